import fc from 'fast-check';
import { addDays } from '../../../../domain/calendar';
import { addressChangesAfter, addressOn, isElsewhereOn } from '../../../../domain/discharge';

const COURRIERES = { line: '1 rue de la Gare', postalCode: '62710', city: 'Courrières' };
const AT_THE_DAUGHTERS = { postalCode: '59000', city: 'Lille', atWhose: 'sa fille Anne' };
const stay = (from?: string, to?: string) => ({
  address: COURRIERES,
  currentAddress: {
    ...AT_THE_DAUGHTERS,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  },
});

describe('where the patient is', () => {
  it.each([
    ['2026-11-02', 'Courrières'],
    ['2026-11-03', 'Lille'],
    ['2026-11-10', 'Lille'],
    ['2026-11-11', 'Courrières'],
  ])('when she stays at the daughter’s from the 3rd to the 10th, then on %s she is at %s', (day, city) => {
    expect(addressOn(stay('2026-11-03', '2026-11-10'), day)?.city).toBe(city);
  });

  it('when nobody said until when, then she stays there', () => {
    expect(addressOn(stay('2026-11-03'), '2027-06-01')?.city).toBe('Lille');
    expect(addressOn(stay(), '2026-01-01')?.city).toBe('Lille');
  });

  it('when the stay is over and no official address is known, then nobody knows where she is', () => {
    expect(addressOn({ currentAddress: { city: 'Lille', to: '2026-11-10' } }, '2026-11-11')).toBeNull();
  });

  it('when the stay has both days, then the plan is made again on its first day and the day after its last', () => {
    const { currentAddress } = stay('2026-11-03', '2026-11-10');
    expect(addressChangesAfter({ currentAddress }, '2026-11-01')).toEqual(['2026-11-03', '2026-11-11']);
    expect(addressChangesAfter({ currentAddress }, '2026-11-03')).toEqual(['2026-11-11']);
    expect(addressChangesAfter({ currentAddress }, '2026-11-11')).toEqual([]);
  });

  it('whatever the days, it changes on exactly the days that are said', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((count) => addDays('2026-11-01', count));
    const bound = fc.option(day, { nil: undefined });
    fc.assert(
      fc.property(bound, bound, day, (from, to, today) => {
        const { currentAddress } = stay(from, to);
        const after = addDays(today, 1);
        const changes = isElsewhereOn({ currentAddress }, today) !== isElsewhereOn({ currentAddress }, after);
        expect(addressChangesAfter({ currentAddress }, today).includes(after)).toBe(changes);
      }),
    );
  });
});
