import { fakerFR } from '@faker-js/faker';
import type { Discharge } from '../domain/discharge';
import type { PatientDetails } from '../prisma/records/sealed-patient';
import { tokensForPatient } from '../security/search-tokens';
import type { Bytes } from '../security/bytes';

/** Born in these years: most who leave a hospital are old. */
const BIRTH_YEARS = { first: 1926, count: 80 };
const YEAR_DAYS = 365;
const DAY_MS = 86_400_000;

/** The commonest in France first; the others as the library of names has them. */
const COMMON_SURNAMES =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David'.split(
    ' ',
  );
const COMMON_GIVEN_NAMES =
  'Marie Jean Michel Monique Pierre Jeanne André Jacqueline Bernard Françoise Daniel Catherine Jacques Martine René'.split(
    ' ',
  );
/** Half of the people bear a rare name that begins as another does. */
const ENDINGS = ['eau', 'et', 'ot', 'in', 'ier', 'el', 'on', 'ard', 'elle', 'ault', 'ec', 'is'] as const;

const { last_name: lastNames, first_name: firstNames } = fakerFR.definitions.person;
const SURNAMES = [...new Set([...COMMON_SURNAMES, ...(lastNames.generic ?? [])])];
const GIVEN_NAMES = [
  ...new Set([...COMMON_GIVEN_NAMES, ...(firstNames.female ?? []), ...(firstNames.male ?? [])]),
];
const RARE_SURNAMES = SURNAMES.flatMap((name) => ENDINGS.map((ending) => `${name}${ending}`));
const ALL_SURNAMES = [...SURNAMES, ...RARE_SURNAMES];

/** How many of a list bear its first name, against its last: one in 150 is a Martin, one in 40 a Marie. */
const EVENNESS = { surname: 30, given: 5 };

/** One person of the measurement: the same for the same number, in every run. */
export interface MeasuredPerson {
  readonly surname: number;
  readonly given: number;
  readonly birthDay: number;
  readonly phone: string;
  readonly insNumber: string;
  readonly details: PatientDetails;
}

/** Names and birth dates with their search tokens, by the numbers that {@link MeasuredPerson} has. */
export interface Dictionary {
  readonly surnames: readonly (readonly Bytes[])[];
  readonly given: readonly (readonly Bytes[])[];
  readonly birthDays: readonly (readonly Bytes[])[];
}

export function dictionaryOf(key: Uint8Array): Dictionary {
  const nobody = { names: [], phones: [], birthDates: [], insNumbers: [], visitNumbers: [] };
  const ofName = (name: string) => tokensForPatient(key, { ...nobody, names: [name] });
  return {
    surnames: ALL_SURNAMES.map(ofName),
    given: GIVEN_NAMES.map(ofName),
    birthDays: Array.from({ length: BIRTH_YEARS.count * YEAR_DAYS }, (_, day) =>
      tokensForPatient(key, { ...nobody, birthDates: [birthDate(day)] }),
    ),
  };
}

export function personOf(number: number): MeasuredPerson {
  const isRare = evenly(number, 1) < 0.5;
  const surname = isRare
    ? SURNAMES.length + Math.floor(evenly(number, 2) * RARE_SURNAMES.length)
    : unevenly(evenly(number, 2), SURNAMES.length, EVENNESS.surname);
  const given = unevenly(evenly(number, 3), GIVEN_NAMES.length, EVENNESS.given);
  const birthDay = Math.floor(evenly(number, 4) * BIRTH_YEARS.count * YEAR_DAYS);
  const phone = `+3362${String(number).padStart(7, '0')}`;
  const patient: Discharge['patient'] = {
    birthName: ALL_SURNAMES[surname] ?? '',
    firstGivenName: GIVEN_NAMES[given] ?? '',
    birthDate: birthDate(birthDay),
    sex: number % 2 === 0 ? 'female' : 'male',
    phones: [{ number: phone, valid: true, owner: 'patient', order: 1 }],
    address: { line: `${number % 90} rue de la Mesure`, postalCode: '62710', city: 'Courrières' },
  };
  const insNumber = `1${String(number).padStart(12, '0')}`;
  const details = { patient, relatives: [], protectionMeasure: null };
  return { surname, given, birthDay, phone, insNumber, details };
}

/** What the number of telephone and the INS of a person are found by. */
export function ownTokens(key: Uint8Array, { phone, insNumber }: MeasuredPerson): readonly Bytes[] {
  return tokensForPatient(key, {
    ...{ names: [], birthDates: [], visitNumbers: [] },
    ...{ phones: [phone], insNumbers: [insNumber] },
  });
}

function birthDate(day: number): string {
  return new Date(Date.UTC(BIRTH_YEARS.first, 0, 1) + day * DAY_MS).toISOString().slice(0, 10);
}

/** From 0 to below 1, of no pattern that the eye sees; mulberry32, one step. */
function evenly(number: number, salt: number): number {
  const state = (Math.imul(number, 0x9e3779b1) + Math.imul(salt, 0x6d2b79f5)) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

/** A place in a list of which the first are the likeliest, as 1 ÷ (place + evenness). */
function unevenly(share: number, length: number, evenness: number): number {
  return Math.min(length - 1, Math.floor(evenness * ((length + evenness) / evenness) ** share - evenness));
}
