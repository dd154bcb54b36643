import type { CallAttemptRequest } from '../../api/schemas';
import { uuidV7 } from '../../security/uuid';
import {
  BREATHLESS_AT_REST,
  finished,
  OPENING,
  said,
  startCallWorld,
  untilBreak,
  WORSE,
  type CallWorld,
} from '../support/call-world';

let world: CallWorld;
beforeAll(async () => {
  world = await startCallWorld();
});
beforeEach(async () => {
  await world.elsewhere();
  await world.begin();
});
afterAll(() => world.close());

const facts = async () =>
  (
    await world.query<{ event: Record<string, unknown>; status: string }>(
      'SELECT event, status FROM inbox ORDER BY sequence',
    )
  ).filter(({ event }) => event['type'] !== 'opened');
const breaks = async () =>
  world.query<{ code: string; subject: string; cause: string }>(
    `SELECT code, subject, cause FROM break WHERE code IN ('R10', 'R14', 'R22') ORDER BY code`,
  );
const callStatus = async () => (await world.query<{ status: string }>('SELECT status FROM call'))[0]?.status;

describe('a call recorded with what was said', () => {
  it('when the script was gone through, then the call is done and the answers are kept, readable, audited', async () => {
    const answers = await finished(world, OPENING);
    const recorded = await world.record({
      outcome: 'reached',
      scriptAnswers: { answers, words: '« ça va »' },
    });
    expect([recorded.status, await callStatus()]).toEqual([200, 'done']);
    const { status, json } = await world.read('clinician');
    expect(status).toBe(200);
    const [only] = json as unknown as Record<string, unknown>[];
    expect(only).toMatchObject({
      attempt: 1,
      scriptKey: 'GEN-J2',
      scriptVersion: '2026.2',
      by: 'Somebody (operator)',
      words: '« ça va »',
    });
    expect(only?.['asked']).toEqual(
      expect.arrayContaining([expect.objectContaining({ questionId: 'GEN-01', label: 'Mieux' })]),
    );
    expect((await world.read('operator')).status).toBe(200);
    expect((await world.read('hospital')).status).toBe(403);
    const audited = await world.query<{ role: string }>(
      `SELECT role FROM audit_event WHERE action = 'call.readAnswers' AND outcome = 'allowed' ORDER BY id`,
    );
    expect(audited.map(({ role }) => role)).toEqual(['clinician', 'operator']);
  });

  it('when an action interrupts, then it is a red flag whatever was asked for, as urgent as the action', async () => {
    const recorded = await world.record({
      outcome: 'reached',
      scriptAnswers: { answers: BREATHLESS_AT_REST },
    });
    expect([recorded.status, await callStatus()]).toEqual([200, 'interrupted']);
    expect((await facts()).map(({ event }) => event)).toEqual([
      { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag', urgency: 'emergency' },
    ]);
    expect(await breaks()).toEqual([{ code: 'R14', subject: 'call-j2', cause: 'call' }]);
  });

  it('when a clinician is due within two hours, then the red flag is raised before the call is done', async () => {
    const answers = await finished(world, WORSE);
    await world.record({ outcome: 'reached', scriptAnswers: { answers } });
    expect((await facts()).map(({ event }) => [event['type'], event['urgency'] ?? event['outcome']])).toEqual(
      [
        ['alert-raised', 'two-hours'],
        ['call-attempted', 'reached'],
      ],
    );
    expect(await breaks()).toEqual([{ code: 'R14', subject: 'patient', cause: 'call' }]);
    expect(await callStatus()).toBe('done');
  });

  it('when a proposed break is confirmed, then it is reported; unconfirmed it is not', async () => {
    const answers = await finished(world, await untilBreak(world, 'R10'));
    await world.record({ outcome: 'reached', scriptAnswers: { answers } });
    expect((await breaks()).map(({ code }) => code)).not.toContain('R10');

    await world.elsewhere();
    await world.begin();
    const confirmed = await world.record({
      outcome: 'reached',
      scriptAnswers: { answers, breaks: [{ code: 'R10', cause: 'no-delivery' }] },
    });
    expect([confirmed.status, (await breaks()).map(({ code, cause }) => `${code} ${cause}`)]).toEqual([
      200,
      expect.arrayContaining(['R10 no-delivery']),
    ]);
  });

  it('when a break is confirmed that the script does not propose, or with another’s cause, then nothing is kept', async () => {
    const answers = await finished(world, OPENING);
    for (const breaks of [[{ code: 'R10', cause: 'no-delivery' }], [{ code: 'R22', cause: 'violence' }]]) {
      const refused = await world.record({ outcome: 'reached', scriptAnswers: { answers, breaks } });
      expect([refused.status, refused.json?.['reason']]).toEqual([422, 'unknown-cause-or-resolution']);
    }
    expect([await facts(), await world.query('SELECT FROM call_record')]).toEqual([[], []]);
  });

  it('when a person is in danger, then the cause is asked for and R22 is raised', async () => {
    const scriptAnswers = { answers: OPENING, alerts: ['PROTECTION'] };
    expect((await world.record({ outcome: 'reached', scriptAnswers })).status).toBe(422);
    const named = { ...scriptAnswers, breaks: [{ code: 'R22', cause: 'violence' }] };
    expect((await world.record({ outcome: 'reached', scriptAnswers: named })).status).toBe(200);
    expect((await breaks()).map(({ code }) => code)).toEqual(['R14', 'R22']);
  });

  it('when the same request comes again, then nothing happens twice; with other answers it is refused', async () => {
    const answers = await finished(world, WORSE);
    const id = uuidV7();
    const body: CallAttemptRequest = { outcome: 'reached', scriptAnswers: { answers } };
    expect((await world.record(body, id)).status).toBe(200);
    expect((await world.record(body, id)).status).toBe(200);
    const other = { answers: await finished(world, OPENING) };
    expect((await world.record({ outcome: 'reached', scriptAnswers: other }, id)).status).toBe(409);
    expect(await facts()).toHaveLength(2);
    expect(await world.query('SELECT FROM call_record')).toHaveLength(1);
    expect((await world.read('operator')).json).toHaveLength(1);
  });

  it('when the follow-up refuses the attempt, then what was said is not read as an attempt', async () => {
    const answers = await finished(world, OPENING);
    expect((await world.record({ outcome: 'reached', scriptAnswers: { answers } })).status).toBe(200);
    expect((await world.record({ outcome: 'reached', scriptAnswers: { answers } })).status).toBe(409);
    expect((await world.read('operator')).json).toHaveLength(1);
  });

  it('when it was kept, then nobody changes or removes it', async () => {
    await world.record({ outcome: 'reached', scriptAnswers: { answers: BREATHLESS_AT_REST } });
    await expect(world.query(`UPDATE call_record SET attempt = 2`)).rejects.toThrow(/permission denied/);
    await expect(world.query('DELETE FROM call_record')).rejects.toThrow(/permission denied/);
  });

  it('when another organisation asks, then it sees nothing of it', async () => {
    await world.record({ outcome: 'reached', scriptAnswers: { answers: BREATHLESS_AT_REST } });
    await world.elsewhere();
    expect((await world.read('operator')).status).toBe(404);
    expect(await world.query('SELECT FROM call_record')).toEqual([]);
  });

  it('when something was said, then it is in no log, no fact, no state: encrypted in its row alone', async () => {
    const canary = 'CANARI-essoufflement';
    const answers = await finished(world, WORSE);
    world.logged.length = 0;
    await world.conduct({ answers });
    await world.conduct({ answers: said(['OUV-01', canary]) });
    await world.record({ outcome: 'reached', scriptAnswers: { answers, words: `« ${canary} »` } });
    expect(world.logged.length).toBeGreaterThan(2);
    const logs = JSON.stringify(world.logged);
    for (const word of [canary, 'moins_bien', 'Moins bien', 'GEN-01']) expect(logs).not.toContain(word);
    const tables = await world.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
       AND has_table_privilege(oid, 'SELECT')`,
    );
    expect(tables.length).toBeGreaterThan(20);
    for (const { name } of tables) {
      const rows = await world.query<{ row: string }>(`SELECT "${name}"::text AS row FROM "${name}"`);
      const text = rows.map(({ row }) => row).join('\n');
      for (const word of [canary, Buffer.from(canary).toString('hex'), 'moins_bien', 'GEN-01']) {
        expect({ name, holds: text.includes(word) }).toEqual({ name, holds: false });
      }
    }
  });
});
