import type { Instant } from '../../domain/follow-up';

/** What a link in a message may be for (table message_link). */
export type MessageLinkPurpose = 'answer-offer' | 'answer-appointment' | 'answer-slot-offer';

/** A link to be put in a message. */
export interface MessageLinkOrder {
  readonly organisationId: string;
  readonly messageId: string;
  readonly purpose: MessageLinkPurpose;
  /** What is answered, one of the organisation: an appointment, a slot offer, or `<follow-up>/<offer>`. */
  readonly subject: string;
  /** Business instant from which it opens nothing any more. */
  readonly expiresAt: Instant;
}

/** A link that somebody holds and that is good. */
export interface OpenedLink {
  readonly linkId: string;
  readonly organisationId: string;
  readonly messageId: string;
  readonly subject: string;
}

/** Those of a message, or all of one purpose about a subject. */
export type RevokedLinks =
  { readonly messageId: string } | { readonly purpose: MessageLinkPurpose; readonly subject: string };

/**
 * Links in messages: one purpose each, expiring, revocable, kept as hashes only (quality.md, patient links).
 */
export interface MessageLinks {
  /**
   * The message must be kept already.
   *
   * @returns the secret to put into the address; the same one each time it is asked for, so that a message put in
   *   words a second time carries the same link
   */
  linkFor(order: MessageLinkOrder): Promise<string>;
  /**
   * What a secret opens. Before this nobody is known: the directory says whose it is.
   *
   * @param now business instant
   * @returns null alike for a secret that is wrong, of another purpose, revoked or over
   */
  open(purpose: MessageLinkPurpose, token: string, now: Instant): Promise<OpenedLink | null>;
  /** @returns how many opened something until now */
  revoke(organisationId: string, which: RevokedLinks, now: Instant): Promise<number>;
  /**
   * Takes the one-time value of a form behind a link.
   *
   * @returns false when it was taken before: the form was sent twice
   */
  takeForm(link: OpenedLink, form: TakenForm): Promise<boolean>;
}

/** A form that was sent from behind a link. */
export interface TakenForm {
  /** A UUID that the page made. */
  readonly formId: string;
  /** What was asked: a code. */
  readonly action: string;
  /** Business instant. */
  readonly at: Instant;
}
