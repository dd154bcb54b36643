import fc from 'fast-check';
import {
  isWithheldFrom,
  workItems,
  isOver,
  type Care,
  type ContactRung,
  type Plan,
  type PlannedCare,
} from '../../../../domain/follow-up';
import { aFullPlan } from '../../../support/follow-up-builders';
import { live, move, must, situation, type Step } from '../../../support/random-history';

const RUNGS: readonly ContactRung[] = ['associate', 'health-house', 'nearby', 'territorial-community'];

/** The plan that asks for a bit of everything, with the ladder, three at once, and a nurse who came before the stay. */
function ladderPlan(max: number, withinMinutes: number, providerKnown: boolean): Plan {
  const plan = aFullPlan();
  const cares = plan.cares.map((care): PlannedCare => {
    const ladder = RUNGS.map((rung) => ({
      professionalId: `${rung}-of-${care.key}`,
      channel: 'sms' as const,
      rung,
      answerMinutes: 120,
    }));
    const laddered = {
      ...care,
      candidates: [...care.candidates, ...ladder],
      parallelOffers: { max, withinMinutes },
    };
    if (care.key !== 'nurse-weekly') return laddered;
    const provider = providerKnown ? { professionalId: 'nurse-1', channel: 'secure-mail' as const } : null;
    return { ...laddered, arrangement: 'already', resumption: { provider } };
  });
  return { ...plan, cares };
}

const pendingOf = ({ offers }: Care) =>
  offers.filter(({ status }) => status === 'awaiting' || status === 'tentative');

const SETTLED: ReadonlySet<string> = new Set(['arranged', 'in-place', 'not-needed']);

/** What only the patient told takes nothing back until it is verified. */
const isOnlyTold = ({ bookings = [] }: Care) => bookings.some(({ told }) => told === true);

function checkOffers({ decision: { state, outcome }, now }: Step, max: number): void {
  if (outcome.status !== 'applied') return;
  const { situation } = state;
  for (const care of state.cares) {
    const pending = pendingOf(care);
    must(pending.length <= Math.max(max, 1), 'never more at once than the plan allows');
    must(
      new Set(pending.map(({ contact }) => contact.professionalId)).size === pending.length,
      'nobody is asked twice at once',
    );
    must(
      care.status !== 'already' || care.offers.every(({ resumption }) => resumption === true),
      'while it is in place nobody else is asked',
    );
    must(
      pending.every(({ contact }) => !isWithheldFrom(situation, contact.professionalId, care.profession)),
      'nobody is asked with whom nothing is shared',
    );
    must(
      pending.length === 0 || !SETTLED.has(care.status) || isOnlyTold(care),
      'nobody is asked for what is settled',
    );
  }
  if (isOver(state)) return;
  must(
    workItems(state).every(({ dueAt }) => dueAt > now),
    'everything open has a deadline to come',
  );
}

/** Nobody but the provider is asked before they said no or stopped. */
function checkResumption({ decision: { state } }: Step): void {
  const care = state.cares.find(({ key }) => key === 'nurse-weekly');
  const others = care?.offers.filter(({ resumption }) => resumption !== true) ?? [];
  const first = others[0];
  if (care === undefined || first === undefined) return;
  const said = care.offers.some(({ resumption, status }) => resumption === true && status === 'declined');
  const held = care.offers.some(({ status }) => status === 'accepted');
  must(
    said || held || state.breaks.some(({ subject }) => subject === 'nurse-weekly'),
    'somebody else was asked first',
  );
}

describe('requests, over random histories', () => {
  it('never ask more at once than allowed, nobody refused, nobody but the provider while it is in place', () => {
    let parallel = 0;
    fc.assert(
      fc.property(
        fc.array(move, { maxLength: 25 }),
        situation,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(0, 240, 720, 10_000),
        fc.boolean(),
        (moves, start, max, withinMinutes, providerKnown) => {
          const plan = ladderPlan(max, withinMinutes, providerKnown);
          live(moves, { plan, situation: start }, (step) => {
            checkOffers(step, max);
            if (providerKnown) checkResumption(step);
            parallel += step.decision.state.cares.filter((care) => pendingOf(care).length > 1).length;
          });
        },
      ),
      { numRuns: 1_000 },
    );
    expect(parallel).toBeGreaterThan(0);
  });
});
