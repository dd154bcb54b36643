import type { BreakGrade } from '../../domain/follow-up';
import type { FollowUpSummary, OwnerView } from './views';

/** A break that stands in a follow-up that is not over. */
export interface StandingBreakView {
  readonly followUpId: string;
  /** Of the follow-up: what a command decided on this view carries. */
  readonly revision: number;
  readonly breakId: string;
  readonly code: string;
  readonly grade: string;
  readonly status: string;
  /** Key of the care or call it is about, or what else its rule names. */
  readonly subject: string;
  /** Why somebody must act; the code, or what a red flag asks for next. */
  readonly reason: string;
  readonly cause: string | null;
  readonly owner: OwnerView;
  /** Null for a queue. */
  readonly ownerName: string | null;
  readonly openedAt: string;
  readonly dueAt: string;
  readonly overdue: boolean;
  readonly patient: FollowUpSummary['patient'];
  readonly hospitalName: string;
  readonly dischargedAt: string;
}

/** The last one of a page: the next page begins after it. */
export interface BreakPosition {
  /** ISO 8601. */
  readonly dueAt: string;
  readonly followUpId: string;
  readonly key: string;
}

export interface BreakFilter {
  readonly limit: number;
  readonly grade?: BreakGrade;
  readonly code?: string;
  /** Of a queue or an account. */
  readonly ownerId?: string;
  readonly finess?: string;
  readonly after?: BreakPosition;
}

export interface BreakPage {
  readonly breaks: readonly StandingBreakView[];
  /** Null on the last page. */
  readonly next: BreakPosition | null;
}
