/** Trying pathways on paper: the one door to it. */
export {
  ASSUMPTIONS,
  InvalidDryRunData,
  parseAssumptions,
  type Assumption,
  type Assumptions,
} from './assumptions';
export { changePathway, dueDayText, MOST_ATTEMPTS, MOST_VISITS, type PathwayChange } from './change-pathway';
export { seededChance, type Chance } from './chance';
export { dryRunDischargeOf, type DryRunDischarge } from './discharge';
export { DryRun, dryRun, type DryRunRequest } from './dry-run';
export {
  allVisits,
  COUNTS,
  differenceOf,
  professionsOf,
  STAFF,
  staffMinutes,
  sumOf,
  type Count,
  type Figures,
  type Staff,
} from './figures';
export { generateDischarges, lastDayOf } from './generate-discharges';
export { isoWeekOf, mondayOf } from './iso-week';
export type { Peak } from './ledger';
export type { Mix } from './mix';
export { parseMix } from './parse-mix';
export {
  SIDES,
  type Comparison,
  type DryRunResult,
  type DryRunWeek,
  type NotKnown,
  type PathwayComparison,
  type PathwayMove,
  type Side,
} from './result';
