import type { Closing, Instant, MessageKind, OfferStatus } from '../follow-up';
import type { PatientMessageKind } from './patient-message';

/** How a message leaves the service. */
export type MessageChannel = 'secure-mail' | 'mail' | 'sms';

/** What becomes of a message for good (labels-fr.md, 3). */
export type FinalMessageStatus =
  'sent' | 'delivered' | 'failed' | 'denied' | 'cleared' | 'muted' | 'uncertain';

/** What a person decides on a message of which nobody knows whether it left. */
export const MESSAGE_RESOLUTIONS = ['sent-again', 'left', 'delivered'] as const;
export type MessageResolution = (typeof MESSAGE_RESOLUTIONS)[number];

const AGAIN = '/again';

/** Key of a message sent again; of one sent again once more it grows by as much. */
export function againKey(key: string): string {
  return `${key}${AGAIN}`;
}

/** The key the message had the first time: what follow-ups know it by. */
export function firstKey(key: string): string {
  return key.endsWith(AGAIN) ? firstKey(key.slice(0, -AGAIN.length)) : key;
}

/** A message somebody is about to send: nobody else touches it until the claim expires. */
export type ClaimedMessage = MessageToProfessional | MessageToPatient;

export interface MessageToProfessional extends Claim {
  readonly recipient: 'professional';
  readonly followUpId: string;
  readonly kind: MessageKind;
  readonly professionalId: string;
}

export interface MessageToPatient extends Claim {
  readonly recipient: 'household';
  /** Null for an appointment outside any follow-up. */
  readonly followUpId: string | null;
  readonly kind: PatientMessageKind;
  readonly patientId: string;
}

interface Claim {
  readonly id: string;
  readonly organisationId: string;
  readonly generation: number;
  /** Unique: follow-up, generation, step, occurrence, channel. */
  readonly key: string;
  readonly channel: MessageChannel;
  /** The offer, handover version, appointment or slot offer it speaks of. */
  readonly subject: string;
  /** Which attempt this is, from 1 on; a claim that expired counts. */
  readonly attempt: number;
  /** An earlier claim expired without a word: whether it was sent then is not known. */
  readonly reclaimed: boolean;
}

/** Where a professional can be written to. */
export interface Recipient {
  readonly mail: string | null;
  readonly secureMail: string | null;
  /** To which a link may be sent by SMS. */
  readonly mobile: string | null;
}

/** All a notice by ordinary mail may be made of: nothing about a person (field.md, law and roles). */
export interface NoticeFacts {
  readonly followUpId: string;
  /** Until when an answer is awaited; null when none is. */
  readonly answerBy: Instant | null;
}

/** What an SMS to a professional is made of: as little as a notice, and the page that answers. */
export interface TextFacts extends NoticeFacts {
  /** Address of the page behind its link; null when there is nothing to answer. */
  readonly link: string | null;
}

/** Something left open, and the name of the person who keeps it when it is one. */
export interface KeptItem {
  readonly item: Closing['leftOpen'][number];
  readonly personName: string | null;
}

/** What a letter by secure health mail tells a professional. */
export interface LetterFacts extends NoticeFacts {
  readonly serviceName: string;
  readonly recipientName: string;
  readonly hospitalName: string;
  /** Of the ward, as the hospital gave it. */
  readonly hospitalPhone: string | null;
  readonly dischargedAt: Instant;
  readonly patient: {
    readonly birthName: string;
    readonly usedName: string | null;
    readonly firstGivenName: string | null;
    /** Local day, `YYYY-MM-DD`. */
    readonly birthDate: string | null;
  };
  readonly offer: {
    readonly profession: string;
    readonly status: OfferStatus;
    /** Until when the care itself should be given. */
    readonly careDueAt: Instant;
    /** Asks to go on with what was in place before the stay. */
    readonly resumption: boolean;
  } | null;
  readonly closing: (Pick<Closing, 'reason'> & { readonly kept: readonly KeptItem[] }) | null;
}

/** A message in words. */
export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
  /** Version of the templates it was made from. */
  readonly templateVersion: string;
}

/** A message on its way out. */
export interface OutgoingMessage extends RenderedMessage {
  readonly organisationId: string;
  readonly key: string;
  readonly channel: MessageChannel;
  readonly to: string;
  /** By secure health mail alone. */
  readonly attachment?: MessageAttachment;
}

/** A file that goes with a message; its name names nobody. */
export interface MessageAttachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

const CARRY_HANDOVERS: ReadonlySet<MessageKind> = new Set([
  'handover-notice',
  'handover-copy',
  'closing-summary',
]);

/** Whether messages of that kind bring the handover, or lead to it. */
export function carriesHandover(kind: MessageKind): boolean {
  return CARRY_HANDOVERS.has(kind);
}

/**
 * What a transport says of an attempt: the next server has it; it will never take it; it surely did not get it
 * this time; or nobody can tell. Reasons are codes.
 */
export type SendOutcome =
  | { readonly status: 'accepted' }
  | { readonly status: 'refused'; readonly reason: string }
  | { readonly status: 'not-sent'; readonly reason: string }
  | { readonly status: 'unknown'; readonly reason: string };
