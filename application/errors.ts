import type { Fault } from '../domain/discharge';
import type { AgendaFault } from '../domain/scheduling';

/** A discharge with faults that refuse it; thrown by intake. The bytes are kept under `refusalId`. */
export class FaultyDischargeError extends Error {
  constructor(
    readonly faults: readonly Fault[],
    readonly refusalId: string,
  ) {
    super('the discharge has faults');
    this.name = 'FaultyDischargeError';
  }
}

/** The same idempotency key came with other content; thrown by intake. */
export class IdempotencyConflictError extends Error {
  constructor() {
    super('this idempotency key was used for other content');
    this.name = 'IdempotencyConflictError';
  }
}

/** Nothing of that id within the caller's walls; thrown by every use-case that takes an id. */
export class NotFoundError extends Error {
  constructor(readonly what: string) {
    super(`no such ${what}`);
    this.name = 'NotFoundError';
  }
}

/** The discharge names a hospital that this service does not know, or not the caller's own; thrown by intake. */
export class HospitalNotAllowedError extends Error {
  constructor() {
    super('this account may not announce discharges of that hospital');
    this.name = 'HospitalNotAllowedError';
  }
}

export type ScriptRefusal = 'script-unsigned' | 'script-interrupted' | 'script-answer-unknown';

/** A call script that may not be used, or answers that do not follow from one another; thrown before anything is kept. */
export class ScriptRefusedError extends Error {
  constructor(readonly reason: ScriptRefusal) {
    super(`the script refused it: ${reason}`);
    this.name = 'ScriptRefusedError';
  }
}

export type CallSessionRefusal =
  'call-in-hand' | 'reason-missing' | 'not-yours' | 'session-over' | 'traits-unchecked' | 'attempt-missing';

/** A call that a colleague has in hand, or of which something is still to be done first; nothing changed. */
export class CallSessionRefusedError extends Error {
  constructor(
    readonly reason: CallSessionRefusal,
    /** Name of the account that has the call in hand. */
    readonly holder: string | null = null,
  ) {
    super(`the call was refused: ${reason}`);
    this.name = 'CallSessionRefusedError';
  }
}

/** A command that cannot be applied to the follow-up as it stands; thrown by use-cases that do not wait. */
export class FactRefusedError extends Error {
  constructor(readonly reason: string) {
    super(`the follow-up refused it: ${reason}`);
    this.name = 'FactRefusedError';
  }
}

/** A time could not be held, booked, moved or cancelled; nothing changed. The code is put in words at each door. */
export class BookingRefusedError extends Error {
  constructor(readonly reason: BookingRefusal) {
    super(`the appointment was refused: ${reason}`);
    this.name = 'BookingRefusedError';
  }
}

/** Why a search for slots cannot be made. */
export type BadSlotSearch =
  'end-before-start' | 'unknown-commune' | 'unknown-care' | 'nobody-named' | 'patient-deceased';

/** What was asked of a search for slots makes no sense; thrown before anything is read of agendas. */
export class BadSlotSearchError extends Error {
  constructor(readonly reason: BadSlotSearch) {
    super(`the search was refused: ${reason}`);
    this.name = 'BadSlotSearchError';
  }
}

/** What somebody stated of an agenda, a practice or a professional has faults; nothing changed. */
export class AgendaRefusedError extends Error {
  constructor(readonly faults: readonly AgendaFault[]) {
    super('the agenda was refused');
    this.name = 'AgendaRefusedError';
  }
}

export const BOOKING_REFUSALS = [
  'taken',
  'outside-availability',
  'past',
  'held-by-another',
  'hold-expired',
  'daily-cap',
  'own-patients-only',
  'outside-area',
  'no-seat-left',
  'changed-meanwhile',
  'not-bookable',
  'already-over',
  'not-yet',
  'sharing-refused',
  'patient-deceased',
] as const;
export type BookingRefusal = (typeof BOOKING_REFUSALS)[number];
