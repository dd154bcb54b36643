import fc from 'fast-check';
import { addedUp, attendanceOf, NO_APPOINTMENTS } from '../../../../domain/scheduling/attendance';

const counts = fc.record({
  kept: fc.nat(500),
  toVerify: fc.nat(500),
  missedByPatient: fc.nat(500),
  missedByProfessional: fc.nat(500),
  unknown: fc.nat(500),
});

describe('the share of appointments patients miss', () => {
  test('when the practice cancelled, or nobody spoke of it, then it says nothing of the patient', () => {
    const some = { ...NO_APPOINTMENTS, kept: 19, missedByPatient: 1 };
    expect(attendanceOf(some).noShowRate).toBe(0.05);
    expect(attendanceOf({ ...some, missedByProfessional: 40, unknown: 40 }).noShowRate).toBe(0.05);
    expect(attendanceOf({ ...NO_APPOINTMENTS, unknown: 3 })).toMatchObject({
      noShowRate: null,
      knownRate: 0,
    });
    expect(attendanceOf(NO_APPOINTMENTS)).toMatchObject({ noShowRate: null, knownRate: null });
  });

  test('then the rates are shares, and the whole lies between its parts', () => {
    fc.assert(
      fc.property(counts, counts, (one, other) => {
        const rates = [one, other].map((part) => attendanceOf(part).noShowRate);
        const all = attendanceOf(addedUp([one, other])).noShowRate;
        if (all === null) return rates.every((rate) => rate === null);
        const known = rates.filter((rate) => rate !== null);
        return all >= Math.min(...known) - 1e-9 && all <= Math.max(...known) + 1e-9 && all >= 0 && all <= 1;
      }),
    );
  });

  test('when a count is none, then it is refused', () => {
    expect(() => attendanceOf({ ...NO_APPOINTMENTS, kept: -1 })).toThrow(RangeError);
    expect(() => attendanceOf({ ...NO_APPOINTMENTS, unknown: 0.5 })).toThrow(RangeError);
  });
});
