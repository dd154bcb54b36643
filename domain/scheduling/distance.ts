/** A point on the earth, in degrees (WGS 84). */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

/** Where communes are, by INSEE code; `integrations/places` answers from public lists. */
export interface CommunePlaces {
  /**
   * Kilometres between two communes as the crow flies, 0 within one.
   *
   * @returns undefined when one of them is not known
   */
  distanceKilometres(a: string, b: string): number | undefined;
  /**
   * @param kilometres how far at most
   * @returns INSEE codes, the commune itself first, then nearest first; empty when it is not known
   */
  near(communeCode: string, kilometres: number): readonly string[];
}

const EARTH_RADIUS_KILOMETRES = 6371;
const RADIANS_PER_DEGREE = Math.PI / 180;

/** Great-circle distance by the haversine formula, in kilometres. */
export function kilometresBetween(a: Coordinates, b: Coordinates): number {
  const latitude = ((b.latitude - a.latitude) * RADIANS_PER_DEGREE) / 2;
  const longitude = ((b.longitude - a.longitude) * RADIANS_PER_DEGREE) / 2;
  const cosines = Math.cos(a.latitude * RADIANS_PER_DEGREE) * Math.cos(b.latitude * RADIANS_PER_DEGREE);
  const haversine = Math.sin(latitude) ** 2 + cosines * Math.sin(longitude) ** 2;
  return 2 * EARTH_RADIUS_KILOMETRES * Math.asin(Math.min(1, Math.sqrt(haversine)));
}
