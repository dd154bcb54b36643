import fc from 'fast-check';
import {
  addWorkingMinutes,
  workItems,
  type AttemptPolicy,
  type CallAttempt,
  type CallOutcome,
  type Interval,
  type Plan,
} from '../../../../domain/follow-up';
import { aPlan, aSituation } from '../../../support/follow-up-builders';
import { jn, Story } from '../../../support/follow-up-story';

/** An operator who calls when the list says so, some time into the moment it names. */
interface Day {
  readonly policy: AttemptPolicy;
  readonly attemptsMax: number;
  readonly retryAfterMinutes: readonly number[];
  /** Hours of every day at which the patient prefers to be called; absent: any. */
  readonly prefers: readonly [number, number] | undefined;
  readonly nurse: boolean;
  readonly moves: readonly { readonly outcome: CallOutcome; readonly intoPart: number }[];
}

const FRUITLESS = ['no-answer', 'busy', 'voicemail-left', 'wrong-number'] as const;

const dayOf = (outcomes: readonly CallOutcome[]): fc.Arbitrary<Day> =>
  fc.record({
    policy: fc.record({
      partsOfDay: fc.integer({ min: 1, max: 6 }),
      overWorkingDays: fc.integer({ min: 1, max: 4 }),
      numbers: fc.integer({ min: 1, max: 3 }),
      relativesInScope: fc.integer({ min: 0, max: 3 }),
      askNurseOnSite: fc.boolean(),
    }),
    attemptsMax: fc.integer({ min: 1, max: 5 }),
    retryAfterMinutes: fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 3 }),
    prefers: fc.option(fc.tuple(fc.integer({ min: 5, max: 17 }), fc.integer({ min: 1, max: 6 })), {
      nil: undefined,
    }),
    nurse: fc.boolean(),
    moves: fc.array(
      fc.record({
        outcome: fc.constantFrom(...outcomes),
        intoPart: fc.double({ min: 0, max: 0.99, noNaN: true }),
      }),
      { minLength: 12, maxLength: 12 },
    ),
  });

interface Tried {
  readonly day: Day;
  readonly plan: Plan;
  readonly story: Story;
  readonly attempts: readonly CallAttempt[];
  /** Instants the list named for tries at the patient, each with the one before. */
  readonly named: readonly Instant[];
}

interface Instant {
  readonly notBefore: number;
  readonly lastTry: number | undefined;
  readonly made: number;
}

function planOf({ policy, attemptsMax, retryAfterMinutes, prefers, nurse }: Day): Plan {
  const { calls, cares } = aPlan();
  const preferredCallTimes =
    prefers === undefined
      ? undefined
      : Array.from({ length: 60 }, (_, day): Interval => ({
          from: jn(day, prefers[0]),
          to: jn(day, prefers[0] + prefers[1]),
        }));
  return aPlan({
    calls: calls.map((call) => ({ ...call, attemptsMax, retryAfterMinutes, attempts: policy })),
    cares: nurse
      ? [...cares, { ...cares[0]!, key: 'nurse', profession: 'nurse', arrangement: 'already' }]
      : cares,
    ...(preferredCallTimes === undefined ? {} : { preferredCallTimes }),
  });
}

function live(day: Day): Tried {
  const plan = planOf(day);
  const story = new Story({ plan, situation: aSituation() });
  const named: Instant[] = [];
  for (const { outcome, intoPart } of day.moves) {
    const item = workItems(story.state).find(({ key }) => key === 'call/call-j2');
    if (item === undefined) break;
    const call = story.call();
    if ((call.rung ?? 'patient') === 'patient') {
      const tries = atPatient(call.attempts);
      named.push({ notBefore: item.notBefore, lastTry: tries.at(-1)?.at, made: tries.length });
    }
    // Made within the same part of the day, as the list asks.
    const end = endOfPart(plan, day.policy.partsOfDay, item.notBefore);
    story.until(
      Math.max(story.now, item.notBefore + Math.floor(intoPart * Math.max(0, end - item.notBefore))),
    );
    story.calls(outcome);
  }
  return { day, plan, story, attempts: story.call().attempts, named };
}

const atPatient = (attempts: readonly CallAttempt[]) =>
  attempts.filter(({ rung, outcome }) => rung === undefined && outcome !== 'wrong-number');

function partOf(plan: Plan, partsOfDay: number, at: number): string | undefined {
  const opening = plan.horizon.find(({ from, to }) => from <= at && at < to);
  if (opening === undefined) return undefined;
  const part = Math.floor(((at - opening.from) * partsOfDay) / (opening.to - opening.from));
  return `${opening.from}/${part}`;
}

function endOfPart(plan: Plan, partsOfDay: number, at: number): number {
  const opening = plan.horizon.find(({ from, to }) => from <= at && at < to);
  if (opening === undefined) return at;
  const length = (opening.to - opening.from) / partsOfDay;
  const end = opening.from + (Math.floor((at - opening.from) / length) + 1) * length;
  const preferred = plan.preferredCallTimes?.find(({ from, to }) => from <= at && at < to);
  return Math.min(end, preferred?.to ?? end);
}

const holds = (outcomes: readonly CallOutcome[], check: (tried: Tried) => void) =>
  fc.assert(
    fc.property(dayOf(outcomes), (day) => check(live(day))),
    { numRuns: 400 },
  );

describe('tries at a patient who is never reached', () => {
  it('when the list is followed, then no two of them fall within the same part of the same day', () => {
    holds(FRUITLESS, ({ plan, day, attempts }) => {
      const parts = atPatient(attempts).map(({ at }) => partOf(plan, day.policy.partsOfDay, at));
      expect(new Set(parts).size).toBe(parts.length);
    });
  });

  it('when the list names an instant, then the service is open and the patient likes to be called then', () => {
    holds([...FRUITLESS, 'relative-reached', 'not-understood'], ({ plan, named }) => {
      for (const { notBefore } of named) {
        expect(plan.horizon.some(({ from, to }) => from <= notBefore && notBefore < to)).toBe(true);
        const { preferredCallTimes } = plan;
        const meets = preferredCallTimes?.some((time) =>
          plan.horizon.some((opening) => opening.from < time.to && time.from < opening.to),
        );
        if (preferredCallTimes === undefined || meets !== true) continue;
        expect(preferredCallTimes.some(({ from, to }) => from <= notBefore && notBefore < to)).toBe(true);
      }
    });
  });

  it('when the patient was tried, then the retry delay of the pathway has passed before the next try', () => {
    holds([...FRUITLESS, 'relative-reached', 'not-understood'], ({ plan, day, named }) => {
      for (const { notBefore, lastTry, made } of named) {
        if (lastTry === undefined || day.retryAfterMinutes.length === 0) continue;
        const delay = day.retryAfterMinutes[Math.min(made, day.retryAfterMinutes.length) - 1] ?? 0;
        expect(notBefore).toBeGreaterThanOrEqual(addWorkingMinutes(plan.horizon, lastTry, delay));
      }
    });
  });

  it('when it never answers, then the tries come to an end, and R13 opens after every rung, never before', () => {
    holds(['no-answer', 'busy', 'voicemail-left'], ({ day, story, attempts }) => {
      const rungs = attempts.map(({ rung = 'patient' }) => rung);
      const asked = day.policy.askNurseOnSite && day.nurse ? 1 : 0;
      const expected = [
        ...Array.from({ length: day.attemptsMax }, () => 'patient'),
        ...Array.from({ length: day.policy.relativesInScope }, () => 'relative'),
        ...Array.from({ length: asked }, () => 'nurse'),
      ];
      expect(rungs).toEqual(expected);
      expect(story.call().status).toBe('not-reached');
      expect(story.break('R13')).toMatchObject({ grade: 'broken', cause: 'no-answer' });
    });
  });

  it('when it was not understood once, then no number of tries opens R13', () => {
    holds([...FRUITLESS, 'not-understood'], ({ story, attempts }) => {
      const place = attempts.findIndex(({ outcome }) => outcome === 'not-understood');
      if (place === -1) return;
      expect(story.break('R13')).toBeUndefined();
      expect(workItems(story.state).some(({ key }) => key === 'call/call-j2')).toBe(true);
    });
  });

  it('when tries are left, then they are spread over the openings asked for', () => {
    holds(['no-answer'], ({ plan, day, attempts }) => {
      const tries = atPatient(attempts);
      const openings = new Set(
        tries.map(({ at }) => plan.horizon.findIndex(({ from, to }) => from <= at && at < to)),
      );
      expect(openings.size).toBeGreaterThanOrEqual(Math.min(day.attemptsMax, day.policy.overWorkingDays));
    });
  });
});
