import { isSearch, matching, nextPlace, type Choice } from '../../../console/palette/choices';
import { withLatest } from '../../../console/palette/recent-patients';

const choice = (label: string): Choice => ({ id: label, label, run: () => undefined });
const ROOMS = ['Équipe', 'Liste d’attente', 'Mon agenda', 'Agendas', 'À corriger'].map(choice);
const found = (text: string) => matching(ROOMS, text).map(({ label }) => label);

describe('what the palette offers', () => {
  it.each([
    ['equi', ['Équipe']],
    ['ÉQU', ['Équipe']],
    ['att li', ['Liste d’attente']],
    ['agenda', ['Mon agenda', 'Agendas']],
    ['genda', []],
    ['', ['Équipe', 'Liste d’attente', 'Mon agenda', 'Agendas', 'À corriger']],
    ['  ', ['Équipe', 'Liste d’attente', 'Mon agenda', 'Agendas', 'À corriger']],
    ['a cor', ['À corriger']],
  ])('when %j is typed, then %j are offered', (text, offered) => {
    expect(found(text)).toEqual(offered);
  });

  it('when fewer than three letters are typed, then no patient is searched', () => {
    expect(['', 'de', ' de ', 'del', '1948-03-02'].map(isSearch)).toEqual([false, false, false, true, true]);
  });

  it('when the end of the list is reached, then it goes round', () => {
    expect(nextPlace(2, 1, 3)).toBe(0);
    expect(nextPlace(0, -1, 3)).toBe(2);
    expect(nextPlace(0, 1, 0)).toBe(-1);
  });
});

describe('patients seen in this session', () => {
  it('when one is seen again, then it is the first and is there once; the oldest goes', () => {
    const seen = (id: string) => ({ followUpId: id, name: id });
    const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'c'].map(seen);
    const kept = all.reduce<readonly ReturnType<typeof seen>[]>(withLatest, []);
    expect(kept.map(({ followUpId }) => followUpId)).toEqual(['c', 'g', 'f', 'e', 'd', 'b']);
  });
});
