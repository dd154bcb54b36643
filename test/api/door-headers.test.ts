import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROUTES } from '../../api/route-table';
import { as, exampleOf, FOLLOW_UP_ID, startFakeApi, type FakeApi } from '../support/api-fake';

const directory = mkdtempSync(join(tmpdir(), 'relais-console-'));
let api: FakeApi;

beforeAll(async () => {
  mkdirSync(join(directory, 'assets'));
  writeFileSync(join(directory, 'index.html'), '<!doctype html><title>Relais</title>');
  writeFileSync(join(directory, 'assets', 'index-abc.js'), 'start();');
  api = await startFakeApi({}, { consoleDirectory: directory });
});
afterAll(async () => {
  await api.close();
  rmSync(directory, { recursive: true });
});

/** What every answer says to a browser; anything else about it is its own. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self';script-src 'self';script-src-attr 'none';style-src 'self' 'unsafe-inline';" +
    "img-src 'self' data:;font-src 'self';connect-src 'self';object-src 'none';base-uri 'none';" +
    "form-action 'self';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};
const OWN_HEADERS = ['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'x-request-id'];

const pages = ['/', '/suivis/1', '/assets/index-abc.js', '/docs', '/docs/swagger-ui.css', '/openapi.json'];
const examples = [
  ...ROUTES.filter(({ streams }) => streams !== true).map(exampleOf),
  ...pages.map((path) => ({ method: 'GET', path, body: undefined })),
  { method: 'GET', path: '/v1/nowhere', body: undefined },
];

describe('headers', () => {
  test.each(examples)('when $method $path is answered, then the headers are these', async (example) => {
    const { method, path, body } = example;
    const headers = { ...as('operator'), accept: 'text/html,application/json' };
    const answer = await api.send(method, path, { headers, ...(body && { body }) });
    expect(answer.headers).toMatchObject(SECURITY_HEADERS);
    expect(answer.headers['x-powered-by']).toBeUndefined();
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    if (path.startsWith('/v1')) {
      expect(answer.headers['cache-control']).toBe('no-store');
      // Of a file: its name, which names nobody.
      const others = ['cache-control', 'content-disposition', 'location', 'set-cookie', ...OWN_HEADERS];
      const unexpected = Object.keys(answer.headers).filter(
        (name) => !(name in SECURITY_HEADERS) && !others.includes(name),
      );
      expect(unexpected).toEqual([]);
    }
  });

  test('when the service is reached by HTTPS, then browsers are told to stay there', async () => {
    const secure = await startFakeApi({}, { publicUrl: 'https://relais.example.org' });
    const { headers } = await secure.send('GET', '/health/live');
    await secure.close();
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
    expect(headers['content-security-policy']).toContain('upgrade-insecure-requests');
  });

  test('when a request brings its id, then it keeps it; anything but a UUID is replaced', async () => {
    const own = '0192f0c1-0000-7000-8000-00000000abcd';
    const kept = await api.send('GET', '/health/live', { headers: { 'x-request-id': own } });
    const replaced = await api.send('GET', '/health/live', { headers: { 'x-request-id': 'Delattre' } });
    expect(kept.headers['x-request-id']).toBe(own);
    expect(replaced.headers['x-request-id']).not.toBe('Delattre');
  });
});

describe('the screens', () => {
  test('when a browser opens the address of a screen, then it gets the page', async () => {
    const { status, text, headers } = await api.send('GET', `/suivis/${FOLLOW_UP_ID}`, {
      headers: { accept: 'text/html' },
    });
    expect([status, headers['cache-control']]).toEqual([200, 'no-cache']);
    expect(text).toContain('<title>Relais</title>');
  });

  test('when a file carries its hash, then it is kept for a year', async () => {
    const { headers } = await api.send('GET', '/assets/index-abc.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test.each(['/v1/nowhere', '/assets/gone.js', '/docs/gone', '/health/gone', '/v1/follow-ups/%ff'])(
    'when %s is asked for, then it is a problem and not the page',
    async (path) => {
      const { status, json } = await api.send('GET', path, { headers: { accept: 'text/html' } });
      expect([status, json?.['type']]).toEqual([404, 'urn:relais:problem:not-found']);
    },
  );

  test('when an address climbs out of the folder, then no file of the machine is sent', async () => {
    const { text } = await api.send('GET', '/..%2f..%2f..%2f..%2fetc%2fpasswd', {
      headers: { accept: '*/*' },
    });
    expect(text).not.toContain('root:');
  });

  test('when something other than a browser asks, then it gets no page', async () => {
    const { status } = await api.send('GET', '/suivis', { headers: { accept: 'application/json' } });
    expect(status).toBe(404);
  });
});
