import type { FollowUpEvent, Instant } from '../../domain/follow-up';
import type {
  ClaimedMessage,
  FinalMessageStatus,
  HouseholdStanding,
  LetterFacts,
  MessageToPatient,
  MessageToProfessional,
  NoticeFacts,
  OutgoingMessage,
  PatientAddress,
  PatientMessageFacts,
  PatientMessageKind,
  Recipient,
  RenderedMessage,
  SendOutcome,
  Standing,
  TextFacts,
} from '../../domain/messages';
import type { HandoverDifference, HandoverVersion } from '../../domain/handover';
import type { MessageLinkPurpose } from '../scheduling/message-links';

/** What is read again just before a message leaves. */
export interface MessageReview {
  readonly standing: Standing;
  /** Null when the professional is not known any more. */
  readonly recipient: Recipient | null;
  readonly notice: NoticeFacts;
}

/** The same for a message to a patient. */
export interface PatientMessageReview {
  readonly standing: HouseholdStanding;
  readonly address: PatientAddress;
  readonly facts: Omit<PatientMessageFacts, 'link'>;
  /** The page that answers; null when nothing is left to answer. */
  readonly page: {
    readonly purpose: Exclude<MessageLinkPurpose, 'answer-offer'>;
    readonly subject: string;
    /** Business instant from which there is nothing to answer any more. */
    readonly expiresAt: Instant;
  } | null;
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
  review(message: MessageToProfessional, claimMs: number): Promise<MessageReview | null>;
  /** As `review`. @throws DecryptionError when the patient's details cannot be read */
  reviewForPatient(message: MessageToPatient, claimMs: number): Promise<PatientMessageReview | null>;
  /** Everything a letter says; only read for secure mail. */
  letterFacts(message: MessageToProfessional): Promise<LetterFacts>;
  /** Writes the last word and the fact, if any, in one transaction; @returns false when the claim was lost */
  settle(message: ClaimedMessage, settlement: Settlement, fact: DeliveryFact | null): Promise<boolean>;
  /** Gives it back for another attempt; @returns false when the claim was lost */
  postpone(message: ClaimedMessage, delayMs: number, failure: string): Promise<boolean>;
}

/** The version of a handover that a message carries. */
export interface SentHandover {
  readonly version: HandoverVersion;
  /** Since the version they were written before; absent when they were written none. */
  readonly differences?: readonly HandoverDifference[];
  /** This very version left to them before. */
  readonly hasItAlready: boolean;
}

export interface HandoverSendings {
  /**
   * The same for every attempt at a message.
   *
   * @returns null while the follow-up has nothing to hand over
   */
  carriedBy(message: MessageToProfessional): Promise<SentHandover | null>;
}

/** One way out. A transport answers with an outcome; what it throws counts as unknown. */
export interface MessageTransport {
  send(message: OutgoingMessage): Promise<SendOutcome>;
}

/** Puts facts in words. @throws when a template is missing */
export interface MessageRenderer {
  notice(kind: MessageToProfessional['kind'], facts: NoticeFacts): RenderedMessage;
  letter(kind: MessageToProfessional['kind'], facts: LetterFacts): RenderedMessage;
  /** For an SMS to a professional: holds nothing about a person. */
  text(kind: MessageToProfessional['kind'], facts: TextFacts): RenderedMessage;
  /** What a patient is written; never by secure mail. */
  toPatient(kind: PatientMessageKind, channel: 'sms' | 'mail', facts: PatientMessageFacts): RenderedMessage;
}

/** Addresses of pages behind links; ids and secrets only. */
export interface PatientPageLinks {
  /** @returns the whole address; the same one each time */
  addressOf(message: MessageToPatient, page: NonNullable<PatientMessageReview['page']>): Promise<string>;
}

/** Addresses of the pages on which professionals answer. */
export interface OfferPageLinks {
  /**
   * @param answerBy business instant until which an answer is awaited
   * @returns the whole address; the same one each time
   */
  addressOf(message: MessageToProfessional, answerBy: Instant): Promise<string>;
}

/** Fields are codes and ids; the sentence is constant. */
export interface DispatcherLog {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
}
