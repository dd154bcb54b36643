import { Agent, request } from 'node:http';

/** One request that was answered as expected, in milliseconds. */
export type Latencies = readonly number[];

export interface Load {
  readonly port: number;
  readonly clients: number;
  readonly seconds: number;
  /** Never more than that many requests, however fast the server. */
  readonly requestsMax: number;
  readonly expectedStatus: number;
  /** The body of the n-th request, and what goes with it. */
  readonly body: (n: number) => string;
  readonly headers: (client: number) => Readonly<Record<string, string>>;
}

/**
 * Posts as fast as the server answers, each client on one connection that it keeps.
 *
 * @returns the latency of each request
 * @throws Error at the first answer with another status
 */
export async function postUntil(load: Load): Promise<Latencies> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  const latencies: number[] = [];
  const until = performance.now() + load.seconds * 1000;
  let sent = 0;
  const client = async (number: number): Promise<void> => {
    while (performance.now() < until && sent < load.requestsMax) {
      sent += 1;
      const from = performance.now();
      await post(load, agent, number, load.body(sent));
      latencies.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(Array.from({ length: load.clients }, (_, number) => client(number)));
  } finally {
    agent.destroy();
  }
  return latencies;
}

function post(load: Load, agent: Agent, client: number, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(body)),
      ...load.headers(client),
    };
    const options = {
      agent,
      headers,
      host: '127.0.0.1',
      port: load.port,
      method: 'POST',
      path: '/v1/discharges',
    };
    const sending = request(options, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode === load.expectedStatus) resolve();
        else reject(new Error(`The server answered ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sending.on('error', reject);
    sending.end(body);
  });
}
