import type { LocalDay } from '../calendar';
import type { Instant, Interval } from '../follow-up/instants';
import type { AppointmentPlace, NewPatientRule } from './codes';

/** What can be booked with a professional. */
export interface AppointmentType {
  readonly id: string;
  readonly name: string;
  /** A kind of care (domain/discharge/codes.ts) or a profession. */
  readonly careKind: string;
  readonly durationMinutes: number;
  /** Kept free after each. */
  readonly bufferMinutes: number;
  readonly place: AppointmentPlace;
  readonly newPatients: NewPatientRule;
  /** How many a day at most; as many as fit when absent. */
  readonly dailyCap?: number;
  /** Of a group session. */
  readonly seats?: number;
  /** INSEE codes of the communes visited; of visits at home only. */
  readonly areaCommunes: readonly string[];
  /** Whether patients book it themselves. */
  readonly online: boolean;
}

/** Weekly availability as stated, on the wall clock of the service. */
export interface AvailabilityRule {
  readonly id: string;
  /** The day of the first occurrence. */
  readonly firstDay: LocalDay;
  /** `HH:mm`, `fromTime` included and `toTime` excluded, on the same day. */
  readonly fromTime: string;
  readonly toTime: string;
  /**
   * RFC 5545 recurrence without its name, e.g. `FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20271231`; that one day when absent.
   * A rule without an end is read up to the horizon only.
   */
  readonly recurrence?: string;
  /** For which types; all of the professional when empty. */
  readonly appointmentTypeIds: readonly string[];
  /** Where, when not at the professional's own practice. */
  readonly practiceId?: string;
  /** Also on public holidays; closed on them when absent, unless an `extra` exception opens one. */
  readonly onHolidays?: true;
}

/**
 * One day that differs: closed, whole or for some hours, or open besides. What is open besides is open on a public
 * holiday too, and on a day closed as a whole: other hours that day.
 */
export interface AvailabilityException {
  readonly id: string;
  readonly day: LocalDay;
  readonly kind: 'closed' | 'extra';
  readonly fromTime?: string;
  readonly toTime?: string;
}

/** Why a professional is away: the causes of R18 (labels-fr.md, 5). */
export const ABSENCE_CAUSES = ['leave', 'illness', 'retirement', 'too-many-patients'] as const;
export type AbsenceCause = (typeof ABSENCE_CAUSES)[number];

export interface Absence {
  readonly id: string;
  readonly firstDay: LocalDay;
  /** Included; for good when absent. */
  readonly lastDay?: LocalDay;
  readonly cause: AbsenceCause;
  /** Takes over what falls into it (field.md, 14). */
  readonly replacementId?: string;
}

/** Availability as instants: exceptions, absences and closed days of the territory are taken off. Disjoint, in order. */
export interface Opening extends Interval {
  /** All types of the professional when empty. */
  readonly appointmentTypeIds: readonly string[];
  readonly practiceId?: string;
}

/** Everything stated of one agenda. */
export interface StatedAgenda {
  readonly rules: readonly AvailabilityRule[];
  readonly exceptions: readonly AvailabilityException[];
  readonly absences: readonly Absence[];
}

/** How far ahead availability is laid out, in days: the longest series of the pathways and some. */
export const AGENDA_HORIZON_DAYS = 240;

/** Of one agenda at one moment. */
export interface AgendaFrame {
  /** First and last day laid out, both included. */
  readonly firstDay: LocalDay;
  readonly lastDay: LocalDay;
  /** IANA time zone. */
  readonly zone: string;
}

/** When a professional is taken, by whatever. */
export type Busy = Interval & { readonly from: Instant };
