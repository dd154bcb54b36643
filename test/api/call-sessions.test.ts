import type { CallSession, CallSessions, CallDraftRequest } from '../../api/schemas';
import { uuidV7 } from '../../security/uuid';
import {
  BREATHLESS_AT_REST,
  finished,
  OPENING,
  said,
  startCallWorld,
  type CallWorld,
  type Who,
} from '../support/call-world';

const CANARY = 'Zibeline Quokka';
const MINUTE_MS = 60_000;
const realTime = { now: Date.UTC(2026, 10, 22, 9) };
let world: CallWorld;
beforeAll(async () => {
  world = await startCallWorld(true, () => realTime.now);
});
beforeEach(async () => {
  await world.elsewhere();
  await world.begin();
});
afterAll(() => world.close());

const TWO_TRAITS: CallDraftRequest['traits'] = ['given-name', 'birth-date'];
const sessionsPath = () => `/v1/follow-ups/${world.followUpId()}/calls/call-j2/sessions`;
const open = (who: Who = 'operator', body: object = {}) => world.send(who, 'POST', sessionsPath(), body);
const opened = async (who: Who = 'operator', body: object = {}): Promise<CallSession> => {
  const { status, json } = await open(who, body);
  if (status !== 200) throw new Error(`opening answered ${status}`);
  return json as unknown as CallSession;
};
const draftOf = ({ revision, notes }: CallSession, changes: Partial<CallDraftRequest> = {}) => ({
  expectedRevision: revision,
  traits: [],
  speakingWith: { who: 'patient' as const },
  notes,
  answers: [],
  ...changes,
});
const save = (session: CallSession, changes: Partial<CallDraftRequest>, who: Who = 'operator') =>
  world.send(who, 'PUT', `/v1/call-sessions/${session.sessionId}`, draftOf(session, changes));
const saved = async (session: CallSession, changes: Partial<CallDraftRequest>, who: Who = 'operator') =>
  (await save(session, changes, who)).json as unknown as CallSession;
const act = (session: CallSession, what: string, body: object = {}, who: Who = 'operator') =>
  world.send(who, 'POST', `/v1/call-sessions/${session.sessionId}/${what}`, body);
const list = async (who: Who) =>
  ((await world.send(who, 'GET', '/v1/call-sessions')).json as unknown as CallSessions).sessions;
const rows = () =>
  world.query<{ status: string; content: Buffer | null }>('SELECT status, content FROM call_session');
const callStatus = async () => (await world.query<{ status: string }>('SELECT status FROM call'))[0]?.status;

describe('a call in hand', () => {
  it('when nobody was identified yet, then nothing of the hospital or the pathway is answered', async () => {
    const session = await opened();
    expect(session).toMatchObject({ verified: false, setting: null, status: 'open', callKey: 'call-j2' });
    expect(session.numbers.map(({ dialled }) => dialled)).toEqual(['patient/1']);
    expect(JSON.stringify(session)).not.toMatch(/CH de Lens|standard/);
    expect((await saved(session, { traits: ['birth-date'] })).setting).toBeNull();
    const twice = ['birth-date', 'birth-date'] as const;
    expect((await saved({ ...session, revision: 1 }, { traits: twice })).verified).toBe(false);
    expect((await saved({ ...session, revision: 2 }, { traits: TWO_TRAITS })).setting).toMatchObject({
      hospitalName: 'CH de Lens',
      pathwayKey: 'standard',
    });
  });

  it('when it is written while it goes on, then it is read back, and an older screen does not overwrite it', async () => {
    const session = await opened();
    const answers = OPENING.map((one) => ({ ...one, cases: [] }));
    expect((await save(session, { notes: '« ça va »', answers })).status).toBe(200);
    const late = await save(session, { notes: 'older' });
    expect([late.status, late.json?.['reason']]).toEqual([409, 'changed-meanwhile']);
    const read = await world.send('operator', 'GET', `/v1/call-sessions/${session.sessionId}`);
    expect(read.json).toMatchObject({ notes: '« ça va »', answers, revision: 1 });
    expect(await opened()).toMatchObject({ sessionId: session.sessionId, notes: '« ça va »' });
  });

  it('when a colleague has it, then it is theirs for ten minutes, and longer only without a reason', async () => {
    const session = await opened();
    const refused = await open('teamLead');
    expect([refused.status, refused.json?.['reason'], refused.json?.['holder']]).toEqual([
      409,
      'call-in-hand',
      'Somebody (operator)',
    ]);
    expect((await open('teamLead', { takeOver: true })).json?.['reason']).toBe('reason-missing');
    expect((await save(session, {}, 'teamLead')).json?.['reason']).toBe('not-yours');
    realTime.now += 11 * MINUTE_MS;
    expect((await open('teamLead')).status).toBe(409);
    const taken = await opened('teamLead', { takeOver: true });
    expect([taken.sessionId, taken.holder.displayName]).toEqual([session.sessionId, 'Somebody (teamLead)']);
    expect((await save(session, {})).json?.['reason']).toBe('not-yours');
    expect((await open('operator', { takeOver: true, reason: 'she went home' })).status).toBe(200);
  });

  it('when two take it at the same moment, then one has it', async () => {
    const answers = await Promise.all([open('operator'), open('teamLead')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await rows()).toHaveLength(1);
  });

  it('when it is put down, then what was written is kept for whoever goes on, who is to be told two traits', async () => {
    const session = await saved(await opened(), { notes: 'rappeler le soir', traits: TWO_TRAITS });
    expect((await act(session, 'leaving')).json).toMatchObject({ status: 'left' });
    expect(await opened('teamLead')).toMatchObject({
      sessionId: session.sessionId,
      notes: 'rappeler le soir',
      traits: [],
      verified: false,
    });
  });

  it('when it is handed over, then it is on the colleague’s list, the call is theirs and they go on', async () => {
    const session = await saved(await opened(), { notes: 'parle doucement', traits: TWO_TRAITS });
    const { accountId } = world.records.tenant.teamLead;
    const handed = await act(session, 'handover', { toAccountId: accountId, words: 'elle attend' });
    expect(handed.json).toMatchObject({
      handoverStated: 'applied',
      traits: [],
      handover: { to: { accountId }, from: { displayName: 'Somebody (operator)' }, words: 'elle attend' },
    });
    expect(await world.query("SELECT owner_id FROM work_item WHERE kind = 'call'")).toEqual([
      { owner_id: accountId },
    ]);
    expect(await list('operator')).toEqual([]);
    expect(await list('teamLead')).toMatchObject([
      { sessionId: session.sessionId, handedBy: { displayName: 'Somebody (operator)' } },
    ]);
    expect(await opened('teamLead')).toMatchObject({ notes: 'parle doucement' });
    expect((await save(session, {})).json?.['reason']).toBe('not-yours');
  });

  it('when it is handed to nobody of the service, then it stays', async () => {
    const session = await opened();
    const { clinician, operator } = world.records.tenant;
    for (const { accountId } of [clinician, operator]) {
      const refused = await act(session, 'handover', { toAccountId: accountId });
      expect(refused.json?.['reason']).toBe('unknown-colleague');
    }
    expect(await list('operator')).toHaveLength(1);
  });

  it('when another organisation asks, then there is no such session', async () => {
    const session = await opened();
    await world.elsewhere();
    expect((await save(session, {})).status).toBe(404);
    expect(await list('operator')).toEqual([]);
  });

  it('when something is written, then it is in clear neither in the database nor in the log', async () => {
    const session = await saved(await opened(), { notes: CANARY, traits: TWO_TRAITS });
    await act(session, 'handover', {
      toAccountId: world.records.tenant.teamLead.accountId,
      words: CANARY,
    });
    const [row] = await rows();
    expect(row?.content?.includes(CANARY)).toBe(false);
    const found = await world.query<{ line: string }>(
      `SELECT call_session::text AS line FROM call_session UNION ALL SELECT inbox::text FROM inbox
       UNION ALL SELECT audit_event::text FROM audit_event UNION ALL SELECT history_entry::text FROM history_entry`,
    );
    expect(found.length).toBeGreaterThan(3);
    expect(found.filter(({ line }) => line.includes(CANARY))).toEqual([]);
    expect(JSON.stringify(world.logged)).not.toContain(CANARY);
    const opens = await world.query(`SELECT id FROM audit_event WHERE action = 'call.hold'`);
    expect(opens).toHaveLength(1);
  });
});

describe('an attempt made in a session', () => {
  const REACHED = { outcome: 'reached' as const };

  it('when fewer than two traits were checked, then nobody was spoken to', async () => {
    const session = await saved(await opened(), { traits: ['birth-date'] });
    const { sessionId } = session;
    const answers = await finished(world, OPENING);
    for (const body of [
      REACHED,
      { outcome: 'called-back' as const },
      { ...REACHED, scriptAnswers: { answers } },
    ]) {
      const refused = await world.record({ ...body, sessionId });
      expect([refused.status, refused.json?.['reason']]).toEqual([409, 'traits-unchecked']);
    }
    const told = { answers: said(['OUV-01', 'proche'], ['PRO-01', 'autorise']) };
    const relative = { outcome: 'relative-reached' as const, sessionId };
    expect((await world.record({ ...relative, scriptAnswers: told })).status).toBe(409);
    expect(await callStatus()).toBe('due');
    const script = await world.conduct({ answers: OPENING, sessionId });
    expect(script.json?.['reason']).toBe('traits-unchecked');
    const beginning = await world.conduct({ answers: said(['OUV-01', 'oui']), sessionId });
    expect([beginning.status, beginning.json?.['scriptKey']]).toEqual([200, 'OUVERTURE']);
    // Whoever answers may be asked when to call again.
    const asked = { answers: said(['OUV-01', 'proche'], ['PRO-01', 'rappel']) };
    expect((await world.record({ ...relative, scriptAnswers: asked })).status).toBe(200);
  });

  it('when a red flag is heard before two traits, then it does not wait for them', async () => {
    const { sessionId } = await opened();
    const answers = said(['OUV-01', 'proche'], ['PRO-01', 'inquiet']);
    const recorded = await world.record({
      outcome: 'relative-reached',
      sessionId,
      scriptAnswers: { answers },
    });
    expect([recorded.status, await callStatus()]).toEqual([200, 'interrupted']);
  });

  it('when it is recorded, then the session ends empty and its notes are read with the attempt, once', async () => {
    const session = await saved(await opened(), { traits: TWO_TRAITS, notes: 'sa fille vient le soir' });
    const { sessionId } = session;
    const scriptAnswers = { answers: await finished(world, OPENING) };
    const id = uuidV7();
    expect((await world.record({ ...REACHED, sessionId, scriptAnswers }, id)).status).toBe(200);
    expect((await world.record({ ...REACHED, sessionId, scriptAnswers }, id)).status).toBe(200);
    expect(await rows()).toEqual([{ status: 'ended', content: null }]);
    expect((await world.read('operator')).json).toMatchObject([{ notes: 'sa fille vient le soir' }]);
    expect(await list('operator')).toEqual([]);
    expect((await save(session, {})).json?.['reason']).toBe('session-over');
    expect((await open()).json?.['reason']).toBe('already-settled');
  });

  it('when nobody answers, then what was noted is kept without any script', async () => {
    const { sessionId } = await saved(await opened(), { notes: 'répondeur plein' });
    expect((await world.record({ outcome: 'no-answer', sessionId })).status).toBe(200);
    expect((await world.read('clinician')).json).toMatchObject([
      { notes: 'répondeur plein', scriptKey: null, asked: [] },
    ]);
    expect((await world.record({ outcome: 'no-answer', sessionId })).json?.['reason']).toBe('session-over');
  });

  it('when a program records one without a session, then the script’s own question of identity suffices', async () => {
    const scriptAnswers = { answers: await finished(world, OPENING) };
    expect((await world.record({ ...REACHED, scriptAnswers })).status).toBe(200);
  });
});

describe('an interrupted call', () => {
  const redFlag = async () => {
    await world.record({ outcome: 'reached', scriptAnswers: { answers: BREATHLESS_AT_REST } });
    return (await world.query<{ id: string }>("SELECT id FROM break WHERE code = 'R14'"))[0]?.id ?? '';
  };
  const closeRedFlag = async (breakId: string) => {
    const path = `/v1/follow-ups/${world.followUpId()}/breaks/${breakId}/resolution`;
    const closed = await world.send('clinician', 'POST', path, {
      cause: 'call',
      resolution: 'seen-same-day',
    });
    expect(closed.status).toBe(200);
  };

  it('when its red flag waits for a clinician, then it does not go on', async () => {
    await redFlag();
    expect(await opened()).toMatchObject({ resumes: null, resumption: 'red-flag-open' });
  });

  it('when a clinician closed the red flag, then the questions that were left are asked, and none again', async () => {
    await closeRedFlag(await redFlag());
    const session = await opened();
    expect(session).toMatchObject({ resumption: 'taken-up', verified: false });
    const resumes = session.resumes ?? '';
    const { sessionId } = session;
    expect((await world.conduct({ answers: [], resumes })).json?.['reason']).toBe('traits-unchecked');
    expect((await world.conduct({ answers: [], resumes, sessionId })).json?.['reason']).toBe(
      'traits-unchecked',
    );
    await saved(session, { traits: TWO_TRAITS });
    const goneOn = await world.conducted({ answers: [], resumes, sessionId });
    expect(goneOn.status).toBe('open');
    const asked = goneOn.asked.map(({ questionId }) => questionId);
    expect(asked).toEqual(expect.arrayContaining(['OUV-02', 'GEN-02']));
    expect(goneOn.pending.filter(({ id }) => asked.includes(id))).toEqual([]);
    expect([goneOn.urgency, goneOn.breaks.filter(({ code }) => code === 'R14')]).toEqual([null, []]);

    const again = await world.conducted({ answers: said(['GEN-02', 'repos']), resumes, sessionId });
    expect([again.status, again.urgency]).toEqual(['interrupted', 'emergency']);

    const answers = await finishedFrom({ resumes, sessionId }, []);
    const recorded = await world.record({
      outcome: 'reached',
      sessionId,
      scriptAnswers: { answers, resumes },
    });
    expect([recorded.status, await callStatus()]).toEqual([200, 'done']);
    const standing = await world.query("SELECT id FROM break WHERE code = 'R14' AND status <> 'resolved'");
    expect(standing).toEqual([]);
  });

  const finishedFrom = async (
    from: { resumes: string; sessionId: string },
    answers: ReturnType<typeof said>,
  ): Promise<ReturnType<typeof said>> => {
    const { status, pending } = await world.conducted({ answers, ...from });
    const [next] = pending;
    if (status !== 'open' || next === undefined) return answers;
    return finishedFrom(from, [...answers, { questionId: next.id, value: next.answers[0]?.value ?? '' }]);
  };
});
