import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** An object is sent as JSON, bytes as they are. */
  readonly body?: object | Buffer;
}

export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly json: Record<string, unknown> | undefined;
}

/** A server on a port of its own, and the plainest client there is: it sends what it is told, browser or not. */
export interface ApiServer {
  readonly port: number;
  send(method: string, path: string, sent?: Sent): Promise<Received>;
  close(): Promise<void>;
}

export async function serveForTest(api: Express): Promise<ApiServer> {
  const server = createServer(api);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { port, send: (method, path, sent) => send(port, method, path, sent), close: () => close(server) };
}

function send(
  port: number,
  method: string,
  path: string,
  { headers = {}, body }: Sent = {},
): Promise<Received> {
  const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(JSON.stringify(body));
  const json = body !== undefined && !Buffer.isBuffer(body) ? { 'content-type': 'application/json' } : {};
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, method, path, agent: false, headers: { ...json, ...headers } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const status = response.statusCode ?? 0;
          resolve({ status, headers: response.headers, text, json: jsonOf(text, response.headers) });
        });
      },
    );
    request.on('error', reject);
    request.end(bytes);
  });
}

function jsonOf(text: string, headers: IncomingHttpHeaders): Record<string, unknown> | undefined {
  // An answer to HEAD says its type and holds nothing.
  if (text === '' || !/json/.test(headers['content-type'] ?? '')) return undefined;
  return JSON.parse(text) as Record<string, unknown>;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error === undefined ? resolve() : reject(error)));
    server.closeAllConnections();
  });
}
