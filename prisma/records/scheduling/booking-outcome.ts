import type { BookingOutcome, FreedSlot } from '../../../application/scheduling/booking-records';
import { AppointmentChangedMeanwhile } from './appointment-changes';
import { BookingRefused, NothingThere, OrderConflict } from './booking-context';

/** PostgreSQL: the time is taken (exclusion constraint), an id is used already (unique). */
const TAKEN = '23P01';
const USED = '23505';

/**
 * Runs a transaction and says what became of it; whatever refused it, nothing changed.
 *
 * @param freed times the transaction noted as free again
 * @throws what nobody foresaw
 */
export async function outcomeOf<Done>(
  freed: readonly FreedSlot[],
  run: () => Promise<Done>,
): Promise<BookingOutcome<Done>> {
  try {
    return { done: await run(), freed };
  } catch (error) {
    if (error instanceof BookingRefused) {
      const { reason: refused, at } = error;
      return at === undefined ? { refused } : { refused, at };
    }
    if (error instanceof AppointmentChangedMeanwhile) return { refused: 'changed-meanwhile' };
    if (error instanceof NothingThere) return { missing: error.what };
    if (error instanceof OrderConflict || isCode(error, USED)) return { conflict: true };
    if (isCode(error, TAKEN)) return { refused: 'taken' };
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
