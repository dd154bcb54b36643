import { createHmac } from 'node:crypto';
import type { Bytes } from './bytes';

/** What a patient can be searched by. Each has its own family of tokens: a visit number never finds a phone. */
export const SEARCH_KINDS = ['name', 'phone', 'birthDate', 'ins', 'visitNumber'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What makes a patient findable. */
export interface SearchableTraits {
  /** Birth name, used name, given names: each as written, in any order. */
  readonly names: readonly string[];
  /** In E.164 form, for instance `+33321000001`. */
  readonly phones: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly birthDates: readonly string[];
  /** INS or NIR, 13 characters or 15 with the key. */
  readonly insNumbers: readonly string[];
  readonly visitNumbers: readonly string[];
}

/** 128 bits: no two values of a territory meet by chance, and the index stays small. */
const TOKEN_BYTES = 16;

/** A shorter beginning would find half the town. */
const SHORTEST_PREFIX_LETTERS = 3;

/** Longer words are cut, when stored and when searched, so that a page pasted into a name costs little. */
const LONGEST_WORD_LETTERS = 24;

/** Length of an INS without its two-digit key, which a searcher may leave out. */
const INS_WITHOUT_KEY_CHARACTERS = 13;

/** Letters that no decomposition takes apart. */
const LETTERS_TO_SPELL_OUT: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const LETTERS_TO_SPELL_OUT_PATTERN = /[œæßøđðłþı]/g;

/** Modifier letters (`\p{Lm}`) count as separators: one of them is drawn as an apostrophe. */
const BETWEEN_WORDS = /[^\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]+/u;

/**
 * The words of a name as they are compared: no accents, lower case, cut at hyphens, apostrophes and spaces,
 * ligatures spelt out.
 *
 * @param name as a person or a hospital wrote it
 * @returns for instance `['le', 'boeuf', 'd', 'hondt']` for `Le Bœuf-d’Hondt`
 */
export function nameWords(name: string): string[] {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(LETTERS_TO_SPELL_OUT_PATTERN, (letter) => LETTERS_TO_SPELL_OUT[letter] ?? letter)
    .split(BETWEEN_WORDS)
    .filter((word) => word !== '')
    .map((word) => firstLetters(word, LONGEST_WORD_LETTERS));
}

/**
 * The tokens under which a patient is found. Equal values give equal tokens within one organisation: whoever
 * reads the table sees how often a token occurs, and nothing else (docs/security.md, frequency leak).
 *
 * @param key the organisation's key, from `FieldCipher.searchTokenKey()`
 * @param traits what is known of the patient
 * @returns 16 bytes each, without repetition, sorted so that their order tells nothing; words of a name, their
 *   beginnings from three letters on, a compound name also written in one (`LE GOFF` is found as `legoff`)
 */
export function tokensForPatient(key: Uint8Array, traits: SearchableTraits): Bytes[] {
  const names = traits.names.flatMap((name) => {
    const words = nameWords(name);
    const inOne = firstLetters(words.join(''), LONGEST_WORD_LETTERS);
    return [...words, inOne].flatMap(wordAndPrefixes);
  });
  const values: Readonly<Record<SearchKind, readonly string[]>> = {
    name: names,
    phone: traits.phones.map(phoneDigits),
    birthDate: traits.birthDates.map(isoDate),
    ins: traits.insNumbers.map(insWithoutKey),
    visitNumber: traits.visitNumbers.map(visitNumberAsCompared),
  };
  return SEARCH_KINDS.flatMap((kind) => tokens(key, kind, values[kind])).sort((one, other) =>
    Buffer.compare(one, other),
  );
}

/**
 * The tokens that a patient must all have to be an answer.
 *
 * @param key the organisation's key, from `FieldCipher.searchTokenKey()`
 * @param kind what the text is
 * @param text as typed: a name or its beginning; a phone number in international or French form; a birth date
 *   as `1941-03-08`, `08/03/1941` or `08031941`; an INS with or without key; a visit number
 * @returns 16 bytes each. None when the text cannot be such a thing: then nobody is found, not everybody
 */
export function tokensForQuery(key: Uint8Array, kind: SearchKind, text: string): Bytes[] {
  return tokens(key, kind, queryValues(kind, text));
}

function queryValues(kind: SearchKind, text: string): readonly string[] {
  switch (kind) {
    case 'name':
      return queryWords(text);
    case 'phone':
      return [phoneDigits(text)];
    case 'birthDate':
      return [isoDate(text)];
    case 'ins':
      return [insWithoutKey(text)];
    case 'visitNumber':
      return [visitNumberAsCompared(text)];
  }
}

/**
 * A word of one or two letters is stored whole only. Beside a longer word, or last of several, it is most often
 * still being typed: asking for it would find nobody until the next key.
 */
function queryWords(text: string): readonly string[] {
  const words = nameWords(text);
  const longWords = words.filter((word) => [...word].length >= SHORTEST_PREFIX_LETTERS);
  if (longWords.length > 0) return longWords;
  return words.length > 1 ? words.slice(0, -1) : words;
}

function wordAndPrefixes(word: string): string[] {
  const letters = [...word];
  const prefixes = [word];
  for (let length = SHORTEST_PREFIX_LETTERS; length < letters.length; length += 1) {
    prefixes.push(letters.slice(0, length).join(''));
  }
  return prefixes;
}

function firstLetters(word: string, count: number): string {
  return [...word].slice(0, count).join('');
}

/** French national numbers become international; others are expected in E.164 form. */
function phoneDigits(phone: string): string {
  const compact = phone.replace('(0)', '').replace(/[^\d+]/g, '');
  if (/^0[1-9]\d{8}$/.test(compact)) return `33${compact.slice(1)}`;
  return compact.replace(/^00/, '').replace(/\+/g, '');
}

function isoDate(date: string): string {
  const compact = date.trim();
  if (/^\d{4}-\d{2}-\d{2}$/.test(compact)) return compact;
  const [, day, month, year] = /^(\d{2})[/. -]?(\d{2})[/. -]?(\d{4})$/.exec(compact) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

function insWithoutKey(ins: string): string {
  const compact = ins.replace(/[^\dA-Za-z]/g, '').toUpperCase();
  return compact.length < INS_WITHOUT_KEY_CHARACTERS ? '' : compact.slice(0, INS_WITHOUT_KEY_CHARACTERS);
}

function visitNumberAsCompared(visitNumber: string): string {
  return visitNumber.normalize('NFKC').replace(/\s/g, '').toUpperCase();
}

function tokens(key: Uint8Array, kind: SearchKind, values: readonly string[]): Bytes[] {
  const distinct = new Set(values.filter((value) => value !== ''));
  return [...distinct].map((value) => {
    // The kind ends at the first NUL, and no kind holds one: no value of one kind can pass for another's.
    const digest = createHmac('sha256', key).update(`${kind}\0${value}`, 'utf8').digest();
    return Buffer.from(digest.subarray(0, TOKEN_BYTES));
  });
}
