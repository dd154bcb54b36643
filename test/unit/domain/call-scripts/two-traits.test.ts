import fc from 'fast-check';
import {
  conductWholeCall,
  IDENTITY_TRAITS,
  isVerified,
  needsTraits,
  openingScript,
  scriptForCall,
  type StatedAnswer,
} from '../../../../domain/call-scripts';
import { CALL_OUTCOMES } from '../../../../domain/follow-up';
import { assemble, shippedFiles } from './support';

const SCRIPTS = assemble(shippedFiles());
const OPENING = openingScript(SCRIPTS);
const GENERAL = scriptForCall(SCRIPTS, 'standard', 'J2');
const said = (...pairs: readonly (readonly [string, string])[]): StatedAnswer[] =>
  pairs.map(([questionId, value]) => ({ questionId, value, cases: [] }));
const conduct = (answers: readonly StatedAnswer[], before: readonly StatedAnswer[], alerts: string[] = []) =>
  conductWholeCall(OPENING, GENERAL, { callDay: 'J2' }, answers, alerts, before);
const BREATHLESS = said(
  ['OUV-01', 'oui'],
  ['OUV-02', 'concorde'],
  ['OUV-03', 'oui'],
  ['OUV-04', 'domicile'],
  ['OUV-05', 'seul'],
  ['OUV-06', 'bonne'],
  ['GEN-01', 'pareil'],
  ['GEN-02', 'repos'],
);

describe('two traits', () => {
  it('when traits are given, then two different ones verify, however often each is given', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...IDENTITY_TRAITS)), (traits) => {
        expect(isVerified(traits)).toBe(new Set(traits).size > 1);
      }),
    );
  });

  it('when an attempt says that somebody was spoken to, then they are needed; a red flag never waits', () => {
    const needing = CALL_OUTCOMES.filter((outcome) => needsTraits(outcome, false, []));
    expect(needing).toEqual(['reached', 'called-back']);
    for (const outcome of CALL_OUTCOMES) {
      expect(needsTraits(outcome, true, [])).toBe(outcome !== 'red-flag');
    }
  });

  it.each([
    [['PRO-01', 'rappel'], false],
    [['PRO-01', 'inquiet'], false],
    [['PRO-01', 'autorise'], true],
    [['PRO-01', 'representant'], true],
  ] as const)('when a relative answers %j, then two traits are needed: %s', (answer, expected) => {
    const answers = said(['OUV-01', 'proche'], answer);
    expect(needsTraits('relative-reached', false, answers)).toBe(expected);
  });
});

describe('a call that goes on from an interrupted one', () => {
  it('when it goes on, then only what was left is asked, and what was heard raises nothing again', () => {
    const first = conduct(BREATHLESS, []);
    expect([first.status, first.urgency]).toEqual(['interrupted', 'emergency']);
    const next = conduct([], BREATHLESS);
    expect([next.status, next.urgency, next.outcome]).toEqual(['open', undefined, undefined]);
    expect(next.pending.map(({ id }) => id)).toEqual(first.pending.map(({ id }) => id));
    expect(next.breaks.filter(({ code }) => code === 'R14')).toEqual([]);
  });

  it('when the same is said again, another grave thing, or the key « Alerte », then it is interrupted again', () => {
    expect(conduct(said(['GEN-02', 'repos']), BREATHLESS).urgency).toBe('emergency');
    const alerted = conduct([], BREATHLESS, ['URGENCE_15']);
    expect([alerted.status, alerted.urgency]).toEqual(['interrupted', 'emergency']);
  });

  it('when the answer that interrupted is lowered, then the call goes on and is not interrupted for it', () => {
    const [first] = conduct([], []).pending;
    expect(first?.id).toBe('OUV-01');
    const lowered = GENERAL.questions.find(({ id }) => id === 'GEN-02')?.answers[0]?.value ?? '';
    const next = conduct(said(['GEN-02', lowered]), BREATHLESS);
    expect([next.status, next.urgency]).toEqual(['open', undefined]);
  });

  it('when it was interrupted in the opening, then the call itself begins', () => {
    const confused = said(
      ['OUV-01', 'oui'],
      ['OUV-02', 'concorde'],
      ['OUV-03', 'oui'],
      ['OUV-04', 'domicile'],
      ['OUV-05', 'seul'],
      ['OUV-06', 'confus'],
    );
    expect(conduct(confused, []).status).toBe('interrupted');
    expect(conduct([], confused)).toMatchObject({ phase: 'call', status: 'open', urgency: undefined });
  });

  it('when any prefix of a call was interrupted, then nothing of it is urgent any more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: BREATHLESS.length }), (length) => {
        const before = BREATHLESS.slice(0, length);
        const next = conduct([], before);
        expect(next.urgency).toBeUndefined();
        expect(next.status).not.toBe('interrupted');
        expect(next.asked.map(({ questionId }) => questionId)).toEqual(
          before.map(({ questionId }) => questionId),
        );
      }),
    );
  });
});
