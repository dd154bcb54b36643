import type { Caller } from '../application';
import type { BreakFilter, BreakPage } from './break-views';
import type { CaughtAttachment } from './message-views';
import type {
  CaughtMessageView,
  FollowUpSummary,
  MessageFilter,
  MessageView,
  OpenOfferView,
  RecordedFollowUpView,
  WorklistEntry,
} from './views';

/** What people read, under the caller's walls. Nothing here changes anything. */
export interface ReadingRecords {
  /** @param now business time: where the patient is that day, and who is on duty */
  followUp(caller: Caller, followUpId: string, now: number): Promise<RecordedFollowUpView | null>;
  followUps(
    caller: Caller,
    filter: { status?: string; before?: string; limit: number },
  ): Promise<FollowUpSummary[]>;
  /** @param now business time: what can be done by now, or by the end of that day, is on the list */
  worklist(caller: Caller, now: number, until: 'now' | 'end-of-day'): Promise<WorklistEntry[]>;
  /** @param now business time: operators see what is the ward's first from the next day on */
  breaks(caller: Caller, filter: BreakFilter, now: number): Promise<BreakPage>;
  openOffers(caller: Caller): Promise<OpenOfferView[]>;
  /** @param text a name's beginning, a phone number, a birth date, an INS or a visit number */
  search(caller: Caller, text: string, limit: number): Promise<FollowUpSummary[]>;
  messages(caller: Caller, filter: MessageFilter): Promise<MessageView[]>;
  caughtMessages(caller: Caller, limit: number): Promise<CaughtMessageView[]>;
  caughtAttachment(caller: Caller, caughtMessageId: string): Promise<CaughtAttachment | null>;
}
