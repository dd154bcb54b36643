import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { OutgoingMessage } from '../../../domain/messages';
import {
  createSmtpTransport,
  startCatcher,
  type Catcher,
  type CaughtMessage,
  type SmtpSettings,
  type SmtpTransport,
} from '../../../integrations/mail';
import { createSecureMailTransport } from '../../../integrations/secure-mail';
import { createSmsOutbox } from '../../../integrations/sms';

const ORGANISATION = '0193a3c0-0000-7000-8000-000000000001';
const FOLLOW_UP = '0193a3c0-0000-7000-8000-000000000002';

const message = (changes: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  organisationId: ORGANISATION,
  key: `${FOLLOW_UP}/12/offer-withdrawn/${FOLLOW_UP}-gp-visit-g12-10/secure-mail`,
  channel: 'secure-mail',
  to: 'lemaire@example.org',
  subject: 'Relais : une demande attend votre réponse',
  text: 'Bonjour Dr Lemaître,\n\n.\nFrom here, œuvre à prévoir.',
  templateVersion: '1',
  ...changes,
});

const settings = (url: string, changes: Partial<SmtpSettings> = {}): SmtpSettings => ({
  url,
  from: 'Relais <relais@service.example.org>',
  timeoutMs: 400,
  forCatcher: true,
  ...changes,
});

/** Closed after each test, in reverse order. */
const toClose: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

const transportTo = (url: string, changes: Partial<SmtpSettings> = {}): SmtpTransport => {
  const transport = createSmtpTransport(settings(url, changes));
  toClose.push(() => transport.close());
  return transport;
};

/** An SMTP server that behaves as told. */
async function serverThat(options: SMTPServerOptions): Promise<{ url: string }> {
  const server = new SMTPServer({ disabledCommands: ['AUTH', 'STARTTLS'], closeTimeout: 50, ...options });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  toClose.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
}

const saying = (responseCode: number) => Object.assign(new Error('no'), { responseCode });

describe('the SMTP transport', () => {
  it('when the server refuses the recipient for good, says refused', async () => {
    const { url } = await serverThat({ onRcptTo: (_address, _session, done) => done(saying(550)) });
    expect(await transportTo(url).send(message())).toEqual({ status: 'refused', reason: 'smtp-550' });
  });

  it('when the server asks to come back later, says not sent', async () => {
    const { url } = await serverThat({ onRcptTo: (_address, _session, done) => done(saying(451)) });
    expect(await transportTo(url).send(message())).toEqual({ status: 'not-sent', reason: 'smtp-451' });
  });

  it('when the server refuses us, and not the message, says not sent', async () => {
    const { url } = await serverThat({ onConnect: (_session, done) => done(saying(554)) });
    expect(await transportTo(url).send(message())).toMatchObject({ status: 'not-sent' });
  });

  it('when nobody listens, says not sent', async () => {
    const { url } = await serverThat({});
    await toClose.pop()?.();
    expect(await transportTo(url).send(message())).toEqual({ status: 'not-sent', reason: 'ECONNREFUSED' });
  });

  it('when the connection breaks while the message is under way, says unknown', async () => {
    const { url } = await plainServer([], (socket, line) => {
      if (/^DATA/i.test(line)) socket.write('354 go on\r\n');
      else if (/^(EHLO|MAIL|RCPT)/i.test(line)) socket.write('250 yes\r\n');
      else socket.destroy();
    });
    expect(await transportTo(url).send(message())).toMatchObject({ status: 'unknown' });
  });

  it('when the server never says what became of the message, says unknown', async () => {
    const { url } = await serverThat({ onData: (stream) => void stream.resume() });
    expect(await transportTo(url).send(message())).toMatchObject({ status: 'unknown' });
  });

  it('when the address is none, says refused', async () => {
    const { url } = await serverThat({});
    expect(await transportTo(url).send(message({ to: '' }))).toMatchObject({ status: 'refused' });
  });

  it('says nothing in clear to a host that is not this machine', async () => {
    const heard: string[] = [];
    const { url } = await plainServer(heard, (socket, line) =>
      socket.write(/^EHLO/i.test(line) ? '250 plain.example.org\r\n' : '500 what?\r\n'),
    );
    const outcome = await transportTo(url.replace('127.0.0.1', '0.0.0.0')).send(message());
    expect(outcome).toMatchObject({ status: 'not-sent' });
    expect(heard.join('')).toMatch(/STARTTLS/i);
    expect(heard.join('')).not.toMatch(/MAIL FROM/i);
  });

  it('gives the same message the same Message-ID, a hash, and tells the catcher only whose it is', async () => {
    const received: string[] = [];
    const { url } = await serverThat({
      onData: (stream, _session, done) => {
        let text = '';
        stream.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        stream.on('end', () => {
          received.push(text);
          done();
        });
      },
    });
    const transport = transportTo(url, { forCatcher: false });
    await transport.send(message());
    await transport.send(message());
    await transport.send(message({ key: 'another' }));

    const messageIds = received.map((text) => /^Message-ID:\s+(\S+)/im.exec(text)?.[1]);
    expect(messageIds[0]).toMatch(/^<[0-9a-f]{64}@service\.example\.org>$/);
    expect(messageIds[1]).toBe(messageIds[0]);
    expect(messageIds[2]).not.toBe(messageIds[0]);
    expect(received.join('\n')).not.toMatch(/X-Relais-(Organisation|Channel|Message-Key)/i);
  });

  it('when ordinary words are given to secure mail, refuses them', async () => {
    const transport = createSecureMailTransport(settings('smtp://127.0.0.1:1'));
    toClose.push(() => transport.close());
    const outcome = await transport.send(message({ channel: 'mail' }));
    expect(outcome).toEqual({ status: 'refused', reason: 'wrong-channel' });
  });
});

describe('the catcher', () => {
  const kept: CaughtMessage[] = [];
  const failures: unknown[] = [];
  let keep: (message: CaughtMessage) => Promise<boolean>;
  let catcher: Catcher;
  beforeEach(async () => {
    kept.length = 0;
    failures.length = 0;
    keep = async (caught) => kept.push(caught) > 0;
    const store = { keep: (caught: CaughtMessage) => keep(caught) };
    catcher = await startCatcher({ port: 0, store, onFailure: (error) => failures.push(error) });
    toClose.push(() => catcher.stop());
  });

  it('keeps what our transport sends, letter for letter', async () => {
    expect(await transportTo(catcher.url).send(message())).toEqual({ status: 'accepted' });
    const { organisationId, channel, key, to, subject, text } = message();
    expect(kept).toEqual([
      {
        organisationId,
        channel,
        messageKey: key,
        content: { to, subject, text: expect.any(String) as string },
      },
    ]);
    expect(kept[0]?.content.text.trimEnd()).toBe(text);
  });

  it('refuses what is not ours', async () => {
    const outcome = await transportTo(catcher.url, { forCatcher: false }).send(message());
    expect(outcome).toEqual({ status: 'refused', reason: 'smtp-554' });
    expect(kept).toEqual([]);
  });

  it('refuses what is too large without keeping it', async () => {
    const outcome = await transportTo(catcher.url).send(message({ text: 'a'.repeat(1_200_000) }));
    expect(outcome).toEqual({ status: 'refused', reason: 'smtp-552' });
    expect(kept).toEqual([]);
  });

  it('accepts nothing it could not keep', async () => {
    const failure = new Error('the database is away');
    keep = () => Promise.reject(failure);
    expect(await transportTo(catcher.url).send(message())).toEqual({
      status: 'not-sent',
      reason: 'smtp-451',
    });
    expect(failures).toEqual([failure]);
  });

  it('says so when its port is taken', async () => {
    const port = Number(new URL(catcher.url).port);
    const starting = startCatcher({ port, store: { keep }, onFailure: () => undefined });
    await expect(starting).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('the SMS outbox', () => {
  it('keeps an SMS and sends none', async () => {
    const kept: unknown[] = [];
    const outbox = createSmsOutbox({ keep: async (sms) => kept.push(sms) > 0 });
    const sms = message({ channel: 'sms', to: '+33600000000', text: 'Bonjour' });
    expect(await outbox.send(sms)).toEqual({ status: 'accepted' });
    expect(kept).toMatchObject([{ channel: 'sms', content: { to: '+33600000000', text: 'Bonjour' } }]);
  });
});

/** Greets, answers as told, and remembers what it heard. */
async function plainServer(
  heard: string[],
  answer: (socket: Socket, line: string) => void,
): Promise<{ url: string }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      heard.push(data.toString());
      answer(socket, data.toString());
    });
    socket.write('220 plain.example.org ESMTP\r\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  toClose.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
