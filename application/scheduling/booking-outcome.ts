import { BookingRefusedError, IdempotencyConflictError, NotFoundError } from '../errors';
import type { BookingOutcome } from './booking-records';

/**
 * What was done, for use-cases whose doors put a refusal in words.
 *
 * @throws BookingRefusedError, NotFoundError, IdempotencyConflictError
 */
export function doneOf<Done>(outcome: BookingOutcome<Done>): Done {
  if ('done' in outcome) return outcome.done;
  if ('refused' in outcome) throw new BookingRefusedError(outcome.refused);
  if ('missing' in outcome) throw new NotFoundError(outcome.missing);
  throw new IdempotencyConflictError();
}
