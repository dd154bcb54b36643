import {
  changesOf,
  draftOf,
  isUnchanged,
  orderOf,
  pathwayDraft,
  type DryRunDraft,
  type DryRunPathway,
} from '../../../console/dry-run/dry-run-draft';
import { dayWords, differenceWords, numberWords } from '../../../console/dry-run/measures';
import { ASSUMPTION_WORDS, STAFF_WORDS, STEP_KIND_WORDS, VISIT_WORDS } from '../../../console/words/dry-run';
import { CARE_KINDS } from '../../../domain/discharge';
import { ASSUMPTIONS, STAFF } from '../../../domain/dry-run';

const PATHWAY: DryRunPathway = {
  key: 'standard',
  version: '2026.1',
  title: 'Suivi standard',
  text: 'key: standard\n',
  steps: [
    aStep('gp-visit', { kind: 'care', earliest: 'J0', latest: 'J7' }),
    aStep('call-j2', { attemptsMax: 3 }),
  ],
};

function aStep(key: string, changes: object = {}): DryRunPathway['steps'][number] {
  const usual = {
    title: key,
    kind: 'call',
    from: 'discharge',
    earliest: 'J2',
    latest: 'J3',
    attemptsMax: null,
  };
  return { key, ...usual, ...changes } as DryRunPathway['steps'][number];
}

const draft = (changes: Partial<DryRunDraft> = {}): DryRunDraft => ({ ...draftOf(PATHWAY), ...changes });
const withStep = (key: string, changes: object): DryRunDraft =>
  draft({ steps: draft().steps.map((step) => (step.key === key ? { ...step, ...changes } : step)) });

describe('what a person sets to try a pathway', () => {
  test('when nothing is touched, then nothing is sent as changed', () => {
    expect(changesOf(draft(), PATHWAY)).toEqual([]);
    expect(isUnchanged(draft(), PATHWAY)).toBe(true);
    expect(isUnchanged(draft({ way: 'yaml' }), PATHWAY)).toBe(true);
  });

  test.each([
    [
      'a latest day',
      withStep('call-j2', { latest: ' j5 ' }),
      [{ kind: 'window', step: 'call-j2', latest: 'J5' }],
    ],
    [
      'an earliest day',
      withStep('gp-visit', { earliest: 'J1' }),
      [{ kind: 'window', step: 'gp-visit', earliest: 'J1' }],
    ],
    [
      'tries',
      withStep('call-j2', { attemptsMax: '4' }),
      [{ kind: 'attempts', step: 'call-j2', attemptsMax: 4 }],
    ],
    [
      'a step taken out, whatever else was typed in it',
      withStep('call-j2', { kept: false, latest: 'J9' }),
      [{ kind: 'remove-step', step: 'call-j2' }],
    ],
    [
      'a call added',
      draft({ added: [{ earliest: 'j10', latest: 'J12' }] }),
      [{ kind: 'add-call', earliest: 'J10', latest: 'J12' }],
    ],
  ])('when it is %s, then only that is sent', (_what, changed, changes) => {
    expect(changesOf(changed, PATHWAY)).toEqual(changes);
    expect(isUnchanged(changed, PATHWAY)).toBe(false);
  });

  test('when another pathway is chosen, then changes to the first are gone and the discharges stay', () => {
    const other = { ...PATHWAY, key: 'copd', steps: [aStep('call-j1')] };
    const chosen = { ...withStep('call-j2', { kept: false }), count: '70', ...pathwayDraft(other) };
    expect(changesOf(chosen, other)).toEqual([]);
    expect([chosen.pathwayKey, chosen.count]).toEqual(['copd', '70']);
  });

  test('when it is sent, then numbers are numbers and past days are a period', () => {
    expect(orderOf(draft({ count: '40', seed: '7' }), PATHWAY)).toEqual({
      candidate: { kind: 'changes', pathway: 'standard', changes: [] },
      discharges: { kind: 'generated', count: 40, seed: 7 },
    });
    const past = draft({ way: 'yaml', text: 'key: x', source: 'past', from: '2026-11-01', to: '2026-11-02' });
    expect(orderOf(past, PATHWAY)).toEqual({
      candidate: { kind: 'yaml', text: 'key: x' },
      discharges: { kind: 'past', period: { from: '2026-11-01', to: '2026-11-02' } },
    });
  });
});

describe('how figures are written', () => {
  test('when a number is small, then it has a decimal; when it is large, then none', () => {
    expect([numberWords(0.04), numberWords(3.14), numberWords(123.6)]).toEqual(['0', '3,1', '124']);
  });

  test('when nothing changes, then the difference is an equals sign', () => {
    expect([0, -0.01, 2.5, -2.5].map(differenceWords)).toEqual(['=', '=', '+2,5', '−2,5']);
  });

  test('when a day is written, then it is that day wherever the browser is', () => {
    expect(dayWords('2026-09-07')).toBe('7 sept.');
  });

  test('when the rules name an assumption, a queue or a kind of care, then there are words for it', () => {
    const without = [
      ...ASSUMPTIONS.filter((name) => !(name in ASSUMPTION_WORDS)),
      ...STAFF.filter((queue) => !(queue in STAFF_WORDS)),
      ...CARE_KINDS.filter((kind) => !(kind in VISIT_WORDS)),
      ...['document', 'care', 'call', 'check'].filter((kind) => !(kind in STEP_KIND_WORDS)),
    ];
    expect(without).toEqual([]);
  });
});
