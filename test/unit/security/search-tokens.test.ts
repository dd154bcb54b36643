import fc from 'fast-check';
import { generateKey } from '../../../security/keys';
import {
  SEARCH_KINDS,
  nameWords,
  tokensForPatient,
  tokensForQuery,
  type SearchKind,
  type SearchableTraits,
} from '../../../security/search-tokens';

const key = generateKey();
const nothing: SearchableTraits = { names: [], phones: [], birthDates: [], insNumbers: [], visitNumbers: [] };

/** What the search in PostgreSQL does: a patient is an answer when none of the tokens is missing. */
function finds(traits: Partial<SearchableTraits>, kind: SearchKind, text: string): boolean {
  const stored = new Set(
    tokensForPatient(key, { ...nothing, ...traits }).map((token) => token.toString('hex')),
  );
  const asked = tokensForQuery(key, kind, text);
  return asked.length > 0 && asked.every((token) => stored.has(token.toString('hex')));
}

describe('the words of a name', () => {
  test.each([
    ['Lefèvre', ['lefevre']],
    ['LE BŒUF-d’Hondt', ['le', 'boeuf', 'd', 'hondt']],
    ["N'Guyen  Thị Ánh", ['n', 'guyen', 'thi', 'anh']],
    ['Lætitia', ['laetitia']],
    ['Œuvrard', ['oeuvrard']],
    ['Françoise', ['francoise']],
    ['Wałęsa Strauß Søren İnci', ['walesa', 'strauss', 'soren', 'inci']],
    ['oʼbrien', ['o', 'brien']],
    ['ﬁlip', ['filip']],
    ['Дмитрий', ['дмитрии']],
    [' -’ ', []],
  ])('%s', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  test('when words are normalised again, then they do not change', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const words = nameWords(name);
        expect(nameWords(words.join(' '))).toEqual(words);
      }),
    );
  });
});

describe('searching by name', () => {
  const letters = 'abcdefghijklmnopqrstuvwxyzéèêëàâçîïôöùûüœæABCDEÉÈÇŒ';
  const word = fc.string({ unit: fc.constantFrom(...letters), minLength: 3, maxLength: 15 });

  test('when at least three letters of each word are typed, in any order and case, then the patient is found', () => {
    fc.assert(
      fc.property(word, word, fc.nat(12), fc.nat(12), (birthName, givenName, cut, otherCut) => {
        const names = [birthName, givenName];
        const typed = `${givenName.slice(0, 3 + otherCut)} ${birthName.slice(0, 3 + cut).toUpperCase()}`;
        expect(finds({ names }, 'name', typed)).toBe(true);
      }),
    );
  });

  test('when another beginning is typed, then the patient is not found', () => {
    fc.assert(
      fc.property(word, word, (name, typed) => {
        const [stored] = nameWords(name);
        const [asked] = nameWords(typed);
        fc.pre(stored !== undefined && asked !== undefined && !stored.startsWith(asked));
        expect(finds({ names: [name] }, 'name', typed)).toBe(false);
      }),
    );
  });

  test.each([
    ['Lefèvre', 'LEFEVRE'],
    ['LEFEVRE', 'lefèv'],
    ['Jean-Pierre', 'jean pierre'],
    ['Jean-Pierre', 'Jeanpierre'],
    ['Jean-Pierre', 'pierre'],
    ['LE GOFF', 'legoff'],
    ['Le Goff', 'le go'],
    ["D'Hondt", 'dhondt'],
    ['D’Hondt', "d'hondt"],
    ['Lebœuf', 'leboeuf'],
    ['Ly', 'ly'],
    ['Anticonstitutionnellementissime', 'anticonstitutionnellementissime'],
  ])('%s is found as %s', (name, typed) => {
    expect(finds({ names: [name] }, 'name', typed)).toBe(true);
  });

  test.each([
    ['Lefèvre', 'le'],
    ['Lefèvre', 'fevre'],
    ['Lefèvre', 'lefevres'],
    ['Lefèvre', 'lefevre marie'],
    ['Lefèvre', ''],
    ['Lefèvre', ' - '],
  ])('%s is not found as "%s"', (name, typed) => {
    expect(finds({ names: [name] }, 'name', typed)).toBe(false);
  });

  test('when one letter of the next word is typed, then the first word still finds', () => {
    expect(finds({ names: ['Dupont', 'Jeanne'] }, 'name', 'dupont j')).toBe(true);
  });
});

describe('searching by number and date', () => {
  test.each<[Partial<SearchableTraits>, SearchKind, string, boolean]>([
    [{ phones: ['+33321000001'] }, 'phone', '+33 3 21 00 00 01', true],
    [{ phones: ['+33321000001'] }, 'phone', '03.21.00.00.01', true],
    [{ phones: ['+33321000001'] }, 'phone', '0033321000001', true],
    [{ phones: ['+33321000001'] }, 'phone', '+33 (0)3 21 00 00 01', true],
    [{ phones: ['+32475000001'] }, 'phone', '+32 475 00 00 01', true],
    [{ phones: ['+33321000001'] }, 'phone', '0321000002', false],
    [{ phones: ['+33321000001'] }, 'phone', '', false],
    [{ birthDates: ['1941-03-08'] }, 'birthDate', '1941-03-08', true],
    [{ birthDates: ['1941-03-08'] }, 'birthDate', '08/03/1941', true],
    [{ birthDates: ['1941-03-08'] }, 'birthDate', '08031941', true],
    [{ birthDates: ['1941-03-08'] }, 'birthDate', '03/08/1941', false],
    [{ birthDates: ['1941-03-08'] }, 'birthDate', '1941', false],
    [{ insNumbers: ['279035121518989'] }, 'ins', '2 79 03 51 215 189 89', true],
    [{ insNumbers: ['279035121518989'] }, 'ins', '2790351215189', true],
    [{ insNumbers: ['279032A21518989'] }, 'ins', '279032a215189', true],
    [{ insNumbers: ['279035121518989'] }, 'ins', '279035', false],
    [{ visitNumbers: ['ab-0012345'] }, 'visitNumber', ' AB-0012345', true],
    [{ visitNumbers: ['ab-0012345'] }, 'visitNumber', '0012345', false],
  ])('%j by %s "%s": %s', (traits, kind, text, expected) => {
    expect(finds(traits, kind, text)).toBe(expected);
  });
});

describe('tokens', () => {
  test('when the same text is of another kind, then its token is another', () => {
    const text = '1234567890123';
    const tokens = SEARCH_KINDS.flatMap((kind) => tokensForQuery(key, kind, text)).map((token) =>
      token.toString('hex'),
    );
    expect(tokens.length).toBeGreaterThan(2);
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  test('when the organisation is another, then no token is shared', () => {
    const traits = { ...nothing, names: ['Lefèvre', 'Marie'], phones: ['+33321000001'] };
    const here = new Set(tokensForPatient(key, traits).map((token) => token.toString('hex')));
    const there = tokensForPatient(generateKey(), traits).map((token) => token.toString('hex'));
    expect(there.filter((token) => here.has(token))).toEqual([]);
  });

  test('when a name has n letters, then it has n - 2 tokens of 16 bytes, once each, sorted', () => {
    const tokens = tokensForPatient(key, { ...nothing, names: ['Lefèvre', 'LEFEVRE'] });
    expect(tokens).toHaveLength(5);
    expect(tokens.every((token) => token.length === 16)).toBe(true);
    expect([...tokens].sort(Buffer.compare)).toEqual(tokens);
  });

  test('when an endless word comes in, then its tokens are bounded', () => {
    expect(tokensForPatient(key, { ...nothing, names: ['a'.repeat(100_000)] })).toHaveLength(22);
  });

  test('when nothing is known of a patient, then there is no token', () => {
    expect(tokensForPatient(key, { ...nothing, names: [''], phones: [''] })).toEqual([]);
  });
});
