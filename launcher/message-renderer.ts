import { join } from 'node:path';
import type { MessageRenderer } from '../application/dispatcher/ports';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import {
  createMessageRendering,
  createPatientRendering,
  loadPatientTemplates,
  loadTemplates,
} from '../integrations/documents';
import { findProjectRoot } from './project-root';
import type { ProcessSettings } from './settings';

/** Puts messages in words, from the files of the service. */
export async function loadRenderer({
  publicUrl,
  servicePhone,
}: Pick<ProcessSettings, 'publicUrl' | 'servicePhone'>): Promise<MessageRenderer> {
  const folder = join(findProjectRoot(), 'data', 'messages');
  const wording = { publicUrl, servicePhone: servicePhone ?? null, timeZone: DEFAULT_SERVICE_CALENDAR.zone };
  const patients = await loadPatientTemplates(join(folder, 'patients-fr.yaml'));
  return {
    ...createMessageRendering(await loadTemplates(join(folder, 'professionals-fr.yaml')), wording),
    toPatient: createPatientRendering(patients, wording),
  };
}
