import { addDays } from '../../../../domain/calendar';
import {
  layOut,
  type Absence,
  type AvailabilityException,
  type AvailabilityRule,
  type Opening,
  type StatedAgenda,
} from '../../../../domain/scheduling';

const ZONE = 'Europe/Paris';
const TYPES = [{ id: 'a' }, { id: 'b' }];
/** Monday. */
const FIRST_DAY = '2026-11-23';

const frameOf = (firstDay: string, days: number) => ({
  firstDay,
  lastDay: addDays(firstDay, days),
  zone: ZONE,
});

function rule(changes: Partial<AvailabilityRule> = {}): AvailabilityRule {
  return {
    id: 'rule-1',
    firstDay: FIRST_DAY,
    fromTime: '09:00',
    toTime: '12:00',
    recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    appointmentTypeIds: [],
    ...changes,
  };
}

function stated(changes: Partial<StatedAgenda> = {}): StatedAgenda {
  return { rules: [rule()], exceptions: [], absences: [], ...changes };
}

const laid = (agenda: StatedAgenda, firstDay = FIRST_DAY, days = 6) =>
  layOut(agenda, TYPES, frameOf(firstDay, days), 'metropolitan');

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' });
const said = (openings: readonly Opening[]) =>
  openings.map(({ from, to }) => `${wall.format(from)}-${wall.format(to).slice(11)}`);

describe('openings', () => {
  test('when hours repeat on weekdays, then each day has them, and nothing is open beyond the frame', () => {
    expect(said(laid(stated()))).toEqual([
      '2026-11-23 09:00-12:00',
      '2026-11-24 09:00-12:00',
      '2026-11-25 09:00-12:00',
      '2026-11-26 09:00-12:00',
      '2026-11-27 09:00-12:00',
    ]);
  });

  test.each([
    ['in spring', '2026-03-27', ['2026-03-27T08:00:00.000Z', '2026-03-30T07:00:00.000Z']],
    ['in autumn', '2026-10-23', ['2026-10-23T07:00:00.000Z', '2026-10-26T08:00:00.000Z']],
  ])('when clocks change %s, then 9h is 9h on both sides', (_when, friday, instants) => {
    const agenda = stated({ rules: [rule({ firstDay: '2026-03-01' })] });
    const begin = laid(agenda, friday, 3).map(({ from }) => new Date(from).toISOString());
    expect(begin).toEqual(instants);
  });

  test('when a night is shortened by the clock, then its openings stay disjoint', () => {
    const nightly = { firstDay: '2027-03-28', appointmentTypeIds: ['a'], onHolidays: true as const };
    const rules = [
      rule({ ...nightly, id: '1', fromTime: '01:00', toTime: '02:30', recurrence: 'FREQ=DAILY' }),
      rule({ ...nightly, id: '2', fromTime: '02:30', toTime: '02:45', recurrence: 'FREQ=DAILY' }),
      rule({ id: '3', firstDay: '2027-03-28', fromTime: '03:00', toTime: '05:00', recurrence: 'FREQ=DAILY' }),
    ];
    const openings = laid(stated({ rules }), '2027-03-28', 0);
    expect(openings.map(({ to }, index) => (openings[index + 1]?.from ?? to) >= to)).not.toContain(false);
    expect(openings.at(-1)?.to).toBe(Date.parse('2027-03-28T05:00:00+02:00'));
  });

  test('when a day is a public holiday, then rules are closed unless they say so, and what is open besides is', () => {
    const noel = '2026-12-25';
    const extra: AvailabilityException = {
      id: 'x',
      day: noel,
      kind: 'extra',
      fromTime: '10:00',
      toTime: '11:00',
    };
    expect(said(laid(stated(), noel, 0))).toEqual([]);
    expect(said(laid(stated({ rules: [rule({ onHolidays: true })] }), noel, 0))).toEqual([
      '2026-12-25 09:00-12:00',
    ]);
    expect(said(laid(stated({ exceptions: [extra] }), noel, 0))).toEqual(['2026-12-25 10:00-11:00']);
  });

  test('when only Alsace-Moselle has a holiday, then only its agendas are closed', () => {
    const goodFriday = frameOf('2027-03-26', 0);
    expect(layOut(stated(), TYPES, goodFriday, 'metropolitan')).toHaveLength(1);
    expect(layOut(stated(), TYPES, goodFriday, 'alsace-moselle')).toEqual([]);
  });

  test('when some hours are closed, then what is around them stays open', () => {
    const closed: AvailabilityException = {
      id: 'x',
      day: FIRST_DAY,
      kind: 'closed',
      fromTime: '10:00',
      toTime: '10:30',
    };
    expect(said(laid(stated({ exceptions: [closed] }), FIRST_DAY, 0))).toEqual([
      '2026-11-23 09:00-10:00',
      '2026-11-23 10:30-12:00',
    ]);
  });

  test('when a day is closed and other hours are open besides, then it is those hours', () => {
    const exceptions: AvailabilityException[] = [
      { id: 'x', day: FIRST_DAY, kind: 'closed' },
      { id: 'y', day: FIRST_DAY, kind: 'extra', fromTime: '16:00', toTime: '18:00' },
    ];
    expect(said(laid(stated({ exceptions }), FIRST_DAY, 1))).toEqual([
      '2026-11-23 16:00-18:00',
      '2026-11-24 09:00-12:00',
    ]);
  });

  test('when somebody is away, then nothing is open on those days, not even what was open besides', () => {
    const agenda = stated({
      exceptions: [{ id: 'y', day: '2026-11-24', kind: 'extra', fromTime: '16:00', toTime: '18:00' }],
      absences: [{ id: 'z', firstDay: '2026-11-24', lastDay: '2026-11-25', cause: 'leave' }],
    });
    expect(said(laid(agenda))).toEqual([
      '2026-11-23 09:00-12:00',
      '2026-11-26 09:00-12:00',
      '2026-11-27 09:00-12:00',
    ]);
    const forGood: Absence = { id: 'z', firstDay: '2026-11-24', cause: 'retirement' };
    expect(said(laid(stated({ absences: [forGood] }), FIRST_DAY, 300))).toEqual(['2026-11-23 09:00-12:00']);
  });

  test('when hours touch and are for the same, then they are one; else they stay apart', () => {
    const once = {
      firstDay: FIRST_DAY,
      toTime: '14:00',
      fromTime: '12:00',
      recurrence: 'FREQ=DAILY;COUNT=1',
    };
    const same = stated({ rules: [rule(), rule({ ...once, id: 'rule-2' })] });
    expect(said(laid(same, FIRST_DAY, 0))).toEqual(['2026-11-23 09:00-14:00']);
    const other = stated({ rules: [rule(), rule({ ...once, id: 'rule-2', appointmentTypeIds: ['a'] })] });
    expect(said(laid(other, FIRST_DAY, 0))).toEqual(['2026-11-23 09:00-12:00', '2026-11-23 12:00-14:00']);
  });

  test('when all types of a rule are out of use, then it opens nothing; when one is left, then for that one', () => {
    expect(laid(stated({ rules: [rule({ appointmentTypeIds: ['gone'] })] }))).toEqual([]);
    const [first] = laid(stated({ rules: [rule({ appointmentTypeIds: ['gone', 'b'], practiceId: 'p' })] }));
    expect(first).toMatchObject({ appointmentTypeIds: ['b'], practiceId: 'p' });
  });

  test('when two rules overlap all the same, then what both open is there once', () => {
    const overlapping = rule({ id: 'rule-2', fromTime: '11:00', toTime: '13:00', appointmentTypeIds: ['a'] });
    expect(said(laid(stated({ rules: [rule(), overlapping] }), FIRST_DAY, 0))).toEqual([
      '2026-11-23 09:00-12:00',
      '2026-11-23 12:00-13:00',
    ]);
  });
});
