import type { StandingBreakView } from '../../application/reading/break-views';
import type { MessageView } from '../../application/reading/views';
import { as, FOLLOW_UP_ID, startFakeApi, type FakeApi } from '../support/api-fake';

const DUE_AT = '2026-11-22T15:00:00.000Z';
const MESSAGE: MessageView = {
  messageId: FOLLOW_UP_ID,
  followUpId: FOLLOW_UP_ID,
  kind: 'offer',
  channel: 'mail',
  professionalName: 'Dr Delattre',
  professionalPhone: '+33321000001',
  status: 'failed',
  dueAt: DUE_AT,
  sentAt: null,
  failure: 'no-address',
  resolution: null,
};
const NO_BREAKS: readonly StandingBreakView[] = [];

let api: FakeApi;
beforeAll(async () => {
  api = await startFakeApi({
    messages: async (_caller, { limit }) => Array.from({ length: Math.min(limit, 2) }, () => MESSAGE),
    breaks: async () => ({
      breaks: NO_BREAKS,
      next: { dueAt: DUE_AT, followUpId: FOLLOW_UP_ID, key: 'break/R03-1' },
    }),
  });
});
afterAll(() => api.close());
beforeEach(() => {
  api.recorded.length = 0;
});

const get = (path: string) => api.send('GET', path, { headers: as('teamLead') });

describe('pages of a list', () => {
  it('when a page of breaks is not the last, then its `next` leads on from where it ended', async () => {
    const { json } = await get('/v1/breaks?grade=late&owner=me&hospital=620100057');
    expect((await get(`/v1/breaks?after=${String(json?.['next'])}`)).status).toBe(200);
    expect(api.calls('breaks').map(([, filter]) => filter)).toEqual([
      { limit: 50, grade: 'late', ownerId: 'account-of-teamLead', finess: '620100057' },
      { limit: 50, after: { dueAt: DUE_AT, followUpId: FOLLOW_UP_ID, key: 'break/R03-1' } },
    ]);
  });

  it('when a page of messages is full, then its `next` leads on and names nobody; else it is the last', async () => {
    const { json } = await get('/v1/messages?limit=2&status=failed');
    const next = String(json?.['next']);
    expect(Buffer.from(next, 'base64url').toString()).not.toMatch(/Delattre|33321/);
    expect((await get(`/v1/messages?limit=5&undecided=true&before=${next}`)).json?.['next']).toBeNull();
    expect(api.calls('messages').map(([, filter]) => filter)).toEqual([
      { limit: 2, undecided: false, status: 'failed' },
      { limit: 5, undecided: true, before: { dueAt: DUE_AT, messageId: FOLLOW_UP_ID } },
    ]);
  });

  it.each([
    '/v1/breaks?after=nonsense',
    `/v1/breaks?after=${Buffer.from('{"dueAt":"today"}').toString('base64url')}`,
    '/v1/breaks?grade=grave',
    '/v1/breaks?code=constructor',
    '/v1/messages?before=nonsense',
    '/v1/messages?status=lost',
  ])('when %s is asked, then it is refused and nothing is read', async (path) => {
    expect((await get(path)).status).toBe(422);
    expect([...api.calls('breaks'), ...api.calls('messages')]).toEqual([]);
  });
});
