import { CARE_BREAKS } from './break-catalogue-care';
import { INFORMATION_BREAKS } from './break-catalogue-information';
import { PERSON_BREAKS } from './break-catalogue-person';
import type { BreakCode, BreakRule } from './break-rule';

export type {
  BreakAccepter,
  BreakCode,
  BreakQueue,
  BreakRule,
  CloserRole,
  LadderRung,
  ReportedBreakCode,
} from './break-rule';

/**
 * The 22 breaks (pathways.md, Breaks; labels-fr.md, 5): causes and resolutions a person chooses from, who may close,
 * who has it first and on which clock, and what a resolution says about the care it concerns.
 */
export const BREAK_RULES: Readonly<Record<BreakCode, BreakRule>> = {
  ...INFORMATION_BREAKS,
  ...CARE_BREAKS,
  ...PERSON_BREAKS,
};
