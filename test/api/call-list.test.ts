import type { CallList, CallSession, IncomingMatches } from '../../api/schemas';
import { startCallWorld, type CallWorld, type Who } from '../support/call-world';

let world: CallWorld;
beforeAll(async () => {
  world = await startCallWorld();
});
beforeEach(async () => {
  await world.elsewhere();
});
afterAll(() => world.close());

const HOUR_MS = 3_600_000;
const RELATIVES = [
  { name: 'Lucie', relationship: 'daughter', scope: 'practical' as const, phones: ['+33321000007'] },
  { name: 'Marc', scope: 'nothing' as const, phones: ['+33321000008'] },
];
const begin = (changes: Parameters<CallWorld['begin']>[0] = {}) =>
  world.begin({ relatives: RELATIVES, ...changes });
const list = async (who: Who = 'operator') =>
  (await world.send(who, 'GET', '/v1/calls')).json as unknown as CallList;
/** To the beginning of the window of the call of J2. */
const toTheCall = async () => {
  const [call] = await world.query<{ not_before: Date }>("SELECT not_before FROM call WHERE key = 'call-j2'");
  world.records.time.now = (call?.not_before.getTime() ?? 0) + 60_000;
};
const callers = async (number: string) =>
  (
    (await world.send('operator', 'POST', '/v1/incoming-calls', { number }))
      .json as unknown as IncomingMatches
  ).matches;
const incoming = async (body: object) => {
  const path = `/v1/follow-ups/${world.followUpId()}/incoming-calls`;
  return (await world.send('operator', 'POST', path, body)).json as unknown as CallSession;
};

describe('the calls of the day', () => {
  it('when its time has not come, then a call is on no list, then later today, then now', async () => {
    await begin();
    expect(await list()).toEqual({ now: [], later: [], truncated: false });
    await toTheCall();
    world.records.time.now -= HOUR_MS;
    expect((await list()).later.map(({ followUpId }) => followUpId)).toEqual([world.followUpId()]);
    world.records.time.now += HOUR_MS;
    const { now, later } = await list();
    expect(later).toEqual([]);
    expect(now).toMatchObject([
      {
        followUpId: world.followUpId(),
        patient: { birthName: 'Delattre', firstGivenName: 'Jeanne', birthDate: '1941-03-08' },
        speakFirstTo: 'patient',
        speakingNeed: null,
        calls: [
          {
            callKey: 'call-j2',
            when: 'now',
            rung: 'patient',
            why: 'due',
            attempt: 1,
            attemptsMax: 3,
            numbers: [{ dialled: 'patient/1', number: '+33321000001', scope: null }],
            lastOutcomes: [],
            owner: { kind: 'queue', id: 'operators' },
            inHand: null,
          },
        ],
      },
    ]);
  });

  it('when a colleague has it in hand, then the list says who, since when, and whose it is', async () => {
    await begin();
    await toTheCall();
    await world.send('teamLead', 'POST', `/v1/follow-ups/${world.followUpId()}/calls/call-j2/sessions`, {});
    const inHand = async (who: Who) => (await list(who)).now[0]?.calls[0]?.inHand;
    expect(await inHand('operator')).toMatchObject({ displayName: 'Somebody (teamLead)', mine: false });
    expect(await inHand('teamLead')).toMatchObject({ status: 'open', mine: true });
  });

  it('when nobody answered, then the try, its number and the next one are said; then the relative’s number', async () => {
    await begin();
    const outcomes: (string | undefined)[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      await toTheCall();
      outcomes.push((await list()).now[0]?.calls[0]?.why);
      expect((await world.record({ outcome: 'no-answer' })).status).toBe(200);
    }
    expect(outcomes).toEqual(['due', 'next-attempt', 'next-attempt']);
    await toTheCall();
    expect((await list()).now[0]?.calls[0]).toMatchObject({
      rung: 'relative',
      why: 'relative-next',
      attempt: 1,
      attemptsMax: 1,
      numbers: [{ dialled: 'relative/0/1', number: '+33321000007', name: 'Lucie', scope: 'practical' }],
      lastOutcomes: [{ outcome: 'no-answer' }, { outcome: 'no-answer' }, { outcome: 'no-answer' }],
    });
  });

  it('when the patient asked to be called, then that goes before a call that is merely due', async () => {
    await begin({ stay: { visitNumber: 'V-1', dischargedAt: '2026-11-03T15:00:00+01:00' } });
    const due = world.followUpId();
    await world.begin({
      stay: { visitNumber: 'V-2', dischargedAt: '2026-11-03T15:00:00+01:00' },
      patient: { birthName: 'Roussel', phones: ['+33321000002'] },
    });
    await toTheCall();
    await world.records.states(world.records.tenant.operator, world.followUpId(), {
      type: 'call-back-asked',
      about: 'patient',
    });
    const { now } = await list();
    expect(now.map(({ followUpId }) => followUpId)).toEqual([world.followUpId(), due]);
    expect(now[0]?.calls[0]?.why).toBe('asked-by-patient');
  });

  it('when the patient speaks no French, then the interpreter is said', async () => {
    await begin({ patient: { birthName: 'Delattre', language: 'ar', phones: ['+33321000001'] } });
    await toTheCall();
    expect((await list()).now[0]).toMatchObject({ language: 'ar', speakingNeed: 'interpreter' });
  });

  it('when another organisation asks, or a hospital, then it sees none', async () => {
    await begin();
    await toTheCall();
    const { now } = world.records.time;
    expect((await world.send('hospital', 'GET', '/v1/calls')).status).toBe(403);
    await world.elsewhere();
    world.records.time.now = now;
    expect((await list()).now).toEqual([]);
  });
});

describe('somebody calls', () => {
  it('when the number is the patient’s, a relative’s or nobody’s, then the file is found with what may be said', async () => {
    await begin();
    expect(await callers('03 21 00 00 01')).toMatchObject([
      {
        followUpId: world.followUpId(),
        whose: 'patient',
        scope: null,
        patient: { birthName: 'Delattre' },
        call: { callKey: 'call-j2', dueNow: false },
      },
    ]);
    expect(await callers('+33 3 21 00 00 07')).toMatchObject([
      { whose: 'relative', relativeIndex: 0, relativeName: 'Lucie', scope: 'practical' },
    ]);
    expect(await callers('0321000008')).toMatchObject([
      { whose: 'relative', relativeIndex: 1, scope: 'nothing' },
    ]);
    expect(await callers('0321000099')).toEqual([]);
    expect(await callers('bonjour')).toEqual([]);
    await world.elsewhere();
    expect(await callers('0321000001')).toEqual([]);
  });

  it('when the patient calls, then the next call is made now, once two traits were checked', async () => {
    await begin();
    const session = await incoming({ caller: 'patient', number: '+33321000001' });
    expect(session).toMatchObject({ callKey: 'call-j2', direction: 'incoming', setting: null });
    const { sessionId } = session;
    expect((await world.record({ outcome: 'called-back', sessionId })).json?.['reason']).toBe(
      'traits-unchecked',
    );
    await world.send('operator', 'PUT', `/v1/call-sessions/${sessionId}`, {
      expectedRevision: 0,
      traits: ['given-name', 'address'],
      speakingWith: { who: 'patient' },
      notes: '',
      answers: [],
    });
    expect((await world.record({ outcome: 'called-back', sessionId })).status).toBe(200);
    expect(await world.query('SELECT status FROM call')).toEqual([{ status: 'done' }]);
  });

  it('when nothing waits, then what is said is listened to and kept as a note', async () => {
    await begin();
    expect((await world.record({ outcome: 'called-back' })).status).toBe(200);
    const session = await incoming({ caller: 'relative', relativeIndex: 1 });
    expect(session).toMatchObject({ callKey: null, speakingWith: { who: 'relative', relativeIndex: 1 } });
    const path = `/v1/call-sessions/${session.sessionId}`;
    await world.send('operator', 'PUT', path, {
      expectedRevision: 0,
      traits: [],
      speakingWith: { who: 'relative', relativeIndex: 1 },
      notes: 'elle ne mange plus',
      answers: [],
    });
    expect((await world.send('operator', 'POST', `${path}/ending`, {})).json).toMatchObject({
      status: 'ended',
      notes: '',
    });
    expect(await world.query('SELECT said_by FROM said_note')).toEqual([{ said_by: 'relative' }]);
    const { json } = await world.send('operator', 'GET', `/v1/follow-ups/${world.followUpId()}`);
    expect(JSON.stringify(json)).toContain('elle ne mange plus');
  });

  it('when a call waits for its outcome, then its session does not end without one', async () => {
    await begin();
    const { sessionId } = await incoming({ caller: 'patient' });
    const refused = await world.send('operator', 'POST', `/v1/call-sessions/${sessionId}/ending`, {});
    expect([refused.status, refused.json?.['reason']]).toEqual([409, 'attempt-missing']);
  });
});
