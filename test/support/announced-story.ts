import { join } from 'node:path';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import type { Discharge } from '../../domain/discharge';
import type { ProfessionalContact } from '../../domain/follow-up';
import type { Pathway } from '../../domain/pathways';
import {
  choosePathwayFor,
  leftToInstitution,
  planFollowUp,
  planRequestOf,
  situationOf,
} from '../../domain/planning';
import { loadPathways } from '../../integrations/pathways/load-pathways';
import { Story } from './follow-up-story';

/** The pathways as they are shipped. */
export function shippedPathways(): Promise<ReadonlyMap<string, Pathway>> {
  return loadPathways(join(__dirname, '..', '..', 'data', 'pathways'));
}

/** Whom the service knows around the patient. */
export interface Around {
  readonly generalPractitioner?: ProfessionalContact | null;
  /** By profession, in the order to be asked. */
  readonly candidates?: Readonly<Record<string, readonly ProfessionalContact[]>>;
}

export const OWN_GP: ProfessionalContact = { professionalId: 'gp-own', channel: 'secure-mail' };

/**
 * The follow-up of a discharge as a hospital announces it: the pathway chosen by rule, planned on the service's
 * calendar, told from the moment of discharge on.
 */
export function announcedStory(
  discharge: Discharge,
  pathways: ReadonlyMap<string, Pathway>,
  around: Around = {},
): Story {
  const { generalPractitioner = OWN_GP, candidates = {} } = around;
  const calendar = DEFAULT_SERVICE_CALENDAR;
  const { pathway } = choosePathwayFor(discharge, pathways, calendar.zone);
  const own = generalPractitioner === null ? [] : [generalPractitioner];
  const request = planRequestOf(discharge, {
    pathway,
    calendar,
    candidates: { 'general-practitioner': own, ...candidates },
  });
  return new Story({
    plan: leftToInstitution(planFollowUp(request), discharge),
    situation: situationOf(discharge, generalPractitioner),
    announcedAt: request.dischargedAt,
  });
}
