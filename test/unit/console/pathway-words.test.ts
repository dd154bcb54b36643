import { checkWords } from '../../../console/words/learnt';
import { ASKING_PROFESSIONS, requestWords } from '../../../console/words/planning';
import { callWords, careWords } from '../../../console/words/subjects';
import { professionsToAsk } from '../../../domain/pathways';
import { loadPathways } from '../../../integrations/pathways/load-pathways';

test('when a step of a shipped pathway is shown, then it has words and never its key', async () => {
  const pathways = await loadPathways('data/pathways');
  const steps = [...pathways.values()].flatMap((pathway) => pathway.steps);
  const wordsOf = { care: careWords, call: callWords, check: checkWords, document: () => 'Fiche' } as const;
  const unspoken = steps
    .filter(({ key, kind }) => [key, `Appel ${key}`].includes(wordsOf[kind](key)))
    .map(({ key }) => key);
  expect(unspoken).toEqual([]);
  expect([callWords('call-j2'), callWords('call-m3'), callWords('contact')]).toEqual([
    'Appel de J2',
    'Appel de M3',
    'Premier contact',
  ]);
});

test('when a shipped pathway gives something on request, then the button says who asks, in words', async () => {
  const pathways = await loadPathways('data/pathways');
  const asking = [...pathways.values()].flatMap(professionsToAsk);
  expect(asking).toEqual(['general-practitioner']);
  expect(asking.map(requestWords)).toEqual(['Le MT demande la suite des passages']);
  expect(requestWords('midwife')).toBe('Suite demandée par : sage-femme');
  expect(asking.filter((profession) => !Object.hasOwn(ASKING_PROFESSIONS, profession))).toEqual([]);
});
