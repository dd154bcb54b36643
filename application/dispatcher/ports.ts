import type { FollowUpEvent, Instant } from '../../domain/follow-up';
import type {
  ClaimedMessage,
  FinalMessageStatus,
  LetterFacts,
  NoticeFacts,
  OutgoingMessage,
  Recipient,
  RenderedMessage,
  SendOutcome,
  Standing,
} from '../../domain/messages';

/** What is read again just before a message leaves. */
export interface MessageReview {
  readonly standing: Standing;
  /** Null when the professional is not known any more. */
  readonly recipient: Recipient | null;
  readonly notice: NoticeFacts;
}

/** The last word on a message. */
export interface Settlement {
  readonly status: FinalMessageStatus;
  /** Business instant. */
  readonly at: Instant;
  /** Why it did not leave or arrive: a code. */
  readonly failure?: string;
}

/** A fact for the follow-up, to be written with the settlement; its id makes a second one no fact. */
export interface DeliveryFact {
  readonly id: string;
  readonly event: Extract<FollowUpEvent, { type: 'delivery-reported' }>;
}

/** The message rows of the database. Every change but a claim is refused once the claim was lost. */
export interface MessageRecords {
  /**
   * Claims messages that are due, each for one dispatcher only.
   *
   * @param businessNow business instant; a message is due from its own instant on
   * @param claimMs real milliseconds for which nobody else may claim them
   */
  claim(
    organisationId: string,
    businessNow: Instant,
    claimMs: number,
    limit: number,
  ): Promise<readonly ClaimedMessage[]>;
  /** Renews the claim and reads what decides whether it leaves; @returns null when the claim was lost */
  review(message: ClaimedMessage, claimMs: number): Promise<MessageReview | null>;
  /** Everything a letter says; only read for secure mail. */
  letterFacts(message: ClaimedMessage): Promise<LetterFacts>;
  /** Writes the last word and the fact, if any, in one transaction; @returns false when the claim was lost */
  settle(message: ClaimedMessage, settlement: Settlement, fact: DeliveryFact | null): Promise<boolean>;
  /** Gives it back for another attempt; @returns false when the claim was lost */
  postpone(message: ClaimedMessage, delayMs: number, failure: string): Promise<boolean>;
}

/** One way out. A transport answers with an outcome; what it throws counts as unknown. */
export interface MessageTransport {
  send(message: OutgoingMessage): Promise<SendOutcome>;
}

/** Puts facts in words. @throws when a template is missing */
export interface MessageRenderer {
  notice(kind: ClaimedMessage['kind'], facts: NoticeFacts): RenderedMessage;
  letter(kind: ClaimedMessage['kind'], facts: LetterFacts): RenderedMessage;
}

/** Fields are codes and ids; the sentence is constant. */
export interface DispatcherLog {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
