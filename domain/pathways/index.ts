export { assemblePathways, parsePathway } from './assemble-pathways';
export {
  choosePathway,
  FALLBACK_PATHWAY,
  type ConsideredPathway,
  type PathwayChoice,
} from './choose-pathway';
export { allHold, evaluate, professionsToAsk, type ConditionResult, type PathwayFacts } from './conditions';
export type { LineOf, PathwayProblem } from './field-reader';
export { InvalidPathway, problemLine } from './invalid-pathway';
export type { PathwayFile } from './parse-pathway';
export { dueDayText } from './parameter-reader';
export { FROM_DISCHARGE } from './parse-steps';
export { valuesAwaitingSignature } from './signatures';
export * from './pathway';
