import { request as httpRequest, type IncomingMessage } from 'node:http';
import { aDischargeBody, startApiWorld, type ApiWorld, type TestAccount } from '../support/api-world';

let world: ApiWorld;
beforeEach(async () => {
  world = await startApiWorld();
});
afterEach(() => world.close());

interface Stream {
  readonly response: IncomingMessage;
  text(): string;
  /** Resolves when the text received so far matches. */
  until(pattern: RegExp): Promise<void>;
  readonly ended: Promise<void>;
}

function listen({ headers }: TestAccount): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: world.port, path: '/v1/events', headers, agent: false };
    const request = httpRequest(options, (response) => {
      let text = '';
      const ended = new Promise<void>((end) => response.once('end', () => end()));
      response.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
      const until = (pattern: RegExp): Promise<void> =>
        new Promise((found) => {
          const look = (): void => {
            if (!pattern.test(text)) return;
            response.off('data', look);
            found();
          };
          response.on('data', look);
          look();
        });
      resolve({ response, text: () => text, until, ended });
    });
    request.on('error', reject);
    request.end();
  });
}

async function announce(account: TestAccount): Promise<string> {
  const { headers } = account;
  const body = aDischargeBody('V-1');
  const { json } = await world.send('POST', '/v1/discharges', { headers, body });
  return String(json?.['followUpId']);
}

describe('the stream of changes', () => {
  test('when a discharge comes in, then open screens of its organisation hear its id and nothing else', async () => {
    const here = await listen(world.artois.operator);
    const elsewhere = await listen(world.elsewhere.operator);
    expect(here.response.headers['content-type']).toMatch(/^text\/event-stream/);
    expect(here.response.headers['cache-control']).toBe('no-store');
    await Promise.all([here.until(/retry/), elsewhere.until(/retry/)]);

    const followUpId = await announce(world.artois.lens);
    await here.until(/followUp/);
    expect(here.text()).toBe(`retry: 2000\n\nevent: followUp\ndata: {"followUpId":"${followUpId}"}\n\n`);

    const theirs = await announce(world.elsewhere.lens);
    await elsewhere.until(/followUp/);
    expect(elsewhere.text()).toContain(theirs);
    expect(elsewhere.text()).not.toContain(followUpId);
  });

  test('when a message of a follow-up goes out, then that is heard too, and its being written down is not', async () => {
    const followUpId = await announce(world.artois.lens);
    const { organisationId } = world.artois.operator;
    const changes = [
      `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, patient_id, subject, due_at)
       SELECT '0192f0c1-0000-7000-8000-0000000000e1', $1, id, 1, 'k', 'reminder', 'mail', patient_id, 's', now()
       FROM follow_up WHERE id = $2`,
      `UPDATE message SET status = 'sent' WHERE organisation_id = $1 AND follow_up_id = $2`,
    ];
    const stream = await listen(world.artois.operator);
    await stream.until(/retry/);
    const heard = () => stream.text().split(followUpId).length - 1;
    for (const [place, change] of changes.entries()) {
      await world.database.transaction({ organisationId }, (transaction) =>
        transaction.query(change, [organisationId, followUpId]),
      );
      // What is only written down to be sent is nobody's news.
      if (place === 0) expect(heard()).toBe(0);
    }
    await stream.until(/followUp/);
    expect(heard()).toBe(1);
  });

  test('when a hospital listens, then it hears that something changed, not what', async () => {
    const hospital = await listen(world.artois.arras);
    await hospital.until(/retry/);
    const followUpId = await announce(world.artois.lens);
    await hospital.until(/followUp/);
    expect(hospital.text()).toContain('data: {"followUpId":null}');
    expect(hospital.text()).not.toContain(followUpId);
  });

  test('when the process stops, then streams end by themselves', async () => {
    const stream = await listen(world.artois.operator);
    await stream.until(/retry/);
    world.stopStreams();
    await stream.ended;
    const late = await listen(world.artois.operator);
    await late.ended;
    expect(late.response.statusCode).toBe(200);
  });

  test('when an administrator or nobody listens, then it is refused', async () => {
    const statuses = [world.artois.administrator, { ...world.artois.operator, headers: {} }].map(
      async (account) => {
        const { response } = await listen(account);
        response.resume();
        return response.statusCode;
      },
    );
    expect(await Promise.all(statuses)).toEqual([403, 401]);
  });
});
