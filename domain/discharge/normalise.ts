import { parsePhone } from '../identifiers';
import type { Discharge, SubmittedDischarge } from './discharge';
import type { PhoneOwner } from './codes';
import { instantInUtc } from './instant-text';
import type { Patient, PatientIdentifier, Phone, PreferredCallTime, SubmittedPhone } from './patient';

const INSTANT_FIELDS: ReadonlySet<string> = new Set([
  'admittedAt',
  'dischargedAt',
  'deceasedAt',
  'informedAt',
  'issuedAt',
  'firstDueAt',
  'expectedAt',
  'sentAt',
  'statedAt',
]);
const CODE_FIELDS: ReadonlySet<string> = new Set([
  'finess',
  'assignedByFiness',
  'rpps',
  'adeli',
  'prescriberRpps',
  'inseeCode',
  'birthPlaceInseeCode',
  'postalCode',
]);
const PHONE_FIELDS: ReadonlySet<string> = new Set(['phone', 'dischargeContactPhone']);
/** Free text keeps its line breaks. */
const TEXT_FIELDS: ReadonlySet<string> = new Set(['notes', 'accessNotes', 'what']);

/**
 * Brings a submission to one form, so that the same facts said differently are the same content: names trimmed,
 * codes without spaces, instants in UTC, telephones in E.164 with owner and order. Empty optional facts are
 * absent. What cannot be understood stays as it was sent; `findFaults` says so.
 */
export function normaliseDischarge(submitted: SubmittedDischarge): Discharge {
  const { patient, relatives, ...facts } = submitted;
  const { phones, ...traits } = patient;
  const normalisedRelatives = relatives?.map(({ phones: theirs, ...relative }) => ({
    ...tidy(relative),
    scope: relative.scope ?? 'nothing',
    phones: normalisePhones(theirs ?? [], 'relative'),
  }));
  return {
    ...tidy(facts),
    patient: { ...normaliseTraits(tidy(traits)), phones: normalisePhones(phones ?? [], 'patient') },
    ...(normalisedRelatives === undefined || normalisedRelatives.length === 0
      ? {}
      : { relatives: normalisedRelatives }),
  };
}

function normaliseTraits(traits: Omit<Patient, 'phones'>): Omit<Patient, 'phones'> {
  const { identifiers, preferredCallTimes } = traits;
  return {
    ...traits,
    ...(identifiers !== undefined && { identifiers: identifiers.map(normaliseIdentifier) }),
    ...(preferredCallTimes !== undefined && {
      preferredCallTimes: preferredCallTimes.map(normaliseCallTime),
    }),
  };
}

/** `9h30` and `9:30` are `09:30`; weekdays in order, all seven said by saying none. */
function normaliseCallTime({ weekdays = [], from, to }: PreferredCallTime): PreferredCallTime {
  const days = [...new Set(weekdays)].sort((left, right) => left - right);
  const hours = { from: normaliseWallClock(from), to: normaliseWallClock(to) };
  return days.length === 0 || days.length === 7 ? hours : { weekdays: days, ...hours };
}

function normaliseWallClock(text: string): string {
  const read = /^(\d{1,2})\s*[:hH]\s*(\d{2})?$/.exec(text);
  return read === null ? text : `${read[1]?.padStart(2, '0') ?? ''}:${read[2] ?? '00'}`;
}

function normaliseIdentifier(identifier: PatientIdentifier): PatientIdentifier {
  if (identifier.system === 'PI') return identifier;
  return { ...identifier, value: compactCode(identifier.value) };
}

/**
 * Telephones with an owner and a place in the order of calling; the list keeps the order it was sent in, so that
 * pointers still name what the sender wrote.
 */
function normalisePhones(phones: readonly SubmittedPhone[], defaultOwner: PhoneOwner): Phone[] {
  const detailed = phones.map((phone) => (typeof phone === 'string' ? { number: phone } : phone));
  const ranked = detailed
    .map((phone, position) => ({ position, wanted: phone.order ?? position + 1 }))
    .sort((left, right) => left.wanted - right.wanted || left.position - right.position)
    .map(({ position }) => position);
  return detailed.map((phone, position) => ({
    owner: defaultOwner,
    ...withoutEmptyFields(phone),
    ...parsePhone(phone.number),
    order: ranked.indexOf(position) + 1,
  }));
}

/** The same value with its texts tidied by field name and its empty fields left out. */
function tidy<T extends object>(value: T): T {
  const entries = Object.entries(value).map(([key, field]) => [key, tidyField(key, field)] as const);
  return withoutEmptyFields(Object.fromEntries(entries) as T);
}

function tidyField(key: string, field: unknown): unknown {
  if (typeof field === 'string') return tidyText(key, field);
  if (Array.isArray(field)) return field.map((item: unknown) => tidyField(key, item));
  return typeof field === 'object' && field !== null ? tidy(field) : field;
}

function tidyText(key: string, text: string): string {
  const composed = text.normalize('NFC').trim();
  if (INSTANT_FIELDS.has(key)) return instantInUtc(composed);
  if (CODE_FIELDS.has(key)) return compactCode(composed);
  if (PHONE_FIELDS.has(key)) return parsePhone(composed).number;
  return TEXT_FIELDS.has(key) ? composed : composed.replace(/\s+/g, ' ');
}

function compactCode(text: string): string {
  return text.replace(/[\s.]/g, '').toUpperCase();
}

const REQUIRED_FIELDS: ReadonlySet<string> = new Set([
  'finess',
  'visitNumber',
  'dischargedAt',
  'birthName',
  'number',
  'value',
  'name',
]);

function withoutEmptyFields<T extends object>(value: T): T {
  const kept = Object.entries(value).filter(([key, field]) => REQUIRED_FIELDS.has(key) || !isEmpty(field));
  return Object.fromEntries(kept) as T;
}

function isEmpty(field: unknown): boolean {
  if (field === undefined || field === null || field === '') return true;
  return typeof field === 'object' && Object.keys(field).length === 0;
}
