import type { OwnerView, WorklistItem } from '../reading/views';
import type { FollowUpSummary } from '../reading/views';

/** Somebody of the service to whom work can be given: what colleagues know of one another. */
export interface ColleagueView {
  readonly accountId: string;
  readonly displayName: string;
  readonly role: 'operator' | 'teamLead';
}

/** To whom a work item goes: a colleague, or back to a queue. */
export type AssignedTo = { readonly accountId: string } | { readonly queue: 'operators' | 'team-leads' };

/** What one colleague, or one queue, has before them. Counts of items, nothing about a patient. */
export interface LoadView {
  readonly owner: OwnerView;
  /** Null for a queue, and for an account that is closed. */
  readonly displayName: string | null;
  /** Whether it can be done now; what is due later than today too. */
  readonly open: number;
  /** Due by the end of the day, what is late included. */
  readonly dueToday: number;
  readonly overdue: number;
  /** Since when the oldest of the late ones could have been done; null without any. */
  readonly oldestOverdueSince: string | null;
  /** Red flags that somebody must act on within minutes. */
  readonly redFlags: number;
}

/** Calls of one hour of the day, on the wall clock of the service. */
export interface HourOfCalls {
  /** 0 to 23. */
  readonly hour: number;
  /** Still to make, and could be made from that hour on today; those of days before count at the opening. */
  readonly waiting: number;
  /** Attempts written down in that hour. */
  readonly attempted: number;
}

export interface WorkloadView {
  /** Business instant it was counted at. */
  readonly countedAt: string;
  /** More was open than is counted: every number is "at least". */
  readonly atLeast: boolean;
  readonly loads: readonly LoadView[];
  /** Late, and in a queue: nobody has it. */
  readonly unassignedOverdue: number;
  readonly callsByHour: readonly HourOfCalls[];
}

/** What of somebody's load is asked for. */
export type LoadPart = 'open' | 'due-today' | 'overdue' | 'red-flags';

export interface WorkloadItemView {
  readonly followUpId: string;
  readonly revision: number;
  readonly patient: FollowUpSummary['patient'];
  readonly hospitalName: string;
  readonly item: WorklistItem;
}

export interface WorkloadItemsView {
  readonly items: readonly WorkloadItemView[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
}
