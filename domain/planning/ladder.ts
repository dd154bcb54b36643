import type { CareKind } from '../discharge';
import type { ContactRung, PlannedCare, ProfessionalContact } from '../follow-up/plan';
import type { CareStep, Pathway } from '../pathways';
import type { PlanRequest } from './plan-request';
import { parameterOf } from './planning-values';

/** At most so many are asked at the same time, whatever a pathway says (field.md, Restraint). */
const OFFERS_AT_ONCE_MAX = 3;

/** The pathway's parameter for the delay of each rung; the patient's own has the delay of the step. */
const DELAY_PARAMETERS: Readonly<Partial<Record<ContactRung, string>>> = {
  replacement: 'replacementAnswerMinutes',
  associate: 'associateAnswerMinutes',
  'health-house': 'healthHouseAnswerMinutes',
  'health-centre': 'healthCentreAnswerMinutes',
  nearby: 'nearbyAnswerMinutes',
  'territorial-community': 'territorialCommunityAnswerMinutes',
  'insurer-mediator': 'insurerMediatorAnswerMinutes',
  'local-coordination': 'localCoordinationAnswerMinutes',
};

/** Services under which independent nurses work only by agreement (field.md, 8), the closer one first. */
const NURSING_SERVICES = ['home-hospitalisation', 'home-nursing-service'] as const;
export type NursingService = (typeof NURSING_SERVICES)[number];

/**
 * The service that decides on the nurse's visits: home hospitalisation or a home-nursing service, in place before the
 * stay or prescribed. Absent for every other care.
 */
export function serviceOver(profession: CareKind, { facts }: PlanRequest): NursingService | undefined {
  if (profession !== 'nurse') return undefined;
  return NURSING_SERVICES.find((service) => facts.inPlace.has(service) || facts.prescribed.has(service));
}

/** Whom a care is asked of, in what order, with what delays, and of how many at once. */
export function askedOf(
  step: CareStep,
  request: PlanRequest,
): Pick<PlannedCare, 'candidates' | 'parallelOffers' | 'byService' | 'resumption'> {
  const { pathway, candidates, providersBefore = {}, facts } = request;
  const byService = serviceOver(step.profession, request);
  const asked = byService ?? step.profession;
  const isInPlace = facts.inPlace.has(step.profession);
  const timed = (contact: ProfessionalContact) => withDelay(contact, step, pathway);
  const provider = providersBefore[asked];
  const resumptionMinutes = parameterOf(pathway, 'resumptionAnswerMinutes');
  return {
    candidates: (candidates[asked] ?? []).map(timed),
    ...parallelOffersOf(pathway),
    ...(byService === undefined ? {} : { byService }),
    ...(isInPlace && resumptionMinutes !== undefined
      ? {
          resumption: {
            provider: provider === undefined ? null : { ...provider, answerMinutes: resumptionMinutes },
          },
        }
      : {}),
  };
}

/** A rung never takes longer than the care itself allows; a pathway without the parameter has no delay of its own. */
function withDelay(contact: ProfessionalContact, step: CareStep, pathway: Pathway): ProfessionalContact {
  const parameter = contact.rung === undefined ? undefined : DELAY_PARAMETERS[contact.rung];
  const minutes = parameter === undefined ? undefined : parameterOf(pathway, parameter);
  if (minutes === undefined) return contact;
  return { ...contact, answerMinutes: Math.min(minutes, step.offerLifetimeMinutes) };
}

function parallelOffersOf(pathway: Pathway): Pick<PlannedCare, 'parallelOffers'> {
  const max = parameterOf(pathway, 'parallelOffersMax');
  const withinMinutes = parameterOf(pathway, 'parallelOffersWithinMinutes');
  if (max === undefined || withinMinutes === undefined) return {};
  return { parallelOffers: { max: Math.min(max, OFFERS_AT_ONCE_MAX), withinMinutes } };
}
