import {
  BANDS,
  conditionWords,
  CONDITION_RESULTS,
  MOVE_REASONS,
  PATHWAYS,
  pointsWords,
  SCORE_ITEMS,
  VIGILANCE_REASONS,
} from '../../../console/words/planning';
import { PATHWAY_MOVE_REASONS } from '../../../domain/planning';
import { hospital, lace, trst } from '../../../domain/scores';
import { loadPathways } from '../../../integrations/pathways/load-pathways';

test('when a pathway ships, then lines that hold its key say its title', async () => {
  const pathways = [...(await loadPathways('data/pathways')).values()];
  expect(PATHWAYS).toEqual(Object.fromEntries(pathways.map(({ key, title }) => [key, title])));
});

test('when a condition is asked by a shipped pathway, then it is said in French, without a code of ours', async () => {
  const conditions = [...(await loadPathways('data/pathways')).values()].flatMap(({ eligibility, steps }) => [
    ...eligibility.conditions,
    ...steps.flatMap((step) => step.conditions),
  ]);
  expect(conditions.length).toBeGreaterThan(20);
  for (const condition of conditions) {
    expect(conditionWords({ ...condition })).not.toMatch(
      /undefined|\[object|^$|[a-z]-(?:place|help|or|use)\b/,
    );
  }
});

test.each([
  [{ kind: 'age', fromYears: 75 }, '75 ans et plus'],
  [{ kind: 'age', belowYears: 18 }, 'moins de 18 ans'],
  [{ kind: 'diagnosis', codes: ['I50', 'I11.0'], mainOnly: true }, 'diagnostic principal I50, I11.0'],
  [
    { kind: 'score', score: 'trst', item: 'medicines', from: 1 },
    'TRST (nombre de médicaments) à partir de 1',
  ],
  [
    {
      kind: 'any',
      of: [
        { kind: 'admission', is: 'emergency' },
        { kind: 'vigilance', is: 'reinforced' },
      ],
    },
    'entrée en urgence ou vigilance renforcée',
  ],
])('when %j is asked, then it reads “%s”', (condition, words) => {
  expect(conditionWords(condition)).toBe(words);
});

test('when a score is shown, then each of its items, bands and reasons has words', () => {
  for (const score of [lace({}), hospital({}), trst({})]) {
    expect(Object.keys(SCORE_ITEMS)).toEqual(expect.arrayContaining(score.items.map(({ item }) => item)));
    expect(Object.keys(BANDS)).toEqual(expect.arrayContaining([...score.bands]));
    expect(Object.keys(VIGILANCE_REASONS)).toContain(score.score);
  }
});

test('when a person moves a follow-up, then every reason and result has words', () => {
  expect(Object.keys(MOVE_REASONS)).toEqual([...PATHWAY_MOVE_REASONS]);
  expect(Object.keys(CONDITION_RESULTS)).toHaveLength(3);
  expect([pointsWords({ min: 4, max: 4 }), pointsWords({ min: 4, max: 9 })]).toEqual(['4', '4 à 9']);
});
