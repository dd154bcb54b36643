import type { OutgoingMessage, SendOutcome } from '../../domain/messages';

/** A way out by SMS: the same words as any other transport. */
export interface SmsTransport {
  send(message: OutgoingMessage): Promise<SendOutcome>;
}

/** Where SMS go instead of the network; @returns false when one with that key is already kept */
export interface SmsStore {
  keep(message: {
    readonly organisationId: string;
    readonly channel: string;
    readonly messageKey: string;
    readonly content: { readonly to: string; readonly subject: string; readonly text: string };
  }): Promise<boolean>;
}

/** The local outbox: keeps each SMS, sends none. */
export function createSmsOutbox(store: SmsStore): SmsTransport {
  return {
    send: async ({ organisationId, channel, key, to, text }) => {
      await store.keep({ organisationId, channel, messageKey: key, content: { to, subject: '', text } });
      return { status: 'accepted' };
    },
  };
}
