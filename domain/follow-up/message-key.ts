import type { ContactChannel } from './plan';
import type { FollowUpState } from './state';

/**
 * The unique key of a message: follow-up, generation, step, occurrence, channel (architecture.md, decision 5).
 * Sending under the same key twice is sending once.
 */
export function messageKey(
  state: FollowUpState,
  step: string,
  occurrence: string | number,
  channel: ContactChannel,
): string {
  return `${state.followUpId}/${state.generation}/${step}/${occurrence}/${channel}`;
}
