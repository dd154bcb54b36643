import { join } from 'node:path';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import type { Discharge } from '../domain/discharge';
import { decide, newFollowUp, type Decision, type FollowUpState, type Replanning } from '../domain/follow-up';
import { planFollowUp, planRequestOf } from '../domain/planning';
import { loadPathways } from '../integrations/pathways/load-pathways';
import { findProjectRoot } from '../launcher/project-root';
import { REFERENCE_DISCHARGED_AT, REFERENCE_STEPS, withReferenceCandidates } from './reference-follow-up';
import { rounded } from './statistics';

const FOLLOW_UP_ID = '01990000-0000-7000-8000-000000000001';
const GENERAL_PRACTITIONER = { professionalId: 'general-practitioner', channel: 'secure-mail' } as const;
const CHECKED_EVERY = 200;

export interface DecideMeasure {
  readonly eventsPerSecond: number;
  readonly events: number;
  readonly seconds: number;
}

/** The plan of the reference case, made as the service makes it, without a database. */
export async function referencePlanning(): Promise<Replanning> {
  const pathways = await loadPathways(join(findProjectRoot(), 'bench', 'reference-pathway'));
  const pathway = pathways.get('standard');
  if (pathway === undefined) throw new RangeError('the pathway of the reference case is missing');
  const discharge: Discharge = {
    hospital: { finess: '620100057' },
    stay: { visitNumber: 'bench', dischargedAt: new Date(REFERENCE_DISCHARGED_AT).toISOString() },
    patient: { birthName: 'Bench', phones: [] },
  };
  const plan = planFollowUp(
    planRequestOf(discharge, {
      pathway,
      calendar: DEFAULT_SERVICE_CALENDAR,
      candidates: { 'general-practitioner': [GENERAL_PRACTITIONER] },
    }),
  );
  return {
    plan: withReferenceCandidates(plan),
    situation: {
      destination: 'home',
      phoneKnown: true,
      generalPractitioner: GENERAL_PRACTITIONER,
      opposition: { calls: false, messages: false, sharing: false },
    },
  };
}

/** Decides the reference case from its first fact to its last; @returns every decision in order */
export function decideReference(planning: Replanning): readonly Decision[] {
  const decisions: Decision[] = [];
  let state: FollowUpState = newFollowUp(FOLLOW_UP_ID, planning);
  for (const [index, step] of REFERENCE_STEPS.entries()) {
    const event = step.kind === 'fact' ? step.event(FOLLOW_UP_ID) : ({ type: 'time-passed' } as const);
    const role = step.kind === 'fact' ? step.by : 'service';
    const decision = decide(
      state,
      { factId: `step-${index}`, actor: { userId: 'bench', role }, event },
      step.at,
    );
    decisions.push(decision);
    state = decision.state;
  }
  return decisions;
}

/** How many events `decide` takes a second, on the one core this runs on. */
export async function measureDecide(seconds: number): Promise<DecideMeasure> {
  const planning = await referencePlanning();
  for (let warming = 0; warming < CHECKED_EVERY; warming += 1) decideReference(planning);
  let events = 0;
  const from = performance.now();
  let elapsed = 0;
  while (elapsed < seconds) {
    for (let life = 0; life < CHECKED_EVERY; life += 1) events += decideReference(planning).length;
    elapsed = (performance.now() - from) / 1000;
  }
  return { eventsPerSecond: rounded(events / elapsed), events, seconds: elapsed };
}
