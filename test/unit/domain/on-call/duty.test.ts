import fc from 'fast-check';
import {
  dutyIntervals,
  parseWeeklyDuty,
  rosterFrom,
  weeklyDutyText,
  type Duty,
} from '../../../../domain/on-call';

const ZONE = 'Europe/Paris';
const HOUR_MS = 3_600_000;
const at = (text: string) => Date.parse(text);
const span = (from: string, to: string) => ({ from: at(from), to: at(to) });

function aDuty(weekly: string, more: Partial<Duty> = {}): Duty {
  return { weekly: parseWeeklyDuty(weekly) ?? [], exceptions: [], ...more };
}

/** Each interval as the Paris hours it begins and ends at. */
function inParis(duty: Duty, within: { from: number; to: number }): string[] {
  const words = (instant: number) =>
    new Intl.DateTimeFormat('fr-FR', {
      timeZone: ZONE,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(instant);
  return dutyIntervals(duty, ZONE, within).map(({ from, to }) => `${words(from)} > ${words(to)}`);
}

// Monday 2 November 2026, 0h in Paris, and the week after.
const WEEK = span('2026-11-02T00:00:00+01:00', '2026-11-09T00:00:00+01:00');

describe('when a line is on duty', () => {
  it('when it has weekly hours, then it is on duty on those days at those hours', () => {
    expect(inParis(aDuty('mon-tue 08:00-18:00'), WEEK)).toEqual([
      'lun. 08:00 > lun. 18:00',
      'mar. 08:00 > mar. 18:00',
    ]);
  });

  it('when it is a night, then it lasts into the next day, the night before the span included', () => {
    const night = aDuty('sun 20:00-08:00, mon 20:00-08:00');
    expect(inParis(night, { ...WEEK, to: WEEK.from + 36 * HOUR_MS })).toEqual([
      'lun. 00:00 > lun. 08:00',
      'lun. 20:00 > mar. 08:00',
    ]);
  });

  it('when it is always on duty, then one interval covers all', () => {
    expect(dutyIntervals(aDuty('always'), ZONE, WEEK)).toEqual([WEEK]);
  });

  it('when hours overlap or touch, then they are one', () => {
    expect(inParis(aDuty('mon 08:00-12:00, mon 11:00-14:00, mon 14:00-15:00'), WEEK)).toEqual([
      'lun. 08:00 > lun. 15:00',
    ]);
  });

  it('when a day has an exception, then its hours hold instead; when it has none, then nobody is there', () => {
    const exceptions = [
      { day: '2026-11-03', hours: [] },
      { day: '2026-11-04', hours: [{ from: '10:00', to: '11:00' }] },
    ];
    expect(inParis(aDuty('mon-wed 08:00-18:00', { exceptions }), WEEK)).toEqual([
      'lun. 08:00 > lun. 18:00',
      'mer. 10:00 > mer. 11:00',
    ]);
  });

  it('when it has a first and a last day, then duty begins within them and may end after', () => {
    const duty = aDuty('mon-sun 20:00-08:00', { firstDay: '2026-11-03', lastDay: '2026-11-04' });
    expect(inParis(duty, WEEK)).toEqual(['mar. 20:00 > mer. 08:00', 'mer. 20:00 > jeu. 08:00']);
  });

  it('when the clock goes back, then a night is an hour longer; when it goes on, an hour shorter', () => {
    const hours = (from: string, to: string) =>
      dutyIntervals(aDuty('sat 20:00-08:00'), ZONE, span(from, to)).map(
        (one) => (one.to - one.from) / HOUR_MS,
      );
    expect(hours('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([13]);
    expect(hours('2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z')).toEqual([11]);
  });

  it('when hours fall where the clock jumps, then they begin when it goes on, and the next line follows', () => {
    const spring = span('2027-03-27T12:00:00Z', '2027-03-29T12:00:00Z');
    const first = aDuty('sat 20:00-02:30');
    const second = aDuty('sun 02:30-08:00');
    const [before] = dutyIntervals(first, ZONE, spring);
    const [after] = dutyIntervals(second, ZONE, spring);
    expect(before?.to).toBe(after?.from);
    expect(after?.from).toBe(at('2027-03-28T03:30:00+02:00'));
    const autumn = span('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z');
    expect(dutyIntervals(first, ZONE, autumn)[0]?.to).toBe(dutyIntervals(second, ZONE, autumn)[0]?.from);
  });

  it('in any week, then intervals are sorted, disjoint and within the span', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '15', '30'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    const weekly = fc.array(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), from: time, to: time }));
    const start = fc.integer({ min: 0, max: 365 * 2 }).map((days) => WEEK.from + days * 24 * HOUR_MS);
    fc.assert(
      fc.property(weekly, start, (hours, from) => {
        const within = { from, to: from + 48 * HOUR_MS };
        const found = dutyIntervals({ weekly: hours, exceptions: [] }, ZONE, within);
        for (const [index, one] of found.entries()) {
          expect(one.from).toBeLessThan(one.to);
          expect(one.from).toBeGreaterThan(found[index - 1]?.to ?? 0);
          expect(one.from >= within.from && one.to <= within.to).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the roster handed to a follow-up', () => {
  it('when lines are given in any order, then they are rungs by position, on duty over the next 48 hours and the day before', () => {
    const line = (contactId: string, position: number) => ({
      ...aDuty('always'),
      ...{ contactId, position, answerMinutes: 5 },
    });
    const { rungs } = rosterFrom([line('b', 2), line('c', 2), line('a', 1)], ZONE, WEEK.from);
    expect(rungs.map(({ contactId }) => contactId)).toEqual(['a', 'b', 'c']);
    expect(rungs[0]?.onDuty).toEqual([{ from: WEEK.from - 24 * HOUR_MS, to: WEEK.from + 48 * HOUR_MS }]);
  });
});

describe('weekly hours in a command', () => {
  it.each(['mon 08:00-18:00', 'mon 08:00-18:00, sat 20:00-08:00', 'always'])(
    'when they are %s, then they are read and written the same',
    (text) => {
      expect(weeklyDutyText(parseWeeklyDuty(text) ?? [])).toBe(text);
    },
  );

  it.each(['', 'monday 8-18', 'mon 08:00-25:00', 'fri-mon 08:00-18:00', 'mon 08:00', 'xyz 08:00-18:00'])(
    'when they are %j, then they are not understood',
    (text) => {
      expect(parseWeeklyDuty(text)).toBeNull();
    },
  );
});
