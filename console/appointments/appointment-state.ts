/** In which state an appointment is, for the person who reads it (labels-fr.md, 3). */
import type { APPOINTMENT_STATES } from '../words/appointments';
import { VISIT_CAUSES } from '../words/breaks';

export type AppointmentState = keyof typeof APPOINTMENT_STATES;

/** What the state rests on. */
export interface StateFacts {
  /** FHIR status; `pending` is a hold. */
  readonly status: string;
  readonly told: boolean;
  /** The practice confirmed what the patient told: it is an appointment like any other. */
  readonly toldVerified?: boolean;
  /** ISO 8601, or null when the patient has not said that they come. */
  readonly confirmedAt: string | null;
  readonly missedBy: string | null;
  /** Of R08 or R09 (labels-fr.md, 5): it tells by whose doing it was cancelled. */
  readonly cause?: string | null;
  /** By whose doing it was cancelled, where that is known. */
  readonly cancelledBy?: 'patient' | 'professional' | 'service' | null;
  readonly presenceSource: string | null;
  readonly presenceVerified: boolean;
}

const PLAIN: ReadonlySet<string> = new Set(['arrived', 'entered-in-error']);
const BY_PATIENT: ReadonlySet<string> = new Set(VISIT_CAUSES.patient);
const BY_PRACTICE: ReadonlySet<string> = new Set(VISIT_CAUSES.professional);

/** What only the patient said stands as said, until somebody verified it. */
export function appointmentState(facts: StateFacts): AppointmentState {
  const { status, told, toldVerified = false, confirmedAt, missedBy } = facts;
  if (status === 'pending') return 'held';
  if (status === 'noshow') return missedBy === 'professional' ? 'cancelled-pro' : 'noshow';
  if (status === 'fulfilled') return saidByPatientOnly(facts) ? 'fulfilled-unverified' : 'fulfilled';
  if (status === 'cancelled') return cancelledState(facts);
  if (PLAIN.has(status)) return status as AppointmentState;
  if (told && !toldVerified) return 'told';
  return confirmedAt === null ? 'booked' : 'confirmed';
}

const CANCELLED_BY = {
  patient: 'cancelled-patient',
  professional: 'cancelled-pro',
  service: 'cancelled-service',
} as const;

/** As was said; else, of those older than that was kept, as the cause tells. */
function cancelledState({ cancelledBy, cause }: StateFacts): AppointmentState {
  if (cancelledBy !== null && cancelledBy !== undefined) return CANCELLED_BY[cancelledBy];
  if (cause === null || cause === undefined) return 'cancelled';
  if (BY_PRACTICE.has(cause)) return 'cancelled-pro';
  return BY_PATIENT.has(cause) ? 'cancelled-patient' : 'cancelled';
}

/** Whether it took place is known from the patient alone. */
export function saidByPatientOnly({
  presenceSource,
  presenceVerified,
}: Pick<StateFacts, 'presenceSource' | 'presenceVerified'>): boolean {
  return presenceSource === 'patient' && !presenceVerified;
}

const OFF: ReadonlySet<AppointmentState> = new Set([
  'cancelled',
  'cancelled-pro',
  'cancelled-patient',
  'cancelled-service',
  'entered-in-error',
]);

/** It takes up no time any more. */
export function isOff(state: AppointmentState): boolean {
  return OFF.has(state);
}
