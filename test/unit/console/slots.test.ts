import { reasonsWords } from '../../../console/appointments/slot-words';
import { NO_WISHES, searchOf } from '../../../console/appointments/wishes';

const base = { followUpId: '0192f0c1-0000-7000-8000-000000000001', careKey: 'gp-visit' };
const TODAY = '2026-10-24';

describe('why a slot stands where it stands', () => {
  it('when it is the own doctor, near, in time and with room, then each is said in words', () => {
    expect(
      reasonsWords([
        { criterion: 'continuity', score: 1, code: 'own-general-practitioner' },
        { criterion: 'ideal-window', score: 1, code: 'inside-ideal-window' },
        { criterion: 'travel', score: 0.9, code: 'kilometres', figure: 2.2 },
        { criterion: 'load', score: 0.9, code: 'day-filled-percent', figure: 10 },
      ]),
    ).toEqual(['son médecin traitant', 'dans la fenêtre idéale', 'à 2 km', 'peu chargé']);
  });

  it('when the place is round the corner, then no zero kilometres are said', () => {
    expect(reasonsWords([{ criterion: 'travel', score: 1, code: 'kilometres', figure: 0.4 }])).toEqual([
      'à moins d’1 km',
    ]);
  });

  it.each([
    [
      { criterion: 'ideal-window', score: 0.4, code: 'days-after-ideal-window', figure: 2 },
      '2 jours après la fenêtre idéale',
    ],
    [
      { criterion: 'ideal-window', score: 0.4, code: 'days-before-ideal-window', figure: 1 },
      '1 jour avant la fenêtre idéale',
    ],
    [{ criterion: 'load', score: 1, code: 'free-places', figure: 3 }, '3 places libres'],
    [{ criterion: 'load', score: 0.1, code: 'day-filled-percent', figure: 95 }, 'journée presque pleine'],
  ] as const)('when a reason counts something, then its figure is in the words: %j', (reason, words) => {
    expect(reasonsWords([reason])).toEqual([words]);
  });

  it('when nothing is worth saying, then nothing is said', () => {
    expect(
      reasonsWords([
        { criterion: 'continuity', score: 0, code: 'new-to-patient' },
        { criterion: 'load', score: 0.5, code: 'day-filled-percent', figure: 50 },
        { criterion: 'preferences', score: 1, code: 'nothing-asked' },
        { criterion: 'travel', score: 0.5, code: 'newer-than-this-screen' },
      ]),
    ).toEqual([]);
  });
});

describe('what a search is narrowed to', () => {
  it('when nothing is wished, then only for whom and what is asked', () => {
    expect(searchOf(base, NO_WISHES, TODAY)).toEqual(base);
  });

  it('when days are given, then the last one counts whole', () => {
    expect(searchOf(base, { ...NO_WISHES, fromDay: '2026-12-01', toDay: '2026-12-01' }, TODAY)).toEqual({
      ...base,
      from: '2026-11-30T23:00:00.000Z',
      to: '2026-12-01T23:00:00.000Z',
    });
  });

  it('when mornings are wished over a change of clock, then each is a morning in Paris', () => {
    const search = searchOf(base, { ...NO_WISHES, toDay: '2026-10-25', hours: 'morning' }, TODAY);
    expect(search?.preferredTimes).toEqual([
      { from: '2026-10-24T05:00:00.000Z', to: '2026-10-24T10:00:00.000Z' },
      { from: '2026-10-25T06:00:00.000Z', to: '2026-10-25T11:00:00.000Z' },
    ]);
  });

  it('when hours are wished without an end, then no more are asked than the API takes', () => {
    expect(searchOf(base, { ...NO_WISHES, hours: 'evening' }, TODAY)?.preferredTimes).toHaveLength(100);
  });

  it('when the end precedes the start, then nothing is asked', () => {
    expect(searchOf(base, { ...NO_WISHES, fromDay: '2026-12-02', toDay: '2026-12-01' }, TODAY)).toBeNull();
  });
});
