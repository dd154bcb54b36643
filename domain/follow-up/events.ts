import type { CloserRole, ReportedBreakCode } from './break-catalogue';
import type { Instant } from './instants';
import type { Opposition, Plan, Situation } from './plan';
import type { CallOutcome, ClosingReason } from './state';

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

/** What can happen to a follow-up. Every one but `time-passed` entered through the inbox. */
export type FollowUpEvent =
  | { readonly type: 'opened' }
  | { readonly type: 'reopened' }
  | { readonly type: 'amended' }
  | { readonly type: 'returned-home' }
  | { readonly type: 'discharge-voided' }
  | { readonly type: 'died'; readonly source: NewsSource }
  | { readonly type: 'readmitted'; readonly at: Instant; readonly source: NewsSource }
  | { readonly type: 'superseded' }
  | { readonly type: 'opposed'; readonly opposition: Opposition }
  | ({
      readonly type: 'offer-answered';
      readonly offerId: string;
      readonly answer: 'accepted' | 'tentative' | 'declined';
      readonly reason?: string;
      readonly appointmentAt?: Instant;
    } & DecidedOnSight)
  | ({
      readonly type: 'care-arranged';
      readonly careKey: string;
      readonly appointmentAt?: Instant;
      readonly professionalId?: string;
    } & DecidedOnSight)
  | ({
      readonly type: 'call-attempted';
      readonly callKey: string;
      readonly outcome: CallOutcome;
      readonly callBackAt?: Instant;
    } & DecidedOnSight)
  | { readonly type: 'alert-raised'; readonly code: 'R14' | 'R22'; readonly cause: string }
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
  | { readonly type: 'delivery-reported'; readonly messageKey: string; readonly delivered: boolean }
  | { readonly type: 'closed-by-person'; readonly reason: ClosingReason }
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
  /** Present with `amended` and `returned-home`, whose facts change what is due. */
  readonly replanning?: Replanning;
}

const REPLANNING_EVENTS: ReadonlySet<FollowUpEventType> = new Set(['amended', 'returned-home']);

/** Whether an event must come with a new plan. */
export function needsReplanning(event: FollowUpEvent): boolean {
  return REPLANNING_EVENTS.has(event.type);
}
