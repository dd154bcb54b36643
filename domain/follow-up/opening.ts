import { mendBreak, openBreak } from './break';
import { livesByLadders } from './break-ladder';
import { beginCalls, dropCalls } from './call';
import { isAskedByPatient } from './call-back';
import { beginCares } from './care';
import { withdrawOffers } from './offer';
import { askNext, generalPractitionerFound } from './offer-asking';
import { beginChecks } from './check';
import { end, pause } from './closing';
import type { FollowUpEvent, Replanning } from './events';
import { sendHandover } from './handover';
import { DAY_MS } from './instants';
import { leaveToInstitution } from './institution';
import { beginLetter } from './letter';
import { beginPreparation } from './preparation';
import { awaitConfirmation } from './readmission';
import { letGoOfUnplanned, replan } from './replan';
import { beginResults } from './result';
import { withholdOffers } from './sharing-limit';
import type { FollowUpState } from './state';
import { extendSeries } from './series';
import { inWorkingMinutes, note, RefusedFact, through, withState, type Turn } from './turn';
import { askNewCandidates } from './whereabouts';

function isAtHome({ situation }: FollowUpState): boolean {
  return situation.destination === 'home' || situation.destination === 'care-home';
}

/** The hospital corrects where the patient went: nobody else is in charge, so the follow-up is. */
function wokenAtHome(turn: Turn): Turn {
  const woken = turn.state.status === 'handed-over' && isAtHome(turn.state);
  return woken ? noteOpened(withState(turn, { status: 'open' })) : turn;
}

/** The patient has left. Under home hospitalisation one check is made; elsewhere the follow-up sleeps. */
export function discharge(turn: Turn): Turn {
  const { destination } = turn.state.situation;
  if (isAtHome(turn.state)) {
    return through(withState(turn, { status: 'open' }), noteOpened, sendHandover, beginPlanned);
  }
  const handedOver = note(withState(turn, { status: 'handed-over' }), 'handed-over', undefined, destination);
  return destination === 'home-hospitalisation'
    ? through(handedOver, sendHandover, beginLetter, beginCalls)
    : sendHandover(handedOver);
}

/** Everything the plan asks for and the follow-up does not hold yet. */
function beginPlanned(turn: Turn): Turn {
  return through(turn, beginPreparation, beginLetter, beginResults, beginCares, beginCalls, beginChecks);
}

function noteOpened(turn: Turn): Turn {
  return note(turn, 'opened');
}

/** Whoever is in charge elsewhere confirmed it: one check, then the service stands down. */
export function checkedOnce(turn: Turn): Turn {
  const { status, situation, calls } = turn.state;
  const confirmed =
    status === 'handed-over' && calls.some((call) => call.status === 'done' && !isAskedByPatient(call));
  return confirmed && situation.destination === 'home-hospitalisation'
    ? end(turn, 'closed', 'stood-down')
    : turn;
}

export function reopen(turn: Turn): Turn {
  if (turn.state.status !== 'announced') throw new RefusedFact('already-open');
  const started = turn.state.cares.length > 0 || turn.state.calls.length > 0;
  if (!started) return note(turn, 'reopened');
  const reopened = note(withState(turn, { status: 'open' }), 'reopened');
  return through(reopened, sendHandover, beginPlanned, askAllAgain);
}

function askAllAgain(turn: Turn): Turn {
  return turn.state.cares.reduce((reached, care) => askNext(reached, care.key), turn);
}

export function amend(turn: Turn, replanning: Replanning): Turn {
  const before = turn.state.situation.generalPractitioner?.professionalId;
  const replanned = leaveToInstitution(replan(turn, replanning), turn.state.plan);
  const amended = wokenAtHome(note(replanned, 'amended'));
  if (amended.state.status !== 'open') return amended;
  if (!isAtHome(amended.state)) return handOver(amended);
  const gpChanged = replanning.situation.generalPractitioner?.professionalId !== before;
  const told = gpChanged ? generalPractitionerFound(sendHandover(amended)) : amended;
  return askNewCandidates(withholdOffers(beginPlanned(told)));
}

/** The patient turns out to be in somebody else's charge: what was asked is taken back, one check stays for HAD. */
function handOver(turn: Turn): Turn {
  const { destination } = turn.state.situation;
  const withdrawn = turn.state.cares.reduce(
    (reached, care) => withdrawOffers(reached, care.key, 'withdrawn'),
    note(withState(turn, { status: 'handed-over' }), 'handed-over', undefined, destination),
  );
  return destination === 'home-hospitalisation' ? withdrawn : dropCalls(withdrawn);
}

/** pathways.md, R16: an admission or emergency visit within 30 days of the discharge is a break. */
const READMISSION_DAYS = 30;

/** Subjects of the break R16. */
const READMISSION = 'readmission';
const EMERGENCY_VISIT = 'emergency-visit';

/**
 * The patient is in hospital again. An admission pauses the follow-up; an emergency visit does not. Within 30 days
 * it is a break whose cause is how it hangs together with the stay, as far as somebody said.
 *
 * @throws RefusedFact `already-settled` when the follow-up is paused already, `not-open` for an emergency visit
 *   before the discharge
 */
export function readmit(turn: Turn, event: Extract<FollowUpEvent, { type: 'readmitted' }>): Turn {
  const { limits, dischargedAt } = turn.state.plan;
  const isVisit = event.kind === 'emergency-visit';
  if (turn.state.status === 'announced') {
    if (isVisit) throw new RefusedFact('not-open');
    return end(turn, 'voided', 'error');
  }
  const told = isVisit
    ? note(turn, 'emergency-visit', undefined, event.link)
    : awaitConfirmation(
        pause(turn, event.at, inWorkingMinutes(turn, limits.readmissionCheckMinutes)),
        event.source,
      );
  const tooLate = event.at > dischargedAt + READMISSION_DAYS * DAY_MS;
  if (tooLate && livesByLadders(turn.state)) return told;
  return openBreak('R16', 'fragile', isVisit ? EMERGENCY_VISIT : READMISSION, event.link)(told);
}

export function returnHome(turn: Turn, replanning: Replanning): Turn {
  if (turn.state.status !== 'paused') throw new RefusedFact('already-settled');
  const home = withState(replan(turn, replanning), { status: 'open', readmission: null });
  const noted = note(home, 'returned-home');
  const mended = livesByLadders(turn.state) ? mendBreak('R16', READMISSION, 'paused')(noted) : noted;
  return through(mended, beginPlanned, askAllAgain);
}

/**
 * A person puts the patient on another pathway: what is done stays done, what the new one does not ask for is let
 * go, what it asks for begins.
 *
 * @throws RefusedFact `already-settled` when that is the pathway already
 */
export function movePathway(
  turn: Turn,
  replanning: Replanning,
  event: { pathwayKey: string; reason: string },
): Turn {
  if (turn.state.plan.pathway.key === event.pathwayKey) throw new RefusedFact('already-settled');
  const noted = note(replan(turn, replanning), 'pathway-moved', event.pathwayKey, event.reason);
  const moved = letGoOfUnplanned(noted);
  return moved.state.status === 'open' ? beginPlanned(moved) : moved;
}

/**
 * A profession asks for what the pathway gives on its request, e.g. the general practitioner for a longer series:
 * what is planned with it begins, and the rest of a series already arranged is to be booked.
 *
 * @param by the profession, as cares name them
 * @throws RefusedFact `already-settled` when it has asked already
 */
export function askedFor(turn: Turn, replanning: Replanning, by: string): Turn {
  const { plan, situation } = turn.state;
  const { askedFor: before = [] } = situation;
  if (before.includes(by)) throw new RefusedFact('already-settled');
  const replanned = replan(turn, replanning);
  const asking = withState(replanned, {
    situation: { ...replanned.state.situation, askedFor: [...before, by] },
  });
  const extended = extendSeries(note(asking, 'asked-for', undefined, by), plan);
  return extended.state.status === 'open' ? beginPlanned(extended) : extended;
}
