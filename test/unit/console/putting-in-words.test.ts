import { BREAKS } from '../../../console/words/breaks';
import { detailWords } from '../../../console/words/history';
import { attemptWords, breakWords, callWords } from '../../../console/words/subjects';
import { counted, wordsFor } from '../../../console/words/wording';

describe('putting codes in words', () => {
  it('when a code is unknown, or a name every object inherits, then it is shown as it is', () => {
    expect(wordsFor(BREAKS, 'R99')).toBe('R99');
    expect(wordsFor(BREAKS, 'constructor')).toBe('constructor');
  });

  it('when something is counted, then the plural begins at two', () => {
    expect([0, 1, 2].map((count) => counted(count, 'patient', 'patients'))).toEqual([
      '0 patient',
      '1 patient',
      '2 patients',
    ]);
  });

  it('when a subject is a key of the follow-up, then it reads as people say it', () => {
    expect(callWords('call-j2')).toBe('Appel de J2');
    expect(breakWords('R03-1')).toBe('Pas de RDV MT');
    expect(attemptWords(2, 3)).toBe('essai 2 sur 3');
    expect(attemptWords(4, 3)).toBe('essai 4');
    expect(detailWords('call-attempted', 'no-answer')).toBe('Ne répond pas');
    expect(detailWords('opened', null)).toBeNull();
  });
});
