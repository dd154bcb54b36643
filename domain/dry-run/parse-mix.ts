import { isLocalDay } from '../calendar';
import { CARE_KINDS } from '../discharge';
import { FieldReader, join, type Fields } from '../pathways/field-reader';
import { InvalidDryRunData, numberWithin } from './assumptions';
import { UNKNOWNS, WEEKDAYS, type Mix, type MixPrescription, type MixProfile } from './mix';

const DESTINATIONS = [
  'home',
  'care-home',
  'home-hospitalisation',
  'rehabilitation',
  'other-hospital',
] as const;

const SHARE = [0, 1] as const;
const WEIGHT = [0, 1_000_000] as const;
const YEARS = [0, 120] as const;
const NIGHTS = [0, 365] as const;
const DAYS = [1, 365] as const;
const HOURS = [0, 24 * 365] as const;
/** Two years: a dry run is about weeks, not about history. */
const WEEKS = [1, 104] as const;

type Bounds = readonly [number, number];

/**
 * Checks the mix read from a file.
 *
 * @param data parsed content of the file
 * @param file name to show in the errors
 * @throws InvalidDryRunData naming every problem by file, path and remedy
 */
export function parseMix(data: unknown, file: string): Mix {
  const reader = new FieldReader(file);
  const fields = reader.mapping(data, '', [
    ...['version', 'source', 'period', 'weekdays', 'hours', 'unknown', 'destinations'],
    ...['leftAgainstAdviceShare', 'opposesCallsShare', 'profiles'],
  ]);
  const mix: Mix = {
    version: reader.text(fields, 'version', ''),
    source: reader.text(fields, 'source', ''),
    period: period(reader, fields['period']),
    weekdays: record(reader, fields, 'weekdays', WEEKDAYS, WEIGHT),
    hours: weights(reader, fields, 'hours', '', ['from', 'to'], (entry, path) => ({
      from: wallTime(reader, entry, 'from', path),
      to: wallTime(reader, entry, 'to', path),
    })),
    unknown: record(reader, fields, 'unknown', UNKNOWNS, SHARE),
    destinations: weights(reader, fields, 'destinations', '', ['to'], (entry, path) => ({
      to: reader.oneOf(entry, 'to', path, DESTINATIONS),
    })),
    leftAgainstAdviceShare: numberWithin(
      reader,
      fields['leftAgainstAdviceShare'],
      'leftAgainstAdviceShare',
      SHARE,
    ),
    opposesCallsShare: numberWithin(reader, fields['opposesCallsShare'], 'opposesCallsShare', SHARE),
    profiles: reader
      .list(fields['profiles'], 'profiles')
      .map((entry, place) => profile(reader, entry, `profiles.${place}`)),
  };
  requireSomeWeight(reader, 'weekdays', Object.values(mix.weekdays));
  requireSomeWeight(
    reader,
    'profiles',
    mix.profiles.map(({ weight }) => weight),
  );
  if (reader.problems.length > 0) throw new InvalidDryRunData(reader.problems);
  return mix;
}

function period(reader: FieldReader, value: unknown): Mix['period'] {
  const fields = reader.mapping(value, 'period', ['from', 'weeks']);
  const from = reader.text(fields, 'from', 'period');
  if (!isLocalDay(from)) reader.report('period.from', 'is not an existing day', "write it as 'YYYY-MM-DD'");
  return { from, weeks: whole(reader, fields['weeks'], 'period.weeks', WEEKS) };
}

function profile(reader: FieldReader, value: unknown, path: string): MixProfile {
  const fields = reader.mapping(value, path, [
    ...['key', 'weight', 'ages', 'emergencyShare', 'nights', 'mainDiagnoses', 'otherDiagnoses'],
    ...['procedures', 'prescribed', 'inPlace'],
  ]);
  const ranges = (key: string, bounds: Bounds) =>
    weights(reader, fields, key, path, ['from', 'to'], (entry, at) => ({
      from: whole(reader, entry['from'], join(at, 'from'), bounds),
      to: whole(reader, entry['to'], join(at, 'to'), bounds),
    }));
  return {
    key: reader.text(fields, 'key', path),
    weight: numberWithin(reader, fields['weight'], join(path, 'weight'), WEIGHT),
    ages: ranges('ages', YEARS),
    emergencyShare: numberWithin(reader, fields['emergencyShare'], join(path, 'emergencyShare'), SHARE),
    nights: ranges('nights', NIGHTS),
    mainDiagnoses: weights(reader, fields, 'mainDiagnoses', path, ['code'], (entry, at) => ({
      code: reader.text(entry, 'code', at),
    })),
    otherDiagnoses: entries(reader, fields, 'otherDiagnoses', path, (entry, at) =>
      sharedCode(reader, entry, at),
    ),
    procedures: entries(reader, fields, 'procedures', path, (entry, at) => sharedCode(reader, entry, at)),
    prescribed: entries(reader, fields, 'prescribed', path, (entry, at) => prescription(reader, entry, at)),
    inPlace: entries(reader, fields, 'inPlace', path, (entry, at) => {
      const place = reader.mapping(entry, at, ['kind', 'share']);
      return { kind: reader.oneOf(place, 'kind', at, CARE_KINDS), share: share(reader, place, at) };
    }),
  };
}

function sharedCode(reader: FieldReader, value: unknown, path: string): { code: string; share: number } {
  const fields = reader.mapping(value, path, ['code', 'share']);
  return { code: reader.text(fields, 'code', path), share: share(reader, fields, path) };
}

function prescription(reader: FieldReader, value: unknown, path: string): MixPrescription {
  const known = ['kind', 'share', 'firstWithinHours', 'frequency', 'durationDays'];
  const fields = reader.mapping(value, path, known);
  const optional = (key: 'firstWithinHours' | 'durationDays', bounds: Bounds) =>
    fields[key] === undefined ? {} : { [key]: whole(reader, fields[key], join(path, key), bounds) };
  return {
    kind: reader.oneOf(fields, 'kind', path, CARE_KINDS),
    share: share(reader, fields, path),
    ...optional('firstWithinHours', HOURS),
    ...(fields['frequency'] !== undefined && { frequency: reader.text(fields, 'frequency', path) }),
    ...optional('durationDays', DAYS),
  };
}

function share(reader: FieldReader, fields: Fields, path: string): number {
  return numberWithin(reader, fields['share'], join(path, 'share'), SHARE);
}

function whole(reader: FieldReader, value: unknown, path: string, bounds: Bounds): number {
  const number = numberWithin(reader, value, path, bounds);
  if (!Number.isInteger(number)) reader.report(path, 'is not a whole number', 'write a whole number');
  return number;
}

function wallTime(reader: FieldReader, fields: Fields, key: string, path: string): string {
  const text = reader.text(fields, key, path);
  if (!/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) {
    reader.report(join(path, key), 'is not a time of day', "write it as 'HH:mm'");
  }
  return text;
}

/** A list that may be empty. */
function entries<T>(
  reader: FieldReader,
  fields: Fields,
  key: string,
  path: string,
  read: (entry: unknown, path: string) => T,
): readonly T[] {
  const value = fields[key];
  if (Array.isArray(value) && value.length === 0) return [];
  return reader
    .list(value, join(path, key))
    .map((entry, place) => read(entry, `${join(path, key)}.${place}`));
}

/** A list of which one is drawn. */
function weights<T extends object>(
  reader: FieldReader,
  fields: Fields,
  key: string,
  path: string,
  names: readonly string[],
  read: (entry: Fields, path: string) => T,
): readonly (T & { weight: number })[] {
  const at = join(path, key);
  const found = reader.list(fields[key], at).map((value, place) => {
    const here = `${at}.${place}`;
    const entry = reader.mapping(value, here, [...names, 'weight']);
    const weight = numberWithin(reader, entry['weight'], join(here, 'weight'), WEIGHT);
    return { ...read(entry, here), weight };
  });
  requireSomeWeight(
    reader,
    at,
    found.map(({ weight }) => weight),
  );
  return found;
}

function requireSomeWeight(reader: FieldReader, path: string, found: readonly number[]): void {
  if (found.some((weight) => weight > 0)) return;
  reader.report(path, 'has no weight above 0, so that nothing can be drawn', 'give one a weight');
}

function record<Key extends string>(
  reader: FieldReader,
  fields: Fields,
  name: string,
  keys: readonly Key[],
  bounds: Bounds,
): Readonly<Record<Key, number>> {
  const found = reader.mapping(fields[name], name, keys);
  const read = (key: Key) => [key, numberWithin(reader, found[key], join(name, key), bounds)] as const;
  return Object.fromEntries(keys.map(read)) as Record<Key, number>;
}
