import { parse } from 'yaml';
import { readFileSync } from 'node:fs';
import { asPrinted, delayWords, RECORDED_ELSEWHERE, URGENCY_WORDS } from '../../../console/words/call-script';
import { parseActions } from '../../../domain/call-scripts';
import { URGENCIES } from '../../../domain/follow-up';

describe('words of a call by its script', () => {
  it.each([
    [{ deadlineMinutes: null, clock: null }, 'sans délai'],
    [{ deadlineMinutes: 0, clock: 'continuous' }, 'tout de suite'],
    [{ deadlineMinutes: 15, clock: 'continuous' }, 'sous 15 min'],
    [{ deadlineMinutes: 120, clock: 'continuous' }, 'sous 2 h'],
    [{ deadlineMinutes: 480, clock: 'service' }, 'sous 8 h (heures d’ouverture)'],
    [{ deadlineMinutes: 480, clock: 'working-day-end' }, 'sous 8 h (avant la fin de la journée)'],
  ])('when a delay is %j, then it is said « %s »', (action, words) => {
    expect(delayWords(action)).toBe(words);
  });

  it('when an action of the shipped catalogue is shown, then its delay is whole minutes or hours', () => {
    const { actions } = parseActions(
      parse(readFileSync('data/call-scripts/actions.yaml', 'utf8')),
      'actions',
    );
    const delays = actions.map(({ due }) =>
      delayWords({ deadlineMinutes: due?.deadlineMinutes ?? null, clock: due?.clock ?? null }),
    );
    expect(delays.filter((words) => /\d[.,]\d/.test(words))).toEqual([]);
  });

  it('when a red flag is summed up, then every urgency has its words', () => {
    expect(Object.keys(URGENCY_WORDS)).toEqual(URGENCIES);
  });

  it('when a break is recorded by another button, then it is said which', () => {
    expect(Object.keys(RECORDED_ELSEWHERE)).toEqual(['R13', 'R15', 'R16']);
  });

  it('when a text of the data is shown, then its apostrophes are those of print', () => {
    expect(asPrinted("j'étouffe, c'est grave")).toBe('j’étouffe, c’est grave');
  });
});
