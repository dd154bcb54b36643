import { createCommuneDirectory } from '../../../integrations/places/communes';

const communes = createCommuneDirectory();

describe('the directory of communes', () => {
  test('when a code exists, then it is known, delegated communes and arrondissements included', () => {
    expect(['62250', '01015', '75113', '62999', ''].map((code) => communes.has(code))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  test('when a postal code is looked up, then its communes are given, none when unknown', () => {
    expect(communes.byPostalCode('62710')).toEqual(['62250']);
    expect(communes.byPostalCode('00000')).toEqual([]);
    expect(communes.codeOf('62300', 'ÉLEU DIT LEAUWETTE')).toBe('62291');
    expect(communes.codeOf('62300', 'Arras')).toBeUndefined();
  });

  test.each([
    ['62710', 'COURRIERES', true],
    ['62710', ' Courrières ', true],
    ['62710', 'Lille', false],
    ['59500', 'Douai', true],
    ['62035', 'Arras CEDEX', true],
    ['62035', 'Lille cedex 9', false],
    ['75013', 'Paris 13e arrondissement', true],
    ['78100', 'St Germain en Laye', true],
    ['01300', 'Arbignieu', true],
  ])('when %s and %s are compared, then they belong together: %s', (postalCode, city, expected) => {
    expect(communes.matches(postalCode, city)).toBe(expected);
  });
});
