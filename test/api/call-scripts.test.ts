import type { ConductedScript } from '../../api/schemas';
import { BREATHLESS_AT_REST, OPENING, said, startCallWorld, type CallWorld } from '../support/call-world';

let world: CallWorld;
beforeAll(async () => {
  world = await startCallWorld();
});
beforeEach(async () => {
  await world.elsewhere();
  await world.begin();
});
afterAll(() => world.close());

describe('a call by its script', () => {
  it('when it begins, then the first question is the identity, under the banner of the demonstration', async () => {
    const { status, json } = await world.conduct({ answers: [] });
    expect(status).toBe(200);
    expect(json).toMatchObject({
      scriptKey: 'GEN-J2',
      signed: false,
      banner: 'Script non signé : démonstration seulement',
      phase: 'opening',
      status: 'open',
      actions: [],
      outcome: null,
      farewell: 'La nuit et le week-end, ou si ça s’aggrave : le 15.',
    });
    expect((json as unknown as ConductedScript).pending.map(({ id }) => id)).toEqual(['OUV-01']);
  });

  it('when identity and agreement are given, then the script of the day is asked; not before', async () => {
    const { phase, status, pending } = await world.conducted({ answers: OPENING });
    expect([phase, status, pending[0]?.id]).toEqual(['call', 'open', 'GEN-01']);
    const early = await world.conduct({ answers: said(['GEN-01', 'mieux']) });
    expect([early.status, early.json?.['reason']]).toEqual([422, 'script-answer-unknown']);
    const refused = await world.conducted({
      answers: said(['OUV-01', 'oui'], ['OUV-02', 'discorde']),
    });
    expect(refused).toMatchObject({ phase: 'opening', status: 'done', pending: [] });
  });

  it('when an answer is a danger, then the call stops and says who, how, how fast', async () => {
    const { status, actions, urgency, outcome, pending } = await world.conducted({
      answers: BREATHLESS_AT_REST,
    });
    expect([status, urgency, outcome]).toEqual(['interrupted', 'emergency', 'red-flag']);
    expect(actions[0]).toMatchObject({ code: 'URGENCE_15', deadlineMinutes: 0, interrupts: true });
    expect(actions[0]?.phrase).toContain('Ne raccrochez pas');
    expect(actions[0]?.steps.length).toBeGreaterThan(3);
    expect(pending.length).toBeGreaterThan(0);
    const after = await world.conduct({ answers: [...BREATHLESS_AT_REST, ...said(['GEN-03', 'non'])] });
    expect([after.status, after.json?.['reason']]).toEqual([409, 'script-interrupted']);
  });

  it('when the key « Alerte » is used, then its action counts whatever was answered', async () => {
    expect(await world.conducted({ answers: OPENING, alerts: ['PROTECTION'] })).toMatchObject({
      status: 'interrupted',
      breaks: [{ code: 'R22', kind: 'alert' }],
    });
    expect((await world.conduct({ answers: [], alerts: ['RAS'] })).status).toBe(422);
  });

  it('when the pathway’s prescriptions say that no nurse comes, then nothing is asked about her', async () => {
    const ids = async () => (await world.conducted({ answers: OPENING })).pending.map(({ id }) => id);
    const unknown = await ids();
    await world.begin({
      stay: { visitNumber: 'V-2', dischargedAt: '2026-11-03T15:00:00+01:00', dischargeMode: 'home' },
      carePrescribed: [{ kind: 'physiotherapy' }],
    });
    const known = await ids();
    // Nursing (GEN-14) and equipment (GEN-19) are not prescribed; physiotherapy (GEN-15) is.
    expect(unknown.filter((id) => !known.includes(id))).toEqual(['GEN-14', 'GEN-19']);
    expect(known).toContain('GEN-15');
  });

  it('when nobody of the service asks, then the script stays closed', async () => {
    expect((await world.conduct({ answers: [] }, 'hospital')).status).toBe(403);
    await world.elsewhere();
    expect((await world.conduct({ answers: [] })).status).toBe(404);
  });

  it('when the follow-up has no such call, or the body is a flood, then it is refused', async () => {
    expect((await world.atCall('call-j9')).status).toBe(404);
    const flood = Array.from({ length: 201 }, () => ({ questionId: 'OUV-01', value: 'oui' }));
    expect((await world.conduct({ answers: flood })).status).toBe(422);
  });
});

describe('in production', () => {
  it('when a script is unsigned, then it does not open and nothing is kept; a plain attempt counts', async () => {
    const production = await startCallWorld(false);
    try {
      await production.elsewhere();
      await production.begin();
      const refused = await production.conduct({ answers: [] });
      expect([refused.status, refused.json?.['reason']]).toEqual([403, 'script-unsigned']);
      const kept = await production.record({ outcome: 'reached', scriptAnswers: { answers: OPENING } });
      expect([kept.status, kept.json?.['reason']]).toEqual([403, 'script-unsigned']);
      expect(await production.query('SELECT FROM call_record')).toEqual([]);
      expect((await production.record({ outcome: 'no-answer' })).status).toBe(200);
    } finally {
      await production.close();
    }
  });
});
