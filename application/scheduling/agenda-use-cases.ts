import type { Instant, Interval } from '../../domain/follow-up';
import type {
  Absence,
  Accessibility,
  AppointmentKind,
  AppointmentPlace,
  AppointmentStatus,
  AppointmentType,
  AvailabilityException,
  AvailabilityRule,
  Opening,
  PracticeKind,
  Profession,
} from '../../domain/scheduling';
import type { Caller } from '../application';

/** Where a place is. The commune may be left out where postal code and city name one. */
export interface StatedPlace {
  readonly postalCode: string;
  readonly city: string;
  /** INSEE code. */
  readonly communeCode?: string;
}

/** A place where care is given or a structure that gives it, as somebody states it. */
export interface PracticeDetails extends StatedPlace {
  readonly kind: PracticeKind;
  readonly name: string;
  readonly finess?: string;
  readonly phone?: string;
  readonly mail?: string;
  readonly secureMail?: string;
  readonly line?: string;
  /** Of a structure that answers for a territory: INSEE codes, and postal codes for all communes they serve. */
  readonly areaCommunes: readonly string[];
  readonly areaPostalCodes: readonly string[];
  readonly accessibility: readonly Accessibility[];
  /** How to come in, in words. */
  readonly instructions?: string;
}

/** A professional as somebody states them. */
export interface ProfessionalDetails {
  readonly displayName: string;
  readonly profession: Profession;
  readonly rpps?: string;
  /** Where they practise; `place` when that is no practice of the list. */
  readonly practiceId?: string;
  readonly place?: StatedPlace & { readonly practiceName: string };
  readonly phone?: string;
  /** To which a request may be sent as a link. */
  readonly mobilePhone?: string;
  readonly mail?: string;
  readonly secureMail?: string;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly acceptsNew: boolean;
}

export interface PracticeView {
  readonly practiceId: string;
  readonly kind: string;
  readonly name: string;
  readonly finess: string | null;
  readonly phone: string | null;
  readonly mail: string | null;
  readonly secureMail: string | null;
  readonly line: string | null;
  readonly postalCode: string;
  readonly city: string;
  readonly communeCode: string;
  readonly areaCommunes: readonly string[];
  readonly accessibility: readonly string[];
  readonly instructions: string | null;
}

export interface ProfessionalView {
  readonly professionalId: string;
  readonly displayName: string;
  readonly profession: string;
  readonly rpps: string | null;
  readonly practiceId: string | null;
  readonly practiceName: string;
  readonly postalCode: string;
  readonly city: string;
  /** Empty while nobody said it. */
  readonly communeCode: string;
  readonly phone: string | null;
  readonly mobilePhone: string | null;
  readonly mail: string | null;
  readonly secureMail: string | null;
  readonly languages: readonly string[];
  /** Of the practice. */
  readonly accessibility: readonly string[];
  readonly acceptsNew: boolean;
  /** Whether an agenda of theirs is kept here. */
  readonly hasAgenda: boolean;
}

export interface PracticeFilter {
  readonly kind?: PracticeKind;
  /** INSEE code: where it stands, or what it answers for. */
  readonly communeCode?: string;
  /** Part of its name or city, without regard to case and accents. */
  readonly text?: string;
  readonly limit: number;
}

export interface ProfessionalFilter {
  readonly profession?: Profession;
  /** INSEE code: where they practise, or where they visit. */
  readonly communeCode?: string;
  readonly text?: string;
  readonly practiceId?: string;
  /** ISO 639-1: who speaks it. */
  readonly language?: string;
  /** What their practice offers. */
  readonly accessibility?: Accessibility;
  readonly limit: number;
}

/** What can be booked, as somebody states it. */
export type AppointmentTypeDetails = Omit<AppointmentType, 'id'> & {
  /** Postal codes for all communes they serve. */
  readonly areaPostalCodes: readonly string[];
};
export type AvailabilityDetails = Omit<AvailabilityRule, 'id'>;
export type ExceptionDetails = Omit<AvailabilityException, 'id'>;
export type AbsenceDetails = Omit<Absence, 'id'>;

/** An absence that was stated or changed, for whoever sees to what falls into it. */
export interface StatedAbsence extends Absence {
  readonly professionalId: string;
}

/** What became of what falls into an absence. */
export interface AbsenceConsequences {
  /** Appointments that the replacement has now, at the same time. */
  readonly handedOver: readonly string[];
  /** Appointments for which somebody has to find another time. */
  readonly toRearrange: readonly string[];
}

/** Sees to appointments and cares that fall into an absence; called once the absence is kept. */
export type AbsenceStated = (caller: Caller, absence: StatedAbsence) => Promise<AbsenceConsequences>;

/** An appointment that stands where its professional is not open (any more). Nothing was cancelled. */
export interface OutsideAvailability {
  readonly appointmentId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** What came of a change of an agenda. */
export interface AgendaChange {
  /** Of the type, rule, exception or absence. */
  readonly id: string;
  /** All appointments ahead that now stand outside availability, earliest first; at most 500. */
  readonly outside: readonly OutsideAvailability[];
  /** Of an absence, where somebody sees to them. */
  readonly consequences?: AbsenceConsequences;
}

/** An appointment in its agenda. */
export interface AgendaAppointment extends Interval {
  readonly appointmentId: string;
  readonly kind: AppointmentKind;
  readonly status: AppointmentStatus;
  readonly place: AppointmentPlace;
  readonly appointmentTypeId: string | null;
  /** With the pause after it. */
  readonly blockedUntil: Instant;
  readonly followUpId: string | null;
  readonly patientName: string | null;
  readonly confirmed: boolean;
  readonly told: boolean;
  readonly override: boolean;
  readonly seats: number | null;
  readonly seatsTaken: number;
  readonly revision: number;
}

export interface AbsenceView extends Absence {
  readonly replacementName: string | null;
}

/** One agenda between two instants. */
export interface AgendaView {
  readonly professional: ProfessionalView;
  readonly practice: PracticeView | null;
  /** Those in use. */
  readonly types: readonly AppointmentType[];
  readonly rules: readonly (AvailabilityRule & { readonly revision: number })[];
  /** Those of the days asked for. */
  readonly exceptions: readonly AvailabilityException[];
  readonly absences: readonly AbsenceView[];
  readonly openings: readonly Opening[];
  /** As agendas kept elsewhere say. */
  readonly busy: readonly Interval[];
  readonly appointments: readonly AgendaAppointment[];
}

/**
 * Who works where and when. Every change is made under the lock of its agenda, lays its openings out again in the same
 * transaction and cancels nothing; what has faults changes nothing (AgendaRefusedError names each). A clinician reads
 * and changes their own agenda only: of another there is nothing (NotFoundError). Exceptions and absences that are over
 * stay as they were and are not found to be changed.
 */
export interface AgendaUseCases {
  practices(caller: Caller, filter: PracticeFilter): Promise<readonly PracticeView[]>;
  /** @returns its id; @throws AgendaRefusedError */
  addPractice(caller: Caller, practice: PracticeDetails): Promise<string>;
  /** Professionals who practise there move with it. @throws NotFoundError, AgendaRefusedError */
  changePractice(caller: Caller, practiceId: string, practice: PracticeDetails): Promise<void>;
  professionals(caller: Caller, filter: ProfessionalFilter): Promise<readonly ProfessionalView[]>;
  /** @returns their id; @throws AgendaRefusedError */
  addProfessional(caller: Caller, professional: ProfessionalDetails): Promise<string>;
  /** @throws NotFoundError, AgendaRefusedError */
  changeProfessional(
    caller: Caller,
    professionalId: string,
    professional: ProfessionalDetails,
  ): Promise<void>;

  /**
   * @param between at most 62 days
   * @throws NotFoundError; AgendaRefusedError `end-before-start`, `range-too-long`
   */
  agenda(caller: Caller, professionalId: string, between: Interval): Promise<AgendaView>;

  /**
   * Keeps a type, a rule of availability, an exception or an absence: a new one, or in the place of `id`.
   *
   * @throws NotFoundError, AgendaRefusedError
   */
  keepAppointmentType(
    caller: Caller,
    professionalId: string,
    type: AppointmentTypeDetails,
    id?: string,
  ): Promise<AgendaChange>;
  keepAvailability(
    caller: Caller,
    professionalId: string,
    rule: AvailabilityDetails,
    id?: string,
  ): Promise<AgendaChange>;
  keepException(
    caller: Caller,
    professionalId: string,
    exception: ExceptionDetails,
    id?: string,
  ): Promise<AgendaChange>;
  /** Once it is kept, what falls into it is seen to. */
  keepAbsence(
    caller: Caller,
    professionalId: string,
    absence: AbsenceDetails,
    id?: string,
  ): Promise<AgendaChange>;

  /** Out of use; appointments of that type stay. @throws NotFoundError */
  retireAppointmentType(caller: Caller, professionalId: string, id: string): Promise<AgendaChange>;
  /** Ends today; what was open before stays as it was. @throws NotFoundError */
  endAvailability(caller: Caller, professionalId: string, id: string): Promise<AgendaChange>;
  /** @throws NotFoundError */
  removeException(caller: Caller, professionalId: string, id: string): Promise<AgendaChange>;
  /** The professional is there after all; what was handed over stays so. @throws NotFoundError */
  cancelAbsence(caller: Caller, professionalId: string, id: string): Promise<AgendaChange>;
}
