import type { HolidayTerritory, LocalDay } from '../../domain/calendar';
import type { Instant, Interval } from '../../domain/follow-up';
import type {
  Absence,
  AgendaFault,
  AgendaFrame,
  AppointmentType,
  AvailabilityException,
  AvailabilityRule,
  PracticeKind,
  Replacement,
  StatedAgenda,
} from '../../domain/scheduling';
import type { Caller } from '../application';
import type {
  AgendaView,
  OutsideAvailability,
  PracticeDetails,
  PracticeFilter,
  PracticeView,
  ProfessionalDetails,
  ProfessionalFilter,
  ProfessionalView,
} from './agenda-use-cases';

/** An agenda as nobody changes it any more: read under its lock. */
export interface LockedAgenda {
  readonly professional: { readonly id: string; readonly profession: string };
  readonly stated: StatedAgenda;
  /** Those in use. */
  readonly types: readonly AppointmentType[];
  /** Whether the practice of the order is in use. */
  readonly practiceKnown: boolean;
  /** Who the order names as replacement; null when nobody of that id is in use. */
  readonly replacement: Replacement | null;
}

/** One thing to keep, under its id whether it is there or not, or to take away. */
export type AgendaWrite =
  | { readonly kind: 'type'; readonly type: AppointmentType }
  | { readonly kind: 'type-retired'; readonly id: string }
  | { readonly kind: 'rule'; readonly rule: AvailabilityRule }
  | { readonly kind: 'rule-ended'; readonly id: string }
  | { readonly kind: 'exception'; readonly exception: AvailabilityException }
  | { readonly kind: 'exception-removed'; readonly id: string }
  | { readonly kind: 'absence'; readonly absence: Absence }
  | { readonly kind: 'absence-cancelled'; readonly id: string };

/** What an order comes to, once the agenda is known. */
export type AgendaDecision =
  | { readonly write: AgendaWrite }
  | { readonly faults: readonly AgendaFault[] }
  /** It is about something that is not there. */
  | { readonly missing: string };

export interface AgendaOrder {
  readonly professionalId: string;
  /** What must be looked up beside the agenda. */
  readonly practiceId?: string;
  readonly replacementId?: string;
  readonly decide: (known: LockedAgenda) => AgendaDecision;
}

/** Days to lay out, and when it is. */
export interface AgendaDays {
  readonly frame: AgendaFrame;
  readonly holidays: HolidayTerritory;
  /** Business time. */
  readonly now: Instant;
}

export type AgendaOutcome =
  { readonly outside: readonly OutsideAvailability[] } | Exclude<AgendaDecision, { readonly write: unknown }>;

/** A practice with what was worked out of what was stated. */
export interface KeptPractice extends Omit<PracticeDetails, 'areaPostalCodes' | 'communeCode'> {
  readonly kind: PracticeKind;
  readonly communeCode: string;
}

/** A professional, and where they practise when that is no practice of the list. */
export interface KeptProfessional extends Omit<ProfessionalDetails, 'place'> {
  readonly place?: {
    readonly practiceName: string;
    readonly postalCode: string;
    readonly city: string;
    readonly communeCode: string;
  };
}

export type ProfessionalOutcome =
  | { readonly id: string }
  | { readonly refused: 'unknown-practice' | 'rpps-known' | 'identity-not-yours' }
  | null;

/** The records of agendas, on whatever keeps them. */
export interface AgendaRecords {
  practices(caller: Caller, filter: PracticeFilter): Promise<readonly PracticeView[]>;
  /** @returns false when there is none of that id in use */
  keepPractice(caller: Caller, id: string, practice: KeptPractice, isNew: boolean): Promise<boolean>;
  professionals(
    caller: Caller,
    filter: ProfessionalFilter,
    now: Instant,
  ): Promise<readonly ProfessionalView[]>;
  /** A clinician's profession and RPPS stay as they are. @returns null when there is none of that id in use */
  keepProfessional(
    caller: Caller,
    id: string,
    professional: KeptProfessional,
    isNew: boolean,
  ): Promise<ProfessionalOutcome>;
  /** @returns null when there is no such professional */
  agenda(
    caller: Caller,
    professionalId: string,
    between: Interval,
    days: { readonly firstDay: LocalDay; readonly lastDay: LocalDay; readonly now: Instant },
  ): Promise<AgendaView | null>;
  /**
   * Reads an agenda under its lock, has the order decided, writes what that comes to and lays the openings out again,
   * all in one transaction; with faults nothing is written.
   */
  changeAgenda(caller: Caller, order: AgendaOrder, days: AgendaDays): Promise<AgendaOutcome>;
  /** Agendas that are laid out to a day before `until` only. */
  agendasToRoll(organisationId: string, until: LocalDay, limit: number): Promise<readonly string[]>;
  /** Lays out the days still missing. @returns false when another did it meanwhile */
  rollAgenda(organisationId: string, professionalId: string, days: Omit<AgendaDays, 'now'>): Promise<boolean>;
}
