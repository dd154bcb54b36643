import type { PlanningView, RecordedFollowUpView } from '../../application/reading/views';
import type { Discharge } from '../../domain/discharge';
import type { FollowUpState } from '../../domain/follow-up';
import type { PlanningExplanation } from '../../domain/planning';
import type { Score } from '../../domain/scores';
import type { FieldCipher } from '../../security/field-encryption';
import { scopeOf, type Role } from '../../security/permissions';
import { openExplanation } from './sealed-planning';

/** What a row of `follow_up` holds of its planning. */
export interface PlanningColumns {
  readonly id: string;
  readonly pathway_key: string;
  readonly pathway_version: string;
  readonly vigilance: 'simple' | 'reinforced' | null;
  readonly planning: Buffer | null;
  readonly state: FollowUpState | null;
}

type PlanningPart = Pick<RecordedFollowUpView, 'pathway' | 'vigilance' | 'planning'>;

/**
 * The pathway by its title and how closely the patient is watched, which everybody may see; why, with the scores, only
 * for those who may read clinical content (field.md: an operator sees simple or reinforced, not a percentage).
 */
export function planningPart(cipher: FieldCipher, row: PlanningColumns, role: Role): PlanningPart {
  const explanation = row.planning === null ? null : openExplanation(cipher, row.id, row.planning);
  const isOfThisPathway = explanation?.pathway.key === row.pathway_key;
  return {
    pathway: {
      key: row.pathway_key,
      version: row.pathway_version,
      title: isOfThisPathway ? explanation.pathway.title : null,
      askedForBy: row.state?.situation.askedFor ?? [],
    },
    vigilance: row.vigilance,
    ...(mayReadClinical(role) && isOfThisPathway ? { planning: planningView(explanation) } : {}),
  };
}

/** Diagnoses, procedures and the letter, for those in the care team. */
export function clinicalPart(
  { stay, letter }: Discharge,
  role: Role,
): Pick<RecordedFollowUpView, 'clinical'> {
  if (!mayReadClinical(role)) return {};
  const { diagnoses = [], procedures = [] } = stay;
  return { clinical: { diagnoses, procedures, letterStatus: letter?.status ?? null } };
}

function mayReadClinical(role: Role): boolean {
  return scopeOf(role, 'clinicalContent.read') !== null;
}

function planningView({ chosenBy, considered, vigilance, scores }: PlanningExplanation): PlanningView {
  const { lace, hospital, trst } = scores;
  return {
    chosenBy,
    considered,
    vigilanceReasons: vigilance.reasons,
    vigilanceUndecided: vigilance.undecided,
    scores: [lace, hospital, trst].map(scoreView),
  };
}

function scoreView({
  score,
  formulaVersion,
  total,
  incomplete,
  missing,
  bands,
  items,
}: Score): PlanningView['scores'][number] {
  return { score, formulaVersion, total, incomplete, missing, bands, items };
}
