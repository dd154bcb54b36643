import type { Instant } from './instants';
import type { ContactChannel } from './plan';
import type { FollowUpState, Owner } from './state';

export type MessageKind =
  | 'handover-notice'
  | 'handover-copy'
  | 'offer'
  | 'offer-withdrawn'
  | 'closing-summary'
  | 'death-notice'
  | 'follow-up-stopped';

/** Something that leaves the service, or must no longer leave it. */
export type Effect =
  | {
      readonly type: 'send-message';
      /** Unique: follow-up, generation, step, occurrence, channel. */
      readonly key: string;
      readonly kind: MessageKind;
      readonly professionalId: string;
      readonly channel: Exclude<ContactChannel, 'telephone'>;
      /** The offer or handover version it speaks of. */
      readonly subject: string;
    }
  | { readonly type: 'clear-messages'; readonly scope: 'offer' | 'follow-up'; readonly subject?: string };

/** One line of the history a person reads; codes only, words are added on screen. */
export interface HistoryEntry {
  readonly at: Instant;
  readonly code: string;
  readonly subject?: string;
  readonly detail?: string;
  readonly userId?: string;
}

/** Why a fact was not applied. */
export type RefusalReason =
  | 'follow-up-over'
  | 'already-open'
  | 'not-open'
  | 'unknown-subject'
  | 'changed-meanwhile'
  | 'already-answered'
  | 'time-is-over'
  | 'already-settled'
  | 'not-allowed'
  | 'opposed'
  | 'not-arranged'
  | 'unknown-cause-or-resolution'
  | 'red-flag-open';

export type Outcome =
  | { readonly status: 'applied' }
  | { readonly status: 'repeat' }
  | { readonly status: 'refused'; readonly reason: RefusalReason };

/** When somebody must look again, why, and who. */
export interface Deadline {
  readonly at: Instant;
  readonly reason: string;
  readonly owner: Owner;
}

/** What `decide` answers. */
export interface Decision {
  readonly state: FollowUpState;
  readonly decidedAt: Instant;
  readonly effects: readonly Effect[];
  readonly history: readonly HistoryEntry[];
  readonly outcome: Outcome;
  /** Null only when this generation is over. */
  readonly nextDeadline: Deadline | null;
}
