import fc from 'fast-check';
import { BREAK_RULES, isOver, workItems, type Plan } from '../../../../domain/follow-up';
import { aFullPlan, aPlan } from '../../../support/follow-up-builders';
import { live, move, must, situation, type Step } from '../../../support/random-history';

const LONG = Number(process.env.RELAIS_TEST_LONG) === 1;
const HISTORIES = LONG ? 100_000 : 10_000;

function checkDecision({ before, fact, decision, now }: Step): void {
  const { state, nextDeadline, outcome } = decision;
  if (outcome.status !== 'applied') {
    must(state === before && decision.effects.length === 0, 'a fact not applied changes nothing');
    return;
  }
  must(state.revision === before.revision + 1, 'an applied fact is one revision');
  if (isOver(state)) {
    must(nextDeadline === null && state.closing !== null, 'an ended follow-up says how it ended');
    return;
  }
  must(nextDeadline !== null && nextDeadline.at > now, 'an open follow-up has a deadline to come');
  must(
    workItems(state).every(
      (item) => item.dueAt > now && (item.owner.kind === 'queue' || item.owner.userId !== ''),
    ),
    'everything open has a deadline to come and an owner',
  );
  checkClosedBreaks({ before, fact, decision, now });
}

/** A person closes only what their role may close; R14 and R22 close by such a person alone. */
function checkClosedBreaks({ before, fact, decision }: Step): void {
  for (const item of before.breaks.filter(({ status }) => status !== 'resolved')) {
    const after = decision.state.breaks.find(({ id }) => id === item.id);
    const { closers, keepsOpen } = BREAK_RULES[item.code];
    must(after?.status !== 'accepted' || !keepsOpen, `${item.code} was lived with`);
    if (after?.status !== 'resolved') continue;
    const named = fact.event.type === 'break-resolved' && fact.event.breakId === item.id;
    must(
      !named || closers.some((role) => role === fact.actor.role),
      `${item.code} was closed by a role that may not`,
    );
    must(named || !keepsOpen, `${item.code} closed by itself`);
  }
}

const PLANS: readonly (readonly [string, Plan, number])[] = [
  ['the standard plan', aPlan(), HISTORIES],
  ['a plan that asks for everything', aFullPlan(), HISTORIES / 4],
];

describe.each(PLANS)('decide, over random histories of %s', (_name, plan, histories) => {
  it(`keeps a deadline and an owner, sends nothing twice and ends, in ${histories} histories`, () => {
    let kept = 0;
    fc.assert(
      fc.property(fc.array(move, { maxLength: 25 }), situation, (moves, start) => {
        const { state, effects } = live(moves, { plan, situation: start }, checkDecision);
        const keys = effects.flatMap((effect) => (effect.type === 'send-message' ? [effect.key] : []));
        must(new Set(keys).size === keys.length, 'nothing is sent twice');
        if (isOver(state)) return;
        kept += 1;
        must(
          state.breaks.some(({ code, status }) => BREAK_RULES[code].keepsOpen && status !== 'resolved'),
          'only a red flag or a person in danger outlives the pathway',
        );
      }),
      { numRuns: histories },
    );
    expect(kept).toBeGreaterThan(0);
  });

  it('when nobody ever does anything, then it ends with the pathway as unreachable and the GP is told', () => {
    fc.assert(
      fc.property(situation, (start) => {
        const { state, effects } = live([], { plan, situation: start }, checkDecision);
        expect(isOver(state)).toBe(true);
        expect(state.closing?.at).toBe(plan.endsAt);
        if (start.destination === 'home' && !start.opposition.calls) {
          expect(state.closing?.reason).toBe('unreachable');
          expect(state.closing?.leftOpen.every(({ owner }) => owner !== undefined)).toBe(true);
          const withheld = start.withheld?.professionalIds.includes('gp-own') ?? false;
          const mayBeTold = !start.opposition.sharing && !withheld;
          const written = start.generalPractitioner?.channel === 'secure-mail' && mayBeTold;
          const told = effects.some(
            (effect) => effect.type === 'send-message' && effect.kind === 'closing-summary',
          );
          expect(told).toBe(written);
        }
      }),
      { numRuns: 300 },
    );
  });
});
