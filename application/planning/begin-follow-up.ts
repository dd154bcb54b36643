import type { ServiceCalendar } from '../../domain/calendar';
import type { Address, CareKind, Discharge } from '../../domain/discharge';
import {
  type FollowUpState,
  type Opposition,
  type ProfessionalContact,
  type Replanning,
  type WithheldFrom,
} from '../../domain/follow-up';
import type { Pathway } from '../../domain/pathways';
import {
  explain,
  leftToInstitution,
  planFollowUp,
  planRequestOf,
  professionsDue,
  situationOf,
  type PlanningExplanation,
  type PlanRequest,
} from '../../domain/planning';
import type { Beginning, FollowUpReference, PlanningReference } from '../../workflows/contract';
import type { Clock } from '../time/clock';
import { broughtUpToDate, extended } from './bring-up-to-date';
import { pathwayFor, type ChosenPathway, type PathwayVersions } from './choose-version';

/** What planning reads of one follow-up. */
export interface PlanningFacts {
  readonly discharge: Discharge;
  /** Who acts as general practitioner on the day of discharge, when the service knows them. */
  readonly generalPractitioner: ProfessionalContact | null;
  /** Where the patient is, or will be once they have left; null when nobody knows. */
  readonly whereabouts: Address | null;
  /** With whom the patient wants nothing shared. */
  readonly withheld: WithheldFrom;
  /** What people stated to the service since, on top of what the hospital states. */
  readonly opposition: Opposition;
  /** The state as last written, null before the first decision. */
  readonly recorded: FollowUpState | null;
  /** The generation the records are at. */
  readonly generation: number;
  /** Why it was planned as it is, null before the first plan and for one made before that was kept. */
  readonly explanation: PlanningExplanation | null;
}

export interface PlanningRecords {
  facts(reference: FollowUpReference): Promise<PlanningFacts>;
  /** Who may be asked for each kind of care, rung by rung, and who gave it before the stay. */
  candidates(
    reference: FollowUpReference,
    facts: PlanningFacts,
    professions: readonly CareKind[],
  ): Promise<Pick<PlanRequest, 'candidates' | 'providersBefore'>>;
  /** Keeps why a plan was made as it is beside the follow-up; never through Temporal: it speaks of diagnoses. */
  keepExplanation(reference: FollowUpReference, explanation: PlanningExplanation): Promise<void>;
}

export interface PlanningDependencies {
  readonly records: PlanningRecords;
  /** The pathways of the files, by key: the newest version of each. */
  readonly pathways: ReadonlyMap<string, Pathway>;
  readonly versions: PathwayVersions;
  readonly calendar: ServiceCalendar;
  readonly clock: Clock;
}

/**
 * How a generation of a follow-up begins: new from its plan, after the generation before, or resumed from the
 * records when its workflow was lost (architecture.md, decision 16).
 */
export async function beginFollowUp(
  dependencies: PlanningDependencies,
  reference: FollowUpReference,
): Promise<Beginning> {
  const { records, clock } = dependencies;
  const facts = await records.facts(reference);
  const { recorded } = facts;
  const segment = clock.segment();
  if (recorded !== null && recorded.generation === reference.generation) {
    return { kind: 'resumed', state: recorded, clock: segment };
  }
  const replanning = await planOf(dependencies, reference, facts);
  if (recorded === null) return { kind: 'new', ...replanning, clock: segment };
  const plan = extended(replanning.plan, clock.now());
  return { kind: 'new', ...replanning, plan, ended: recorded, clock: segment };
}

/** The plan made anew for a follow-up whose facts changed, that a person moved to another pathway, or asks more for. */
export async function planAgain(
  dependencies: PlanningDependencies,
  reference: PlanningReference,
): Promise<Replanning> {
  const now = dependencies.clock.now();
  const facts = await dependencies.records.facts(reference);
  const { plan, situation } = await planOf(dependencies, reference, facts);
  const { recorded } = facts;
  if (recorded === null) return { plan, situation };
  const isMoved = recorded.plan.pathway.key !== plan.pathway.key;
  const lasting = facts.generation > 1 || isMoved ? extended(plan, now) : plan;
  return { plan: broughtUpToDate(lasting, recorded, { now, isMoved }), situation };
}

async function planOf(
  dependencies: PlanningDependencies,
  reference: PlanningReference,
  facts: PlanningFacts,
): Promise<Replanning> {
  const { records, calendar } = dependencies;
  const { discharge, generalPractitioner } = facts;
  const chosen = await pathwayFor(dependencies, facts, reference.pathwayKey);
  const request = planRequestOf(discharge, {
    pathway: chosen.pathway,
    calendar,
    candidates: {},
    ...horizonFrom(facts.recorded),
    ...askedForBy(facts.recorded, reference.askedFor),
  });
  const asked = planFollowUp({
    ...request,
    ...(await records.candidates(reference, facts, professionsDue(request))),
  });
  await records.keepExplanation(reference, explanationOf(dependencies, facts, chosen));
  const plan = leftToInstitution(asked, discharge);
  const situation = situationOf(discharge, generalPractitioner);
  const opposition = either(situation.opposition, facts.opposition);
  return { plan, situation: { ...situation, opposition, withheld: facts.withheld } };
}

function explanationOf(
  { calendar }: PlanningDependencies,
  { discharge }: PlanningFacts,
  { pathway, chosenBy, considered }: ChosenPathway,
): PlanningExplanation {
  return explain(discharge, pathway, { chosenBy, considered }, calendar.zone);
}

/** Hours already lived through stay known, whatever the hospital says of the day of discharge since. */
function horizonFrom(recorded: FollowUpState | null): { readonly horizonFrom?: number } {
  const first = recorded?.plan.horizon[0]?.from;
  return first === undefined ? {} : { horizonFrom: first };
}

/** Who asked before, and who asks now. */
function askedForBy(recorded: FollowUpState | null, by?: string): { readonly askedFor?: readonly string[] } {
  const askedFor = [...(recorded?.situation.askedFor ?? []), ...(by === undefined ? [] : [by])];
  return askedFor.length === 0 ? {} : { askedFor };
}

function either(stated: Opposition, known: Opposition): Opposition {
  return {
    calls: stated.calls || known.calls,
    messages: stated.messages || known.messages,
    sharing: stated.sharing || known.sharing,
  };
}
