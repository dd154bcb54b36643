import type { Instant } from '../follow-up/instants';
import type { AppointmentPlace } from './codes';

/** FHIR R4 AppointmentStatus, as far as Relais uses it; `pending` is a hold. */
export const APPOINTMENT_STATUSES = [
  'pending',
  'booked',
  'arrived',
  'fulfilled',
  'noshow',
  'cancelled',
  'entered-in-error',
] as const;
export type AppointmentStatus = (typeof APPOINTMENT_STATUSES)[number];

/** Statuses in which a time is taken. */
export const BLOCKING_STATUSES: ReadonlySet<AppointmentStatus> = new Set([
  'pending',
  'booked',
  'arrived',
  'fulfilled',
]);

/** What may follow what. A moved appointment keeps its status `booked`, at another time. */
export const NEXT_STATUSES: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  pending: ['booked', 'cancelled'],
  booked: ['arrived', 'fulfilled', 'noshow', 'cancelled', 'entered-in-error'],
  arrived: ['fulfilled', 'noshow', 'cancelled', 'entered-in-error'],
  // Said by the patient and found otherwise: presence can be put right.
  fulfilled: ['noshow', 'entered-in-error'],
  noshow: ['fulfilled', 'booked', 'entered-in-error'],
  cancelled: [],
  'entered-in-error': [],
};

/** `session` blocks the time of a group, `seat` is one patient's place in it. */
export type AppointmentKind = 'visit' | 'session' | 'seat';

/** How it came to be. */
export type AppointmentOrigin =
  'operator' | 'professional' | 'patient' | 'offer' | 'waiting-list' | 'replacement';

/** Who cancelled, or is said to have missed it. */
export type AppointmentParty = 'patient' | 'professional' | 'service';

/** Who said whether it took place; a patient's word is to be verified. */
export type PresenceSource = 'professional' | 'patient' | 'operator';

/** An appointment as the rules see it. */
export interface Appointment {
  readonly id: string;
  readonly professionalId: string;
  readonly appointmentTypeId: string | null;
  readonly kind: AppointmentKind;
  readonly sessionId: string | null;
  readonly patientId: string | null;
  readonly followUpId: string | null;
  readonly careKey: string | null;
  readonly seriesId: string | null;
  /** Place in its series, from 1 on. */
  readonly visitNumber: number | null;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** With the pause after it. */
  readonly blockedUntil: Instant;
  readonly place: AppointmentPlace;
  readonly status: AppointmentStatus;
  readonly holdExpiresAt: Instant | null;
  readonly confirmedAt: Instant | null;
  /** Said by the patient, to verify; it does not block the agenda. */
  readonly told: boolean;
  /** Somebody asked the practice, which has it; only of what was told. */
  readonly toldVerified: boolean;
  readonly override: boolean;
  readonly missedBy: 'patient' | 'professional' | null;
  readonly cause: string | null;
  readonly presenceSource: PresenceSource | null;
  readonly presenceVerified: boolean;
  readonly origin: AppointmentOrigin;
  readonly revision: number;
}

/** Whether the one status may follow the other. */
export function mayBecome(from: AppointmentStatus, to: AppointmentStatus): boolean {
  return NEXT_STATUSES[from].includes(to);
}
