import {
  aboutWords,
  countWords,
  GRADE_HEADINGS,
  GRADES_GRAVEST_FIRST,
  treatWords,
} from '../../../console/words/break-list';
import { BREAK_GRADES } from '../../../api/schemas/breaks';

describe('the list of alerts in words', () => {
  it('when grades are shown, then all of them are, the gravest first', () => {
    expect([...GRADES_GRAVEST_FIRST].reverse()).toEqual([...BREAK_GRADES]);
  });

  it('when an alert is no rupture, then the word « rupture » is not said of it', () => {
    const said = (grade: (typeof BREAK_GRADES)[number]) =>
      [GRADE_HEADINGS[grade], treatWords(grade), countWords(grade, 2, false)].join(' ').toLowerCase();
    expect(said('fragile')).not.toContain('rupture');
    expect(said('late')).not.toContain('rupture');
    expect(said('broken')).not.toContain('alerte');
  });

  it.each([
    ['broken', 1, false, '1 rupture'],
    ['broken', 2, false, '2 ruptures'],
    ['late', 1, false, '1 alerte'],
    ['fragile', 50, true, '50 premières affichées'],
  ] as const)('when there are %s ×%i (more: %s), then it reads « %s »', (grade, count, more, words) => {
    expect(countWords(grade, count, more)).toBe(words);
  });

  it.each([
    ['gp-visit', 'RDV médecin traitant'],
    ['call-j2', 'Appel de J2'],
    ['result-2', 'Résultat 2'],
    ['patient', null],
    ['letter', null],
    ['constructor', null],
  ])('when an alert is about %s, then it reads %s', (subject, words) => {
    expect(aboutWords(subject)).toBe(words);
  });
});
