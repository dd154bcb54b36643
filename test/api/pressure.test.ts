import { request as httpRequest } from 'node:http';
import { withClient } from '../../launcher/embedded/postgres';
import { aDischargeBody, startApiWorld, type ApiWorld } from '../support/api-world';

const MAX_BODY_BYTES = 10_000;
let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld({ maxBodyBytes: MAX_BODY_BYTES }, { maxConnections: 3, timeoutMs: 1_500 });
});
afterAll(() => world.close());

const submit = (visitNumber: string) =>
  world.send('POST', '/v1/discharges', {
    headers: world.artois.lens.headers,
    body: aDischargeBody(visitNumber),
  });
const followUps = () => world.send('GET', '/v1/follow-ups', { headers: world.artois.operator.headers });

describe('pressure is refused politely', () => {
  test('when the pool has no connection to give, then it is 503 and the seconds to wait', async () => {
    const held = await Promise.all([1, 2, 3].map(() => world.database.pool.connect()));
    const answers = await Promise.all([submit('V-1'), followUps()]);
    held.forEach((client) => client.release());
    expect(answers.map(({ status, headers }) => [status, headers['retry-after']])).toEqual([
      [503, '2'],
      [503, '2'],
    ]);
    expect((await submit('V-1')).json).toMatchObject({ result: 'accepted' });
  });

  test('when a statement waits too long, then it is 503, and the next one is taken in', async () => {
    const statuses = await withClient(world.testDatabase.superuserUrl, async (client) => {
      await client.query('BEGIN');
      await client.query('LOCK TABLE stay, follow_up IN ACCESS EXCLUSIVE MODE');
      const answers = await Promise.all([submit('V-2'), followUps()]);
      await client.query('ROLLBACK');
      return answers.map(({ status }) => status);
    });
    expect(statuses).toEqual([503, 503]);
    expect((await submit('V-2')).json).toMatchObject({ result: 'accepted' });
  });

  test('when a sender never stops, then it hears 413 all the same and its first bytes are kept', async () => {
    const { status, json } = await sendForEver();
    expect(status).toBe(413);
    const path = `/v1/refusals/${String(json['refusalId'])}`;
    const kept = await world.send('GET', path, { headers: world.artois.operator.headers });
    expect(kept.json?.['raw']).toBe('x'.repeat(MAX_BODY_BYTES));
  });
});

/** Writes one chunk after the other until it is answered. */
function sendForEver(): Promise<{ status: number; json: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const headers = { ...world.artois.lens.headers, 'content-type': 'application/json' };
    const options = { host: '127.0.0.1', port: world.port, method: 'POST', path: '/v1/discharges', headers };
    const request = httpRequest({ ...options, agent: false }, (response) => {
      clearInterval(writing);
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      response.on('end', () => {
        request.destroy();
        resolve({ status: response.statusCode ?? 0, json: JSON.parse(text) as Record<string, unknown> });
      });
    });
    request.on('error', reject);
    const writing = setInterval(() => request.write('x'.repeat(5_000)), 2);
  });
}
