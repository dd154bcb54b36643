import {
  carriesHandover,
  mayLeave,
  mayLeaveForPatient,
  SENDING_POLICIES,
  type ClaimedMessage,
  type MessageChannel,
  type MessageToPatient,
  type MessageToProfessional,
  type OutgoingMessage,
  type PatientAddress,
  type Recipient,
  type RenderedMessage,
} from '../../domain/messages';
import { againOrFailed, HAS_IT_ALREADY, type Ending } from './ending';
import type { HandoverWording } from '../handover/handover-records';
import type {
  HandoverSendings,
  MessageRecords,
  MessageRenderer,
  MessageReview,
  MessageTransport,
  OfferPageLinks,
  PatientPageLinks,
  SentHandover,
} from './ports';

/** A message in words with its way out, or the reason why there is nothing to send. */
export type Preparation =
  | { readonly type: 'ready'; readonly outgoing: OutgoingMessage; readonly transport: MessageTransport }
  | Ending;

export interface PreparationDependencies {
  readonly records: MessageRecords;
  readonly renderer: MessageRenderer;
  readonly patientPages: PatientPageLinks;
  readonly offerPages: OfferPageLinks;
  readonly handovers: HandoverSendings;
  readonly wording: HandoverWording;
  readonly transports: Readonly<Partial<Record<MessageChannel, MessageTransport>>>;
}

/**
 * Reads again whether the message may leave, to whom, and puts it in words.
 *
 * @param claimMs real milliseconds the claim is renewed for
 */
export async function prepare(
  message: ClaimedMessage,
  dependencies: PreparationDependencies,
  claimMs: number,
): Promise<Preparation> {
  if (message.reclaimed && SENDING_POLICIES[message.channel].guarantee === 'at-most-once') {
    return { type: 'settled', status: 'uncertain', failure: 'interrupted' };
  }
  const prepared =
    message.recipient === 'household'
      ? await prepareForPatient(message, dependencies, claimMs)
      : await prepareForProfessional(message, dependencies, claimMs);
  if (prepared.type !== 'addressed') return prepared;
  const { to, rendered } = prepared;
  if (to === null) return { type: 'settled', status: 'failed', failure: 'no-address' };
  const transport = dependencies.transports[message.channel];
  if (transport === undefined) return againOrFailed(message, 'no-transport');
  const { organisationId, key, channel } = message;
  return { type: 'ready', transport, outgoing: { ...(await rendered()), organisationId, key, channel, to } };
}

/** To whom, and the words once it is sure that they can go. */
type Prepared =
  | {
      readonly type: 'addressed';
      readonly to: string | null;
      readonly rendered: () => Promise<RenderedMessage & Pick<OutgoingMessage, 'attachment'>>;
    }
  | Ending;

async function prepareForProfessional(
  message: MessageToProfessional,
  dependencies: PreparationDependencies,
  claimMs: number,
): Promise<Prepared> {
  const { records, renderer, offerPages: pages } = dependencies;
  const review = await records.review(message, claimMs);
  if (review === null) return { type: 'lost' };
  const leave = mayLeave(message.kind, message.generation, review.standing, message.recipient);
  if (leave !== 'leave' && leave !== 'leave-as-notice') return { type: 'settled', status: leave };
  const carries = carriesHandover(message.kind) && message.channel !== 'sms' && leave === 'leave';
  const handover = carries ? await dependencies.handovers.carriedBy(message) : null;
  // What changed and changed back: they have what holds now.
  if (handover?.hasItAlready === true) {
    return { type: 'settled', status: 'cleared', failure: HAS_IT_ALREADY };
  }
  return {
    type: 'addressed',
    to: addressOf(message.channel, review.recipient),
    rendered: async () => {
      if (message.channel === 'sms') {
        return renderer.text(message.kind, {
          ...review.notice,
          link: await answerLink(message, review, pages),
        });
      }
      if (message.channel !== 'secure-mail' || leave !== 'leave') {
        return renderer.notice(message.kind, review.notice);
      }
      const letter = renderer.letter(message.kind, await records.letterFacts(message));
      return handover === null ? letter : withHandover(letter, handover, dependencies.wording);
    },
  };
}

/** The handover in the words of the mail, and as a PDF that can be filed: one source for both. */
async function withHandover(
  letter: RenderedMessage,
  { version, differences }: SentHandover,
  wording: HandoverWording,
): Promise<RenderedMessage & Pick<OutgoingMessage, 'attachment'>> {
  const document = wording.document(version, differences);
  return {
    ...letter,
    text: `${letter.text}\n\n${wording.text(document)}`,
    attachment: {
      fileName: wording.fileName(version.version),
      mediaType: 'application/pdf',
      bytes: await wording.pdf(document),
    },
  };
}

/** Only what awaits an answer has a page. */
async function answerLink(
  message: MessageToProfessional,
  { notice: { answerBy } }: MessageReview,
  pages: OfferPageLinks,
): Promise<string | null> {
  return message.kind === 'offer' && answerBy !== null ? pages.addressOf(message, answerBy) : null;
}

async function prepareForPatient(
  message: MessageToPatient,
  { records, renderer, patientPages }: PreparationDependencies,
  claimMs: number,
): Promise<Prepared> {
  const review = await records.reviewForPatient(message, claimMs);
  if (review === null) return { type: 'lost' };
  const leave = mayLeaveForPatient(review.standing);
  if (leave !== 'leave') return { type: 'settled', status: leave };
  const { channel } = message;
  if (channel === 'secure-mail') return { type: 'settled', status: 'failed', failure: 'no-address' };
  const { page, facts } = review;
  return {
    type: 'addressed',
    to: patientAddress(channel, review.address),
    rendered: async () => {
      const link = page === null ? null : await patientPages.addressOf(message, page);
      return renderer.toPatient(message.kind, channel, { ...facts, link });
    },
  };
}

function patientAddress(channel: 'sms' | 'mail', { mail, mobile }: PatientAddress): string | null {
  return channel === 'sms' ? mobile : mail;
}

function addressOf(channel: MessageChannel, recipient: Recipient | null): string | null {
  switch (channel) {
    case 'secure-mail':
      return recipient?.secureMail ?? null;
    case 'mail':
      return recipient?.mail ?? null;
    case 'sms':
      return recipient?.mobile ?? null;
  }
}
