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

/**
 * The official communes (Code officiel géographique and La Poste, by Etalab), held in memory.
 *
 * @param records the list to answer from
 */
export function createCommuneDirectory(records: readonly CommuneRecord[] = readCommunes()): CommuneDirectory {
  const codes = new Set(records.map(({ code }) => code));
  const codesByPostalCode = new Map<string, string[]>();
  const codesByName = new Map<string, string>();
  const names = new Set<string>();
  const postalCodesOf = new Map(
    records.flatMap(({ code, codesPostaux }) => (codesPostaux === undefined ? [] : [[code, codesPostaux]])),
  );
  for (const { code, nom, codesPostaux, chefLieu = code } of records) {
    for (const postalCode of codesPostaux ?? postalCodesOf.get(chefLieu) ?? []) {
      if (codesPostaux !== undefined) {
        codesByPostalCode.set(postalCode, [...(codesByPostalCode.get(postalCode) ?? []), code]);
        codesByName.set(`${postalCode} ${comparableName(nom)}`, code);
      }
      names.add(`${postalCode} ${comparableName(nom)}`);
      names.add(`${postalCode.slice(0, 2)} ${comparableName(nom)}`);
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
