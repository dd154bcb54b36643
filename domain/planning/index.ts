export { choosePathwayFor, explain, type PlanningExplanation } from './explanation';
export { frequencyOf, type Frequency } from './frequency';
export { PATHWAY_MOVE_REASONS, type PathwayMoveReason } from './move-reasons';
export { pathwayFactsOf, vigilanceOf, type Reckoning } from './pathway-facts';
export { planFollowUp, professionsDue } from './plan-follow-up';
export {
  planRequestOf,
  type AnnouncedResult,
  type PlanningMeans,
  type PlanRequest,
  type PrescribedCare,
} from './plan-request';
export { announcesDeath, situationOf } from './situation';
export { hasNurseOfInstitution, leftToInstitution } from './institution';
