import { isValidIns, isValidRpps, parsePhone } from '../../../domain/identifiers';
import { createCommuneDirectory } from '../../../integrations/places/communes';
import { DAY_MS, localOf } from '../../../simulator/calendar';
import { communes } from '../../../simulator/population/communes';
import { fictionalRpps } from '../../../simulator/population/numbers';
import { populationOf, type PopulationWanted } from '../../../simulator/population/population';

const FROM = Date.parse('2026-10-18T08:00:00+02:00');
const DAYS = 35;
const practitioners = [
  {
    professionalId: '0199a000-0000-7000-8000-000000000001',
    displayName: 'Dr Camille Delattre',
    rpps: '10000000017',
    postalCode: '62710',
    communeCode: '62250',
    phone: '+33321000101',
  },
];

function wanted(changes: Partial<PopulationWanted> = {}): PopulationWanted {
  const until = FROM + DAYS * DAY_MS;
  return { seed: 7, discharges: 400, from: FROM, until, finess: '620100057', practitioners, ...changes };
}

const people = populationOf(wanted());
const requests = people.map(({ request }) => request);

/** Every number a discharge names, the practitioners of the directory aside. */
function numbersIn(value: unknown): string[] {
  return JSON.stringify(value).match(/\+33\d{9}/g) ?? [];
}

describe('the people who leave hospital', () => {
  test('when the seed is the same, then they are the same people', () => {
    expect(populationOf(wanted())).toEqual(people);
  });

  test('when the seed is another, then they are others', () => {
    const others = populationOf(wanted({ seed: 8 }));

    const same = others.filter(({ person }, index) => person.familyName === people[index]?.person.familyName);
    expect(same.length).toBeLessThan(people.length / 10);
  });

  test('when more are wanted, then the first ones stay who they are', () => {
    const more = populationOf(wanted({ discharges: 500 }));

    expect(more[3]?.person.patient.birthName).toBe(people[3]?.person.patient.birthName);
    expect(more[3]?.profile).toBe(people[3]?.profile);
  });

  test('when they telephone, then by numbers that are kept for fiction', () => {
    const numbers = requests.flatMap(numbersIn);

    expect(numbers.length).toBeGreaterThan(people.length);
    for (const number of numbers) {
      expect(number).toMatch(/^\+33(35301|63998)\d{4}$/);
      expect(parsePhone(number)).toEqual({ number, valid: true });
    }
  });

  test('when two have a mobile, then never the same one', () => {
    const mobiles = people.flatMap(({ person }) => person.mobile ?? []);

    expect(new Set(mobiles).size).toBe(mobiles.length);
  });

  test('when they have an INS, then its key is right and its birth place is none', () => {
    const values = requests.flatMap(({ patient }) => patient.identifiers ?? []).map(({ value }) => value);

    expect(values.length).toBeGreaterThan(people.length / 2);
    for (const value of values) {
      expect(isValidIns(value)).toBe(true);
      expect(value.slice(7, 10)).toBe('999');
    }
    expect(communes().some(({ code }) => code.endsWith('999'))).toBe(false);
  });

  test('when professionals are added, then their numbers have a right key', () => {
    for (let index = 0; index < 300; index += 1) expect(isValidRpps(fictionalRpps(index))).toBe(true);
  });

  test('when they live somewhere, then in a real commune of Nord or Pas-de-Calais, mostly near', () => {
    const directory = createCommuneDirectory();

    for (const { request } of people) {
      const { inseeCode = '', postalCode = '', city = '' } = request.patient.address ?? {};
      expect(inseeCode).toMatch(/^(59|62)/);
      expect(directory.codeOf(postalCode, city)).toBe(inseeCode);
    }
    const near = people.filter(({ person }) => person.commune.kilometres < 20);
    expect(near.length / people.length).toBeGreaterThan(0.6);
    expect(near.length / people.length).toBeLessThan(0.98);
  });

  test('when the hospital leaves something out, then as rarely as it is stated', () => {
    const without = (isMissing: (request: (typeof requests)[number]) => boolean) =>
      requests.filter(isMissing).length / requests.length;

    expect(without(({ patient }) => patient.birthDate === undefined)).toBeLessThan(0.08);
    expect(without(({ stay }) => stay.diagnoses === undefined)).toBeGreaterThan(0.02);
    expect(without(({ stay }) => stay.diagnoses === undefined)).toBeLessThan(0.12);
    expect(without(({ generalPractitioner }) => generalPractitioner?.declaredNone === true)).toBeLessThan(
      0.15,
    );
  });

  test('when they leave, then over the whole time, on Fridays more than on any other day', () => {
    const byWeekday = new Map<number, number>();
    for (const { dischargedAt } of people) {
      const { weekday } = localOf(dischargedAt);
      byWeekday.set(weekday, (byWeekday.get(weekday) ?? 0) + 1);
    }

    const [friday = 0, ...others] = [5, 1, 2, 3, 4, 6, 7].map((weekday) => byWeekday.get(weekday) ?? 0);
    expect(friday).toBeGreaterThan(Math.max(...others));
    const inLastDays = people.filter(({ dischargedAt }) => dischargedAt > FROM + (DAYS - 5) * DAY_MS);
    expect(inLastDays.length).toBeGreaterThan(people.length * 0.05);
    for (const { dischargedAt } of people) {
      expect(dischargedAt).toBeGreaterThanOrEqual(FROM);
      expect(dischargedAt).toBeLessThan(FROM + DAYS * DAY_MS);
    }
  });
});
