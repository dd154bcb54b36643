import { ROUTES } from '../../api/route-table';
import { route, noContent, noInput } from '../../api/route';
import { createApi } from '../../api/create-api';
import type { Action } from '../../security/permissions';
import { ROLES, scopeOf, type Role } from '../../security/permissions';
import { as, exampleOf, FOLLOW_UP_ID, startFakeApi, type FakeApi } from '../support/api-fake';

let api: FakeApi;
/** Streams never end by themselves: they have tests of their own. */
const routes = ROUTES.filter(({ streams }) => streams !== true);
const guarded = routes.filter(({ action }) => action !== 'public');

beforeAll(async () => {
  api = await startFakeApi({}, { limits: { wrongCredentialsPerMinute: 10_000 } });
});
afterAll(() => api.close());
beforeEach(() => {
  api.recorded.length = 0;
});

const matrix = guarded.flatMap((entry) => ROLES.map((role) => ({ role, entry, name: nameOf(entry) })));

function nameOf({ method, path }: { method: string; path: string }): string {
  return `${method.toUpperCase()} ${path}`;
}

describe('the matrix role × route', () => {
  test.each(matrix)(
    'when $role asks for $name, then the permissions table decides',
    async ({ role, entry }) => {
      const allowed = entry.action !== 'public' && scopeOf(role, entry.action) !== null;
      const { method, path, body } = exampleOf(entry);
      const { status } = await api.send(method, path, { headers: as(role), ...(body && { body }) });
      expect(status === 403).toBe(!allowed);
      expect(api.calls('audit').length).toBe(allowed ? 0 : 1);
    },
  );

  test.each(guarded.map((entry) => ({ entry, name: nameOf(entry) })))(
    'when nobody known asks for $name, then it is 401 and nothing is done',
    async ({ entry }) => {
      const { method, path, body } = exampleOf(entry);
      for (const headers of [{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic YTpi' }]) {
        const { status, json } = await api.send(method, path, { headers, ...(body && { body }) });
        expect([status, json?.['type']]).toEqual([401, 'urn:relais:problem:not-signed-in']);
      }
      const done = api.recorded.map(({ what }) => what);
      expect(done.filter((what) => !['log', 'audit', 'callerOfApiKey'].includes(what))).toEqual([]);
    },
  );
});

describe('what the table says, spelled out', () => {
  const outcomes: readonly (readonly [Role, string, string, number])[] = [
    ['hospital', 'GET', '/v1/worklist', 200],
    ['administrator', 'GET', '/v1/worklist', 403],
    ['hospital', 'POST', '/v1/discharges', 202],
    ['clinician', 'POST', '/v1/discharges', 403],
    ['administrator', 'GET', '/v1/follow-ups', 403],
    ['operator', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R03-1/resolution`, 200],
    ['operator', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R14-1/resolution`, 403],
    ['teamLead', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R14-1/resolution`, 403],
    ['clinician', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R14-1/resolution`, 200],
    ['teamLead', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R22-2/resolution`, 200],
    ['operator', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R22-2/resolution`, 403],
    ['hospital', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R01-1/resolution`, 200],
    ['hospital', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R17-1/reopening`, 200],
    ['hospital', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R03-1/resolution`, 403],
    ['hospital', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R03-1/reopening`, 403],
    ['hospital', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R01-1/acceptance`, 403],
    ['operator', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R03-1/acceptance`, 200],
    ['operator', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R14-1/acceptance`, 403],
    ['teamLead', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R14-1/acceptance`, 403],
    ['operator', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R22-1/acceptance`, 403],
    ['service', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/letter`, 200],
    ['hospital', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/letter`, 200],
    ['hospital', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/cares/nurse/visits`, 403],
    ['administrator', 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/results/result-1/outcome`, 403],
    ['clinician', 'GET', '/v1/messages', 403],
  ];

  test.each(outcomes)('when %s sends %s %s, then it is %i', async (role, method, path, expected) => {
    const entry = ROUTES.find((candidate) => {
      const pattern = new RegExp(`^${candidate.path.replace(/\{\w+\}/g, '[^/]+')}$`);
      return candidate.method === method.toLowerCase() && pattern.test(path);
    });
    const body = entry && exampleOf(entry).body;
    const { status } = await api.send(method, path, { headers: as(role), ...(body && { body }) });
    expect(status).toBe(expected);
  });

  test('when an operator says that a clinician accepts a break, then it is 403 and nothing is stated', async () => {
    const path = `/v1/follow-ups/${FOLLOW_UP_ID}/breaks/R03-1/acceptance`;
    const body = { acceptedBy: 'clinician', reason: 'waiting-is-safe' };
    expect((await api.send('POST', path, { headers: as('operator'), body })).status).toBe(403);
    expect(api.calls('stateFact')).toEqual([]);
    expect((await api.send('POST', path, { headers: as('clinician'), body })).status).toBe(200);
  });

  test('when a role is denied, then the audit names action, subject and reason', async () => {
    await api.send('POST', `/v1/follow-ups/${FOLLOW_UP_ID}/closing`, { headers: as('hospital'), body: {} });
    const [[caller, ...line] = []] = api.calls('audit');
    expect(caller).toMatchObject({ role: 'hospital' });
    expect(line).toEqual([
      'followUp.close',
      { kind: 'follow-up', id: FOLLOW_UP_ID },
      'denied',
      'not-permitted',
    ]);
  });
});

describe('a route table that nobody decided on', () => {
  const unsound = (action: string) =>
    route({
      method: 'get',
      path: '/v1/new',
      tag: 'New',
      summary: 'New',
      action: action as Action,
      input: noInput,
      content: noContent,
      successes: [[204, 'Done']],
      handle: async () => ({ content: undefined }),
    });
  const build = (...table: ReturnType<typeof unsound>[]) => {
    const logger = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const application = {} as Parameters<typeof createApi>[0]['application'];
    return () =>
      createApi({ application, logger, settings: { maxBodyBytes: 1, consoleDirectory: null } }, table);
  };

  test('when a route names an action that the table does not have, then the API is not built', () => {
    expect(build(unsound('new.do'))).toThrow('GET /v1/new has no action');
    expect(build(unsound('session.own'))).not.toThrow();
  });

  test('when a route is there twice, then the API is not built', () => {
    expect(build(unsound('session.own'), unsound('session.own'))).toThrow('twice');
  });
});
