import type { FollowUpEvent } from '../../domain/follow-up';
import type { Caller } from '../application';

/** A fact as it is kept in the inbox, and what became of it. */
export interface KeptFact {
  readonly factId: string;
  readonly status: 'pending' | 'applied' | 'refused' | 'quarantined';
  readonly reason: string | null;
}

export interface FollowUpHead {
  readonly status: string;
  readonly generation: number;
  /** The one it runs on. */
  readonly pathway: { readonly key: string; readonly version: string };
}

/** The records of stating a fact. */
export interface FactRecords {
  /** Within the caller's walls; null when there is no such follow-up for them. */
  head(caller: Caller, followUpId: string): Promise<FollowUpHead | null>;
  /**
   * Keeps the fact in the inbox, with what must hold at once whatever the workflow does: a death, an opposition,
   * a cancelled discharge silence what is queued. The same fact id again is the same fact.
   *
   * @returns false when that id was used for something else: nothing was kept then
   */
  state(caller: Caller, followUpId: string, factId: string, event: FollowUpEvent): Promise<boolean>;
  /** Moves an ended follow-up to its next generation and states its reopening; false when it has not ended. */
  reopen(caller: Caller, followUpId: string, factId: string): Promise<boolean>;
  /** A person's opposition or a death stays known of the patient, even once the follow-up is over. */
  stateAboutPatient(caller: Caller, followUpId: string, event: FollowUpEvent): Promise<void>;
  kept(caller: Caller, factId: string): Promise<KeptFact | null>;
}
