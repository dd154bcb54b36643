import type { FinalMessageStatus, MessageChannel } from './message';

/** How sure a channel's sending is, and what its yes means. */
export interface SendingPolicy {
  /**
   * `at-least-once`: sent again under the same Message-ID when the outcome is not known. `at-most-once`: an
   * unknown outcome is for a person to decide.
   */
  readonly guarantee: 'at-least-once' | 'at-most-once';
  /** What a message is once the next server has taken it. */
  readonly acceptedIs: Extract<FinalMessageStatus, 'sent' | 'delivered'>;
  readonly attemptsMax: number;
}

/**
 * Effects once, by channel (architecture.md, decision 5). The operator of a secure health mailbox answers for
 * delivery, which suffices as knowledge of the GP (field.md); an ordinary mail server answers for nothing.
 */
export const SENDING_POLICIES: Readonly<Record<MessageChannel, SendingPolicy>> = {
  'secure-mail': { guarantee: 'at-least-once', acceptedIs: 'delivered', attemptsMax: 8 },
  mail: { guarantee: 'at-least-once', acceptedIs: 'sent', attemptsMax: 8 },
  sms: { guarantee: 'at-most-once', acceptedIs: 'sent', attemptsMax: 8 },
};

const FIRST_RETRY_MS = 15_000;
const LONGEST_RETRY_MS = 30 * 60_000;

/**
 * How long to wait before the next attempt, doubling from 15 seconds to half an hour: eight attempts span about
 * half an hour, longer than a server's restart and shorter than what a day's deadline allows.
 *
 * @param attempt the one that failed, from 1 on
 * @returns real milliseconds
 */
export function retryDelayMs(attempt: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS);
}
