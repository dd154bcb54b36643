import type { HandoverAudience, HandoverDifference, HandoverDocument } from '../../domain/handover';
import type { LeftOpen, LeftOpenKeeper, MessageKind } from '../../domain/follow-up';
import type { FollowUpSummary, OwnerView } from '../reading/views';

/** What people read of a handover: plain values, instants as ISO 8601 strings in UTC. */

/** Something that is not as it was in the version seen last. */
export interface HandoverChangeView extends Omit<HandoverDifference, 'at'> {
  readonly at: string | null;
}

export interface HandoverView {
  readonly followUpId: string;
  readonly audience: HandoverAudience;
  readonly generation: number;
  /** The follow-up had ended and was begun again. */
  readonly reopened: boolean;
  readonly version: number;
  readonly madeAt: string;
  /** With what changed since the version seen last. */
  readonly document: Omit<HandoverDocument, 'version' | 'madeAt'>;
  /** The version that the caller saw last before this reading; null when they saw none. */
  readonly lastSeen: { readonly version: number; readonly seenAt: string } | null;
  /** Since the version seen last. */
  readonly changes: readonly HandoverChangeView[];
  /** What is asked of the caller and not answered. */
  readonly requests: readonly {
    readonly offerId: string;
    readonly profession: string;
    readonly careDueAt: string;
    readonly answerBy: string;
  }[];
}

/** Whether a reader has it before them as it is: what they never opened is `new`, what says more since, `changed`. */
export type HandoverNews = 'new' | 'changed' | 'seen';

/** The handover of one of a professional's patients, in their list. */
export interface OwnHandoverView extends Pick<
  FollowUpSummary,
  'followUpId' | 'status' | 'dischargedAt' | 'hospitalName' | 'patient'
> {
  readonly news: HandoverNews;
  /** When the caller last saw a version they had not seen; null when they never opened one. */
  readonly seenAt: string | null;
}

/** A message that carries a handover, and how far it is. */
export interface HandoverDeliveryView {
  readonly messageId: string;
  readonly kind: string;
  readonly professionalId: string | null;
  readonly professionalName: string | null;
  readonly channel: string;
  readonly status: string;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly failure: string | null;
}

export interface HandoverReadingView {
  readonly professionalId: string | null;
  readonly professionalName: string | null;
  readonly readerName: string | null;
  readonly how: HandoverReadingWay;
  readonly seenAt: string;
}

export type HandoverReadingWay = 'page' | 'pdf';

export interface HandoverVersionView {
  readonly version: number;
  readonly generation: number;
  readonly madeAt: string;
  readonly deliveries: readonly HandoverDeliveryView[];
  readonly readings: readonly HandoverReadingView[];
}

type HolderRole = 'general-practitioner' | 'professional';

/** Who has the handover, or should. */
export interface HandoverHolderView {
  readonly professionalId: string;
  readonly professionalName: string | null;
  readonly role: HolderRole;
  readonly channel: string;
  readonly status: string;
  /** Counted by the follow-up, from 1 on; null before the first. */
  readonly sentVersion: number | null;
}

/** Whom somebody of the service must tell by telephone. */
export interface HandoverToTellView {
  readonly professionalId: string;
  readonly professionalName: string | null;
  readonly role: HolderRole;
  readonly what: 'handover' | 'closing-summary';
  readonly reason: 'by-telephone' | 'not-delivered';
  /** Of the practice. */
  readonly phone: string | null;
  readonly dueAt: string | null;
  readonly owner: OwnerView | null;
}

export interface HandoverVersionsView {
  /** Newest first. */
  readonly versions: readonly HandoverVersionView[];
  /** Messages that have not been made yet: which version they will carry is not known. */
  readonly pending: readonly HandoverDeliveryView[];
  readonly holders: readonly HandoverHolderView[];
  readonly toTell: readonly HandoverToTellView[];
  readonly nextVersionAt: string | null;
}

interface PersonToTell {
  readonly professionalId: string;
  readonly professionalName: string | null;
  /** Of the practice. */
  readonly phone: string | null;
  readonly role: HolderRole;
  readonly channel: string;
}

interface Keeper {
  readonly by: LeftOpenKeeper;
  readonly professionalId: string | null;
  readonly professionalName: string | null;
}

/** What ending a follow-up now would leave, and whom it would tell. */
export interface ClosingPreviewView {
  readonly reason: string;
  readonly allowed: boolean;
  readonly refusal: string | null;
  readonly standing: readonly { readonly breakId: string; readonly code: string }[];
  readonly leftOpen: readonly {
    readonly kind: LeftOpen['kind'];
    readonly subject: string;
    readonly owner: OwnerView;
    readonly kept: Keeper | null;
  }[];
  readonly summary: Extract<MessageKind, 'closing-summary' | 'follow-up-stopped' | 'death-notice'> | null;
  readonly told: readonly PersonToTell[];
  readonly notTold: readonly (Omit<PersonToTell, 'professionalId' | 'channel'> & {
    readonly professionalId: string | null;
    readonly channel: string | null;
    readonly why: 'telephone' | 'nobody-known' | 'withheld';
  })[];
  readonly generalPractitionerByTelephone: boolean;
  readonly keepers: readonly Keeper[];
}
