/** In which state an appointment is, for the person who reads it (labels-fr.md, 3). */
import type { APPOINTMENT_STATES } from '../words/appointments';

export type AppointmentState = keyof typeof APPOINTMENT_STATES;

/** What the state rests on. */
export interface StateFacts {
  /** FHIR status; `pending` is a hold. */
  readonly status: string;
  readonly told: boolean;
  /** ISO 8601, or null when the patient has not said that they come. */
  readonly confirmedAt: string | null;
  readonly missedBy: string | null;
  readonly presenceSource: string | null;
  readonly presenceVerified: boolean;
}

const PLAIN: ReadonlySet<string> = new Set(['arrived', 'cancelled', 'entered-in-error']);

/** What only the patient said stands as said, until somebody verified it. */
export function appointmentState(facts: StateFacts): AppointmentState {
  const { status, told, confirmedAt, missedBy } = facts;
  if (status === 'pending') return 'held';
  if (status === 'noshow') return missedBy === 'professional' ? 'noshow-pro' : 'noshow';
  if (status === 'fulfilled') return saidByPatientOnly(facts) ? 'fulfilled-unverified' : 'fulfilled';
  if (PLAIN.has(status)) return status as AppointmentState;
  if (told) return 'told';
  return confirmedAt === null ? 'booked' : 'confirmed';
}

/** Whether it took place is known from the patient alone. */
export function saidByPatientOnly({
  presenceSource,
  presenceVerified,
}: Pick<StateFacts, 'presenceSource' | 'presenceVerified'>): boolean {
  return presenceSource === 'patient' && !presenceVerified;
}

/** It takes up no time any more. */
export function isOff(state: AppointmentState): boolean {
  return state === 'cancelled' || state === 'entered-in-error' || state === 'noshow-pro';
}
