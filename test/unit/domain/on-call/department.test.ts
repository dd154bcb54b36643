import { departmentOf, departmentOfFiness, isVerified, tenDigitsOf } from '../../../../domain/on-call';
import { createCommuneDirectory } from '../../../../integrations/places/communes';

describe('the département of a place', () => {
  it.each([
    [{ postalCode: '62300' }, '62'],
    [{ postalCode: '01000' }, '01'],
    [{ postalCode: '20000' }, '2A'],
    [{ postalCode: '20137' }, '2A'],
    [{ postalCode: '20200' }, '2B'],
    [{ postalCode: '20600' }, '2B'],
    [{ inseeCode: '2A004' }, '2A'],
    [{ inseeCode: '2B033' }, '2B'],
    [{ postalCode: '97110' }, '971'],
    [{ postalCode: '97400' }, '974'],
    [{ postalCode: '97600' }, '976'],
    [{ inseeCode: '97502' }, '975'],
    [{ postalCode: '97133' }, '977'],
    [{ postalCode: '97150' }, '978'],
    [{ postalCode: '98714' }, '987'],
    [{ inseeCode: '98818' }, '988'],
    // Served from the next département: the INSEE code knows better.
    [{ inseeCode: '21138', postalCode: '52160' }, '21'],
    [{ inseeCode: 'unknown', postalCode: '62300' }, '62'],
  ])('when it is %j, then it is %s', (place, department) => {
    expect(departmentOf(place)).toBe(department);
  });

  it.each([{}, { postalCode: '' }, { postalCode: '99100' }, { postalCode: '98000' }, { postalCode: '6230' }])(
    'when it is %j, then nobody can say',
    (place) => {
      expect(departmentOf(place)).toBeNull();
    },
  );

  it.each([
    ['620100057', '62'],
    ['2A0000014', '2A'],
    ['970100228', '971'],
    ['970400024', '974'],
    ['980500003', null],
  ])('when a hospital has the FINESS number %s, then it is in %s', (finess, department) => {
    expect(departmentOfFiness(finess)).toBe(department);
  });

  it('when a Corsican postal code serves communes of one half, then the official list agrees', () => {
    const communes = createCommuneDirectory();
    for (let code = 20_000; code < 20_700; code += 1) {
      const halves = new Set(communes.byPostalCode(String(code)).map((insee) => insee.slice(0, 2)));
      if (halves.size === 1) expect(departmentOf({ postalCode: String(code) })).toBe([...halves][0]);
    }
  });
});

describe('the number of a dispatch centre', () => {
  it.each([
    ['03 53 01 00 15', '0353010015'],
    ['+33 3 53 01 00 15', '0353010015'],
    ['03.53.01.00.15', '0353010015'],
    ['15', null],
    ['112', null],
    ['0053010015', null],
    ['035301001', null],
  ])('when it is %s, then its ten digits are %s', (text, digits) => {
    expect(tenDigitsOf(text)).toBe(digits);
  });

  it('when it was verified more than 31 days ago, then it is no longer', () => {
    expect(isVerified({ verifiedOn: '2026-10-22' }, '2026-11-22')).toBe(true);
    expect(isVerified({ verifiedOn: '2026-10-21' }, '2026-11-22')).toBe(false);
  });
});
