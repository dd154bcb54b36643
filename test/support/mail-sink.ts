import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server outside the system under test: it takes everything and counts. */
export interface MailSink {
  /** `smtp://127.0.0.1:port` */
  readonly url: string;
  /** How often each Message-ID was taken. */
  readonly deliveries: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const deliveries = new Map<string, number>();
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 1_000,
    onData: (stream, _session, callback) => {
      simpleParser(stream).then(
        ({ messageId = '' }) => {
          deliveries.set(messageId, (deliveries.get(messageId) ?? 0) + 1);
          callback();
        },
        (error: Error) => callback(error),
      );
    },
  });
  // A sender killed in the middle of a message is what the tests are about.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    deliveries,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
