import { as, startFakeApi, type FakeApi } from '../support/api-fake';

let api: FakeApi;
beforeAll(async () => {
  api = await startFakeApi({}, { publicUrl: 'https://relais.example.org' });
});
afterAll(() => api.close());

const COOKIE = { cookie: 'theme=dark; __Host-relais-session=session-token' };
const search = (headers: Record<string, string>) =>
  api.send('POST', '/v1/patients/search', { headers, body: { text: 'x' } });
const signIn = (headers: Record<string, string>) =>
  api.send('POST', '/v1/sessions', { headers, body: { email: 'a@example.org', password: 'right' } });

describe('a request that a page of another site made a browser send', () => {
  test.each([
    ['the page itself', { 'sec-fetch-site': 'same-origin' }, 200],
    ['a page of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring host', { 'sec-fetch-site': 'same-site' }, 403],
    ['another site, lying about its origin', lying(), 403],
    ['an older browser, from here', { origin: 'https://relais.example.org' }, 200],
    ['an older browser, from elsewhere', { origin: 'https://evil.example' }, 403],
    ['an older browser, from nowhere', { origin: 'null' }, 403],
    ['nobody says', {}, 403],
  ])('when the cookie comes with %s, then the answer is as expected', async (_name, headers, expected) => {
    expect((await search({ ...COOKIE, ...headers })).status).toBe(expected);
  });

  test('when an API key vouches, then a program need not say where it comes from', async () => {
    expect((await search(as('operator'))).status).toBe(200);
    expect((await search({ ...as('operator'), 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  });

  test('when somebody signs in, then another site cannot do it for them', async () => {
    expect((await signIn({})).status).toBe(201);
    expect((await signIn({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await signIn({ origin: 'https://evil.example' })).status).toBe(403);
  });

  test('when the address of the service is not set, then its own host is its origin', async () => {
    const local = await startFakeApi();
    const origin = `http://127.0.0.1:${local.port}`;
    const sent = (headers: Record<string, string>) =>
      local.send('POST', '/v1/patients/search', { headers: { ...COOKIE, ...headers }, body: { text: 'x' } });
    expect((await sent({ origin })).status).toBe(200);
    expect((await sent({ origin: 'http://127.0.0.1:1' })).status).toBe(403);
    await local.close();
  });

  function lying() {
    return { 'sec-fetch-site': 'cross-site', origin: 'https://relais.example.org' };
  }
});

describe('the session cookie', () => {
  test('when it is set, then no script, other site or other host can use it', async () => {
    const { headers } = await signIn({});
    expect(headers['set-cookie']).toEqual([
      '__Host-relais-session=session-token; Path=/; HttpOnly; Secure; SameSite=Strict',
    ]);
  });

  test('when it is there twice, then it is worth nothing', async () => {
    const twice = `${COOKIE.cookie}; __Host-relais-session=other`;
    expect((await api.send('GET', '/v1/me', { headers: { cookie: twice } })).status).toBe(401);
    expect((await api.send('GET', '/v1/me', { headers: COOKIE })).status).toBe(200);
  });

  test('when an API key comes with it, then the key alone counts', async () => {
    const headers = { ...COOKIE, authorization: 'Bearer wrong' };
    expect((await api.send('GET', '/v1/me', { headers })).status).toBe(401);
  });
});

describe('limits', () => {
  test('when an address signs in too often, then it waits; others are served', async () => {
    const limited = await startFakeApi({}, { trustProxy: 1, limits: { signInsPerMinute: 2 } });
    const from = (address: string) =>
      limited.send('POST', '/v1/sessions', {
        headers: { 'x-forwarded-for': address },
        body: { email: 'a@example.org', password: 'right' },
      });
    const statuses = [];
    for (const address of ['203.0.113.1', '203.0.113.1', '203.0.113.1', '203.0.113.2']) {
      const { status, headers } = await from(address);
      statuses.push([status, headers['retry-after']]);
    }
    await limited.close();
    expect(statuses).toEqual([
      [201, undefined],
      [201, undefined],
      [429, '60'],
      [201, undefined],
    ]);
  });

  test('when an address guesses keys, then it is stopped; right ones do not count', async () => {
    const limited = await startFakeApi({}, { limits: { wrongCredentialsPerMinute: 3 } });
    const me = async (authorization: string) =>
      (await limited.send('GET', '/v1/me', { headers: { authorization } })).status;
    const right = as('operator')['authorization'] ?? '';
    const statuses = [];
    for (const key of [right, right, right, right, 'Bearer a', 'Bearer b', 'Bearer c', 'Bearer d']) {
      statuses.push(await me(key));
    }
    statuses.push(await me(right));
    await limited.close();
    expect(statuses).toEqual([200, 200, 200, 200, 401, 401, 401, 429, 429]);
  });

  test('when many right keys come at once from one address, then none of them counts as a guess', async () => {
    const limited = await startFakeApi({}, { limits: { wrongCredentialsPerMinute: 3 } });
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => limited.send('GET', '/v1/me', { headers: as('operator') })),
    );
    await limited.close();
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  test('when an account asks too often, then it alone waits', async () => {
    const limited = await startFakeApi({}, { limits: { requestsPerMinute: 2 } });
    const clock = async (role: 'operator' | 'teamLead') =>
      (await limited.send('GET', '/v1/clock', { headers: as(role) })).status;
    const statuses = [];
    for (const role of ['operator', 'operator', 'operator', 'teamLead'] as const)
      statuses.push(await clock(role));
    await limited.close();
    expect(statuses).toEqual([200, 200, 429, 200]);
  });
});
