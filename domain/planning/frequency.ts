/** So many visits in so many days. */
export interface Frequency {
  readonly times: number;
  readonly periodDays: number;
}

const PERIODS_DAYS: readonly (readonly [unit: RegExp, days: number])[] = [
  [/^(j|jrs?|jours?|jour ouvr\w*|d|days?)$/, 1],
  [/^(s|sem|semaines?|w|weeks?)$/, 7],
  [/^(m|mois|months?)$/, 30],
];

const WORDS: readonly (readonly [word: RegExp, frequency: Frequency])[] = [
  [/^(quotidien(ne)?|journali(er|ere)|daily)$/, { times: 1, periodDays: 1 }],
  [/^bi-?quotidien(ne)?$/, { times: 2, periodDays: 1 }],
  [/^(hebdomadaire|weekly)$/, { times: 1, periodDays: 7 }],
  [/^bi-?hebdomadaire$/, { times: 2, periodDays: 7 }],
  [/^(bimensuel(le)?|fortnightly)$/, { times: 1, periodDays: 14 }],
  [/^(mensuel(le)?|monthly)$/, { times: 1, periodDays: 30 }],
];

const NUMBERS: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
};

/** `3 fois par semaine`, `2x/j`, `1 / semaine`. */
const TIMES = /^(\d{1,2}|[a-z]+) ?(?:fois|passages?|seances?|visites?|x|times)? ?(?:par|\/|per) ?([a-z]+)$/;
/** `tous les jours`, `tous les 2 jours`, `toutes les semaines`, `every 2 days`. */
const EVERY = /^(?:tou(?:s|tes) les|every) (?:(\d{1,2}|[a-z]+) )?([a-z]+)$/;
/** `1 jour sur 2`. */
const ONE_IN = /^(?:1|un) jour sur (\d|[a-z]+)$/;

/**
 * What a prescription says in words about its rhythm.
 *
 * @param text as the hospital wrote it, French or English
 * @returns undefined when it is not understood: the pathway's own rhythm holds then
 */
export function frequencyOf(text: string): Frequency | undefined {
  const said = plain(text);
  const word = WORDS.find(([pattern]) => pattern.test(said));
  if (word !== undefined) return word[1];
  const [, days] = ONE_IN.exec(said) ?? [];
  if (days !== undefined) return frequency(1, numberOf(days));
  const [, often, unit] = TIMES.exec(said) ?? [];
  if (often !== undefined) return frequency(numberOf(often), daysOf(unit));
  const [, apart, every] = EVERY.exec(said) ?? [];
  const unitDays = daysOf(every);
  const count = apart === undefined ? 1 : numberOf(apart);
  return unitDays === undefined || count === undefined ? undefined : frequency(1, unitDays * count);
}

function frequency(times: number | undefined, periodDays: number | undefined): Frequency | undefined {
  if (times === undefined || periodDays === undefined || times < 1 || periodDays < 1) return undefined;
  return { times, periodDays };
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[.,;]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function numberOf(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : NUMBERS[text];
}

function daysOf(unit: string | undefined): number | undefined {
  return unit === undefined ? undefined : PERIODS_DAYS.find(([pattern]) => pattern.test(unit))?.[1];
}
