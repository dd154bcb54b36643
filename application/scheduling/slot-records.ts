import type { Patient } from '../../domain/discharge';
import type { FollowUpState, Instant, Interval, WithheldFrom } from '../../domain/follow-up';
import type {
  AppointmentPlace,
  CalledRung,
  Continuity,
  GroupSession,
  NewPatientRule,
  Opening,
} from '../../domain/scheduling';
import type { Caller } from '../application';

/** For whom something is looked for, as far as the rules need it. */
export interface SlotSubject {
  readonly patientId: string;
  readonly deceased: boolean;
  readonly opposesSharing: boolean;
  readonly person: Pick<Patient, 'address' | 'currentAddress' | 'language' | 'hearing'>;
  readonly withheld: WithheldFrom;
  /** Of the follow-up asked about; null without one, or before it has begun. */
  readonly state: FollowUpState | null;
  /** Null without a follow-up. */
  readonly dischargedAt: Instant | null;
}

/** A professional whom the patient knows. */
export interface KnownProfessional {
  readonly professionalId: string;
  readonly continuity: Exclude<Continuity, 'none'>;
  readonly generalPractitioner: boolean;
}

/** Who is looked for. */
export interface WhoCould {
  /** Of appointment types, and of service areas. */
  readonly careKinds: readonly string[];
  readonly professions: readonly string[];
  /** Of practices, nearest first. */
  readonly communeCodes: readonly string[];
  /** Where the patient may be: what is visited at home must be there. Null when nobody said who it is for. */
  readonly homeCommuneCodes: readonly string[] | null;
  /** Whether those who visit there are looked for, and not only those near or known. */
  readonly visitsHome: boolean;
  /** Reached wherever they are. */
  readonly knownIds: readonly string[];
  /** Of two digits, three overseas: where remote care is given from; null for those near alone. */
  readonly departmentCode: string | null;
  /** With anything open in it. */
  readonly window: Interval;
  readonly onlineOnly: boolean;
  /** Decides who comes first among those who are equally near, so that it is not always the same. */
  readonly salt: string;
  readonly limit: number;
}

interface ProfessionalLines {
  readonly professionalId: string;
  readonly professionalName: string;
  readonly profession: string;
  readonly practiceName: string;
  readonly city: string;
  readonly phone: string | null;
  /** Empty when it is not known. */
  readonly communeCode: string;
  readonly postalCode: string;
}

/** Something that can be booked with somebody. */
export interface Bookable extends ProfessionalLines {
  readonly languages: readonly string[];
  readonly accessibility: readonly string[];
  readonly appointmentTypeId: string;
  readonly appointmentTypeName: string;
  readonly careKind: string;
  readonly durationMinutes: number;
  readonly bufferMinutes: number;
  readonly place: AppointmentPlace;
  readonly newPatients: NewPatientRule;
  readonly dailyCap: number | null;
}

/** Somebody who could be telephoned, or a structure of the ladder by who stands for it. */
export interface Callable extends ProfessionalLines {
  readonly acceptsNew: boolean;
  readonly rung: CalledRung | null;
}

/** When somebody is open and taken. */
export interface ReadAgenda {
  readonly openings: readonly Opening[];
  /** In order; may overlap. */
  readonly taken: readonly Interval[];
  /** Starts of what counts towards daily caps, by appointment type. */
  readonly booked: ReadonlyMap<string, readonly Instant[]>;
  /** Of groups, by appointment type. */
  readonly sessions: ReadonlyMap<string, readonly GroupSession[]>;
}

/** A place other than a professional's own, where some of their openings are. */
export interface OtherPractice {
  readonly practiceId: string;
  readonly name: string;
  readonly city: string;
  readonly phone: string | null;
  readonly communeCode: string;
  readonly accessibility: readonly string[];
}

/**
 * Agendas of an organisation in one transaction. Names of professionals and when they are taken are no secret within
 * it, so that everybody finds the same; nothing of the patients in their agendas is read.
 */
export interface SlotReading {
  known(patientId: string, careKind: string): Promise<readonly KnownProfessional[]>;
  bookable(who: WhoCould): Promise<readonly Bookable[]>;
  /** What held time has expired by `now` is free. */
  agendas(
    bookables: readonly Pick<Bookable, 'professionalId' | 'appointmentTypeId' | 'dailyCap' | 'place'>[],
    window: Interval,
    now: Instant,
  ): Promise<ReadonlyMap<string, ReadAgenda>>;
  practices(practiceIds: readonly string[]): Promise<readonly OtherPractice[]>;
  /** Those known, then who takes new patients and has no agenda here, nearest first; with the ladder where asked. */
  callable(
    who: Pick<WhoCould, 'careKinds' | 'professions' | 'communeCodes' | 'knownIds'>,
    ladder: boolean,
  ): Promise<readonly Callable[]>;
}

export interface SlotRecords {
  /** @returns null for what is not there, or not the caller's to see */
  subject(
    caller: Caller,
    reference: { readonly followUpId: string } | { readonly patientId: string },
  ): Promise<SlotSubject | null>;
  reading<T>(organisationId: string, work: (reading: SlotReading) => Promise<T>): Promise<T>;
}
