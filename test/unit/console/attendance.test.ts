import type { AttendanceRow } from '../../../api/schemas';
import { byMonth, monthWords, rateWords, shortMonthWords } from '../../../console/attendance/months';

const row = (month: string, kept: number, missedByPatient: number): AttendanceRow => ({
  practiceId: null,
  practiceName: '',
  month,
  kept,
  toVerify: 0,
  missedByPatient,
  missedByProfessional: 1,
  unknown: 2,
  noShowRate: null,
  knownRate: null,
});

describe('attendance month by month', () => {
  it('when several practices share a month, then they count together, not each the same', () => {
    const months = byMonth([row('2026-11', 90, 0), row('2026-10', 3, 1), row('2026-11', 0, 10)]);
    expect(months.map(({ month, noShowRate }) => [month, noShowRate])).toEqual([
      ['2026-10', 0.25],
      ['2026-11', 0.1],
    ]);
    expect(months[1]).toMatchObject({ kept: 90, missedByPatient: 10, missedByProfessional: 2, unknown: 4 });
  });

  it('when nobody knows of any, then there is no rate rather than none missed', () => {
    expect(byMonth([row('2026-11', 0, 0)])[0]?.noShowRate).toBeNull();
    expect(rateWords(null)).toBe('pas encore connu');
  });

  it('when it is read, then months and rates are French', () => {
    expect(monthWords('2026-11')).toBe('novembre 2026');
    expect(shortMonthWords('2026-02')).toBe('févr. 26');
    expect(rateWords(0.045)).toBe('4,5\u00a0%');
  });
});
