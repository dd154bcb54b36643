export type { PathwayProblem } from './field-reader';
export { InvalidPathway, parsePathway } from './parse-pathway';
export * from './pathway';
