import type { Discharge } from '../discharge';
import type { Destination } from '../follow-up/plan';
import type { PathwayFacts } from '../pathways';
import {
  announcesDeath,
  planRequestOf,
  situationOf,
  type PlanningMeans,
  type PlanRequest,
} from '../planning';
import { scoreInputsOf, type ScoreInputs } from '../scores';

/** What planning asks of the discharge itself: codes and instants, whatever it is planned with. */
type AskedByPlanning = Omit<PlanRequest, keyof PlanningMeans | 'facts'>;

/**
 * What a dry run knows of a discharge: codes, numbers and instants, nothing that identifies anybody. What the
 * hospital did not say is absent.
 */
export interface DryRunDischarge {
  readonly asked: AskedByPlanning;
  /** What does not depend on the pathway; scores and vigilance are reckoned as each pathway says. */
  readonly known: Omit<PathwayFacts, 'scores' | 'vigilance'>;
  readonly scoreInputs: ScoreInputs;
  readonly destination: Destination;
  readonly leftAgainstAdvice: boolean;
  readonly opposesCalls: boolean;
  /** Nobody is followed. */
  readonly died: boolean;
}

/**
 * Keeps of a discharge what a dry run needs: no name, number, address, birth date, hospital or note.
 *
 * @param means as it would be planned today; of the pathway, nothing is kept
 * @param opposesCalls what the patient stated to the service, on top of what the hospital states
 * @throws RangeError when the instant of discharge cannot be read; intake refuses such a discharge
 */
export function dryRunDischargeOf(
  discharge: Discharge,
  means: PlanningMeans,
  opposesCalls = false,
): DryRunDischarge {
  const {
    facts,
    pathway: _pathway,
    calendar,
    practiceWeek: _practiceWeek,
    candidates: _candidates,
    horizonFrom: _horizonFrom,
    ...asked
  } = planRequestOf(discharge, means);
  const { scores: _scores, vigilance: _vigilance, ...known } = facts;
  const { lace, hospital, trst } = scoreInputsOf(discharge, calendar.zone);
  const situation = situationOf(discharge, null);
  return {
    asked,
    known,
    scoreInputs: { lace, hospital, trst },
    destination: situation.destination,
    leftAgainstAdvice: discharge.stay.dischargeMode === 'against-advice',
    opposesCalls: opposesCalls || situation.opposition.calls,
    died: announcesDeath(discharge),
  };
}
