import { FieldReader, join, type PathwayProblem } from '../pathways/field-reader';

const SHARES = [
  'reachedPerAttemptShare',
  'redFlagShare',
  'acceptedPerOfferShare',
  'missedVisitShare',
  'checkFailedShare',
] as const;

const MINUTES = [
  'minutesPerAttempt',
  'minutesPerReachedCall',
  'clinicianMinutesPerRedFlag',
  'minutesPerOffer',
  'minutesPerBooking',
  'minutesPerConfirmation',
  'minutesPerCheck',
  'minutesPerDischarge',
  'minutesPerBreak',
] as const;

const COUNTS = ['offersMaximum'] as const;

export const ASSUMPTIONS = [...SHARES, ...MINUTES, ...COUNTS] as const;
export type Assumption = (typeof ASSUMPTIONS)[number];

/** A working day: no single act of the service takes longer. */
const LONGEST_MINUTES = 480;
/** More professionals than anybody asks for one care. */
const MOST_OFFERS = 20;

/** A value taken for granted, and where it comes from: a key of the file's `sources`. */
export interface AssumedValue {
  readonly value: number;
  readonly source: string;
}

/** What a dry run takes for granted of people and of the service: data/dry-run/assumptions.yaml. */
export interface Assumptions {
  /** Printed with every result. */
  readonly version: string;
  readonly sources: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<Assumption, AssumedValue>>;
}

/** Thrown when a file of `data/dry-run/` cannot be used. */
export class InvalidDryRunData extends Error {
  constructor(readonly problems: readonly PathwayProblem[]) {
    super(
      problems.map(({ file, path, problem, remedy }) => `${file}: ${path} ${problem}; ${remedy}`).join('\n'),
    );
    this.name = 'InvalidDryRunData';
  }
}

/** A number within bounds, both included. */
export function numberWithin(
  reader: FieldReader,
  value: unknown,
  path: string,
  [minimum, maximum]: readonly [number, number],
): number {
  if (typeof value === 'number' && value >= minimum && value <= maximum) return value;
  reader.report(path, `is not a number from ${minimum} to ${maximum}`, 'write digits only, with a point');
  return minimum;
}

/**
 * Checks the assumptions read from a file.
 *
 * @param data parsed content of the file
 * @param file name to show in the errors
 * @throws InvalidDryRunData naming every problem by file, path and remedy
 */
export function parseAssumptions(data: unknown, file: string): Assumptions {
  const reader = new FieldReader(file);
  const fields = reader.mapping(data, '', ['version', 'sources', 'values']);
  const version = reader.text(fields, 'version', '');
  const named = reader.mapping(fields['sources'], 'sources');
  const sources = Object.fromEntries(
    Object.keys(named).map((key) => [key, reader.text(named, key, 'sources')]),
  );
  const given = reader.mapping(fields['values'], 'values', ASSUMPTIONS);
  const assumed = (key: Assumption): AssumedValue => {
    const path = join('values', key);
    const entry = reader.mapping(given[key], path, ['value', 'source']);
    const source = reader.text(entry, 'source', path);
    if (source !== '' && !Object.hasOwn(sources, source)) {
      reader.report(join(path, 'source'), 'names no source of this file', 'add it under `sources`');
    }
    return { value: numberWithin(reader, entry['value'], join(path, 'value'), boundsOf(key)), source };
  };
  const values = Object.fromEntries(ASSUMPTIONS.map((key) => [key, assumed(key)])) as Record<
    Assumption,
    AssumedValue
  >;
  const { value: offers } = values.offersMaximum;
  if (!Number.isInteger(offers)) {
    reader.report('values.offersMaximum.value', 'is not a whole number', 'write a whole number');
  }
  if (reader.problems.length > 0) throw new InvalidDryRunData(reader.problems);
  return { version, sources, values };
}

function boundsOf(key: Assumption): readonly [number, number] {
  if (SHARES.some((share) => share === key)) return [0, 1];
  return MINUTES.some((minutes) => minutes === key) ? [0, LONGEST_MINUTES] : [1, MOST_OFFERS];
}
