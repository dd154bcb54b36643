import type { MessageTransport } from '../application/dispatcher/ports';
import { createSmtpTransport, startCatcher, type Catcher } from '../integrations/mail';
import { createSecureMailTransport } from '../integrations/secure-mail';
import { createSmsOutbox, createSmsProvider, type SmsTransport } from '../integrations/sms';
import { PostgresCaughtMessages } from '../prisma/records/caught-message-records';
import type { Logger } from 'pino';
import type { Parts } from './parts';
import { LauncherFailure } from './failure';
import { required, type ProcessSettings } from './settings';

/** The ways out of the service, and what must be closed with them. */
export interface MessageWays {
  readonly transports: Readonly<Record<'mail' | 'secure-mail', MessageTransport>> &
    Readonly<Partial<Record<'sms', MessageTransport>>>;
  close(): Promise<void>;
}

const TIMEOUT_MS = 10_000;
const SENDER = 'Relais <suivi@relais.invalid>';

/**
 * Real ways where SMTP is set. Elsewhere the local catcher, in the demonstration only: a letter must never be taken
 * for delivered because a setting was forgotten.
 *
 * @throws LauncherFailure when a way is neither set nor caught
 */
export async function openMessageWays(
  settings: ProcessSettings,
  { database, ciphers, clock, newId }: Pick<Parts, 'database' | 'ciphers' | 'clock' | 'newId'>,
  logger: Logger,
): Promise<MessageWays> {
  const { smtpUrl, secureSmtpUrl, mailFrom = SENDER, catchMail } = settings;
  const missing = smtpUrl === undefined ? 'SMTP_URL' : secureSmtpUrl === undefined ? 'SECURE_SMTP_URL' : null;
  if (missing !== null && !catchMail) throw new LauncherFailure(`${missing} is required here.`);
  const caught = new PostgresCaughtMessages(database, ciphers, newId, () => clock.now());
  const sms = smsWay(settings, caught);
  const catcher: Catcher | null =
    missing === null
      ? null
      : await startCatcher({
          port: 0,
          store: caught,
          onFailure: (error) => logger.warn(error instanceof Error ? error : {}, 'a message was not caught'),
        });
  const way = (url: string | undefined) => ({
    url: url ?? required(catcher?.url, 'SMTP_URL'),
    from: mailFrom,
    timeoutMs: TIMEOUT_MS,
    forCatcher: url === undefined,
  });
  const mail = createSmtpTransport(way(smtpUrl));
  const secureMail = createSecureMailTransport(way(secureSmtpUrl));
  return {
    transports: { mail, 'secure-mail': secureMail, ...(sms && { sms }) },
    close: async () => {
      mail.close();
      secureMail.close();
      await catcher?.stop();
    },
  };
}

/**
 * The provider where it is set, the local outbox in the demonstration. A service may live without SMS: then what should
 * leave as one fails and is shown, which no setting forgotten can hide.
 */
function smsWay({ sms, catchMail }: ProcessSettings, outbox: PostgresCaughtMessages): SmsTransport | null {
  if (sms !== undefined) return createSmsProvider({ ...sms, timeoutMs: TIMEOUT_MS });
  return catchMail ? createSmsOutbox(outbox) : null;
}
