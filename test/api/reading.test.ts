import { followUpsSchema } from '../../api/schemas/follow-up';
import { clockSchema } from '../../api/schemas/service';
import {
  caughtMessagesSchema,
  messagesSchema,
  openOffersSchema,
  worklistSchema,
} from '../../api/schemas/work';
import { aDischargeBody, startApiWorld, type ApiWorld, type TestAccount } from '../support/api-world';

let world: ApiWorld;
const taken: string[] = [];

beforeAll(async () => {
  world = await startApiWorld();
  for (const day of ['19', '20', '21']) {
    const body = aDischargeBody(`V-${day}`);
    const stay = { ...body.stay, dischargedAt: `2026-11-${day}T15:00:00+01:00` };
    const headers = world.artois.lens.headers;
    const { json } = await world.send('POST', '/v1/discharges', { headers, body: { ...body, stay } });
    taken.push(String(json?.['followUpId']));
  }
});
afterAll(() => world.close());

const get = (path: string, { headers }: TestAccount = world.artois.operator) =>
  world.send('GET', path, { headers });
const search = (text: string, { headers }: TestAccount = world.artois.operator) =>
  world.send('POST', '/v1/patients/search', { headers, body: { text } });
const idsIn = (json: unknown): string[] =>
  followUpsSchema.parse(json).followUps.map(({ followUpId }) => followUpId);

describe('lists', () => {
  test('when follow-ups are listed, then the newest discharge is first and pages follow', async () => {
    const first = await get('/v1/follow-ups?limit=2&status=announced');
    expect(idsIn(first.json)).toEqual([taken[2], taken[1]]);
    const before = followUpsSchema.parse(first.json).followUps[1]?.dischargedAt ?? '';
    const second = await get(`/v1/follow-ups?limit=2&before=${encodeURIComponent(before)}`);
    expect(idsIn(second.json)).toEqual([taken[0]]);
    expect(idsIn((await get('/v1/follow-ups?status=closed')).json)).toEqual([]);
  });

  test('when a clinician lists, then only their care circle is there', async () => {
    const { json } = await get('/v1/follow-ups', world.artois.clinician);
    const all = followUpsSchema.parse(json).followUps;
    expect(all.every(({ followUpId }) => taken.includes(followUpId))).toBe(true);
    expect(idsIn((await get('/v1/follow-ups', world.elsewhere.clinician)).json)).toEqual([]);
  });

  test.each([
    ['delattre', 3],
    ['JEANNE Del', 3],
    ['03 21 00 00 01', 3],
    ['1941-03-08', 3],
    ['Dupont', 0],
  ])('when somebody searches for "%s", then %i follow-ups are found', async (text, count) => {
    const { status, json } = await search(text);
    expect([status, idsIn(json).length]).toEqual([200, count]);
  });

  test('when another hospital or organisation searches, then it finds nobody', async () => {
    expect(idsIn((await search('delattre', world.artois.lens)).json).length).toBe(3);
    expect(idsIn((await search('delattre', world.artois.arras)).json)).toEqual([]);
    expect(idsIn((await search('delattre', world.elsewhere.operator)).json)).toEqual([]);
  });

  test.each([
    ['/v1/worklist', worklistSchema],
    ['/v1/offers', openOffersSchema],
    ['/v1/messages?limit=5', messagesSchema],
    ['/v1/caught-messages', caughtMessagesSchema],
    ['/v1/clock', clockSchema],
  ] as const)('when %s is read, then it is what the document says', async (path, schema) => {
    const { status, json } = await get(path);
    expect(status).toBe(200);
    expect(schema.strict().parse(json)).toEqual(json);
  });

  test('when the clock is read, then it is the business time', async () => {
    expect((await get('/v1/clock')).json).toEqual({ now: '2026-11-22T15:00:00.000Z', speed: 1 });
  });
});
