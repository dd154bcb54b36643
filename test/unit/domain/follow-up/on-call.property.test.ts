import fc from 'fast-check';
import {
  isMoreUrgent,
  isOpen,
  nextDeadline,
  URGENCIES,
  type FollowUpState,
  type Interval,
  type OnCallRoster,
  type OnCallWalk,
} from '../../../../domain/follow-up';
import { jn, Story } from '../../../support/follow-up-story';

const MINUTE = 60_000;
const START = jn(2, 9);

const interval = fc
  .tuple(fc.integer({ min: -120, max: 240 }), fc.integer({ min: 1, max: 240 }))
  .map(([from, length]): Interval => ({ from: START + from * MINUTE, to: START + (from + length) * MINUTE }));

const roster: fc.Arbitrary<OnCallRoster> = fc
  .array(fc.record({ answerMinutes: fc.integer({ min: 1, max: 90 }), onDuty: fc.array(interval) }), {
    maxLength: 6,
  })
  .map((rungs) => ({ rungs: rungs.map((rung, index) => ({ ...rung, contactId: `line-${index}` })) }));

const urgency = fc.constantFrom(...URGENCIES);

/** What somebody says of the line being rung, some minutes after it began; else nobody says anything. */
interface Answer {
  readonly afterMinutes: number;
  readonly outcome: 'reached' | 'no-answer' | 'unavailable';
  readonly said: boolean;
}
const answers: fc.Arbitrary<Answer[]> = fc.array(
  fc.record({
    afterMinutes: fc.integer({ min: 0, max: 30 }),
    outcome: fc.constantFrom('reached' as const, 'no-answer' as const, 'unavailable' as const),
    said: fc.boolean(),
  }),
  { maxLength: 8 },
);

function walkOf(state: FollowUpState): OnCallWalk {
  const walks = state.breaks.flatMap(({ walk }) => (walk === undefined ? [] : [walk]));
  expect(walks).toHaveLength(1);
  return walks[0]!;
}

/** Walks to its end: what people say as it comes, else each deadline on the way. */
function walked(onCall: OnCallRoster, raised: (typeof URGENCIES)[number], said: readonly Answer[]): Story {
  const story = new Story().until(START);
  story.happens({ type: 'alert-raised', code: 'R14', cause: 'call', urgency: raised }, { onCall });
  const coming = [...said];
  while (walkOf(story.state).status === 'ringing') {
    const contactId = walkOf(story.state).tries.at(-1)?.contactId ?? '';
    const next = coming.shift();
    const deadline = nextDeadline(story.state)?.at ?? 0;
    const at = story.now + (next?.afterMinutes ?? 0) * MINUTE;
    if (next?.said === true && at < deadline) {
      story.now = at;
      story.happens({ type: 'on-call-answered', breakId: 'R14-1', contactId, outcome: next.outcome });
    } else {
      story.until(deadline);
    }
  }
  return story;
}

describe('the walk, over random rosters and answers', () => {
  it('ends with a clinician reached or 15, within the answer times of the lines and the delay of its urgency', () => {
    let reached = 0;
    fc.assert(
      fc.property(roster, urgency, answers, (onCall, raised, said) => {
        const story = walked(onCall, raised, said);
        const { status } = walkOf(story.state);
        expect(['reached', 'emergency']).toContain(status);
        const answerMinutes = onCall.rungs.reduce((sum, rung) => sum + rung.answerMinutes, 0);
        const delayMinutes = { emergency: 0, immediate: 15, 'two-hours': 120 }[raised];
        expect(story.now - START).toBeLessThanOrEqual(Math.min(answerMinutes, delayMinutes) * MINUTE);
        if (status === 'reached') reached += 1;
      }),
      { numRuns: 2_000 },
    );
    expect(reached).toBeGreaterThan(0);
  });

  it('never rings a line off duty, and no line twice', () => {
    fc.assert(
      fc.property(roster, urgency, answers, (onCall, raised, said) => {
        const { tries } = walkOf(walked(onCall, raised, said).state);
        for (const { contactId, startedAt } of tries) {
          const rung = onCall.rungs.find((one) => one.contactId === contactId);
          expect(isOpen(rung?.onDuty ?? [], startedAt)).toBe(true);
        }
        const rung = tries.map(({ contactId }) => contactId);
        expect(new Set(rung).size).toBe(rung.length);
      }),
      { numRuns: 2_000 },
    );
  });

  it('when several red flags come in any order, then one walks for all, with the urgency of the most urgent', () => {
    const subjects = ['call-j2', 'patient'] as const;
    const flags = fc.array(fc.tuple(urgency, fc.constantFrom(...subjects), fc.nat(2)), {
      minLength: 1,
      maxLength: 6,
    });
    const always: OnCallRoster = {
      rungs: Array.from({ length: 4 }, (_, index) => ({
        contactId: `line-${index}`,
        answerMinutes: 30,
        onDuty: [{ from: START, to: jn(9, 0) }],
      })),
    };
    fc.assert(
      fc.property(flags, (raised) => {
        const story = new Story().until(START);
        for (const [said, subject, waitMinutes] of raised) {
          story.until(story.now + waitMinutes * MINUTE);
          story.happens(
            subject === 'patient'
              ? { type: 'alert-raised', code: 'R14', cause: 'call', urgency: said }
              : { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag', urgency: said },
            { onCall: always },
          );
        }
        const most = raised
          .map(([said]) => said)
          .reduce((one, other) => (isMoreUrgent(other, one) ? other : one));
        const carrier = story.state.breaks.find((item) => item.walk !== undefined);
        const others = story.state.breaks.filter((item) => item.code === 'R14' && item !== carrier);
        expect(carrier?.urgency).toBe(most);
        expect(walkOf(story.state).status).toBe(most === 'emergency' ? 'emergency' : 'ringing');
        expect(others.every(({ joins, dueAt }) => joins === carrier?.id && dueAt === carrier?.dueAt)).toBe(
          true,
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
