/** What a caller sees of what went before. */
import type { Break, Call } from '../../api/schemas';

export interface PastAttempt {
  readonly callKey: string;
  /** ISO 8601. */
  readonly at: string;
  readonly outcome: string;
}

/** Tries that stand, of all calls, the latest first. */
export function lastAttempts(
  calls: readonly Pick<Call, 'key' | 'attempts'>[],
  most: number,
): readonly PastAttempt[] {
  return calls
    .flatMap(({ key, attempts }) => attempts.map(({ at, outcome }) => ({ callKey: key, at, outcome })))
    .sort((left, right) => Date.parse(right.at) - Date.parse(left.at))
    .slice(0, most);
}

/** Alerts somebody still has to see to, the most pressing first. */
export function standingBreaks<B extends Pick<Break, 'status' | 'dueAt'>>(
  breaks: readonly B[],
): readonly B[] {
  return breaks
    .filter(({ status }) => status !== 'resolved' && status !== 'accepted')
    .sort((left, right) => Date.parse(left.dueAt) - Date.parse(right.dueAt));
}
