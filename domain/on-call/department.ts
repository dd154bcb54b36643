import type { Address } from '../discharge';

/** Codes of a département, or of an overseas collectivity, as INSEE writes them: `62`, `2A`, `974`. */
const DEPARTMENT = /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-8]|98[6-8])$/;

/** Postal codes of the two islands that INSEE does not count with Guadeloupe any more. */
const ISLANDS: Readonly<Record<string, string>> = { '97133': '977', '97150': '978' };

/** Postal codes of northern Corsica begin with 202 or 206; all other Corsican ones are of the south. */
const NORTHERN_CORSICA = /^20[26]/;

export function isDepartmentCode(text: string): boolean {
  return DEPARTMENT.test(text);
}

/**
 * The département of a place, whose dispatch centre answers an emergency call (field.md, 3). The INSEE code says it; a
 * postal code does for all but the few communes served from the next département.
 *
 * @returns null when neither code says it
 */
export function departmentOf({ inseeCode, postalCode }: Address): string | null {
  return ofInseeCode(inseeCode) ?? ofPostalCode(postalCode);
}

/**
 * The département of a hospital: the beginning of its FINESS number, where the overseas ones are numbered `9701` to
 * `9704`.
 *
 * @returns null for numbers that begin otherwise
 */
export function departmentOfFiness(finess: string): string | null {
  return known(finess.startsWith('970') ? `97${finess.slice(3, 4)}` : finess.slice(0, 2));
}

function ofInseeCode(code: string | undefined): string | null {
  if (code === undefined || !/^\d[\dAB]\d{3}$/.test(code)) return null;
  return known(/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2));
}

function ofPostalCode(code: string | undefined): string | null {
  if (code === undefined || !/^\d{5}$/.test(code)) return null;
  if (code.startsWith('20')) return NORTHERN_CORSICA.test(code) ? '2B' : '2A';
  return known(ISLANDS[code] ?? (/^9[78]/.test(code) ? code.slice(0, 3) : code.slice(0, 2)));
}

function known(code: string): string | null {
  return isDepartmentCode(code) ? code : null;
}
