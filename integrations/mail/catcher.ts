import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { CATCHER_HEADERS } from './catcher-headers';

/** A message that would have left, and did not. */
export interface CaughtMessage {
  readonly organisationId: string;
  readonly channel: string;
  readonly messageKey: string;
  readonly content: {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
    readonly attachment?: { readonly fileName: string; readonly mediaType: string; readonly base64: string };
  };
}

/** Where caught messages are kept; @returns false when one with that key already is. */
export interface CaughtMessageStore {
  keep(message: CaughtMessage): Promise<boolean>;
}

export interface CatcherSettings {
  /** On the loopback address; 0 lets the system choose. */
  readonly port: number;
  readonly store: CaughtMessageStore;
  /** Told of messages that could not be kept. */
  readonly onFailure: (error: unknown) => void;
}

export interface Catcher {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  stop(): Promise<void>;
}

/** A handover with its fonts is some hundred kilobytes. */
const MAX_MESSAGE_BYTES = 1024 * 1024;
const MAX_CLIENTS = 20;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the server answers: `responseCode` is the SMTP code (RFC 5321, 4.2.3). */
class Refusal extends Error {
  constructor(
    readonly responseCode: number,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'Refusal';
  }
}

/**
 * Starts the SMTP server that stands for the world outside in embedded mode: it takes our own messages only, on
 * the loopback address only.
 *
 * @throws Error of code EADDRINUSE when the port is taken
 */
export async function startCatcher({ port, store, onFailure }: CatcherSettings): Promise<Catcher> {
  const server = new SMTPServer({
    name: 'relais-catcher',
    size: MAX_MESSAGE_BYTES,
    maxClients: MAX_CLIENTS,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 2_000,
    onData: (stream, session, callback) => {
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      readMessage(stream, recipients)
        .then((message) => store.keep(message))
        .then(
          (isNew) => callback(null, isNew ? 'kept' : 'kept already'),
          (error: unknown) => callback(answerTo(error, onFailure)),
        );
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      // A client that goes away in the middle is its own trouble.
      server.on('error', onFailure);
      resolve();
    });
  });
  const address = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${address.port}`, stop: () => stop(server) };
}

/** What could not be stored is not accepted: the sender keeps it and tries again. */
function answerTo(error: unknown, onFailure: (error: unknown) => void): Error {
  if (error instanceof Refusal) return error;
  onFailure(error);
  return new Refusal(451, 'could not be kept, try again');
}

async function readMessage(stream: Readable, recipients: readonly string[]): Promise<CaughtMessage> {
  const mail = await simpleParser(await readBounded(stream), { skipImageLinks: true });
  const header = (name: string) => {
    const value = mail.headers.get(name.toLowerCase());
    return typeof value === 'string' ? value : '';
  };
  const organisationId = header(CATCHER_HEADERS.organisation);
  const channel = header(CATCHER_HEADERS.channel);
  const messageKey = header(CATCHER_HEADERS.messageKey);
  if (!UUID.test(organisationId) || channel === '' || messageKey === '') {
    throw new Refusal(554, 'only messages of Relais are taken here');
  }
  const [attached] = mail.attachments;
  const content = {
    to: recipients.join(', '),
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    ...(attached && {
      attachment: {
        fileName: attached.filename ?? '',
        mediaType: attached.contentType,
        base64: attached.content.toString('base64'),
      },
    }),
  };
  return { organisationId, channel, messageKey, content };
}

/** Reads to the end whatever the size, as the protocol wants, but keeps no more than the limit. */
async function readBounded(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_MESSAGE_BYTES) chunks.push(chunk);
  }
  if (length > MAX_MESSAGE_BYTES) throw new Refusal(552, 'the message is too large');
  return Buffer.concat(chunks);
}

function stop(server: SMTPServer): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
