export { COMORBIDITIES, comorbiditiesOf, type Comorbidity, type KnownComorbidities } from './comorbidities';
export {
  hospital,
  type HospitalBand,
  type HospitalInputs,
  type HospitalItem,
  type HospitalScore,
} from './hospital';
export {
  lace,
  type LaceBand,
  type LaceInputs,
  type LaceItem,
  type LaceScore,
  type StayCounting,
} from './lace';
export type { PointsRange, Score, ScoredItem, ScoreInput, ScoreName } from './score';
export {
  ageAtDischarge,
  scoreInputsOf,
  scoresOf,
  type DischargeScoreInputs,
  type ScoreInputs,
} from './score-inputs';
export {
  trst,
  TRST_FROM_AGE_YEARS,
  type TrstBand,
  type TrstInputs,
  type TrstItem,
  type TrstScore,
} from './trst';
export {
  assessVigilance,
  type Scores,
  type VigilanceAssessment,
  type VigilanceFacts,
  type VigilanceReason,
} from './vigilance';
