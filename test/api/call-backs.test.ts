import type { CallBacks } from '../../api/schemas';
import { uuidV7 } from '../../security/uuid';
import { finished, OPENING, startCallWorld, WORSE, type CallWorld, type Who } from '../support/call-world';

const CANARY = 'Zibeline Quokka';
let world: CallWorld;
beforeAll(async () => {
  world = await startCallWorld();
});
beforeEach(async () => {
  await world.elsewhere();
  await world.begin();
  await world.record({ outcome: 'reached', scriptAnswers: { answers: await finished(world, WORSE) } });
});
afterAll(() => world.close());

const list = async () =>
  ((await world.send('clinician', 'GET', '/v1/call-backs')).json as unknown as CallBacks).callBacks;
const breakId = async () => (await list())[0]?.breakId ?? '';
const callBack = async (body: object, who: Who = 'clinician', id = uuidV7()) => {
  const path = `/v1/follow-ups/${world.followUpId()}/breaks/${await breakId()}/call-backs`;
  return world.send(who, 'POST', path, body, id);
};
const redFlag = () =>
  world.query<{ status: string; owner_id: string }>("SELECT status, owner_id FROM break WHERE code = 'R14'");

describe('a red flag whose patient a clinician calls back', () => {
  it('when a clinician is due within two hours, then it is on their list with numbers and the words said', async () => {
    expect(await list()).toMatchObject([
      {
        followUpId: world.followUpId(),
        urgency: 'two-hours',
        patient: { birthName: 'Delattre' },
        numbers: [{ dialled: 'patient/1', number: '+33321000001' }],
        callKey: 'call-j2',
        made: [],
      },
    ]);
    expect((await world.read('clinician')).json).toHaveLength(1);
    for (const who of ['operator', 'teamLead', 'hospital'] as const) {
      expect((await world.send(who, 'GET', '/v1/call-backs')).status).toBe(403);
    }
  });

  it('when the patient was spoken to, then the clinician has it, it stands, and their words are kept encrypted', async () => {
    const id = uuidV7();
    const said = { outcome: 'spoken-to', words: CANARY };
    expect((await callBack(said, 'clinician', id)).status).toBe(200);
    expect((await callBack(said, 'clinician', id)).status).toBe(200);
    const { accountId } = world.records.tenant.clinician;
    expect(await redFlag()).toEqual([{ status: 'owned', owner_id: accountId }]);
    const [one] = await list();
    expect(one?.made).toMatchObject([{ outcome: 'spoken-to' }]);
    const path = `/v1/follow-ups/${world.followUpId()}/calls/${one?.breakId ?? ''}/records`;
    expect((await world.send('clinician', 'GET', path)).json).toMatchObject([
      { words: CANARY, scriptKey: null },
    ]);
    const clear = await world.query<{ line: string }>(
      'SELECT call_record::text AS line FROM call_record UNION ALL SELECT inbox::text FROM inbox',
    );
    expect(clear.filter(({ line }) => line.includes(CANARY))).toEqual([]);
  });

  it('when nobody answers, then its clock runs on and the operators look for the patient, once', async () => {
    const before = (await list())[0];
    expect((await callBack({ outcome: 'no-answer' })).status).toBe(200);
    expect((await callBack({ outcome: 'voicemail-left' })).status).toBe(200);
    const [after] = await list();
    expect(after).toMatchObject({ dueAt: before?.dueAt, owner: before?.owner });
    expect(after?.made.map(({ outcome }) => outcome)).toEqual(['voicemail-left', 'no-answer']);
    expect(await world.query("SELECT key FROM call WHERE key LIKE 'call-back-%'")).toEqual([
      { key: 'call-back-1' },
    ]);
    const { json } = await world.send('operator', 'GET', '/v1/calls');
    expect(json).toMatchObject({ now: [{ calls: [{ callKey: 'call-back-1', why: 'after-emergency' }] }] });
  });

  it('when it was closed, then no call back is recorded any more', async () => {
    const path = `/v1/follow-ups/${world.followUpId()}/breaks/${await breakId()}`;
    await world.send('clinician', 'POST', `${path}/resolution`, {
      cause: 'call',
      resolution: 'seen-same-day',
    });
    const refused = await world.send('clinician', 'POST', `${path}/call-backs`, { outcome: 'no-answer' });
    expect([refused.status, refused.json?.['reason'], await list()]).toEqual([409, 'already-settled', []]);
  });
});

describe('a medical opinion that a call asks for the same day', () => {
  it('when an answer leads there, then a clinician has it on their list, reads what was said and settles it', async () => {
    await world.elsewhere();
    await world.begin();
    const answers = await untilAction(world, 'AVIS_MEDICAL_JOUR');
    expect((await world.record({ outcome: 'reached', scriptAnswers: { answers } })).status).toBe(200);
    const { json } = await world.send('clinician', 'GET', '/v1/worklist');
    expect(json).toMatchObject({
      entries: [
        {
          followUpId: world.followUpId(),
          items: [{ key: 'check/medical-advice-call-j2', reason: 'medical-advice' }],
        },
      ],
    });
    expect((await world.read('clinician')).json).toHaveLength(1);
    const path = `/v1/follow-ups/${world.followUpId()}/checks/medical-advice-call-j2/outcome`;
    expect((await world.send('clinician', 'POST', path, { outcome: 'done' })).status).toBe(200);
    const after = await world.send('clinician', 'GET', '/v1/worklist');
    expect(after.json).toEqual({ entries: [] });
  });
});

/** Answers up to the first one that leads to that action and to nothing that interrupts. */
async function untilAction(among: CallWorld, code: string, given = OPENING): Promise<typeof OPENING> {
  const [next] = (await among.conducted({ answers: given })).pending;
  if (next === undefined) throw new Error(`no answer leads to ${code}`);
  for (const { value } of next.answers) {
    const answers = [...given, { questionId: next.id, value }];
    const { status, actions, urgency } = await among.conducted({ answers });
    if (status !== 'interrupted' && urgency === null && actions.some((action) => action.code === code)) {
      return answers;
    }
  }
  return untilAction(among, code, [...given, { questionId: next.id, value: next.answers[0]?.value ?? '' }]);
}
