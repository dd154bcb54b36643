import { FactRefusedError, NotFoundError } from '../../application/errors';
import type { Application } from '../../application/application';
import { as, FOLLOW_UP_ID, startFakeApi } from '../support/api-fake';

const closing = `/v1/follow-ups/${FOLLOW_UP_ID}/closing`;

async function answerWhen(behaviour: Partial<Application>, method = 'GET', path = '/v1/follow-ups') {
  const api = await startFakeApi(behaviour);
  const body = path === closing ? { reason: 'moved' } : undefined;
  const answer = await api.send(method, path, { headers: as('operator'), ...(body && { body }) });
  await api.close();
  return { ...answer, recorded: api.recorded, calls: api.calls };
}

const failing = (error: Error): Partial<Application> => ({ followUps: async () => Promise.reject(error) });

describe('a fact that the follow-up did not apply', () => {
  test.each([
    ['follow-up-over', 409],
    ['already-open', 409],
    ['not-open', 409],
    ['unknown-subject', 404],
    ['changed-meanwhile', 409],
    ['already-answered', 409],
    ['already-settled', 409],
    ['not-allowed', 403],
    ['opposed', 409],
    ['unknown-cause-or-resolution', 422],
    ['red-flag-open', 409],
    ['quarantined', 409],
    ['a-reason-of-tomorrow', 409],
  ])('when it was refused as %s, then it is a problem %i that says why', async (reason, status) => {
    const stateFact = async () => ({ factId: 'f', status: 'refused' as const, reason });
    const answer = await answerWhen({ stateFact }, 'POST', closing);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json).toMatchObject({ status, reason, type: `urn:relais:problem:refused/${reason}` });
    expect(answer.json?.['detail']).toMatch(/^[A-Z].*\.$/);
    expect(answer.calls('audit').length).toBe(status === 403 ? 1 : 0);
  });

  test('when the follow-up has not answered yet, then it is 202 and pending', async () => {
    const stateFact = async () => ({ factId: 'f', status: 'pending' as const });
    const { status, json } = await answerWhen({ stateFact }, 'POST', closing);
    expect([status, json]).toEqual([202, { factId: 'f', status: 'pending' }]);
  });

  test('when a follow-up that runs is to be reopened, then it is a problem 409', async () => {
    const reopen = async () => Promise.reject(new FactRefusedError('not-over'));
    const { status, json } = await answerWhen({ reopen }, 'POST', `/v1/follow-ups/${FOLLOW_UP_ID}/reopening`);
    expect([status, json?.['reason']]).toEqual([409, 'not-over']);
  });
});

describe('pressure', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  const hidden = Object.assign(new Error('x'), {
    code: 'P2010',
    meta: { driverAdapterError: new Error('y', { cause: { originalCode: '57014' } }) },
  });

  test.each([
    ['too many connections', withCode('53300')],
    ['a statement that took too long', withCode('57014')],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a database that is away', withCode('ECONNREFUSED')],
    ['the same, wrapped', new Error('wrapped', { cause: withCode('57P03') })],
    ['the same, hidden by Prisma', hidden],
  ])('when the reason is %s, then it is 503 with the seconds to wait', async (_name, error) => {
    const { status, headers, json } = await answerWhen(failing(error));
    expect([status, headers['retry-after']]).toEqual([503, '2']);
    expect(json).toMatchObject({ type: 'urn:relais:problem:unavailable' });
  });

  test('when a part is away, then the service is not ready and says which', async () => {
    const readiness = async () => ({ database: 'ok', temporal: 'unavailable' }) as const;
    const { status, json } = await answerWhen({ readiness }, 'GET', '/health/ready');
    expect(status).toBe(503);
    expect(json).toEqual({ status: 'unavailable', parts: { database: 'ok', temporal: 'unavailable' } });
  });
});

describe('what nobody foresaw', () => {
  const quoting = Object.assign(new Error('Key (phone)=(+33321000001) of Delattre already exists'), {
    code: '23505',
  });

  test('when an error quotes a patient, then the answer does not', async () => {
    const { status, text, headers, json } = await answerWhen(failing(quoting));
    expect([status, json?.['requestId']]).toEqual([500, headers['x-request-id']]);
    expect(text).not.toMatch(/Delattre|33321000001|stack|at /);
  });

  test('when an address or a body says who it is about, then the log of the request does not', async () => {
    const api = await startFakeApi();
    const headers = { ...as('operator'), 'user-agent': 'Delattre' };
    await api.send('GET', `/v1/follow-ups?before=Delattre&limit=1`, { headers });
    await api.send('POST', '/v1/patients/search', { headers, body: { text: 'Delattre' } });
    await api.close();
    const lines = api.calls('log');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(lines)).not.toContain('Delattre');
    expect(lines).toContainEqual([
      'request',
      expect.objectContaining({ method: 'POST', route: 'POST:/v1/patients/search', status: 200 }),
    ]);
  });
});

describe('what is not there', () => {
  test('when a follow-up is outside the walls, then it is 404 and audited as denied', async () => {
    const followUp = async () => Promise.reject(new NotFoundError('follow-up'));
    const { status, calls } = await answerWhen({ followUp }, 'GET', `/v1/follow-ups/${FOLLOW_UP_ID}`);
    expect(status).toBe(404);
    expect(calls('audit')[0]?.slice(1)).toEqual([
      'followUp.read',
      { kind: 'follow-up', id: FOLLOW_UP_ID },
      'denied',
      'not-found',
    ]);
  });

  test('when an id cannot be one, then it is 404 and nothing is asked', async () => {
    const { status, calls } = await answerWhen({}, 'GET', '/v1/follow-ups/1%20OR%201=1');
    expect([status, calls('followUp').length]).toEqual([404, 0]);
  });

  test.each(['limit=0', 'limit=201', 'limit=x', 'status=lost', 'before=yesterday', 'name=Delattre'])(
    'when the query is %s, then it is 422',
    async (query) => {
      const { status, json } = await answerWhen({}, 'GET', `/v1/follow-ups?${query}`);
      expect(status).toBe(422);
      expect(json?.['errors']).toEqual([expect.objectContaining({ pointer: `/${query.split('=')[0]}` })]);
    },
  );
});
