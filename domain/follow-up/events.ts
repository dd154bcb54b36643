import type { BreakAccepter, CloserRole, ReportedBreakCode } from './break-catalogue';
import type { Instant } from './instants';
import type { OnCallRoster, Urgency } from './on-call';
import type {
  ContactChannel,
  LetterKnowledge,
  Opposition,
  Plan,
  ProfessionalContact,
  Situation,
} from './plan';
import type {
  BookedVisit,
  CallBackOutcome,
  CallOutcome,
  ClosingReason,
  KeptBy,
  LeftOpen,
  Owner,
} from './state';

/** Who did it: an internal user id and the role they acted in, or a program of the service. */
export interface Actor {
  readonly userId: string;
  readonly role: CloserRole | 'hospital' | 'administrator' | 'service';
}

/** What a person decided on: refused when the thing changed after that revision. */
interface DecidedOnSight {
  readonly expectedRevision?: number;
}

/** Where news of a death or a readmission came from. */
export type NewsSource = 'hospital' | 'relative' | 'professional' | 'operator';

/** Which appointment of which care. */
interface AppointmentReference {
  readonly careKey: string;
  readonly appointmentId: string;
  readonly professionalId: string;
  /** Place in its series, from 1 on; absent for a single appointment. */
  readonly visit?: number;
}

/** Set by the records: how whoever takes a care on is written to. */
interface WithContact {
  readonly contactChannel?: ContactChannel;
}

/** What can happen to a follow-up. Every one but `time-passed` entered through the inbox. */
export type FollowUpEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'reopened' }
  | { readonly type: 'amended' }
  | { readonly type: 'returned-home' }
  | { readonly type: 'discharge-voided' }
  | { readonly type: 'died'; readonly source: NewsSource }
  | {
      readonly type: 'readmitted';
      readonly at: Instant;
      readonly source: NewsSource;
      /** An emergency visit does not pause the follow-up; an admission when absent. */
      readonly kind?: 'admission' | 'emergency-visit';
      /** How it hangs together with the stay, as far as somebody said: the cause of R16. */
      readonly link?: 'planned' | 'linked' | 'unrelated';
    }
  /** News of a readmission has a second source. */
  | { readonly type: 'readmission-confirmed'; readonly source: NewsSource }
  /** The patient is somewhere else now, or back; comes with the plan made for where they are. */
  | { readonly type: 'address-changed' }
  /** With whom nothing is shared changed; comes with the plan made without them. */
  | { readonly type: 'sharing-limited' }
  | { readonly type: 'superseded' }
  | {
      readonly type: 'opposed';
      readonly opposition: Opposition;
      /** Why, as a cause of R15. */
      readonly reason?: string;
    }
  | ({
      readonly type: 'offer-answered';
      readonly offerId: string;
      /** `other-time` proposes `proposedAt` instead, which makes it tentative. */
      readonly answer: 'accepted' | 'tentative' | 'declined' | 'other-time';
      readonly reason?: string;
      readonly proposedAt?: Instant;
      readonly appointmentAt?: Instant;
    } & DecidedOnSight)
  | ({
      readonly type: 'care-arranged';
      readonly careKey: string;
      readonly appointmentAt?: Instant;
      readonly professionalId?: string;
    } & DecidedOnSight &
      WithContact)
  /** The scheduling aggregate booked a time for a care, or took a patient's word that there is one. */
  | ({ readonly type: 'appointment-booked'; readonly told?: true } & AppointmentReference &
      WithContact & {
        readonly appointmentAt: Instant;
      })
  /** The same appointment at another time, or with another professional. */
  | ({ readonly type: 'appointment-moved' } & AppointmentReference &
      WithContact & { readonly appointmentAt: Instant })
  /** The appointment fell, and nothing takes its place yet. */
  | ({
      readonly type: 'appointment-cancelled';
      readonly by: 'patient' | 'professional' | 'service';
      /** A cause of R08 or R09. */
      readonly cause?: string;
    } & AppointmentReference)
  /** A series was placed as a whole. */
  | ({
      readonly type: 'series-booked';
      readonly careKey: string;
      readonly seriesId: string;
      readonly visits: readonly BookedVisit[];
    } & WithContact)
  /** The patient asks to be called, e.g. on the page behind a link. */
  | { readonly type: 'call-back-asked'; readonly about: string }
  | ({
      readonly type: 'call-attempted';
      readonly callKey: string;
      readonly outcome: CallOutcome;
      readonly callBackAt?: Instant;
      /** Of a red flag; `immediate` when nobody said. */
      readonly urgency?: Urgency;
      /** Which number, by its place: `patient/2`, `relative/0/1`; the first one to call when absent. */
      readonly dialled?: string;
    } & DecidedOnSight)
  | {
      readonly type: 'alert-raised';
      readonly code: 'R14' | 'R22';
      readonly cause: string;
      /** `immediate` when nobody said. */
      readonly urgency?: Urgency;
    }
  | ({
      readonly type: 'on-call-answered';
      readonly breakId: string;
      readonly contactId: string;
      readonly outcome: 'reached' | 'no-answer' | 'unavailable';
    } & DecidedOnSight)
  /** 15, or the ten-digit number of the patient's département, was called for a red flag. */
  | ({ readonly type: 'emergency-called'; readonly breakId: string } & DecidedOnSight)
  /** What was said in a call asks for a medical opinion the same day. */
  | { readonly type: 'medical-advice-asked'; readonly callKey: string }
  /** A clinician called the patient of a red flag back. */
  | ({
      readonly type: 'clinician-called-back';
      readonly breakId: string;
      readonly outcome: CallBackOutcome;
    } & DecidedOnSight)
  /** What somebody learnt about the letter; only what is true is said. */
  | {
      readonly type: 'letter-reported';
      readonly letter: { readonly [State in keyof LetterKnowledge]?: true };
      /** `secure-mail`: the delivery told it, which suffices as knowledge of the practitioner (field.md, Law and roles). */
      readonly source: NewsSource | 'patient' | 'secure-mail';
    }
  | ({
      readonly type: 'visit-reported';
      readonly careKey: string;
      readonly kept: boolean;
      /** Which one, when it is in our agendas. */
      readonly appointmentId?: string;
      /** The patient said so: somebody verifies it. */
      readonly toVerify?: true;
      /** Whose doing it was that it did not take place. */
      readonly missedBy?: 'patient' | 'professional';
      /** A cause of R08 or R09. */
      readonly cause?: string;
    } & DecidedOnSight)
  | {
      readonly type: 'professional-stopped';
      readonly professionalId: string;
      /** A cause of R18. */
      readonly cause: string;
      /** A dated replacement takes over: no refusal, no break (field.md, 14). */
      readonly replacement?: ProfessionalContact;
      /** They come back: what our agendas hold with them stands, and they stay the general practitioner. */
      readonly temporary?: true;
    }
  | ({
      readonly type: 'check-settled';
      readonly checkKey: string;
      readonly outcome: 'done' | 'not-applicable';
    } & DecidedOnSight)
  | ({
      readonly type: 'result-reported';
      readonly resultKey: string;
      /** Somebody will receive it, or it has come. */
      readonly outcome: 'awaited' | 'received';
    } & DecidedOnSight)
  /** An attempt was written down on the wrong patient, or by mistake. */
  | ({
      readonly type: 'attempt-withdrawn';
      readonly callKey: string;
      /** Among the attempts that stand, from 1 on. */
      readonly attemptNumber: number;
      readonly reason: 'wrong-person' | 'mistake';
    } & DecidedOnSight)
  /** A person puts the patient on another pathway; comes with the plan made from it. */
  | { readonly type: 'pathway-moved'; readonly pathwayKey: string; readonly reason: string }
  /** A profession asks for what the pathway gives on its request; comes with the plan made with it. */
  | { readonly type: 'asked-for'; readonly by: string }
  | {
      readonly type: 'break-reported';
      readonly code: ReportedBreakCode;
      /** The key of a care or call, or `patient`. */
      readonly subject: string;
      readonly cause: string;
    }
  | ({ readonly type: 'break-taken'; readonly breakId: string } & DecidedOnSight)
  | ({
      readonly type: 'break-resolved';
      readonly breakId: string;
      readonly cause: string;
      readonly resolution: string;
      readonly appointmentAt?: Instant;
    } & DecidedOnSight)
  | ({ readonly type: 'break-reopened'; readonly breakId: string } & DecidedOnSight)
  /** A clinician lives with it, or the patient wants it so. */
  | ({
      readonly type: 'break-accepted';
      readonly breakId: string;
      readonly acceptedBy: BreakAccepter;
      /** One of the reasons of whoever accepts (break-settling.ts). */
      readonly reason: string;
    } & DecidedOnSight)
  /** A person or a queue has what a work item asks for from now on; its clock stays. */
  | ({ readonly type: 'item-assigned'; readonly itemKey: string; readonly to: Owner } & DecidedOnSight)
  | { readonly type: 'delivery-reported'; readonly messageKey: string; readonly delivered: boolean }
  /** Somebody told a professional by telephone what they must know. */
  | { readonly type: 'handover-told'; readonly professionalId: string }
  | {
      readonly type: 'closed-by-person';
      readonly reason: ClosingReason;
      /** Who keeps what stays open, as far as somebody said. */
      readonly keptBy?: readonly (Pick<LeftOpen, 'kind' | 'subject'> & KeptBy)[];
      /** The general practitioner was told of the end by telephone. */
      readonly gpTold?: boolean;
    }
  | { readonly type: 'time-passed' };

export type FollowUpEventType = FollowUpEvent['type'];

/** A plan made anew because the facts it rests on changed. */
export interface Replanning {
  readonly plan: Plan;
  readonly situation: Situation;
}

/** An event as it reaches `decide`: with the unique id of its fact and who stated it. */
export interface Fact {
  readonly factId: string;
  readonly actor: Actor;
  readonly event: FollowUpEvent;
  /** Present with the events whose facts change what is due. */
  readonly replanning?: Replanning;
  /** Present with the events that may raise a red flag. */
  readonly onCall?: OnCallRoster;
}

const REPLANNING_EVENTS: ReadonlySet<FollowUpEventType> = new Set([
  'amended',
  'returned-home',
  'pathway-moved',
  'address-changed',
  'sharing-limited',
  'asked-for',
]);

/** Whether an event must come with a new plan. */
export function needsReplanning(event: FollowUpEvent): boolean {
  return REPLANNING_EVENTS.has(event.type);
}

/** Whether an event may raise a red flag, and must come with the roster that is walked then. */
export function needsOnCallRoster(event: FollowUpEvent): boolean {
  return (
    (event.type === 'alert-raised' && event.code === 'R14') ||
    (event.type === 'call-attempted' && event.outcome === 'red-flag') ||
    (event.type === 'break-reopened' && event.breakId.startsWith('R14-')) ||
    event.type === 'reopened'
  );
}
