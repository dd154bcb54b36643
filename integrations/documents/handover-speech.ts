import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { DateTime } from 'luxon';
import type { Instant } from '../../domain/follow-up';
import { parsePhone } from '../../domain/identifiers';
import type { HandoverSettings } from './handover-rendering';
import type { HandoverSentence, HandoverTemplates, HandoverWordList } from './handover-templates';
import { fill } from './templates';

/**
 * Longest fact from outside, in characters: as much as the doors take for a text (api/schemas/text.ts), so that nothing
 * known is ever cut. What is longer all the same ends with words that say so.
 */
export const FACT_LENGTH_MAXIMUM = 10_000;
/** Most items of one part: beyond, the rest is counted in words. */
export const ITEMS_MAXIMUM = 200;

type Values = Readonly<Record<string, string | null>>;

/** Says codes, times and facts in the words of one version of templates. */
export interface HandoverSpeech {
  readonly settings: HandoverSettings;
  readonly templates: HandoverTemplates;
  /** @returns null when a value it needs is null */
  say(sentence: HandoverSentence, values?: Values): string | null;
  /** @returns the code itself when the words do not know it */
  word(list: HandoverWordList, code: string): string;
  /** A care by the key its pathway gives it, else by its kind. */
  care(careKey: string, kind: string): string;
  /** A fact from outside: in one line, whatever it holds. @returns null when nothing is left of it */
  fact(text: string | null | undefined): string | null;
  when(instant: Instant): string;
  /** @param text a local day or an instant, ISO 8601; anything else is said as it came */
  dayOrTime(text: string | null): string | null;
  phone(text: string | null): string | null;
  /** At most `ITEMS_MAXIMUM` of them, and how many others there are. */
  bounded(items: readonly (string | null)[]): readonly string[];
}

export function createHandoverSpeech(
  templates: HandoverTemplates,
  settings: HandoverSettings,
): HandoverSpeech {
  const { sentences, words } = templates;
  const say = (sentence: HandoverSentence, values: Values = {}): string | null => {
    const said = fill(sentences[sentence], values);
    return said === '' ? null : said;
  };
  const fact = (text: string | null | undefined): string | null => {
    const clean = oneLine(text ?? '');
    if (clean === '') return null;
    const characters = Array.from(clean);
    if (characters.length <= FACT_LENGTH_MAXIMUM) return clean;
    return `${characters.slice(0, FACT_LENGTH_MAXIMUM).join('')} ${sentences.cutShort}`;
  };
  const word = (list: HandoverWordList, code: string): string =>
    (Object.hasOwn(words[list], code) ? words[list][code] : undefined) ?? fact(code) ?? '';
  return {
    settings,
    templates,
    say,
    fact,
    word,
    care: (careKey, kind) =>
      Object.hasOwn(words.cares, careKey) ? word('cares', careKey) : word('professions', kind),
    when: (instant) => timeInWords(instant, settings.timeZone),
    dayOrTime: (text) => {
      const clean = fact(text);
      return clean === null ? null : statedTimeInWords(clean, settings.timeZone);
    },
    phone: (text) => {
      const clean = fact(text);
      return clean === null ? null : phoneInWords(clean);
    },
    bounded: (items) => {
      const said = items.filter((item) => item !== null);
      if (said.length <= ITEMS_MAXIMUM) return said;
      const count = String(said.length - ITEMS_MAXIMUM);
      return [...said.slice(0, ITEMS_MAXIMUM), fill(sentences.andOthers, { count })];
    },
  };
}

/** What a reader cannot see, or what would turn the line around: controls, formats (bidi, zero width), lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\u{FE00}-\u{FE0F}]+/gu;
const LONE_SURROGATE = /\p{Cs}/gu;
/** Letters typed as one sign: searched and read aloud as what they are. */
const LIGATURES = /[\uFB00-\uFB06]/gu;
/** More accents on one letter than any language has. */
const PILED_ACCENTS = /(\p{M}{4})\p{M}+/gu;

/** Facts from outside cannot add lines to a document, nor hide in it. */
export function oneLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(UNSEEN, '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(LIGATURES, (letters) => letters.normalize('NFKC'))
    .normalize('NFC')
    .replace(PILED_ACCENTS, '$1')
    .replace(/ {2,}/gu, ' ')
    .trim();
}

/**
 * French typography: a colon stays with the word before it, an hour with its preposition.
 *
 * @param text of one line
 */
export function withFixedSpaces(text: string): string {
  return text
    .replace(/ (?=[:;!?»](\s|$))/gu, '\u00A0')
    .replace(/« /gu, '«\u00A0')
    .replace(/ (?=· )/gu, '\u00A0')
    .replace(/ à (?=\d)/gu, ' à\u00A0');
}

function timeInWords(instant: Instant, zone: string): string {
  return localTimeInWords(DateTime.fromMillis(Number.isFinite(instant) ? instant : NaN, { zone }));
}

/** E.g. `mardi 10 novembre 2026 à 9h30`. */
function localTimeInWords(time: DateTime): string {
  if (!time.isValid) return '?';
  const local = time.setLocale('fr');
  const day = local.day === 1 ? "cccc '1er' MMMM yyyy" : 'cccc d MMMM yyyy';
  return local.toFormat(`${day} 'à' ${local.minute === 0 ? "H'h'" : "H'h'mm"}`);
}

function statedTimeInWords(text: string, zone: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    const day = DateTime.fromISO(text, { zone: 'utc' }).setLocale('fr');
    return day.isValid ? day.toFormat(day.day === 1 ? "'1er' MMMM yyyy" : 'd MMMM yyyy') : text;
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(text)) return text;
  const time = DateTime.fromISO(text, { zone });
  return time.isValid ? localTimeInWords(time) : text;
}

/** In national form when French, else with its country code; what is no number is said as it came. */
function phoneInWords(text: string): string {
  const { number, valid } = parsePhone(text);
  const parsed = valid ? parsePhoneNumberFromString(number, 'FR') : undefined;
  if (parsed === undefined) return text;
  return (
    parsed.countryCallingCode === '33' ? parsed.formatNational() : parsed.formatInternational()
  ).replace(/\s/gu, '\u00A0');
}
