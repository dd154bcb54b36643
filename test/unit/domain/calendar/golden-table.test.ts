import { DateTime } from 'luxon';
import {
  addServiceMinutes,
  addWorkingDays,
  ageOn,
  DEFAULT_PRACTICE_WEEK,
  DEFAULT_SERVICE_CALENDAR,
  dueDayOf,
  dueWindow,
  earliestInstant,
  endOfDischargeDay,
  firstDueAlarmAt,
  instantAt,
  isWorkingDay,
  lastOpenInstantUpTo,
  latestInstant,
  openings,
  windowOfDays,
  type DueDay,
  type Vigilance,
} from '../../../../domain/calendar';
import type { Instant, Interval } from '../../../../domain/follow-up/instants';

const SERVICE = DEFAULT_SERVICE_CALENDAR;
const EVERY_DAY = { ...SERVICE, weekdays: [1, 2, 3, 4, 5, 6, 7] };
const J = (count: number): DueDay => ({ unit: 'days', count });
const M = (count: number): DueDay => ({ unit: 'months', count });
const JO = (count: number): DueDay => ({ unit: 'business-days', count });

const at = (text: string): Instant => DateTime.fromISO(text, { zone: 'Europe/Paris' }).toMillis();
const local = (instant: Instant): string =>
  DateTime.fromMillis(instant, { zone: 'Europe/Paris' }).toFormat('yyyy-MM-dd HH:mm');
const latest = (dischargedAt: string, due: DueDay): string =>
  local(latestInstant(SERVICE, at(dischargedAt), due));
const shown = ({ from, to }: Interval): string => `${local(from)} → ${local(to)}`;
const j2toJ3 = (dischargedAt: string, vigilance: Vigilance): string =>
  shown(dueWindow(SERVICE, at(dischargedAt), J(2), J(3), vigilance));
const opening = (day: string): string => openings(EVERY_DAY, day, day).map(shown).join();
const hoursBetween = (from: Instant, to: Instant): number => (to - from) / 3_600_000;

/** The golden dates of pathways.md, row by row, in its order. */
const GOLDEN: readonly (readonly [rule: string, found: () => unknown, answer: unknown])[] = [
  ['Jn: Tuesday 3 Nov 2026, early', () => latest('2026-11-03T00:30', J(7)), '2026-11-10 19:00'],
  ['Jn: Tuesday 3 Nov 2026, late', () => latest('2026-11-03T23:59', J(7)), '2026-11-10 19:00'],
  ['Jn closed, latest: Sunday 15 Nov', () => latest('2026-11-08T10:00', J(7)), '2026-11-14 19:00'],
  [
    'Jn closed, earliest: holiday of 11 Nov',
    () => local(earliestInstant(SERVICE, at('2026-11-09T10:00'), J(2))),
    '2026-11-12 07:00',
  ],
  [
    'begins closed, reinforced: J2-J3 after Friday 30 Oct',
    () => j2toJ3('2026-10-30T15:00', 'reinforced'),
    '2026-10-31 07:00 → 2026-10-31 19:00',
  ],
  [
    'begins closed, simple: J2-J3 after Friday 30 Oct',
    () => j2toJ3('2026-10-30T15:00', 'simple'),
    '2026-11-02 07:00 → 2026-11-02 19:00',
  ],
  [
    'end of J0: Friday 23 Oct 18h50',
    () => local(endOfDischargeDay(SERVICE, at('2026-10-23T18:50'))),
    '2026-10-23 19:00',
  ],
  ['working day: Saturday, the service', () => isWorkingDay(SERVICE, '2026-11-14'), true],
  ['working day: Saturday, practices', () => isWorkingDay(DEFAULT_PRACTICE_WEEK, '2026-11-14'), false],
  [
    'working day: Saturday, practices that say so',
    () => isWorkingDay({ ...DEFAULT_PRACTICE_WEEK, weekdays: [1, 2, 3, 4, 5, 6] }, '2026-11-14'),
    true,
  ],
  [
    'working day: two-working-day contact after Friday 13 Nov',
    () => latest('2026-11-13T15:00', JO(2)),
    '2026-11-17 19:00',
  ],
  [
    'working day: a visit at a practice whose limit is Saturday 14 Nov',
    () =>
      local(
        windowOfDays(SERVICE, at('2026-11-07T10:00'), '2026-11-07', '2026-11-14', {
          vigilance: 'simple',
          endsOn: DEFAULT_PRACTICE_WEEK,
        }).to,
      ),
    '2026-11-13 19:00',
  ],
  [
    'n working hours: 4 from Saturday 17h',
    () => local(addServiceMinutes(SERVICE, at('2026-11-14T17:00'), 240)),
    '2026-11-16 09:00',
  ],
  ['clock change: 25 Oct 2026', () => opening('2026-10-25'), '2026-10-25 07:00 → 2026-10-25 19:00'],
  ['clock change: 28 Mar 2027', () => opening('2027-03-28'), '2027-03-28 07:00 → 2027-03-28 19:00'],
  [
    'clock change: both days last twelve hours',
    () =>
      ['2026-10-25', '2027-03-28'].flatMap((day) =>
        openings(EVERY_DAY, day, day).map(({ from, to }) => hoursBetween(from, to)),
      ),
    [12, 12],
  ],
  [
    'clock change: a call at 9h is at 9h',
    () =>
      ['2026-10-24', '2026-10-26', '2027-03-27', '2027-03-29'].map((day) =>
        local(instantAt(day, '09:00', 'Europe/Paris')),
      ),
    ['2026-10-24 09:00', '2026-10-26 09:00', '2027-03-27 09:00', '2027-03-29 09:00'],
  ],
  [
    'clock change: working hours over it are real ones',
    () => local(addServiceMinutes(EVERY_DAY, at('2026-10-24T18:00'), 13 * 60)),
    '2026-10-25 19:00',
  ],
  ['M1: discharge 31 Dec 2026', () => dueDayOf('2026-12-31', M(1)), '2027-01-31'],
  ['M2: discharge 31 Dec 2026', () => dueDayOf('2026-12-31', M(2)), '2027-02-28'],
  ['29 February 1940, on 28 Feb 2027', () => ageOn('1940-02-29', '2027-02-28'), 86],
  [
    'firstDueAt: injection due Friday 20h, discharge Friday 17h, the alarm',
    () => local(firstDueAlarmAt(SERVICE, at('2026-11-20T20:00'), at('2026-11-20T17:00'), 240)),
    '2026-11-20 17:00',
  ],
  [
    'firstDueAt: injection due Friday 20h, the last moment of the service',
    () => local(lastOpenInstantUpTo(SERVICE, at('2026-11-20T20:00'))),
    '2026-11-20 19:00',
  ],
];

test.each(GOLDEN)('when the rule is %s, then the answer is the one of the design', (_rule, found, answer) => {
  expect(found()).toEqual(answer);
});

describe('the calendar of a practice', () => {
  const PRACTICE = {
    ...SERVICE,
    weekdays: [1, 2, 4, 5, 6],
    opensAt: '08:30',
    closesAt: '18:30',
    weekdayHours: { 6: { opensAt: '09:00', closesAt: '12:00' } },
    closures: [{ from: '2026-10-19', to: '2026-10-23' }],
  } as const;

  test('when its openings are asked for, then they keep its own days, hours, closures and the holidays', () => {
    expect(openings(PRACTICE, '2026-10-17', '2026-11-02').map(shown)).toEqual([
      '2026-10-17 09:00 → 2026-10-17 12:00',
      '2026-10-24 09:00 → 2026-10-24 12:00',
      '2026-10-26 08:30 → 2026-10-26 18:30',
      '2026-10-27 08:30 → 2026-10-27 18:30',
      '2026-10-29 08:30 → 2026-10-29 18:30',
      '2026-10-30 08:30 → 2026-10-30 18:30',
      '2026-10-31 09:00 → 2026-10-31 12:00',
      '2026-11-02 08:30 → 2026-11-02 18:30',
    ]);
  });

  test('when working days are counted over its leave, then those days do not count', () => {
    expect(addWorkingDays(PRACTICE, '2026-10-17', 2)).toBe('2026-10-26');
  });

  test('when working hours cross its short Saturday, then they are those of that day', () => {
    expect(local(addServiceMinutes(PRACTICE, at('2026-10-24T11:00'), 120))).toBe('2026-10-26 09:30');
  });

  test('when it is closed for longer than a year, then asking for its next day says so', () => {
    const closed = { ...PRACTICE, closures: [{ from: '2026-01-01', to: '2028-12-31' }] };
    expect(() => addWorkingDays(closed, '2026-10-17', 1)).toThrow(RangeError);
  });
});
