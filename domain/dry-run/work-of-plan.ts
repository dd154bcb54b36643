import { BREAK_RULES, nextOpening, type BreakCode, type Instant } from '../follow-up';
import { firstTryAt, nextTryAt, retryFrom } from '../follow-up/call-times';
import { addWorkingMinutes } from '../follow-up/instants';
import type { Plan, PlannedCall, PlannedCare, PlannedCheck } from '../follow-up/plan';
import type { Assumptions, Assumption } from './assumptions';
import type { DryRunDischarge } from './discharge';
import type { Work } from './figures';

/** A piece of work and when it falls due. */
export interface DatedWork {
  readonly at: Instant;
  readonly work: Work;
}

type Values = (assumption: Assumption) => number;

/**
 * What a plan asks of the service and of professionals, as `domain/follow-up` begins it: everything at home and in a
 * care home, one call under home hospitalisation, only the letter elsewhere; no call to whoever opposes them. What
 * people will do is expected from the assumptions.
 *
 * @param plan of `planFollowUp`
 */
export function workOfPlan(plan: Plan, discharge: DryRunDischarge, assumptions: Assumptions): DatedWork[] {
  const value: Values = (assumption) => assumptions.values[assumption].value;
  const opensAt = nextOpening(plan.horizon, plan.dischargedAt);
  const announced: DatedWork = {
    at: opensAt,
    work: { discharges: 1, minutes: { operators: value('minutesPerDischarge') } },
  };
  const atHome = discharge.destination === 'home' || discharge.destination === 'care-home';
  const cares = atHome ? plan.cares : [];
  const checks = atHome ? (plan.checks ?? []) : [];
  return [
    announced,
    ...callsToMake(plan, discharge).flatMap((call) => workOfCall(plan, call, value)),
    ...cares.flatMap((care) => workOfCare(plan, care, opensAt, value)),
    ...checks.flatMap((check) => workOfCheck(check, value)),
  ];
}

function callsToMake(
  { calls }: Plan,
  { destination, opposesCalls }: DryRunDischarge,
): readonly PlannedCall[] {
  if (opposesCalls) return [];
  if (destination === 'home' || destination === 'care-home') return calls;
  // Whoever is in charge there confirms it, and the service stands down.
  return destination === 'home-hospitalisation' ? calls.slice(0, 1) : [];
}

/** Every try falls where the follow-up would put it, with the probability that those before reached nobody. */
function workOfCall(plan: Plan, call: PlannedCall, value: Values): DatedWork[] {
  const reached = value('reachedPerAttemptShare');
  const work: DatedWork[] = [];
  const tries: Instant[] = [];
  let stillTrying = 1;
  for (let attempt = 0; attempt < call.attemptsMax && stillTrying > 0; attempt += 1) {
    const at = attempt === 0 ? firstTryAt(plan, call) : nextTry(plan, call, tries);
    tries.push(at);
    const reachedNow = stillTrying * reached;
    const operators = stillTrying * value('minutesPerAttempt') + reachedNow * value('minutesPerReachedCall');
    const flags = reachedNow * value('redFlagShare');
    work.push({
      at,
      work: {
        calls: attempt === 0 ? 1 : 0,
        attempts: stillTrying,
        reached: reachedNow,
        breaks: flags,
        minutes: { operators, 'on-call-clinicians': flags * value('clinicianMinutesPerRedFlag') },
      },
    });
    stillTrying -= reachedNow;
  }
  return [...work, breakWork('R13', stillTrying, tries.at(-1) ?? call.window.to, value)];
}

function nextTry(plan: Plan, call: PlannedCall, tries: readonly Instant[]): Instant {
  const earliest = retryFrom(plan, call, tries, tries.at(-1) ?? call.window.from);
  return call.attempts === undefined
    ? nextOpening(plan.horizon, earliest)
    : nextTryAt(plan, call, call.attempts, { tries, earliest, spread: true });
}

/** Professionals are asked one after the other; what was in place is confirmed and not booked a second time. */
function workOfCare(plan: Plan, care: PlannedCare, opensAt: Instant, value: Values): DatedWork[] {
  const visits = (care.visits ?? [care.window]).map(({ to }) => visitWork(care.profession, to, value));
  if (care.arrangement === 'already') {
    return [
      ...visits.flat(),
      { at: opensAt, work: { minutes: { operators: value('minutesPerConfirmation') } } },
    ];
  }
  const work: DatedWork[] = [];
  let stillAsking = 1;
  for (let offer = 0; offer < value('offersMaximum') && stillAsking > 0; offer += 1) {
    const booked = stillAsking * value('acceptedPerOfferShare');
    const operators = stillAsking * value('minutesPerOffer') + booked * value('minutesPerBooking');
    const at = addWorkingMinutes(plan.horizon, opensAt, offer * care.offerLifetimeMinutes);
    work.push({ at, work: { offers: stillAsking, bookings: booked, minutes: { operators } } });
    stillAsking -= booked;
  }
  return [...visits.flat(), ...work, breakWork(care.breakWhenUnmet, stillAsking, care.window.to, value)];
}

/** A visit counts on the last day it may take place. */
function visitWork(profession: string, at: Instant, value: Values): DatedWork[] {
  return [
    { at, work: { visits: { [profession]: 1 } } },
    breakWork('R08', value('missedVisitShare'), at, value),
  ];
}

function workOfCheck({ window, owner, breakWhenUnmet }: PlannedCheck, value: Values): DatedWork[] {
  return [
    { at: window.from, work: { checks: 1, minutes: { [owner]: value('minutesPerCheck') } } },
    breakWork(breakWhenUnmet, value('checkFailedShare'), window.to, value),
  ];
}

/** Breaks of this code that are expected, handled by the queue that has them first. */
function breakWork(code: BreakCode, expected: number, at: Instant, value: Values): DatedWork {
  const minutes = { [BREAK_RULES[code].firstQueue]: expected * value('minutesPerBreak') };
  return { at, work: { breaks: expected, minutes } };
}
