import {
  BREAK_RULES_VERSION,
  type Fact,
  type FollowUpEvent,
  type Interval,
  type Plan,
  type Situation,
} from '../../domain/follow-up';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Tuesday 3 November 2026, 15h00 in Paris. */
export const DISCHARGED_AT = Date.UTC(2026, 10, 3, 14, 0);

/** Openings 7h-19h Paris (winter time), Monday to Saturday, from the day of discharge on. */
export function openings(days = 90): Interval[] {
  const firstMidnight = Date.UTC(2026, 10, 2, 23, 0);
  return Array.from({ length: days }, (_, day) => firstMidnight + day * DAY)
    .filter((midnight) => new Date(midnight + HOUR).getUTCDay() !== 0)
    .map((midnight) => ({ from: midnight + 7 * HOUR, to: midnight + 19 * HOUR }));
}

const at19h = (day: number) => Date.UTC(2026, 10, 3 + day, 18, 0);
const at7h = (day: number) => Date.UTC(2026, 10, 3 + day, 6, 0);

export function aPlan(changes: Partial<Plan> = {}): Plan {
  return {
    pathway: { key: 'standard', version: '1.0.0' },
    dischargedAt: DISCHARGED_AT,
    endsAt: at19h(30),
    horizon: openings(),
    handoverDueAt: at19h(0),
    cares: [
      {
        key: 'gp-visit',
        profession: 'general-practitioner',
        window: { from: DISCHARGED_AT, to: at19h(7) },
        arrangement: 'to-arrange',
        candidates: [
          { professionalId: 'gp-own', channel: 'secure-mail' },
          { professionalId: 'gp-next', channel: 'secure-mail' },
        ],
        offerLifetimeMinutes: 480,
        breakWhenUnmet: 'R03',
      },
    ],
    calls: [
      {
        key: 'call-j2',
        window: { from: at7h(2), to: at19h(3) },
        attemptsMax: 3,
        retryAfterMinutes: [300, 480],
      },
    ],
    limits: {
      breakReviewMinutes: 720,
      overdueReviewMinutes: 720,
      redFlagMinutes: 15,
      readmissionCheckMinutes: 5040,
    },
    ...changes,
  };
}

/**
 * A plan that asks for a bit of everything: an injection due tonight, a weekly nurse, a blood test counted from the
 * GP's visit, two calls spread over days and hours, a check, two results of which nobody receives one, the letter.
 */
export function aFullPlan(changes: Partial<Plan> = {}): Plan {
  const [gpVisit, firstCall] = [aPlan().cares[0]!, aPlan().calls[0]!];
  const attempts = { partsOfDay: 3, overWorkingDays: 2, relativesInScope: 1, askNurseOnSite: true };
  const asked = { arrangement: 'to-arrange', offerLifetimeMinutes: 480 } as const;
  return aPlan({
    cares: [
      gpVisit,
      {
        ...asked,
        key: 'injection',
        profession: 'nurse',
        window: { from: DISCHARGED_AT, to: at19h(0) },
        firstDueAt: at19h(0) + HOUR,
        alarmAt: DISCHARGED_AT,
        candidates: [{ professionalId: 'nurse-1', channel: 'telephone' }],
        breakWhenUnmet: 'R05',
      },
      {
        ...asked,
        key: 'nurse-weekly',
        profession: 'nurse',
        window: { from: at7h(1), to: at19h(7) },
        visits: [7, 14, 21, 28].map((day) => ({ from: at7h(day), to: at19h(day) })),
        candidates: [
          { professionalId: 'nurse-1', channel: 'secure-mail' },
          { professionalId: 'nurse-2', channel: 'mail' },
        ],
        breakWhenUnmet: 'R05',
      },
      {
        ...asked,
        key: 'blood-test',
        profession: 'laboratory',
        window: { from: DISCHARGED_AT, to: at19h(7) },
        anchor: { careKey: 'gp-visit', earliestDays: 1, latestDays: 5 },
        candidates: [],
        breakWhenUnmet: 'R19',
      },
    ],
    calls: [
      { ...firstCall, attempts },
      { ...firstCall, key: 'call-j15', window: { from: at7h(15), to: at19h(16) }, attempts },
    ],
    checks: [
      {
        key: 'medication-reconciliation',
        window: { from: at7h(1), to: at19h(7) },
        owner: 'operators',
        breakWhenUnmet: 'R10',
        anchor: { careKey: 'gp-visit', earliestDays: -3, latestDays: 0 },
      },
    ],
    results: [
      { key: 'result-1', owned: true, dueAt: at19h(8) },
      { key: 'result-2', owned: false, dueAt: at19h(10) },
    ],
    letterDueAt: at19h(0),
    breakRulesVersion: BREAK_RULES_VERSION,
    handoverCopies: true,
    limits: { ...aPlan().limits, readmissionConfirmMinutes: 240 },
    ...changes,
  });
}

/** The plan with two more visits of every care, a week and two after the last. */
export function withMoreVisits(plan: Plan): Plan {
  const later = ({ from, to }: Interval, weeks: number): Interval => {
    return { from: from + weeks * 7 * DAY, to: to + weeks * 7 * DAY };
  };
  const cares = plan.cares.map((care) => {
    const visits = care.visits ?? [care.window];
    const last = visits.at(-1) ?? care.window;
    return { ...care, visits: [...visits, later(last, 1), later(last, 2)] };
  });
  return { ...plan, cares };
}

export function aSituation(changes: Partial<Situation> = {}): Situation {
  return {
    destination: 'home',
    phoneKnown: true,
    generalPractitioner: { professionalId: 'gp-own', channel: 'secure-mail' },
    opposition: { calls: false, messages: false, sharing: false },
    ...changes,
  };
}

let factCount = 0;

/** A fact with a fresh id, stated by an operator unless said otherwise. */
export function aFact(event: FollowUpEvent, changes: Partial<Fact> = {}): Fact {
  factCount += 1;
  return {
    factId: `fact-${factCount}`,
    actor: { userId: 'operator-1', role: 'operator' },
    event,
    ...changes,
  };
}
