import { parse } from 'yaml';
import { readdirSync, readFileSync } from 'node:fs';
import { reportedBreakCodes } from '../../../api/schemas/facts';
import { breakSubject } from '../../../console/call-script/break-subject';
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

  it('when a script proposes a break that only another button records, then it is said which', () => {
    const files = readdirSync('data/call-scripts').filter((name) => name.endsWith('.yaml'));
    const texts = files.map((name) => readFileSync(`data/call-scripts/${name}`, 'utf8'));
    const proposed = texts.flatMap((text) => text.match(/(?<=break: )R\d\d/g) ?? []);
    const inSummary: readonly string[] = [...reportedBreakCodes, 'R14', 'R22'];
    const elsewhere = [...new Set(proposed)].filter((code) => !inSummary.includes(code));
    expect(Object.keys(RECORDED_ELSEWHERE)).toEqual(elsewhere.sort());
  });

  it('when a break said in a call is about one care, then that is its subject; else the patient is', () => {
    const cares = [
      { key: 'gp-visit', profession: 'general-practitioner' },
      { key: 'nursing', profession: 'nurse' },
      { key: 'bed', profession: 'bed' },
      { key: 'oxygen', profession: 'oxygen' },
    ];
    expect(['R05', 'R11', 'R06', 'R21'].map((code) => breakSubject(code, cares))).toEqual([
      'nursing',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('when a text of the data is shown, then its apostrophes are those of print', () => {
    expect(asPrinted("j'étouffe, c'est grave")).toBe('j’étouffe, c’est grave');
  });
});
