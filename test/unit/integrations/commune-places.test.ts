import {
  createCommunePlaces,
  type KnownCity,
  type PlacedCommune,
} from '../../../integrations/places/coordinates';

const COURRIERES = '62250';
const LENS = '62498';
const LILLE = '59350';

describe('where communes are', () => {
  const places = createCommunePlaces();

  test('when two communes are known, then their distance is the one of the map', () => {
    // Courrières to Lens: 9 km; to Lille: 23 km, as the crow flies.
    expect(places.distanceKilometres(COURRIERES, LENS)).toBeGreaterThan(6);
    expect(places.distanceKilometres(COURRIERES, LENS)).toBeLessThan(11);
    expect(places.distanceKilometres(COURRIERES, LILLE)).toBeGreaterThan(18);
    expect(places.distanceKilometres(COURRIERES, LILLE)).toBeLessThan(27);
    expect(places.distanceKilometres(LILLE, COURRIERES)).toBe(places.distanceKilometres(COURRIERES, LILLE));
  });

  test('when it is the same commune, then it is no distance', () => {
    expect(places.distanceKilometres(LENS, LENS)).toBe(0);
  });

  test('when there is no such commune, then the distance is not known and nothing is near', () => {
    expect(places.distanceKilometres(LENS, '99999')).toBeUndefined();
    expect(places.near('99999', 10)).toEqual([]);
  });

  test('when asked what is near, then the commune comes first, then nearest first, none farther than asked', () => {
    const near = places.near(COURRIERES, 15);
    const distances = near.map((code) => places.distanceKilometres(COURRIERES, code) ?? Infinity);
    expect(new Set(near).size).toBe(near.length);
    expect(near[0]).toBe(COURRIERES);
    expect(near).toContain(LENS);
    expect(near).not.toContain(LILLE);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect(Math.max(...distances)).toBeLessThanOrEqual(15);
    expect(places.near(COURRIERES, 15)).toBe(near);
  });

  test('when a commune is not on the map, then it is near its neighbours of the same postal code', () => {
    // Estevelles (62311) has no coordinates of its own; 62880 is shared with Pont-à-Vendin and Annay.
    const distance = places.distanceKilometres('62311', COURRIERES);
    expect(distance).toBeGreaterThanOrEqual(1);
    expect(distance).toBeLessThan(15);
  });
});

describe('stand-ins', () => {
  const city = (muniSub: string, longitude: number, latitude: number, population: number): KnownCity => ({
    country: 'FR',
    muniSub,
    population,
    loc: { coordinates: [longitude, latitude] },
  });
  const commune = (code: string, more: Partial<PlacedCommune> = {}): PlacedCommune => ({
    code,
    departement: '62',
    arrondissement: '621',
    codesPostaux: [],
    ...more,
  });
  const read = () => ({
    cities: [
      city('62001', 2, 50, 100),
      city('62002', 3, 50, 900),
      city('62002', 9, 9, 5),
      { ...city('62003', 0, 0, 9), country: 'BE' },
    ],
    communes: [
      commune('62001', { codesPostaux: ['62100'], population: 100 }),
      commune('62002', { codesPostaux: ['62200'], arrondissement: '622', population: 900 }),
      commune('62003', { codesPostaux: ['62200'] }),
      commune('62004'),
      commune('62005', { arrondissement: '629' }),
      commune('62006', { chefLieu: '62001', codesPostaux: ['62200'] }),
      commune('62001', { chefLieu: '62001' }),
      commune('62007', { chefLieu: '62003', arrondissement: '629' }),
      commune('63001', { departement: '63', arrondissement: '631' }),
    ],
  });
  const places = createCommunePlaces(read);

  test.each([
    ['its neighbours under the postal code', '62003', '62002'],
    ['its arrondissement', '62004', '62001'],
    ['the largest of its département', '62005', '62002'],
    ['the commune it belongs to', '62006', '62001'],
    ['where the commune it belongs to stands', '62007', '62002'],
  ])('when a commune has no coordinates, then it stands at %s', (_what, code, at) => {
    expect(places.distanceKilometres(code, at)).toBe(1);
  });

  test('when nothing of its département is known, then neither is the commune', () => {
    expect(places.distanceKilometres('63001', '62001')).toBeUndefined();
  });

  test('when nobody asks, then nothing is read; when asked twice, then once', () => {
    const reading = jest.fn(read);
    const lazy = createCommunePlaces(reading);
    expect(reading).not.toHaveBeenCalled();
    lazy.near('62001', 5);
    lazy.distanceKilometres('62001', '62002');
    expect(reading).toHaveBeenCalledTimes(1);
  });
});
