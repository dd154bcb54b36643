import type { Instant, OfferStatus } from '../../domain/follow-up';
import type { Application, Caller } from '../application';
import type { MessageLinks, OpenedLink } from '../scheduling/message-links';

/** A request as the page behind a professional's link shows it: nothing that identifies a patient. */
export interface LinkedOffer {
  readonly followUpId: string;
  readonly offerId: string;
  readonly professionalId: string;
  /** Of the offer, as last recorded. */
  readonly revision: number;
  readonly status: OfferStatus;
  /** What kind of care is asked for. */
  readonly careKind: string;
  /** Where the patient is; null when nobody knows. */
  readonly commune: string | null;
  /** Between which instants the care is to be given. */
  readonly from: Instant;
  readonly to: Instant;
  /** Who asks. */
  readonly serviceName: string;
  readonly answerBy: Instant;
  readonly proposedAt: Instant | null;
  /** Asks to go on with what was in place before the stay. */
  readonly resumption: boolean;
}

export interface LinkedOfferRecords {
  /** @returns null when it speaks of an offer that is not there */
  offer(link: OpenedLink): Promise<LinkedOffer | null>;
}

/** What a form of the page says. */
export type LinkedAnswer =
  | { readonly answer: 'accepted'; readonly appointmentAt?: Instant }
  | { readonly answer: 'tentative' }
  | { readonly answer: 'other-time'; readonly proposedAt: Instant }
  | { readonly answer: 'declined'; readonly reason: string };

/** A form that came from the page. */
export interface OfferForm {
  /** One-time value of the page, a UUID. */
  readonly formId: string;
  /** Ties log and audit lines together. */
  readonly requestId: string;
}

/** Done; sent before; no such page any more; not open to an answer any more; or a time that is not ahead. */
export type LinkedAnswerOutcome = 'done' | 'repeat' | 'gone' | 'settled' | 'time-over';

export interface OfferLinkUseCases {
  /** What the page shows; null for every link that opens nothing, whatever the cause. Changes nothing. */
  offer(token: string): Promise<LinkedOffer | null>;
  answer(token: string, answer: LinkedAnswer, form: OfferForm): Promise<LinkedAnswerOutcome>;
}

export interface OfferLinkDependencies {
  readonly links: Pick<MessageLinks, 'open' | 'takeForm'>;
  readonly records: LinkedOfferRecords;
  readonly application: Pick<Application, 'stateFact'>;
  /** Business time. */
  readonly now: () => Instant;
  /** The same id for the same form. */
  readonly derivedId: (id: string, name: string) => string;
}

/** Whether an answer can still be given. */
export function isAnswerable({ status }: Pick<LinkedOffer, 'status'>): boolean {
  return status === 'awaiting' || status === 'tentative';
}

/** Professionals answer what they are asked from behind a link, without signing in. */
export function offerLinkUseCases(dependencies: OfferLinkDependencies): OfferLinkUseCases {
  const { links, records, now } = dependencies;
  const opened = async (token: string) => {
    const link = await links.open('answer-offer', token, now());
    const offer = link === null ? null : await records.offer(link);
    return link === null || offer === null ? null : { link, offer };
  };
  return {
    offer: async (token) => (await opened(token))?.offer ?? null,
    answer: async (token, answer, form) => {
      const found = await opened(token);
      return found === null ? 'gone' : stateAnswer(dependencies, found, answer, form);
    },
  };
}

async function stateAnswer(
  { links, application, now, derivedId }: OfferLinkDependencies,
  { link, offer }: { readonly link: OpenedLink; readonly offer: LinkedOffer },
  answer: LinkedAnswer,
  { formId, requestId }: OfferForm,
): Promise<LinkedAnswerOutcome> {
  const at = answer.answer === 'other-time' ? answer.proposedAt : undefined;
  if (at !== undefined && at <= now()) return 'time-over';
  const taken = await links.takeForm(link, { formId, action: answer.answer, at: now() });
  if (!taken) return 'repeat';
  if (!isAnswerable(offer)) return 'settled';
  const stated = await application.stateFact(
    bearerOf(link, offer, requestId),
    offer.followUpId,
    { type: 'offer-answered', offerId: offer.offerId, ...answer },
    derivedId(link.linkId, `offer-answered/${formId}`),
  );
  return stated.status === 'refused' ? 'settled' : 'done';
}

/** Whoever holds the link acts as the professional it was sent to, and sees no more than they would. */
function bearerOf(
  { organisationId }: OpenedLink,
  { professionalId }: LinkedOffer,
  requestId: string,
): Caller {
  return { organisationId, accountId: professionalId, role: 'clinician', professionalId, requestId };
}
