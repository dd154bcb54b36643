import { readFileSync } from 'node:fs';
import type { CommuneDirectory } from '../../domain/discharge/commune-directory';

interface CommuneRecord {
  readonly code: string;
  readonly nom: string;
  readonly codesPostaux?: readonly string[];
  /** INSEE code of the commune a delegated or associated one belongs to. */
  readonly chefLieu?: string;
}

/** Postal codes of CEDEX and of firms are absent from the list; they begin like their département's others. */
const CEDEX = /\s+cedex(\s+\d+)?$/;

/** Read as a file: as a module, its type alone would take the compiler seconds. */
function readCommunes(): readonly CommuneRecord[] {
  const path = require.resolve('@etalab/decoupage-administratif/data/communes.json');
  return JSON.parse(readFileSync(path, 'utf8')) as readonly CommuneRecord[];
}

/** Of the official list, once made: to read and sort it takes a third of a second. */
let official: CommuneDirectory | undefined;

/**
 * The official communes (Code officiel géographique and La Poste, by Etalab), held in memory once for the process.
 *
 * @param records the list to answer from; the official one when absent
 */
export function createCommuneDirectory(records?: readonly CommuneRecord[]): CommuneDirectory {
  if (records !== undefined) return directoryOf(records);
  official ??= directoryOf(readCommunes());
  return official;
}

function directoryOf(records: readonly CommuneRecord[]): CommuneDirectory {
  const codes = new Set(records.map(({ code }) => code));
  const codesByPostalCode = new Map<string, string[]>();
  const codesByName = new Map<string, string>();
  const names = new Set<string>();
  const postalCodesOf = new Map(
    records.flatMap(({ code, codesPostaux }) => (codesPostaux === undefined ? [] : [[code, codesPostaux]])),
  );
  for (const { code, nom, codesPostaux, chefLieu = code } of records) {
    const name = comparableName(nom);
    for (const postalCode of codesPostaux ?? postalCodesOf.get(chefLieu) ?? []) {
      if (codesPostaux !== undefined) {
        codesByPostalCode.set(postalCode, [...(codesByPostalCode.get(postalCode) ?? []), code]);
        codesByName.set(`${postalCode} ${name}`, code);
      }
      names.add(`${postalCode} ${name}`);
      names.add(`${postalCode.slice(0, 2)} ${name}`);
    }
  }
  return {
    has: (inseeCode) => codes.has(inseeCode),
    byPostalCode: (postalCode) => codesByPostalCode.get(postalCode) ?? [],
    codeOf: (postalCode, city) => codesByName.get(`${postalCode} ${comparableName(city)}`),
    matches(postalCode, city) {
      const name = comparableName(city);
      if (!CEDEX.test(name)) return names.has(`${postalCode} ${withoutArrondissement(name)}`);
      return names.has(`${postalCode.slice(0, 2)} ${withoutArrondissement(name.replace(CEDEX, ''))}`);
    },
  };
}

/** Lower case, no accents, no punctuation, `Saint` for `St`: how a city is compared, not shown. */
function comparableName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}

/** `Paris 13` and `Lyon 3e arrondissement` are served like the city itself. */
function withoutArrondissement(name: string): string {
  return name.replace(/\s+\d+(er|e|eme)?(\s+arrondissement)?$/, '');
}
