import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OutgoingMessage } from '../../../domain/messages';
import { createSmsProvider, readReceipt, receiptSignature } from '../../../integrations/sms';

const TOKEN = 'a secret shared with the provider, both ways';
const message: OutgoingMessage = {
  organisationId: '0193a3c0-0000-7000-8000-000000000001',
  key: 'patient/1/appointment-reminder/2/sms',
  channel: 'sms',
  to: '+33600000001',
  subject: '',
  text: 'Rappel',
  templateVersion: '1',
};

describe('an SMS provider by HTTP', () => {
  let server: Server;
  let answer: RequestListener;
  let url: string;
  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  const send = (timeoutMs = 2_000) => createSmsProvider({ url, token: TOKEN, timeoutMs }).send(message);

  it('when it takes the SMS, then it got number, text, reference and an idempotency key', async () => {
    let got: unknown;
    answer = (request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += String(chunk)));
      request.on('end', () => {
        const { authorization, 'idempotency-key': key } = request.headers;
        got = { authorization, key, ...(JSON.parse(body) as object) };
        response.writeHead(202).end('{}');
      });
    };
    expect(await send()).toEqual({ status: 'accepted' });
    expect(got).toEqual({
      authorization: `Bearer ${TOKEN}`,
      key: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      to: message.to,
      text: 'Rappel',
      reference: message.key,
      organisation: message.organisationId,
    });
  });

  it.each([
    [400, 'refused'],
    [401, 'refused'],
    [429, 'not-sent'],
    [503, 'not-sent'],
    [500, 'unknown'],
    [504, 'unknown'],
  ])('when it answers %i, then the outcome is %s', async (status, outcome) => {
    answer = (_request, response) => response.writeHead(status).end();
    expect(await send()).toEqual({ status: outcome, reason: `http-${status}` });
  });

  it('when it does not answer or hangs up, then nobody can tell', async () => {
    answer = () => undefined;
    expect(await send(50)).toEqual({ status: 'unknown', reason: 'no-answer' });
    answer = (request) => request.socket.destroy();
    expect(await send()).toEqual({ status: 'unknown', reason: 'no-answer' });
    answer = (_request, response) => response.writeHead(302, { location: url }).end();
    expect(await send()).toEqual({ status: 'unknown', reason: 'no-answer' });
  });

  it('when nothing listens, then surely nothing was sent', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    await new Promise((resolve) => other.close(resolve));
    const closed = createSmsProvider({ url: `http://127.0.0.1:${port}/sms`, token: TOKEN, timeoutMs: 2_000 });
    expect(await closed.send(message)).toEqual({ status: 'not-sent', reason: 'not-connected' });
  });
});

describe('a receipt', () => {
  const NOW = 1_800_000_000;
  const body = (content: unknown) => Buffer.from(JSON.stringify(content));
  const receipt = { organisation: message.organisationId, reference: message.key, status: 'delivered' };
  const read = (content: Buffer, changes: { timestamp?: string; signature?: string } = {}) => {
    const timestamp = changes.timestamp ?? String(NOW);
    const signature = changes.signature ?? receiptSignature(TOKEN, timestamp, content);
    return readReceipt(TOKEN, { timestamp, signature, body: content }, NOW);
  };

  it('when it is signed and young, then it says what became of which message', () => {
    expect(read(body(receipt))).toEqual({
      organisationId: message.organisationId,
      messageKey: message.key,
      status: 'delivered',
    });
  });

  it('when it is forged, old, or no receipt, then it says nothing', () => {
    const other = body({ ...receipt, status: 'failed' });
    expect(read(body(receipt), { signature: receiptSignature(TOKEN, String(NOW), other) })).toBeNull();
    expect(
      read(body(receipt), { signature: receiptSignature('other', String(NOW), body(receipt)) }),
    ).toBeNull();
    expect(read(body(receipt), { signature: '' })).toBeNull();
    expect(read(body(receipt), { timestamp: String(NOW - 301) })).toBeNull();
    expect(read(body(receipt), { timestamp: 'now' })).toBeNull();
    expect(read(body({ ...receipt, status: 'read' }))).toBeNull();
    expect(read(Buffer.from('{'))).toBeNull();
  });
});
