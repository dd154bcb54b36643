import { DEMONSTRATION_SEED } from '../../../launcher/simulation/demonstration';
import { DAY_MS, isOpenDay } from '../../../simulator/calendar';
import { chanceOf } from '../../../simulator/chance';
import { fateOf, isInHospital, type Fate } from '../../../simulator/people/fates';
import { announcedAt } from '../../../simulator/people/hospital';
import { populationOf, type PlannedDischarge } from '../../../simulator/population/population';

/** When somebody may start the demonstration: on weekdays, a Saturday, a Sunday evening, after a public holiday. */
const MOMENTS = [
  '2026-11-23T08:30:00+01:00',
  '2026-11-25T11:00:00+01:00',
  '2026-11-20T17:30:00+01:00',
  '2026-11-21T10:00:00+01:00',
  '2026-11-22T21:00:00+01:00',
  '2026-11-12T09:00:00+01:00',
].map((text) => Date.parse(text));

interface Lived {
  readonly planned: PlannedDischarge;
  readonly fate: Fate;
  readonly until: number;
}

const world = {
  chance: (...occasion: readonly (string | number)[]) => chanceOf(DEMONSTRATION_SEED, ...occasion),
};

function peopleUntil(until: number): readonly Lived[] {
  const wanted = {
    ...{ seed: DEMONSTRATION_SEED, discharges: 20, from: until - 35 * DAY_MS, until, crowdsTheEnd: true },
    ...{ finess: '620100057', practitioners: [] },
  };
  return populationOf(wanted).map((planned) => ({ planned, fate: fateOf(world, planned), until }));
}

describe('the twenty of the demonstration', () => {
  test.each(MOMENTS)('when it ends at %p, then what is rare has come to some of them', (until) => {
    const people = peopleUntil(until);
    const some = (is: (lived: Lived) => boolean) => people.filter(is).length;

    expect(some(({ fate }) => isInHospital(fate, until))).toBeGreaterThan(0);
    expect(
      some(
        ({ fate: { readmittedAt, hospitalTells }, planned }) =>
          (readmittedAt ?? Infinity) < until && !hospitalTells && planned.person.relatives.length > 0,
      ),
    ).toBeGreaterThan(0);
    expect(some(({ fate: { leftAt } }) => (leftAt ?? Infinity) < until)).toBeGreaterThan(0);
    expect(
      some(({ fate, planned }) => fate.inDanger && planned.dischargedAt < until - 3 * DAY_MS),
    ).toBeGreaterThan(0);
  });

  test.each(MOMENTS)(
    'when it ends at %p, then one leaves that day or the last open one, and is announced',
    (until) => {
      const people = peopleUntil(until);
      const [before, last] = people.slice(-2).map(({ planned }) => planned);

      expect(new Date(last?.dischargedAt ?? 0).getTime()).toBeGreaterThan(until - 2 * DAY_MS);
      expect(before?.dischargedAt).toBeGreaterThan(until - 4 * DAY_MS);
      expect(before?.dischargedAt).toBeLessThan(until);
      for (const planned of [before, last]) {
        expect(isOpenDay(planned?.dischargedAt ?? 0)).toBe(true);
        expect(planned === undefined ? Infinity : announcedAt(world, planned)).toBeLessThan(until);
      }
    },
  );
});
