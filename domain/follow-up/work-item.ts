import type { Instant } from './instants';
import type { Owner } from './state';

export type WorkItemKind =
  | 'announced'
  | 'handover'
  | 'letter'
  | 'offer'
  | 'care'
  | 'call'
  | 'check'
  | 'result'
  | 'break'
  | 'readmission'
  | 'pathway-end';

/** Something with a deadline and an owner; the day's list is made of those whose time has come. */
export interface WorkItem {
  /** Unique within the follow-up. */
  readonly key: string;
  readonly kind: WorkItemKind;
  /** What it is about (a care, call, offer, break id). */
  readonly subject: string;
  /** Why it is on the list: a code put in words on screen. */
  readonly reason: string;
  /** From when it can be done. */
  readonly notBefore: Instant;
  readonly dueAt: Instant;
  readonly owner: Owner;
  readonly overdue: boolean;
  /** Waits for a person of the service, not for somebody else's answer or the calendar. */
  readonly actionable: boolean;
}
