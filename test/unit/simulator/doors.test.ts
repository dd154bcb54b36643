import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Doors } from '../../../simulator/doors/doors';
import { formsOf } from '../../../simulator/doors/forms';

const keys = { hospital: 'h', operator: 'o', teamLead: 't', clinician: 'c' };

let server: Server;
let baseUrl: string;

/** Answers with the status the path names: `/v1/follow-ups/409`. */
beforeAll(async () => {
  server = createServer((request, response) => {
    const status = Number(request.url?.split('/').at(-1));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ reason: status === 200 ? undefined : 'already-answered' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

const asking = async (status: string) => {
  const doors = new Doors({ baseUrl, keys });
  const answer = await doors.post('operator', '/v1/follow-ups/{followUpId}', { followUpId: status });
  return { doors, answer };
};

describe('the doors of the simulation', () => {
  test('when a door takes something, then it is done', async () => {
    const { doors, answer } = await asking('200');

    expect(answer.done).toBe(true);
    expect([doors.sent, doors.failed]).toEqual([1, 0]);
  });

  test('when somebody else was faster, then it is refused and no fault', async () => {
    const { doors, answer } = await asking('409');

    expect(answer).toEqual({ done: false, reason: 'already-answered' });
    expect(doors.failed).toBe(0);
  });

  test('when a door breaks, then it is counted by its route, never by its address', async () => {
    const { doors } = await asking('500');

    expect([...doors.failures]).toEqual([['POST /v1/follow-ups/{followUpId}: 500 already-answered', 1]]);
  });
});

describe('the forms of a page', () => {
  test('when a page has forms, then each has where it goes and what it holds', () => {
    const page = `<form method="post" action="/r/abc/another"><input type="hidden" name="form" value="1&amp;2" />
      <input type="radio" name="slot" required value="10/a/b" checked /><input type="radio" name="slot" value="20/a/b" />
      <button>Je choisis</button></form>`;

    expect(formsOf(page)).toEqual([
      { action: '/r/abc/another', fields: { form: '1&2' }, choices: { slot: ['10/a/b', '20/a/b'] } },
    ]);
  });
});
