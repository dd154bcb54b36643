import fc from 'fast-check';
import { isWithheldFrom, type Effect } from '../../../../domain/follow-up';
import { aFullPlan } from '../../../support/follow-up-builders';
import { live, move, situation } from '../../../support/random-history';

type Sent = Extract<Effect, { type: 'send-message' }>;

const handoversIn = (effects: readonly Effect[]): Sent[] =>
  effects.filter(
    (effect): effect is Sent =>
      effect.type === 'send-message' &&
      (effect.kind === 'handover-notice' || effect.kind === 'handover-copy'),
  );

describe('whatever happens to a follow-up', () => {
  it('nobody is sent the same version of the handover twice, and copies go to whoever holds a care', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), situation, (moves, known) => {
        live(moves, { plan: aFullPlan(), situation: known }, ({ decision: { state, effects } }) => {
          for (const { kind, professionalId } of handoversIn(effects)) {
            if (kind !== 'handover-copy') continue;
            const holder = state.cares.find((care) => care.professionalId === professionalId);
            expect(holder).toBeDefined();
            expect(isWithheldFrom(state.situation, professionalId, '')).toBe(false);
            expect(state.situation.opposition.sharing).toBe(false);
          }
          expect(state.handover.copies?.length ?? 0).toBeLessThanOrEqual(state.cares.length);
        });
        const { effects } = live(moves, { plan: aFullPlan(), situation: known }, () => undefined);
        const keys = handoversIn(effects).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 150 },
    );
  });

  it('a plan older than the copies sends none and renews nothing', () => {
    const { handoverCopies: _handoverCopies, ...older } = aFullPlan();
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), situation, (moves, known) => {
        const { state, effects } = live(moves, { plan: older, situation: known }, () => undefined);
        expect(handoversIn(effects).filter(({ kind }) => kind === 'handover-copy')).toEqual([]);
        expect(state.handover).not.toHaveProperty('copies');
        expect(state.handover).not.toHaveProperty('renewAt');
      }),
      { numRuns: 60 },
    );
  });
});
