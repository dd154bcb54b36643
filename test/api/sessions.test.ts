import { PASSWORD, startApiWorld, type ApiWorld } from '../support/api-world';

let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.close());

const signIn = (email: string, password: string) =>
  world.send('POST', '/v1/sessions', { body: { email, password } });
const cookieOf = (headers: { 'set-cookie'?: string[] | undefined }): string =>
  headers['set-cookie']?.[0]?.split(';')[0] ?? '';
const me = (headers: Readonly<Record<string, string>>) => world.send('GET', '/v1/me', { headers });

describe('signing in', () => {
  test('when address and password fit, then the cookie is a session until it is signed out', async () => {
    const { status, json, headers } = await signIn(world.artois.operator.email, PASSWORD);
    expect([status, json?.['role'], json?.['organisationName']]).toEqual([201, 'operator', 'artois']);
    const cookie = cookieOf(headers);
    expect((await me({ cookie })).json).toEqual(json);

    const own = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await world.send('DELETE', '/v1/sessions/current', { headers: own })).status).toBe(204);
    expect((await me({ cookie })).status).toBe(401);
  });

  test('when either is wrong, then nobody learns which', async () => {
    const { email } = world.artois.operator;
    const answers = [await signIn(email, 'wrong'), await signIn('nobody@artois.example', PASSWORD)];
    for (const { status, json, headers } of answers) {
      expect([status, json?.['type'], headers['set-cookie']]).toEqual([
        401,
        'urn:relais:problem:wrong-credentials',
        undefined,
      ]);
    }
    expect(JSON.stringify(world.logged)).not.toMatch(/artois\.example|pass phrase/);
    expect(world.logged).toContainEqual(['denied', expect.objectContaining({ reason: 'wrong-credentials' })]);
  });

  test('when the account is disabled, then neither password, session nor key is worth anything', async () => {
    const { teamLead, organisationId } = world.elsewhere;
    const cookie = cookieOf((await signIn(teamLead.email, PASSWORD)).headers);
    expect([(await me({ cookie })).status, (await me(teamLead.headers)).status]).toEqual([200, 200]);
    await world.database.ordinary({ organisationId }, (client) =>
      client.account.updateMany({ where: { email: teamLead.email }, data: { disabledAt: new Date() } }),
    );
    const statuses = [
      await signIn(teamLead.email, PASSWORD),
      await me({ cookie }),
      await me(teamLead.headers),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([401, 401, 401]);
  });

  test('when a key is revoked, then it is worth nothing', async () => {
    const { clinician, organisationId } = world.elsewhere;
    expect((await me(clinician.headers)).status).toBe(200);
    await world.database.ordinary({ organisationId }, async (client) => {
      const account = await client.account.findFirstOrThrow({ where: { email: clinician.email } });
      await client.apiKey.updateMany({ where: { accountId: account.id }, data: { revokedAt: new Date() } });
    });
    expect((await me(clinician.headers)).status).toBe(401);
  });
});
