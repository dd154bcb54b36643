import type { Instant } from '../../domain/follow-up';
import type { AbsenceCause } from '../../domain/scheduling';
import type { StatedAbsence } from './agenda-use-cases';

/** What became of an appointment that falls into an absence, or of a care held or asked for. */
export type AbsenceOutcome = 'under-way' | 'handed-over' | 'moved' | 'cancelled' | 'stopped';

/** An appointment that falls into an absence. */
export interface FallenAppointment {
  readonly appointmentId: string;
  readonly revision: number;
  readonly patientId: string;
  readonly followUpId: string | null;
  readonly careKey: string | null;
  readonly visitNumber: number | null;
  readonly appointmentTypeId: string | null;
  /** The kind of care of its type. */
  readonly careKind: string | null;
  readonly startsAt: Instant;
}

/** To whom an absence matters. */
export interface AbsenceConsequence {
  readonly outcome: AbsenceOutcome;
  readonly patientId: string;
  /** Null where nobody may read it. */
  readonly patientName: string | null;
  readonly followUpId: string | null;
  readonly appointmentId: string | null;
  /** When the appointment is now; null when it fell, or for a care without one. */
  readonly appointmentAt: Instant | null;
  readonly professionalName: string | null;
  readonly at: Instant;
}

/** An absence to see to. */
export interface AbsenceToCarryOut extends StatedAbsence {
  readonly organisationId: string;
}

/** Between two instants; for good without an end. */
export interface AbsenceInterval {
  readonly from: Instant;
  readonly to: Instant | null;
}

export interface AbsenceRecords {
  /** From now on it is to be seen to, again if need be. */
  begin(organisationId: string, absenceId: string): Promise<void>;
  /** Booked times to come of the absent, the earliest first. */
  appointments(
    organisationId: string,
    professionalId: string,
    interval: AbsenceInterval,
    limit: number,
  ): Promise<readonly FallenAppointment[]>;
  /** Writes down to whom it matters; the last outcome of an appointment counts. */
  note(
    organisationId: string,
    absenceId: string,
    fallen: FallenAppointment,
    outcome: AbsenceOutcome,
  ): Promise<void>;
  /**
   * Tells every follow-up of which they hold a care, or are asked for one, while they are away; each once for the same
   * absence and replacement.
   *
   * @returns how many were told
   */
  tellFollowUps(absence: AbsenceToCarryOut, interval: AbsenceInterval, cause: string): Promise<number>;
  done(organisationId: string, absenceId: string): Promise<void>;
  /** Stated a while ago and not seen to: whoever was at it stopped in the middle. */
  left(organisationId: string, statedBefore: Instant, limit: number): Promise<readonly AbsenceToCarryOut[]>;
  /** @returns null for an absence that is not there, or not the caller's own */
  consequences(
    caller: { readonly organisationId: string; readonly professionalId?: string },
    absenceId: string,
  ): Promise<readonly AbsenceConsequence[] | null>;
}

/** Why a professional is away, as a cause of R18 (labels-fr.md, 5). */
export const STOPPED_CAUSES: Readonly<Record<AbsenceCause, string>> = {
  leave: 'on-leave',
  illness: 'illness',
  retirement: 'retired',
  'too-many-patients': 'too-many-patients',
};
