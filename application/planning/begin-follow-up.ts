import type { ServiceCalendar } from '../../domain/calendar';
import { instantOf, type Discharge } from '../../domain/discharge';
import {
  nextClosing,
  type FollowUpState,
  type Opposition,
  type Plan,
  type ProfessionalContact,
  type Replanning,
} from '../../domain/follow-up';
import type { Pathway } from '../../domain/pathways';
import { planFollowUp, situationOf, vigilanceOf } from '../../domain/planning';
import type { Beginning, FollowUpReference } from '../../workflows/contract';
import type { Clock } from '../time/clock';

/** What planning reads of one follow-up. */
export interface PlanningFacts {
  readonly discharge: Discharge;
  /** Who acts as general practitioner on the day of discharge, when the service knows them. */
  readonly generalPractitioner: ProfessionalContact | null;
  /** Practices that take new patients, nearest first. */
  readonly nearby: readonly ProfessionalContact[];
  /** What people stated to the service since, on top of what the hospital states. */
  readonly opposition: Opposition;
  /** The state as last written, null before the first decision. */
  readonly recorded: FollowUpState | null;
  /** The generation the records are at. */
  readonly generation: number;
}

export interface PlanningRecords {
  facts(reference: FollowUpReference): Promise<PlanningFacts>;
}

export interface PlanningDependencies {
  readonly records: PlanningRecords;
  readonly pathways: ReadonlyMap<string, Pathway>;
  readonly calendar: ServiceCalendar;
  readonly clock: Clock;
}

/** A reopened follow-up runs at least this long, also when its pathway's days have passed. */
const REOPENED_DAYS = 7;
const DAY_MS = 86_400_000;

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
  const replanning = planOf(dependencies, facts);
  if (recorded === null) return { kind: 'new', ...replanning, clock: segment };
  const plan = extended(replanning.plan, clock.now());
  return { kind: 'new', ...replanning, plan, ended: recorded, clock: segment };
}

/** The plan made anew for a follow-up whose facts changed. */
export async function planAgain(
  dependencies: PlanningDependencies,
  reference: FollowUpReference,
): Promise<Replanning> {
  const facts = await dependencies.records.facts(reference);
  const { plan, situation } = planOf(dependencies, facts);
  return { plan: facts.generation > 1 ? extended(plan, dependencies.clock.now()) : plan, situation };
}

function planOf({ pathways, calendar }: PlanningDependencies, facts: PlanningFacts): Replanning {
  const { discharge, generalPractitioner, nearby } = facts;
  const pathway = pathways.get('standard');
  if (pathway === undefined) throw new RangeError('the pathway "standard" is missing');
  const dischargedAt = instantOf(discharge.stay.dischargedAt);
  if (dischargedAt === undefined) throw new RangeError('a kept discharge has a readable instant');
  const own = generalPractitioner === null ? [] : [generalPractitioner];
  const next = nearby.find(({ professionalId }) => professionalId !== generalPractitioner?.professionalId);
  const plan = planFollowUp({
    dischargedAt,
    careInPlace: (discharge.careInPlace ?? []).map(({ kind }) => kind),
    pathway,
    calendar,
    candidates: { 'general-practitioner': next === undefined ? own : [...own, next] },
    vigilance: vigilanceOf(discharge, pathway, calendar.zone),
  });
  const situation = situationOf(discharge, generalPractitioner);
  return { plan, situation: { ...situation, opposition: either(situation.opposition, facts.opposition) } };
}

function either(stated: Opposition, known: Opposition): Opposition {
  return {
    calls: stated.calls || known.calls,
    messages: stated.messages || known.messages,
    sharing: stated.sharing || known.sharing,
  };
}

function extended(plan: Plan, now: number): Plan {
  const endsAt = nextClosing(plan.horizon, now + REOPENED_DAYS * DAY_MS);
  return endsAt <= plan.endsAt ? plan : { ...plan, endsAt };
}
