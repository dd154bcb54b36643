import { readFileSync } from 'node:fs';
import type { DryRunAnswer, DryRunOptionsAnswer } from '../../api/schemas';
import { aDischargeBody, startApiWorld, type ApiWorld, type TestAccount } from '../support/api-world';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
  for (const [visitNumber, day, changes] of ANNOUNCED) {
    const body = aDischargeBody(visitNumber, changes);
    const stay = { ...body.stay, visitNumber, dischargedAt: `2026-11-${day}T15:00:00+01:00` };
    const { status } = await world.send('POST', '/v1/discharges', {
      headers: world.artois.operator.headers,
      body: { ...body, stay },
    });
    expect(status).toBe(202);
  }
}, 120_000);
afterAll(() => world.close());

/** Three of November, one of a patient who opposes calls. */
const ANNOUNCED = [
  ['V-1', '20', {}],
  ['V-2', '20', { patient: person('Martin', '1960-05-05') }],
  ['V-3', '21', { patient: person('Durand', '1990-05-05'), refusals: { calls: true } }],
] as const;

function person(birthName: string, birthDate: string) {
  return { birthName, firstGivenName: 'Claude', birthDate, sex: 'female', phones: ['+33321000002'] };
}

const PATH = '/v1/pathways/dry-runs';
const unchanged = { kind: 'changes', pathway: 'standard', changes: [] };
const fifty = { kind: 'generated', count: 50, seed: 7 };
const STANDARD = readFileSync('data/pathways/standard.yaml', 'utf8');

const post = (body: object, account: TestAccount = world.artois.teamLead) =>
  world.send('POST', PATH, { headers: account.headers, body });

async function run(
  candidate: object,
  discharges: object = fifty,
  account?: TestAccount,
): Promise<DryRunAnswer> {
  const { status, json } = await post({ candidate, discharges }, account);
  expect(status).toBe(200);
  return json as unknown as DryRunAnswer;
}

describe('trying a pathway through the API', () => {
  test('when nothing is changed, then both sides are the same', async () => {
    const { discharges, totals, moves } = await run(unchanged);
    expect(discharges).toBe(50);
    expect(moves).toEqual([]);
    expect(totals.difference.calls).toBe(0);
    expect(totals.baseline.minutes.operators).toBeGreaterThan(0);
  });

  test('when a call is added and tries are fewer, then calls rise and tries show it', async () => {
    const more = { kind: 'add-call', earliest: 'J10', latest: 'J12' };
    const { totals } = await run({ ...unchanged, changes: [more] });
    expect(totals.difference.calls).toBeGreaterThan(0);
    expect(totals.difference.visits['general-practitioner'] ?? 0).toBe(0);
  });

  test('when a file is pasted, then it takes the place of the pathway of its key', async () => {
    const text = STANDARD.replace(/attemptsMax: \d+/g, 'attemptsMax: 1');
    const { totals } = await run({ kind: 'yaml', text });
    expect(totals.difference.calls).toBe(0);
    expect(totals.difference.attempts).toBeLessThan(0);
  });

  test('when past discharges are asked for, then those of the days and of the organisation count', async () => {
    const past = { kind: 'past', period: { from: '2026-11-20', to: '2026-11-20' } };
    expect(await run(unchanged, past)).toMatchObject({ discharges: 2 });
    const both = { kind: 'past', period: { from: '2026-11-20', to: '2026-11-21' } };
    const result = await run(unchanged, both);
    expect(result).toMatchObject({ discharges: 3, period: { from: '2026-11-20', to: '2026-11-21' } });
    const elsewhere = await run(unchanged, both, world.elsewhere.teamLead);
    expect(elsewhere).toMatchObject({ discharges: 0, weeks: [] });
    expect(elsewhere.period).toBeUndefined();
  });

  test('when past discharges are tried, then nothing that identifies anybody is in the answer', async () => {
    const past = { kind: 'past', period: { from: '2026-11-01', to: '2026-11-30' } };
    const text = JSON.stringify(await run(unchanged, past));
    for (const secret of ['Delattre', 'Martin', 'Durand', '1960-05-05', '33321', 'V-1', '620100057']) {
      expect(text).not.toContain(secret);
    }
  });

  test('when it is done, then the audit has who tried on what', async () => {
    await run(unchanged, fifty, world.artois.administrator);
    const { organisationId } = world.artois;
    const lines = await world.database.transaction({ organisationId }, (transaction) =>
      transaction.query<{ role: string; reason: string }>(
        `SELECT role, reason FROM audit_event WHERE action = 'pathway.dryRun' ORDER BY id DESC LIMIT 1`,
      ),
    );
    expect(lines).toEqual([{ role: 'administrator', reason: 'generated' }]);
  });

  test('when what can be changed is asked for, then pathways, steps, texts and assumptions are told', async () => {
    const { status, json } = await world.send('GET', PATH, { headers: world.artois.teamLead.headers });
    const { pathways, assumptions } = json as unknown as DryRunOptionsAnswer;
    expect(status).toBe(200);
    const standard = pathways.find(({ key }) => key === 'standard');
    expect(standard?.text).toBe(STANDARD);
    expect(standard?.steps.find(({ kind }) => kind === 'call')).toMatchObject({ from: 'discharge' });
    for (const { key, text } of pathways) expect(text).toMatch(new RegExp(`^key: ${key}$`, 'm'));
    expect(assumptions.values.find(({ name }) => name === 'minutesPerAttempt')?.source).toMatch(/measure/);
  });
});

describe('what cannot be tried', () => {
  test('when the pasted file has problems, then each is named by line, place and remedy', async () => {
    const lines = STANDARD.split('\n');
    const line = lines.findIndex((text) => text.includes('attemptsMax:')) + 1;
    const text = STANDARD.replace(/attemptsMax: \d+/, 'attemptsMax: many');
    const { status, json } = await post({ candidate: { kind: 'yaml', text }, discharges: fifty });
    expect([status, json?.['type']]).toEqual([422, 'urn:relais:problem:unusable-pathway']);
    expect(json?.['pathwayProblems']).toEqual([
      expect.objectContaining({ file: 'parcours.yaml', line, remedy: expect.stringMatching(/./) as string }),
    ]);
    expect(json?.['errors']).toMatchObject([
      { pointer: '/candidate', sentenceFr: expect.anything() as string },
    ]);
  });

  test('when the text is no YAML, then the line is named', async () => {
    const { status, json } = await post({
      candidate: { kind: 'yaml', text: 'key: [1\nb: }' },
      discharges: fifty,
    });
    expect(status).toBe(422);
    expect(json?.['pathwayProblems']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'parcours.yaml', line: expect.any(Number) as number }),
      ]),
    );
  });

  test.each([
    ['a step that is not there', { kind: 'remove-step', step: 'tea' }],
    ['a day that is none', { kind: 'window', step: 'gp-visit', latest: 'jeudi' }],
  ])('when a change names %s, then it is said', async (_what, change) => {
    const { status, json } = await post({
      candidate: { ...unchanged, changes: [change] },
      discharges: fifty,
    });
    expect([status, json?.['type']]).toEqual([422, 'urn:relais:problem:unusable-pathway']);
  });

  test.each([
    ['too many discharges', { ...fifty, count: 2_001 }, '/discharges/count'],
    ['none', { ...fifty, count: 0 }, '/discharges/count'],
    [
      'a day that does not exist',
      { kind: 'past', period: { from: '2026-02-30', to: '2026-03-01' } },
      '/discharges/period/from',
    ],
    [
      'a period the wrong way round',
      { kind: 'past', period: { from: '2026-03-02', to: '2026-03-01' } },
      '/discharges/period',
    ],
    [
      'more than a year',
      { kind: 'past', period: { from: '2024-01-01', to: '2026-01-01' } },
      '/discharges/period',
    ],
  ])('when %s is asked for, then the place is named', async (_what, discharges, pointer) => {
    const { status, json } = await post({ candidate: unchanged, discharges });
    expect(status).toBe(422);
    expect(json?.['errors']).toContainEqual(expect.objectContaining({ pointer }));
  });

  test('when the body is too large, then it is 413', async () => {
    const { status } = await post({
      candidate: { kind: 'yaml', text: 'x'.repeat(70_000) },
      discharges: fifty,
    });
    expect(status).toBe(413);
  });

  test('when an operator asks, then it is 403', async () => {
    const { status } = await post({ candidate: unchanged, discharges: fifty }, world.artois.operator);
    expect(status).toBe(403);
  });
});
