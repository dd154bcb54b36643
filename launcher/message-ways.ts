import type { MessageTransport } from '../application/dispatcher/ports';
import { createSmtpTransport, startCatcher, type Catcher } from '../integrations/mail';
import { createSecureMailTransport } from '../integrations/secure-mail';
import { PostgresCaughtMessages } from '../prisma/records/caught-message-records';
import type { Logger } from 'pino';
import type { Parts } from './parts';
import type { ProcessSettings } from './settings';

/** The ways out of the service, and what must be closed with them. */
export interface MessageWays {
  readonly transports: Readonly<Record<'mail' | 'secure-mail', MessageTransport>>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const SENDER = 'Relais <suivi@relais.invalid>';

/** Real ways where SMTP is set, else the local catcher: nothing leaves this machine then. */
export async function openMessageWays(
  { smtpUrl, secureSmtpUrl, mailFrom = SENDER }: ProcessSettings,
  { database, ciphers, clock, newId }: Pick<Parts, 'database' | 'ciphers' | 'clock' | 'newId'>,
  logger: Logger,
): Promise<MessageWays> {
  const catcher: Catcher | null =
    smtpUrl !== undefined && secureSmtpUrl !== undefined
      ? null
      : await startCatcher({
          port: 0,
          store: new PostgresCaughtMessages(database, ciphers, newId, () => clock.now()),
          onFailure: (error) => logger.warn(error instanceof Error ? error : {}, 'a message was not caught'),
        });
  const way = (url: string | undefined) => ({
    url: url ?? catcher?.url ?? '',
    from: mailFrom,
    timeoutMs: TIMEOUT_MS,
    forCatcher: url === undefined,
  });
  const mail = createSmtpTransport(way(smtpUrl));
  const secureMail = createSecureMailTransport(way(secureSmtpUrl));
  return {
    transports: { mail, 'secure-mail': secureMail },
    close: async () => {
      mail.close();
      secureMail.close();
      await catcher?.stop();
    },
  };
}
