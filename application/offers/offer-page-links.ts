import type { OfferPageLinks } from '../dispatcher/ports';
import type { MessageLinks } from '../scheduling/message-links';

/** Where the page behind a professional's link is. */
export const OFFER_PAGE_PATH = '/d';

const DAY_MS = 86_400_000;

/** What a link opens after the answer was due says only that it is too late; after this it opens nothing. */
const SAID_FOR_DAYS = 7;

/**
 * @param publicUrl without a slash at the end
 */
export function offerPageLinks(links: Pick<MessageLinks, 'linkFor'>, publicUrl: string): OfferPageLinks {
  return {
    addressOf: async ({ id: messageId, organisationId, subject }, answerBy) => {
      const token = await links.linkFor({
        organisationId,
        messageId,
        purpose: 'answer-offer',
        subject,
        expiresAt: answerBy + SAID_FOR_DAYS * DAY_MS,
      });
      return `${publicUrl}${OFFER_PAGE_PATH}/${token}`;
    },
  };
}
