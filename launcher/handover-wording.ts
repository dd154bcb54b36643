import { join } from 'node:path';
import type { HandoverWording } from '../application/handover/handover-records';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import {
  createHandoverRendering,
  handoverFileName,
  handoverPdf,
  handoverText,
  loadHandoverTemplates,
} from '../integrations/documents';
import { findProjectRoot } from './project-root';

/**
 * Handovers in words and on paper, from the file of the service.
 *
 * @param servicePhone as typed; left out when there is none
 * @throws InvalidTemplates when the words cannot be used
 */
export async function loadHandoverWording(servicePhone: string | undefined): Promise<HandoverWording> {
  const file = join(findProjectRoot(), 'data', 'messages', 'handover-fr.yaml');
  const rendering = createHandoverRendering(await loadHandoverTemplates(file), {
    servicePhone: servicePhone ?? null,
    timeZone: DEFAULT_SERVICE_CALENDAR.zone,
  });
  return {
    document: (version, differences) => rendering.document(version, differences),
    pdf: handoverPdf,
    text: handoverText,
    fileName: handoverFileName,
  };
}
