import type { BreakCode } from './break-rule';
import type { Instant, Interval } from './instants';

/** How a professional is reached; `telephone` means an operator does it. */
export type ContactChannel = 'secure-mail' | 'mail' | 'sms' | 'telephone';

/**
 * The ladder without a general practitioner, in the order asked (field.md, Law and roles): whoever can see the patient
 * themselves before those who search for somebody.
 */
export const CONTACT_RUNGS = [
  'own',
  'replacement',
  'associate',
  'health-house',
  'health-centre',
  'nearby',
  'territorial-community',
  'insurer-mediator',
  'local-coordination',
] as const;
export type ContactRung = (typeof CONTACT_RUNGS)[number];

/** A professional by internal id, and the channel their practice chose. */
export interface ProfessionalContact {
  readonly professionalId: string;
  readonly channel: ContactChannel;
  /** Why they are asked; absent in plans older than the ladder. */
  readonly rung?: ContactRung;
  /** Working minutes they have to answer, where the rung has its own delay. */
  readonly answerMinutes?: number;
}

/** Bounds counted from the appointment of a care, once it is known; until then the planned window holds. */
export interface Anchor {
  readonly careKey: string;
  /** Days of 24 hours from that appointment, both included; may be negative (before the visit). */
  readonly earliestDays: number;
  readonly latestDays: number;
}

/** What opens when a care is not secured in time. */
export type CareBreakCode = Extract<BreakCode, 'R03' | 'R05' | 'R06' | 'R07' | 'R10' | 'R11' | 'R19' | 'R20'>;

/** A care the pathway asks for, with instants instead of days. */
export interface PlannedCare {
  /** Stable within the pathway, e.g. `gp-visit`. */
  readonly key: string;
  /** A kind of care (domain/discharge/codes.ts), e.g. `general-practitioner`, `nurse`, `bed`. */
  readonly profession: string;
  /** From the earliest useful instant to the closing of the pathway's limit. */
  readonly window: Interval;
  /** `already` when the care was in place before the stay: resumption is confirmed, never a second one booked. */
  readonly arrangement: 'to-arrange' | 'already';
  /** Who is asked, in order; the patient's own professional first. */
  readonly candidates: readonly ProfessionalContact[];
  /** Working minutes a professional has to answer. */
  readonly offerLifetimeMinutes: number;
  /** How many are asked at the same time once the limit is near; one at a time when absent. */
  readonly parallelOffers?: {
    readonly max: number;
    /** Working minutes before the limit from which on it holds. */
    readonly withinMinutes: number;
  };
  /** The break that opens when the window closes unmet. */
  readonly breakWhenUnmet: CareBreakCode;
  /** The first one must be done by then (field.md, 2); the window ends there. */
  readonly firstDueAt?: Instant;
  /** When to ring for it, while the service can still act: never after `firstDueAt`. */
  readonly alarmAt?: Instant;
  /** Windows of the visits of a series, in order; absent for a single one. */
  readonly visits?: readonly Interval[];
  readonly anchor?: Anchor;
  /** The nurse of the home where the patient lives gives it: nobody else is booked. */
  readonly byInstitution?: true;
  /** Home hospitalisation or a home-nursing service decides who comes (field.md, 8): it alone is asked. */
  readonly byService?: 'home-hospitalisation' | 'home-nursing-service';
  /** With `already`: who gave it before the stay and is asked to go on; absent in plans older than that rule. */
  readonly resumption?: { readonly provider: ProfessionalContact | null };
}

/** A follow-up call the pathway asks for. */
export interface PlannedCall {
  /** Stable within the pathway, e.g. `call-j2`. */
  readonly key: string;
  readonly window: Interval;
  readonly attemptsMax: number;
  /** Working minutes between one attempt and the next, so that hours and days differ. */
  readonly retryAfterMinutes: readonly number[];
  /** Where the next attempts are put; without it, `retryAfterMinutes` alone says. */
  readonly attempts?: AttemptPolicy;
  readonly anchor?: Anchor;
}

/** How often, when and whom to try before a patient counts as unreachable (pathways.md, Calls). */
export interface AttemptPolicy {
  /** Two tries at the patient never fall within the same part of a day: parts of an opening, e.g. 3. */
  readonly partsOfDay: number;
  /** Openings over which the tries at the patient are spread. */
  readonly overWorkingDays: number;
  /** Numbers of the patient's own that may be called; a wrong one is followed by the next. One when absent. */
  readonly numbers?: number;
  /** Relatives with whom something may be said, tried after the patient. */
  readonly relativesInScope: number;
  /** Whether a nurse who goes there is asked before the break opens. */
  readonly askNurseOnSite: boolean;
}

/** Something the service verifies itself, e.g. that the equipment arrived. */
export interface PlannedCheck {
  readonly key: string;
  readonly window: Interval;
  readonly owner: 'operators' | 'team-leads' | 'on-call-clinicians';
  readonly breakWhenUnmet: BreakCode;
  readonly anchor?: Anchor;
}

/** A result the letter announces (field.md, 13): each has a person and a date. */
export interface PlannedResult {
  /** `result-1`, `result-2` … in the order announced. */
  readonly key: string;
  /** Whether somebody is named to receive it. */
  readonly owned: boolean;
  /** When it should be there, at a closing of the service. */
  readonly dueAt: Instant;
}

/** Limits of the service, in working minutes unless said otherwise. */
export interface PlanLimits {
  /** How long a break may wait for its owner before the team lead owns it. */
  readonly breakReviewMinutes: number;
  /** How long an overdue item may wait before it is said again. */
  readonly overdueReviewMinutes: number;
  /** Continuous minutes within which a red flag must have reached a clinician. */
  readonly redFlagMinutes: number;
  /** Working minutes between two checks on a readmitted patient. */
  readonly readmissionCheckMinutes: number;
  /** Working minutes within which news of a readmission has a second source; absent in plans older than that rule. */
  readonly readmissionConfirmMinutes?: number;
}

/** What is due and when, made from pathway and calendars before it reaches the follow-up. */
export interface Plan {
  readonly pathway: { readonly key: string; readonly version: string };
  readonly dischargedAt: Instant;
  /** When the pathway ends (J30 for `standard`), at the closing of the service. */
  readonly endsAt: Instant;
  /** The service's opening hours from the discharge to well past `endsAt`. */
  readonly horizon: readonly Interval[];
  /** End of J0: when the handover should have left. */
  readonly handoverDueAt: Instant;
  readonly cares: readonly PlannedCare[];
  readonly calls: readonly PlannedCall[];
  readonly checks?: readonly PlannedCheck[];
  readonly results?: readonly PlannedResult[];
  /** When the letter should have reached patient and general practitioner; absent in plans older than that rule. */
  readonly letterDueAt?: Instant;
  /** When the patient prefers to be called, inside the service's hours; absent when it is all the same to them. */
  readonly preferredCallTimes?: readonly Interval[];
  readonly limits: PlanLimits;
  /** The rules of breaks it lives by (break-ladder.ts); absent in plans older than the ladders. */
  readonly breakRulesVersion?: number;
  /** Whoever takes a care on has the handover too, and new versions of it; absent in plans older than that rule. */
  readonly handoverCopies?: true;
}

/** What the patient opposes; nothing is sent or asked against it. */
export interface Opposition {
  readonly calls: boolean;
  readonly messages: boolean;
  readonly sharing: boolean;
}

/** Where the patient went. Anything but `home` has somebody else in charge. */
export type Destination = 'home' | 'care-home' | 'home-hospitalisation' | 'rehabilitation' | 'other-hospital';

/**
 * What is known of the discharge letter (field.md, Law and roles): "not received by Relais" proves nothing. The four
 * states of pathways.md R01; the last two do not follow one another.
 */
export interface LetterKnowledge {
  readonly announced: boolean;
  readonly sentByHospital: boolean;
  readonly gpHasIt: boolean;
  readonly patientHasIt: boolean;
}

/** How the patient can be spoken to when a plain telephone call will not do (field.md, 7). */
export type SpeakingNeed = 'text-only' | 'interpreter';

/** Facts about the patient as codes; nothing in it identifies anybody. */
export interface Situation {
  readonly destination: Destination;
  readonly phoneKnown: boolean;
  readonly generalPractitioner: ProfessionalContact | null;
  readonly opposition: Opposition;
  readonly letter?: LetterKnowledge;
  /** Items of the HAS discharge check-list answered with no (1, 2 and 18 open R17). */
  readonly unpreparedItems?: readonly number[];
  readonly speakingNeed?: SpeakingNeed;
  /** With whom the patient wants nothing shared; absent in plans older than that rule. */
  readonly withheld?: WithheldFrom;
  /** Professions that asked for what the pathway gives on their request; absent while nobody did. */
  readonly askedFor?: readonly string[];
}

/** Professionals by internal id, and whole professions as cares name them, with whom nothing is shared. */
export interface WithheldFrom {
  readonly professionalIds: readonly string[];
  readonly professions: readonly string[];
}
