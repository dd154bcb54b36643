import { readFileSync } from 'node:fs';
import { aDischargeBody, startApiWorld, type ApiWorld } from '../support/api-world';
import { doorCases, factCases, MAX_BODY_BYTES } from '../support/intake-fault-cases';

interface Row {
  readonly code: string;
  readonly outcome: string;
  /** REST status, of the door's own faults. */
  readonly status: number | undefined;
  readonly sentence: string;
}

/** The rows of docs/intake-faults.md: each of them is a test. */
const rows: readonly Row[] = readFileSync('docs/intake-faults.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')))
  .map((cells) => {
    const [, code = '', outcome = '', statusOrPlace = ''] = cells;
    const status = /^\d{3}$/.test(statusOrPlace) ? Number(statusOrPlace) : undefined;
    return { code, outcome, status, sentence: cells.at(-2) ?? '' };
  });
const factRows = rows.filter(({ status }) => status === undefined);
const doorRows = rows.filter(({ status }) => status !== undefined);

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld({ maxBodyBytes: MAX_BODY_BYTES });
});
afterAll(() => world.close());

const submit = (body: object, headers: Readonly<Record<string, string>> = {}) =>
  world.send('POST', '/v1/discharges', { headers: { ...world.artois.lens.headers, ...headers }, body });
const readRefusal = (refusalId: unknown) =>
  world.send('GET', `/v1/refusals/${String(refusalId)}`, { headers: world.artois.operator.headers });
const bytesOf = (body: object): Buffer => (Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body)));

test('when the document is read, then both of its tables are there', () => {
  expect([factRows.length, doorRows.length]).toEqual([
    Object.keys(factCases('')).length,
    Object.keys(doorCases('')).length,
  ]);
});

describe('faults in the facts', () => {
  test.each(factRows)(
    'when the facts have $code, then it is $outcome',
    async ({ code, outcome, sentence }) => {
      const visitNumber = `fact-${code}`;
      const found = Object.entries(factCases(visitNumber)).find(([name]) => name === code)?.[1];
      if (found === undefined) throw new Error(`no case for ${code}`);
      if (found.after !== undefined) {
        expect((await submit(aDischargeBody(`${visitNumber}-before`, found.after))).status).toBe(202);
      }
      const body = aDischargeBody(visitNumber, found.changes);
      const { status, json } = await submit(body);
      const said = [expect.objectContaining({ code, pointer: found.pointer, sentence })];
      if (outcome === 'flagged') {
        expect([status, json?.['flags']]).toEqual([202, said]);
        return;
      }
      expect([status, json?.['errors']]).toEqual([422, said]);
      const kept = await readRefusal(json?.['refusalId']);
      expect(kept.json).toMatchObject({ status: 'open', raw: JSON.stringify(body), followUpId: null });
    },
  );
});

describe('faults at the door', () => {
  test.each(doorRows)('when the request has $code, then it is $status and kept', async (row) => {
    const { code, status: expected, sentence } = row;
    const found = Object.entries(doorCases(`door-${code}`)).find(([name]) => name === code)?.[1];
    if (found === undefined) throw new Error(`no case for ${code}`);
    if (found.after !== undefined) expect((await submit(found.after, found.headers)).status).toBe(202);

    const { status, headers, json } = await submit(found.body, found.headers);
    expect([status, headers['content-type']]).toEqual([expected, 'application/problem+json; charset=utf-8']);
    expect(json).toMatchObject({
      status: expected,
      errors: [{ code, pointer: found.pointer, sentence }],
      refusalId: expect.any(String) as string,
    });

    const kept = await readRefusal(json?.['refusalId']);
    const bytes = bytesOf(found.body).subarray(0, MAX_BODY_BYTES);
    expect(kept.json).toMatchObject({ status: 'open', raw: bytes.toString('utf8') });
    expect(kept.json?.['faults']).toEqual([{ code, pointer: found.pointer, sentence }]);
  });
});

describe('more than one fault', () => {
  test('when the shape is wrong in many places, then each is said at once with its own pointer', async () => {
    const { status, json } = await submit({
      hospital: { finess: '620100057', 'ward/name~1': 'C3' },
      stay: { visitNumber: 7, dischargeMode: 'house' },
      patient: { birthName: 'x', phones: [{ number: '+33321000001', order: 0, own: 'me' }, null] },
      relatives: {},
    });
    const said = json?.['errors'] as { code: string; pointer: string }[];
    expect(status).toBe(422);
    expect(said.map(({ code, pointer }) => `${code} ${pointer}`).sort()).toEqual([
      'invalid-value /patient/phones/0/order',
      'missing-field /stay/dischargedAt',
      'unknown-code /stay/dischargeMode',
      'unknown-field /hospital/ward~1name~01',
      'unknown-field /patient/phones/0/own',
      'wrong-type /patient/phones/1',
      'wrong-type /relatives',
      'wrong-type /stay/visitNumber',
    ]);
  });

  test('when a body holds thousands of faults, then the answer stays small', async () => {
    const unknown = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, 1]));
    const { status, json } = await submit({ ...aDischargeBody('many'), ...unknown });
    expect([status, (json?.['errors'] as unknown[]).length]).toEqual([422, 100]);
  });

  test.each([
    ['a character no database takes', aDischargeBody('nul', { notes: 'a\u0000b' }), '/notes'],
    ['half a character', aDischargeBody('half', { notes: '\ud83d' }), '/notes'],
  ])('when a text holds %s, then that is said', async (_name, body, pointer) => {
    const { status, json } = await submit(body);
    expect(status).toBe(422);
    expect(json?.['errors']).toEqual([expect.objectContaining({ code: 'invalid-value', pointer })]);
  });

  test('when a fault is answered, then it repeats nothing of the patient', async () => {
    const { text } = await submit({
      ...aDischargeBody('quiet', { statedAt: 'Delattre' }),
      patient: { birthName: 7 },
    });
    expect(text).not.toMatch(/Delattre|620100057/);
    expect(JSON.stringify(world.logged)).not.toMatch(/Delattre|33321000001/);
  });
});

describe('a refusal', () => {
  const replay = (refusalId: unknown, body: object, headers = world.artois.operator.headers) =>
    world.send('POST', `/v1/refusals/${String(refusalId)}/replay`, { headers, body });

  test('when it is corrected and sent again, then it is taken in and settled', async () => {
    const faulty = aDischargeBody('replayed', { sex: 'F' });
    const { json } = await submit(faulty);
    const refusalId = json?.['refusalId'];
    const corrected = await replay(refusalId, aDischargeBody('replayed'));
    expect([corrected.status, corrected.json?.['result']]).toEqual([202, 'accepted']);
    const again = await replay(refusalId, aDischargeBody('replayed'));
    expect([again.status, again.json?.['result']]).toEqual([202, 'repeat']);
    const settled = await readRefusal(refusalId);
    expect(settled.json).toMatchObject({ status: 'replayed', followUpId: corrected.json?.['followUpId'] });
  });

  test('when it is corrected wrongly, then it stays open', async () => {
    const { json } = await submit(aDischargeBody('still-wrong', { sex: 'F' }));
    const refusalId = json?.['refusalId'];
    expect((await replay(refusalId, aDischargeBody('still-wrong', { sex: 'F' }))).status).toBe(422);
    expect((await readRefusal(refusalId)).json).toMatchObject({ status: 'open' });
  });

  test('when another hospital or organisation looks for it, then there is none', async () => {
    const { json } = await submit(aDischargeBody('private', { sex: 'F' }));
    const path = `/v1/refusals/${String(json?.['refusalId'])}`;
    const { arras, lens } = world.artois;
    expect((await world.send('GET', path, { headers: lens.headers })).status).toBe(200);
    for (const { headers } of [arras, world.elsewhere.operator]) {
      expect((await world.send('GET', path, { headers })).status).toBe(404);
      const listed = await world.send('GET', '/v1/refusals', { headers });
      expect(listed.json).toEqual({ refusals: [] });
    }
  });

  test('when the rows are looked at behind the walls, then no patient is readable', async () => {
    await submit(aDischargeBody('canary', { sex: 'F' }));
    const { organisationId } = world.artois;
    const rows = await world.database.ordinary({ organisationId }, (client) =>
      client.refusedSubmission.findMany(),
    );
    const text = rows
      .map(({ raw, faults }) => Buffer.from(raw).toString('latin1') + JSON.stringify(faults))
      .join();
    expect(rows.length).toBeGreaterThan(5);
    expect(text).not.toContain('Delattre');
  });
});
