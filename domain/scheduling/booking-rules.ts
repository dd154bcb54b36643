import type { Instant, Interval } from '../follow-up/instants';
import type { AppointmentType, Opening } from './agenda';
import type { AppointmentStatus } from './appointment';

/** Why a time cannot be booked, as the rules say it; the records add what only they can see. */
export type BookingRuleRefusal =
  | 'patient-deceased'
  | 'past'
  | 'sharing-refused'
  | 'not-bookable'
  | 'own-patients-only'
  | 'outside-area'
  | 'outside-availability'
  | 'daily-cap'
  | 'held-by-another'
  | 'taken';

/**
 * `ordinary` keeps every rule. `override` stands beside what is there, or outside the availability, because somebody
 * said why. `told` is only what the patient says of an agenda that is not ours.
 */
export type BookingStanding = 'ordinary' | 'override' | 'told';

/** What is known of the patient and the professional together. */
export interface PatientAtBooking {
  readonly deceased: boolean;
  /** Nothing about them may be shared with this professional. */
  readonly sharingRefused: boolean;
  /** Seen there before, or the professional is their own practitioner, gives them a care, or accepted to. */
  readonly known: boolean;
  /** INSEE codes where the patient is on that day; several where only the postal code is known, none when nothing is. */
  readonly communes: readonly string[];
}

/** Everything that decides on one time, read under the lock of the agenda. */
export interface BookingFacts {
  readonly now: Instant;
  readonly standing: BookingStanding;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly type: Pick<AppointmentType, 'id' | 'newPatients' | 'dailyCap' | 'place' | 'areaCommunes'>;
  /** The type, or whom it is with, is not there any more. */
  readonly retired: boolean;
  readonly patient: PatientAtBooking;
  /** A seat in a group that meets at that time already. */
  readonly joinsSession: boolean;
  readonly openings: readonly Opening[];
  /** Whether an agenda kept elsewhere says they are taken. */
  readonly busyElsewhere: boolean;
  /** Statuses of what stands at that time, its pause included. */
  readonly standingThere: readonly AppointmentStatus[];
  /** How many of the type there are that day already. */
  readonly sameDay: number;
}

/**
 * Whether a time may be booked. Death and a refusal to share are never overridden, nor is the past.
 *
 * @returns why not, the most weighty first, or null when it may
 */
export function refusalOf(facts: BookingFacts): BookingRuleRefusal | null {
  const { patient, standing } = facts;
  if (patient.deceased) return 'patient-deceased';
  if (facts.startsAt < facts.now) return 'past';
  if (standing === 'told') return null;
  if (patient.sharingRefused) return 'sharing-refused';
  if (facts.retired) return 'not-bookable';
  if (standing === 'override') return null;
  return refusedForPatient(facts) ?? (facts.joinsSession ? null : refusedByAgenda(facts));
}

function refusedForPatient({ type, patient }: BookingFacts): BookingRuleRefusal | null {
  if (!patient.known && type.newPatients === 'own-only') return 'own-patients-only';
  // Somebody asks the practice first: its yes makes the patient known there.
  if (!patient.known && type.newPatients === 'on-request') return 'not-bookable';
  if (type.place === 'home' && !patient.communes.some((commune) => type.areaCommunes.includes(commune))) {
    return 'outside-area';
  }
  return null;
}

function refusedByAgenda(facts: BookingFacts): BookingRuleRefusal | null {
  const { type, standingThere } = facts;
  if (!isOpenFor(facts.openings, type.id, facts)) return 'outside-availability';
  if (facts.busyElsewhere) return 'taken';
  if (standingThere.length > 0) {
    return standingThere.every((status) => status === 'pending') ? 'held-by-another' : 'taken';
  }
  return type.dailyCap !== undefined && facts.sameDay >= type.dailyCap ? 'daily-cap' : null;
}

/**
 * Whether the agenda is open for a type from beginning to end; one opening may follow another without a gap. The pause
 * after an appointment may lie outside.
 *
 * @param openings disjoint, in any order
 */
export function isOpenFor(
  openings: readonly Opening[],
  appointmentTypeId: string,
  { startsAt, endsAt }: { readonly startsAt: Instant; readonly endsAt: Instant },
): boolean {
  const forType = openings
    .filter(({ appointmentTypeIds: ids }) => ids.length === 0 || ids.includes(appointmentTypeId))
    .sort((a: Interval, b: Interval) => a.from - b.from);
  let reached = startsAt;
  for (const { from, to } of forType) {
    if (from <= reached && to > reached) reached = to;
  }
  return reached >= endsAt;
}
