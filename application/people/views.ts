/** What people read of a person: plain values, instants as ISO 8601 strings in UTC. */
import type {
  Address,
  CurrentAddress,
  FirstInterlocutor,
  Phone,
  ProtectionInterlocutor,
  RelativeRights,
  RelativeScope,
} from '../../domain/discharge';
import type { DangerCause, DangerNumber } from '../../domain/breaks/danger-numbers';

/** A number, and whether it turned out to be somebody else's. */
export interface PhoneView extends Phone {
  readonly notToCall: boolean;
}

export interface RelativeView {
  readonly name: string;
  readonly relationship: string | null;
  readonly scope: RelativeScope;
  readonly rights: RelativeRights;
  readonly trustedPerson: boolean;
  readonly emergencyContact: boolean;
  readonly phones: readonly PhoneView[];
}

/** Where the patient is today, and until when the present address holds. */
export interface WhereaboutsView {
  readonly kind: 'official' | 'current' | 'unknown';
  readonly address: Address | CurrentAddress | null;
  /** Set when somebody told the service, instead of the hospital. */
  readonly said: { readonly by: string; readonly at: string } | null;
}

/** With whom nothing is shared: a professional's name, or a profession's code. */
export interface WithheldView {
  readonly refusalId: string;
  readonly professionalName: string | null;
  readonly profession: string | null;
}

export interface SaidNoteView {
  readonly noteId: string;
  readonly text: string;
  readonly saidBy: string;
  readonly about: string | null;
  readonly notedAt: string;
  readonly notedBy: string | null;
}

export interface SafetyNoteView {
  readonly noteId: string;
  readonly text: string;
  readonly source: string;
  readonly notedAt: string;
  readonly notedBy: string | null;
  readonly reviewAt: string;
  readonly reviewDue: boolean;
}

/** A death told by somebody else than the hospital. */
export interface DeathConfirmationView {
  readonly status: string;
  readonly source: string;
  readonly statedAt: string;
  readonly dueAt: string;
  readonly secondSource: string | null;
  /** Carers who are not written to: somebody tells them by telephone. */
  readonly tellByTelephone: readonly {
    readonly name: string;
    readonly profession: string;
    readonly phone: string | null;
  }[];
}

/** Whom to speak to, what may be said, where the patient is, and what is written down about the home. */
export interface PeopleView {
  readonly speakTo: {
    readonly first: FirstInterlocutor;
    readonly isMinor: boolean;
    readonly protection: ProtectionInterlocutor | null;
    readonly phones: readonly PhoneView[];
  };
  readonly relatives: readonly RelativeView[];
  readonly whereabouts: WhereaboutsView;
  /** Who told the patient of the follow-up, when, and what. */
  readonly information: {
    readonly informedAt: string | null;
    readonly informedBy: string | null;
    readonly what: string | null;
  } | null;
  readonly withheld: readonly WithheldView[];
  /** A person is in danger there: no message goes to that household. */
  readonly messagesSuspended: boolean;
  /** Whom to call, by what endangers. */
  readonly dangerNumbers: Readonly<Record<DangerCause, readonly DangerNumber[]>>;
  /** Empty for those who neither call nor visit. */
  readonly notes: readonly SaidNoteView[];
  readonly safetyNotes: readonly SafetyNoteView[];
  readonly deathConfirmation: DeathConfirmationView | null;
  /** Who told of a readmission that nobody else has confirmed. */
  readonly readmissionUnconfirmed: string | null;
}
