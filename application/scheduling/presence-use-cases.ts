import type { BookingUseCases } from './booking-use-cases';

/**
 * Whether appointments took place (field.md; labels-fr.md, 3: « Honoré », « Manqué »).
 *
 * `reportPresence` throws NotFoundError; BookingRefusedError `changed-meanwhile`, `already-over` when its status allows
 * no such change (cancelled, moved to the past of another generation), `past` before it began: nobody can have missed
 * what is still to come.
 */
export type PresenceUseCases = Pick<BookingUseCases, 'reportPresence' | 'appointmentsAwaitingPresence'>;
