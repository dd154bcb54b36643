import fc from 'fast-check';
import {
  decide,
  newFollowUp,
  nextDeadline,
  workItems,
  type Fact,
  type FollowUpEvent,
  type FollowUpState,
} from '../../../../domain/follow-up';
import { aFact, aFullPlan, aSituation } from '../../../support/follow-up-builders';
import { ROSTER } from '../../../support/random-history';
import { jn } from '../../../support/follow-up-story';

const NOW = jn(1, 9);

/** A follow-up on the morning of J1: offers out, calls due, the letter late, a result nobody is to receive. */
function onTheNextMorning(): FollowUpState {
  let state = newFollowUp('follow-up-1', { plan: aFullPlan(), situation: aSituation() });
  let now = state.plan.dischargedAt;
  const passes = (fact: Fact) => {
    state = decide(state, fact, now).state;
  };
  passes(aFact({ type: 'opened' }));
  for (let deadline = nextDeadline(state); deadline !== null && deadline.at <= NOW;) {
    now = deadline.at;
    passes(aFact({ type: 'time-passed' }));
    deadline = nextDeadline(state);
  }
  return state;
}

const START = onTheNextMorning();
const awaitingOffer = START.cares
  .find(({ key }) => key === 'gp-visit')!
  .offers.find(({ status }) => status === 'awaiting')!;

/** Facts about different things, which different people may state in the same minute. */
const INDEPENDENT: readonly FollowUpEvent[] = [
  { type: 'letter-reported', letter: { gpHasIt: true }, source: 'professional' },
  { type: 'letter-reported', letter: { patientHasIt: true }, source: 'patient' },
  { type: 'result-reported', resultKey: 'result-2', outcome: 'awaited' },
  { type: 'check-settled', checkKey: 'medication-reconciliation', outcome: 'done' },
  { type: 'offer-answered', offerId: awaitingOffer.id, answer: 'accepted', appointmentAt: jn(5, 10) },
  { type: 'care-arranged', careKey: 'injection' },
  { type: 'call-attempted', callKey: 'call-j2', outcome: 'reached' },
  { type: 'break-reported', code: 'R11', subject: 'patient', cause: 'not-delivered' },
  { type: 'delivery-reported', messageKey: 'follow-up-1/1/handover/1/secure-mail', delivered: true },
];

/**
 * The state without what says in which order it came about: revisions, remembered facts, the order of breaks, and
 * the last clock of what is settled. What is still open is compared with its deadline.
 */
function withoutOrder(state: FollowUpState): unknown {
  const unordered = { ...state, recentFactIds: [], breaks: [...state.breaks].sort(byId) };
  const plain: unknown = JSON.parse(
    JSON.stringify(unordered, (key, value: unknown) =>
      key === 'revision' || key === 'dueAt' ? undefined : value,
    ),
  );
  const items = [...workItems(state)].sort((one, other) => one.key.localeCompare(other.key));
  return { plain, items };
}

const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id);

const after = (events: readonly FollowUpEvent[]): FollowUpState =>
  events.reduce((state, event) => {
    const { outcome, state: next } = decide(state, aFact(event, { onCall: ROSTER }), NOW);
    if (outcome.status !== 'applied') throw new Error(`${event.type} was ${outcome.status}`);
    return next;
  }, START);

const orderOf = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length });

describe('the order in which the same facts arrive', () => {
  const expected = withoutOrder(after(INDEPENDENT));

  it('when they are about different things, then it changes nothing in where they lead', () => {
    fc.assert(
      fc.property(orderOf(INDEPENDENT), (events) => {
        expect(withoutOrder(after(events))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('when each is delivered twice, in any order, then it counts once', () => {
    const facts = INDEPENDENT.map((event, index) =>
      aFact(event, { factId: `fact-of-order-${index}`, onCall: ROSTER }),
    );
    fc.assert(
      fc.property(orderOf([...facts, ...facts]), (twice) => {
        const reached = twice.reduce((state, fact) => decide(state, fact, NOW).state, START);
        expect(withoutOrder(reached)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('when a death is among them, then it ends as a death, and the facts that come after it change nothing', () => {
    const death: FollowUpEvent = { type: 'died', source: 'hospital' };
    fc.assert(
      fc.property(orderOf([...INDEPENDENT, death]), (events) => {
        const facts = events.map((event) => aFact(event, { onCall: ROSTER }));
        const reached = facts.reduce((state, fact) => decide(state, fact, NOW).state, START);
        expect(reached.closing).toMatchObject({ reason: 'died', at: NOW });
        expect(workItems(reached)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('when several red flags are raised at once, then the most urgent rules, whichever came first', () => {
    const flags: readonly FollowUpEvent[] = (['two-hours', 'immediate', 'emergency'] as const).map(
      (urgency) => ({
        type: 'alert-raised',
        code: 'R14',
        cause: 'call',
        urgency,
      }),
    );
    fc.assert(
      fc.property(orderOf(flags), (events) => {
        const standing = after(events).breaks.filter(
          ({ code, status }) => code === 'R14' && status !== 'resolved',
        );
        expect(standing.map(({ urgency }) => urgency)).toEqual(['emergency']);
      }),
      { numRuns: 20 },
    );
  });
});
