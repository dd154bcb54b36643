import type { CurrentAddress } from '../../domain/discharge';
import type { NewsSource } from '../../domain/follow-up';
import type { Caller } from '../application';

/** Who said something to the service. */
export type Speaker = 'patient' | NewsSource;

/** Where the patient is, as somebody told it. */
export interface ToldAddress {
  readonly address: CurrentAddress;
  readonly saidBy: Speaker;
}

/** With whom nothing is shared: one professional, a whole profession, or nobody the service knows. */
export interface ToldSharingRefusal {
  readonly professionalId?: string;
  readonly profession?: string;
  /** Pointer of the hospital's words that this settles (flag `sharing-refusal-unmatched`). */
  readonly settles?: string;
}

export interface ToldNote {
  readonly text: string;
  readonly saidBy: Speaker;
  /** The key of the call in which it was said. */
  readonly about?: string;
}

export interface SafetyNoteText {
  readonly text: string;
  readonly source: Speaker;
}

/** `stated`: kept with its fact in the inbox; `kept`: no follow-up has to hear of it. */
export type Keeping = 'stated' | 'kept';

/** What people tell the service of a person, beside what a hospital announces. Under the caller's walls. */
export interface PeopleRecords {
  /** Keeps where the patient is and the fact `address-changed` in one transaction; null outside the walls. */
  keepAddress(caller: Caller, followUpId: string, factId: string, told: ToldAddress): Promise<Keeping | null>;
  /** As {@link keepAddress}, with the fact `sharing-limited`. */
  keepSharingRefusal(
    caller: Caller,
    followUpId: string,
    factId: string,
    told: ToldSharingRefusal,
  ): Promise<Keeping | null>;
  /** The patient agrees again; null when there is no such refusal within the walls. */
  liftSharingRefusal(
    caller: Caller,
    followUpId: string,
    factId: string,
    refusalId: string,
  ): Promise<Keeping | null>;
  /** @returns the note's id, null outside the walls */
  keepNote(caller: Caller, followUpId: string, note: ToldNote): Promise<string | null>;
  keepSafetyNote(caller: Caller, followUpId: string, note: SafetyNoteText): Promise<string | null>;
  /** Kept for three more months, or removed; false when there is no such note that the caller may see. */
  reviewSafetyNote(caller: Caller, followUpId: string, noteId: string, keep: boolean): Promise<boolean>;
  /** `same-source`: that is no second source; `nothing`: no death waits for confirmation. */
  confirmDeath(
    caller: Caller,
    followUpId: string,
    source: NewsSource,
  ): Promise<'confirmed' | 'same-source' | 'nothing' | null>;
}
