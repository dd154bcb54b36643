import type { Instant } from '../follow-up';
import type { AppointmentPlace } from '../scheduling/codes';

/** What patients are written: about their appointments, never about their health. */
export const PATIENT_MESSAGE_KINDS = ['appointment-reminder', 'appointment-change', 'slot-offer'] as const;
export type PatientMessageKind = (typeof PATIENT_MESSAGE_KINDS)[number];

/** Where a patient goes, in words a passer-by may read: no name of a practice, it can tell of an illness. */
export interface WrittenPlace {
  readonly kind: AppointmentPlace;
  /** E.g. `12 rue de la Gare`; null where it is not known, and for what takes place at home or at a distance. */
  readonly line: string | null;
  readonly city: string | null;
}

/** One time in a message. */
export interface WrittenAppointment {
  readonly startsAt: Instant;
  readonly place: WrittenPlace;
  /** Null for what is only reminded of or offered. */
  readonly change: 'moved' | 'cancelled' | null;
}

/** All a message to a patient may be made of. */
export interface PatientMessageFacts {
  /** In order of time, at least one. */
  readonly appointments: readonly WrittenAppointment[];
  /** Address of the page that answers; null where nothing is left to answer. */
  readonly link: string | null;
  /** Until when an offered time is kept; null when none is. */
  readonly answerBy: Instant | null;
}
