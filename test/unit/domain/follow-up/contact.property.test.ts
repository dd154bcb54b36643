import fc from 'fast-check';
import {
  isOver,
  needsReplanning,
  workItems,
  type Effect,
  type FollowUpEvent,
  type FollowUpState,
  type Situation,
} from '../../../../domain/follow-up';
import { aFullPlan } from '../../../support/follow-up-builders';
import { live, move, must, situation, type Step } from '../../../support/random-history';

const HISTORIES = 1_000;
const plan = aFullPlan();

const sent = (effects: readonly Effect[]) =>
  effects.flatMap((effect) => (effect.type === 'send-message' ? [effect] : []));

function overHistories(start: fc.Arbitrary<Situation>, watch: () => (step: Step) => void): void {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 25 }), start, (moves, begun) => {
      live(moves, { plan, situation: begun }, watch());
    }),
    { numRuns: HISTORIES },
  );
}

/** A refusal written down on the wrong patient was never theirs. */
function withdrawsRefusal({ calls }: FollowUpState, event: FollowUpEvent): boolean {
  if (event.type !== 'attempt-withdrawn') return false;
  const attempts = calls.find(({ key }) => key === event.callKey)?.attempts ?? [];
  return attempts[event.attemptNumber - 1]?.outcome === 'refused';
}

describe('nobody is contacted against a death or an opposition', () => {
  it('when the patient died, then the carers alone are told, once, and nothing follows', () => {
    let deaths = 0;
    overHistories(situation, () => {
      let dead = false;
      return ({ fact, decision }) => {
        if (dead) must(decision.effects.length === 0, 'nothing leaves after a death');
        if (fact.event.type !== 'died' || decision.outcome.status !== 'applied') return;
        dead = true;
        deaths += 1;
        must(isOver(decision.state) && workItems(decision.state).length === 0, 'a death ends the follow-up');
        must(
          sent(decision.effects).every(({ kind }) => kind === 'death-notice' || kind === 'offer-withdrawn'),
          'carers hear of the death, and that they need not come',
        );
        must(
          decision.effects.some(({ type }) => type === 'clear-messages'),
          'what was queued is made silent',
        );
      };
    });
    expect(deaths).toBeGreaterThan(10);
  });

  it('when calls are opposed, then no call is left to make, whatever happens afterwards', () => {
    let opposed = 0;
    overHistories(situation, () => ({ decision: { state } }) => {
      if (!state.situation.opposition.calls || state.status === 'announced') return;
      opposed += 1;
      must(
        workItems(state).every(({ kind }) => kind !== 'call'),
        'nobody is asked to call one who opposes calls',
      );
    });
    expect(opposed).toBeGreaterThan(1_000);
  });

  it('when sharing is opposed, then no handover, no summary and no notice of a death leaves', () => {
    let opposed = 0;
    overHistories(situation, () => ({ before, decision }) => {
      // The patient may take it back: what is sent in that very step is no longer against their will.
      if (!before.situation.opposition.sharing || !decision.state.situation.opposition.sharing) return;
      opposed += 1;
      must(
        sent(decision.effects).every(
          ({ kind }) => kind !== 'handover-notice' && kind !== 'closing-summary' && kind !== 'death-notice',
        ),
        'nothing about the patient is shared against their will',
      );
    });
    expect(opposed).toBeGreaterThan(1_000);
  });

  it('when an opposition was stated, then only the patient takes it back: no amendment does', () => {
    overHistories(situation, () => {
      let stated = false;
      return ({ before, fact, decision: { state, outcome } }) => {
        if (outcome.status !== 'applied') return;
        const [was, is] = [before.situation.opposition, state.situation.opposition];
        const { event, replanning } = fact;
        if (event.type === 'opposed') {
          stated = is.calls;
          return;
        }
        // A refusal written down on the wrong patient was never theirs; what was stated besides it stands.
        must(!was.calls || is.calls || (!stated && withdrawsRefusal(before, event)), 'calls stay opposed');
        stated ||= needsReplanning(event) && replanning?.situation.opposition.calls === true;
        must(!was.messages || is.messages, 'messages stay opposed');
        must(!was.sharing || is.sharing, 'sharing stays opposed');
      };
    });
  });
});
