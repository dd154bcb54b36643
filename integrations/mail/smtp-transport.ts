import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { OutgoingMessage, SendOutcome } from '../../domain/messages';
import { CATCHER_HEADERS } from './catcher-headers';
import { outcomeOfFailure } from './smtp-failures';

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; the connection is upgraded to TLS unless the host is this machine. */
  readonly url: string;
  /** Sender, `Name <address>`; its domain ends the Message-ID. */
  readonly from: string;
  /** Real milliseconds for each step of the conversation. */
  readonly timeoutMs: number;
  /** Tells the local catcher whose message it is; never set towards the world outside. */
  readonly forCatcher: boolean;
}

/** A way out by SMTP; connections are kept open between messages. */
export interface SmtpTransport {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  close(): void;
}

const LOCAL_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** @throws TypeError when the URL is none */
export function createSmtpTransport(settings: SmtpSettings): SmtpTransport {
  const transporter = createTransport(connectionOptions(settings));
  return {
    send: async (message) => {
      try {
        await transporter.sendMail(mailOf(message, settings));
        return { status: 'accepted' };
      } catch (error) {
        return outcomeOfFailure(error);
      }
    },
    close: () => transporter.close(),
  };
}

function connectionOptions({ url, timeoutMs }: SmtpSettings) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  return {
    pool: true as const,
    maxConnections: 5,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !LOCAL_HOSTS.has(hostname),
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    // Message texts are ours alone: nothing in them may make the mailer read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function mailOf(message: OutgoingMessage, { from, forCatcher }: SmtpSettings) {
  const { organisationId, channel, key, to, subject, text, templateVersion, attachment } = message;
  return {
    from,
    to: { name: '', address: to },
    subject,
    text,
    ...(attachment && {
      attachments: [
        {
          filename: attachment.fileName,
          contentType: attachment.mediaType,
          content: Buffer.from(attachment.bytes),
        },
      ],
    }),
    messageId: messageIdOf(key, domainOf(from)),
    headers: {
      'Auto-Submitted': 'auto-generated',
      'X-Relais-Template': templateVersion,
      ...(forCatcher && {
        [CATCHER_HEADERS.organisation]: organisationId,
        [CATCHER_HEADERS.channel]: channel,
        [CATCHER_HEADERS.messageKey]: key,
      }),
    },
  };
}

/**
 * The same message has the same Message-ID each time it is sent, so that the receiving side can tell a repeat
 * (architecture.md, decision 5). A hash: it says nothing of anybody.
 */
export function messageIdOf(key: string, domain: string): string {
  return `<${createHash('sha256').update(key).digest('hex')}@${domain}>`;
}

function domainOf(from: string): string {
  return /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}
