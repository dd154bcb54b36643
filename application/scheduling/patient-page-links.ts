import type { PatientPageLinks } from '../dispatcher/ports';
import type { MessageLinks } from './message-links';

/** Where the pages behind patients' links are, by what the link is for. */
export const PATIENT_PAGE_PATHS = { 'answer-appointment': '/r', 'answer-slot-offer': '/c' } as const;

/**
 * @param publicUrl without a slash at the end
 */
export function patientPageLinks(links: Pick<MessageLinks, 'linkFor'>, publicUrl: string): PatientPageLinks {
  return {
    addressOf: async ({ id: messageId, organisationId }, page) =>
      `${publicUrl}${PATIENT_PAGE_PATHS[page.purpose]}/${await links.linkFor({ organisationId, messageId, ...page })}`,
  };
}
