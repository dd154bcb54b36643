import type { FollowUpState, Instant } from '../../domain/follow-up';
import type { HandoverDifference, HandoverDocument, HandoverVersion } from '../../domain/handover';
import type { Caller } from '../application';
import type { HandoverReadingWay, HandoverVersionsView, OwnHandoverView } from './views';

/** A handover as one reader may have it. */
export interface ReadHandover {
  readonly generation: number;
  /** The follow-up had ended before and was begun again. */
  readonly reopened: boolean;
  readonly version: HandoverVersion;
  /** The version this account saw last, for the same reader; null when it saw none. */
  readonly lastSeen: { readonly version: HandoverVersion; readonly seenAt: Instant } | null;
}

/** A line of a professional's own list: with when they last opened a version new to them, if ever. */
export type OwnHandoverRow = Omit<OwnHandoverView, 'news'>;

/** Versions of handovers and who saw them, under the caller's walls. */
export interface HandoverRecords {
  /**
   * What holds now, for the audience the caller belongs to. What is not the last version kept is kept as a new one, unless only glanced at.
   *
   * @param seen how a reader who counts sees it; null when nobody does
   * @returns null outside the caller's walls, and for a professional from whom the patient withholds it
   */
  read(
    caller: Caller,
    followUpId: string,
    options: { readonly keep: boolean; readonly seen: HandoverReadingWay | null },
  ): Promise<ReadHandover | null>;
  /** Of the patients for whom the professional was asked or written to: never opened ones first, newest discharge first. */
  ofProfessional(caller: Caller, professionalId: string): Promise<readonly OwnHandoverRow[]>;
  /** @returns null outside the caller's walls */
  versions(caller: Caller, followUpId: string): Promise<HandoverVersionsView | null>;
  /** The follow-up as it stands, names of professionals and telephones of their practices by id; null outside the walls, or before it has begun. */
  standing(
    caller: Caller,
    followUpId: string,
  ): Promise<{
    readonly state: FollowUpState;
    readonly names: ReadonlyMap<string, string>;
    readonly phones: ReadonlyMap<string, string>;
  } | null>;
  /**
   * Keeps that the general practitioner was told of an end by telephone: the line of work it was goes away.
   *
   * @returns `nothing` when nothing was left to tell them
   */
  toldOfEnd(caller: Caller, followUpId: string, professionalId: string): Promise<'kept' | 'nothing' | null>;
}

/** Puts handovers in words and on paper. The same version gives the same bytes. */
export interface HandoverWording {
  document(version: HandoverVersion, differences?: readonly HandoverDifference[]): HandoverDocument;
  pdf(document: HandoverDocument): Promise<Uint8Array>;
  /** For a mail body or a screen reader. */
  text(document: HandoverDocument): string;
  /** Names nobody. */
  fileName(version: number): string;
}
