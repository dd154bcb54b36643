import fc from 'fast-check';
import {
  decide,
  isOver,
  newFollowUp,
  type Decision,
  type Effect,
  type Fact,
  type FollowUpState,
  type OnCallRoster,
  type Plan,
  type Situation,
} from '../../domain/follow-up';
import { EVENTS } from './random-events';
import { aFact, aPlan, aSituation, DISCHARGED_AT, withMoreVisits } from './follow-up-builders';

const HOUR_MS = 3_600_000;

/** What a step of a random history may be, before it is bound to the state it meets. */
export interface Move {
  readonly kind: keyof typeof EVENTS | 'deadline' | 'repeat';
  readonly pick: number;
  readonly waitMs: number;
  readonly role: number;
}

const KINDS = Object.keys(EVENTS) as (keyof typeof EVENTS)[];

/** Time passes more often than anything else happens. */
export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom<Move['kind']>('deadline', 'deadline', 'deadline', 'deadline', 'repeat', ...KINDS),
  pick: fc.nat(1000),
  waitMs: fc.nat(72 * HOUR_MS),
  role: fc.nat(2),
});

export const situation = fc.record({
  destination: fc.constantFrom('home', 'home', 'care-home', 'home-hospitalisation', 'rehabilitation'),
  phoneKnown: fc.boolean(),
  generalPractitioner: fc.constantFrom(
    null,
    { professionalId: 'gp-own', channel: 'secure-mail' as const },
    { professionalId: 'gp-own', channel: 'telephone' as const },
  ),
  opposition: fc.record({ calls: fc.boolean(), messages: fc.boolean(), sharing: fc.boolean() }),
  unpreparedItems: fc.constantFrom([], [2], [18], [4]),
  withheld: fc.constantFrom(
    undefined,
    { professionalIds: [], professions: [] },
    { professionalIds: ['gp-own'], professions: ['nurse'] },
  ),
}) as fc.Arbitrary<Situation>;

const ROLES = ['operator', 'teamLead', 'clinician'] as const;

/** Two lines on duty without a break; a walk that finds nobody ends at 15. */
export const ROSTER: OnCallRoster = {
  rungs: ['coordination-nurse', 'ward'].map((contactId) => ({
    contactId,
    answerMinutes: 5,
    onDuty: [{ from: 0, to: Number.MAX_SAFE_INTEGER }],
  })),
};

/** One decision of a random history, and the state it was taken on. */
export interface Step {
  readonly before: FollowUpState;
  readonly fact: Fact;
  readonly decision: Decision;
  readonly now: number;
}

/** What a random life left. */
export interface Lived {
  readonly state: FollowUpState;
  readonly effects: readonly Effect[];
}

/** Wakes after the last move that are waited for: enough for every plan, few enough to find what never ends. */
const WAKES_MAX = 200;

/** Plays the moves, then lets time pass until the follow-up ends. Every step is shown to `watch`. */
export function live(
  moves: readonly Move[],
  begin: { readonly plan?: Plan; readonly situation: Situation },
  watch: (step: Step) => void,
): Lived {
  const plan = begin.plan ?? aPlan();
  const longer = withMoreVisits(plan);
  let state = newFollowUp('follow-up-1', { plan, situation: begin.situation });
  let now = DISCHARGED_AT - 24 * HOUR_MS;
  let last: Fact = aFact({ type: 'opened' });
  const effects: Effect[] = [];
  const step = (fact: Fact): Decision => {
    const decision = decide(state, fact, now);
    watch({ before: state, fact, decision, now });
    effects.push(...decision.effects);
    state = decision.state;
    return decision;
  };
  let deadline = step(last).nextDeadline;
  for (const { kind, pick, waitMs, role } of moves) {
    if (isOver(state)) break;
    const until = deadline?.at ?? now;
    now = kind === 'deadline' ? until : Math.min(now + waitMs, until);
    if (kind !== 'repeat') {
      const event = kind === 'deadline' ? { type: 'time-passed' as const } : EVENTS[kind](state, pick, now);
      last = aFact(event, {
        actor: { userId: 'someone', role: ROLES[role] ?? 'operator' },
        replanning: {
          plan: event.type === 'asked-for' ? longer : plan,
          // What a hospital states anew may oppose what it did not before.
          situation: aSituation({ opposition: { calls: pick % 7 === 0, messages: false, sharing: false } }),
        },
        onCall: ROSTER,
      });
    }
    deadline = step(last).nextDeadline;
  }
  for (let wake = 0; deadline !== null && wake < WAKES_MAX; wake += 1) {
    now = deadline.at;
    deadline = step(aFact({ type: 'time-passed' })).nextDeadline;
  }
  return { state, effects };
}

/** `expect` costs more than `decide` itself: millions of checks go through this. */
export function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}
