import {
  retryDelayMs,
  SENDING_POLICIES,
  type ClaimedMessage,
  type FinalMessageStatus,
  type SendOutcome,
} from '../../domain/messages';

/** How an attempt at a message ends: for good, with another attempt, or because somebody else has it now. */
export type Ending =
  | { readonly type: 'settled'; readonly status: FinalMessageStatus; readonly failure?: string }
  | { readonly type: 'postponed'; readonly delayMs: number; readonly failure: string }
  | { readonly type: 'lost' };

/** Why a message does not leave, where its reader has what it says. */
export const HAS_IT_ALREADY = 'has-it-already';

/** What an outcome means for a message, by the policy of its channel. */
export function endingOf(message: ClaimedMessage, outcome: SendOutcome): Ending {
  const { acceptedIs, guarantee } = SENDING_POLICIES[message.channel];
  switch (outcome.status) {
    case 'accepted':
      return { type: 'settled', status: acceptedIs };
    case 'refused':
      return { type: 'settled', status: 'failed', failure: outcome.reason };
    case 'not-sent':
      return againOrFailed(message, outcome.reason);
    case 'unknown':
      return guarantee === 'at-most-once'
        ? { type: 'settled', status: 'uncertain', failure: outcome.reason }
        : againOrFailed(message, outcome.reason);
  }
}

/** Another attempt after a growing delay, until the attempts are used up; then the follow-up must hear of it. */
export function againOrFailed(message: ClaimedMessage, failure: string): Ending {
  if (message.attempt >= SENDING_POLICIES[message.channel].attemptsMax) {
    return { type: 'settled', status: 'failed', failure };
  }
  return { type: 'postponed', delayMs: retryDelayMs(message.attempt), failure };
}
