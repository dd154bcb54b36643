import fc from 'fast-check';
import {
  DEFAULT_SERVICE_CALENDAR as CALENDAR,
  dayOf,
  instantAt,
  isWorkingDay,
  openingOf,
} from '../../../../domain/calendar';
import {
  REMINDER_SPREAD_MS,
  remindersAfter,
  remindersOf,
  type RemindedAppointment,
  type ReminderKind,
} from '../../../../domain/scheduling';

const ZONE = CALENDAR.zone;
const PATIENT = '0192d000-0000-7000-8000-000000000001';
const at = (day: string, time: string) => instantAt(day, time, ZONE);
const said = (instant: number) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short' }).format(instant);

const remindersBooked = (
  booked: [string, string],
  starts: [string, string],
  ways = { mail: true, sms: true },
) => remindersOf(CALENDAR, { patientId: PATIENT, bookedAt: at(...booked), startsAt: at(...starts) }, ways);

describe('when a patient is reminded', () => {
  it.each<[string, [string, string], [string, string], [ReminderKind, string][]]>([
    [
      'booked more than seven days ahead',
      ['2026-11-02', '09:00'],
      ['2026-11-19', '09:30'],
      [
        ['mail-j7', '2026-11-12'],
        ['sms-j2', '2026-11-17'],
        ['mail-j1', '2026-11-18'],
      ],
    ],
    ['booked seven days ahead', ['2026-11-03', '09:00'], ['2026-11-10', '09:30'], [['sms-j1', '2026-11-09']]],
    [
      'booked eight days ahead, J-7 the next day',
      ['2026-11-03', '15:00'],
      ['2026-11-11', '09:30'],
      [
        ['mail-j7', '2026-11-04'],
        ['sms-j2', '2026-11-09'],
        ['mail-j1', '2026-11-10'],
      ],
    ],
    [
      'booked on Friday for Monday: Sunday is closed',
      ['2026-11-20', '17:00'],
      ['2026-11-23', '09:00'],
      [['sms-j1', '2026-11-21']],
    ],
    [
      'booked on Saturday for Monday: what would have left in the morning leaves now',
      ['2026-11-21', '17:00'],
      ['2026-11-23', '09:00'],
      [['sms-now', '2026-11-21']],
    ],
    [
      'the day after All Saints on a Sunday',
      ['2026-10-28', '09:00'],
      ['2026-11-02', '14:00'],
      [['sms-j1', '2026-10-31']],
    ],
    [
      'the day after Armistice day, a Wednesday',
      ['2026-11-05', '09:00'],
      ['2026-11-12', '14:00'],
      [['sms-j1', '2026-11-10']],
    ],
    [
      'far ahead, with the Christmas holiday on J-7',
      ['2026-12-01', '09:00'],
      ['2027-01-01', '09:00'],
      [
        ['mail-j7', '2026-12-24'],
        ['sms-j2', '2026-12-30'],
        ['mail-j1', '2026-12-31'],
      ],
    ],
    ['booked the same day', ['2026-11-03', '09:00'], ['2026-11-03', '16:00'], [['sms-now', '2026-11-03']]],
    [
      'booked the day before in the morning',
      ['2026-11-03', '09:00'],
      ['2026-11-04', '16:00'],
      [['sms-j1', '2026-11-03']],
    ],
    [
      'booked the day before after 13h',
      ['2026-11-03', '13:00'],
      ['2026-11-04', '16:00'],
      [['sms-now', '2026-11-03']],
    ],
    ['booked five minutes ahead', ['2026-11-03', '09:00'], ['2026-11-03', '09:05'], []],
    ['booked in the past', ['2026-11-03', '09:00'], ['2026-11-02', '09:05'], []],
  ])('%s', (_case, booked, starts, expected) => {
    expect(remindersBooked(booked, starts).map(({ kind, dueAt }) => [kind, said(dueAt)])).toEqual(expected);
  });

  it('at the last moment, ten minutes later; by night the next morning, unless that is too late', () => {
    const due = (booked: [string, string], starts: [string, string]) =>
      remindersBooked(booked, starts)[0]?.dueAt;
    expect(due(['2026-11-03', '14:00'], ['2026-11-04', '16:00'])).toBe(at('2026-11-03', '14:10'));
    expect(due(['2026-11-03', '22:00'], ['2026-11-04', '16:00'])).toBe(at('2026-11-04', '08:00'));
    expect(due(['2026-11-03', '22:00'], ['2026-11-04', '08:30'])).toBe(at('2026-11-03', '22:10'));
    expect(due(['2026-11-04', '06:00'], ['2026-11-04', '10:00'])).toBe(at('2026-11-04', '08:00'));
  });

  it('when the clocks change, then ten o’clock stays ten o’clock', () => {
    const far = (starts: string) => remindersBooked(['2026-09-01', '09:00'], [starts, '09:00']);
    const spreads = [...far('2026-10-27'), ...far('2027-03-30')].map(
      ({ dueAt }) => dueAt - at(dayOf(dueAt, ZONE), '10:00'),
    );
    expect(new Set(spreads).size).toBe(1);
    expect(spreads[0]).toBeGreaterThanOrEqual(0);
    expect(spreads[0]).toBeLessThan(REMINDER_SPREAD_MS);
  });

  it('when a way is missing, then its reminders fall away and the others stay', () => {
    const far = (ways: { mail: boolean; sms: boolean }) =>
      remindersBooked(['2026-11-02', '09:00'], ['2026-11-19', '09:30'], ways).map(({ kind }) => kind);
    expect(far({ mail: false, sms: true })).toEqual(['sms-j2']);
    expect(far({ mail: true, sms: false })).toEqual(['mail-j7', 'mail-j1']);
    expect(far({ mail: false, sms: false })).toEqual([]);
  });

  it('reminders of many patients are spread over two hours', () => {
    const minutes = new Set(
      Array.from({ length: 400 }, (_, index) => {
        const patientId = `patient-${index}`;
        const [first] = remindersOf(CALENDAR, {
          patientId,
          bookedAt: at('2026-11-03', '09:00'),
          startsAt: at('2026-11-10', '09:00'),
        });
        return ((first?.dueAt ?? 0) - at('2026-11-09', '10:00')) / 60_000;
      }),
    );
    expect(minutes.size).toBeGreaterThan(80);
    expect(Math.min(...minutes)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...minutes)).toBeLessThan(120);
  });

  it('whatever is booked: between booking and start, on an open day by day, all of one day together', () => {
    const first = at('2026-09-01', '00:00');
    const instants = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => first + minutes * 60_000);
    fc.assert(
      fc.property(
        fc.uuid(),
        instants,
        fc.integer({ min: 1, max: 60 * 24 * 60 }),
        (patientId, bookedAt, minutes) => {
          const startsAt = bookedAt + minutes * 60_000;
          const reminders = remindersOf(CALENDAR, { patientId, bookedAt, startsAt });
          for (const { kind, dueAt } of reminders) {
            expect(dueAt).toBeGreaterThan(bookedAt);
            expect(dueAt).toBeLessThan(startsAt);
            if (kind === 'sms-now') continue;
            const day = dayOf(dueAt, ZONE);
            expect(isWorkingDay(CALENDAR, day)).toBe(true);
            expect(dueAt).toBeGreaterThanOrEqual(openingOf(CALENDAR, day).from);
            expect(dueAt).toBeLessThan(openingOf(CALENDAR, day).to);
          }
          // Half an hour ahead or more, nobody with a mobile is left without a word.
          if (minutes >= 30) expect(reminders.filter(({ channel }) => channel === 'sms')).toHaveLength(1);
          expect(new Set(reminders.map(({ kind }) => kind)).size).toBe(reminders.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('what a change of an appointment means for reminders', () => {
  const NOW = at('2026-11-03', '15:00');
  const appointment = (changes: Partial<RemindedAppointment> = {}): RemindedAppointment => ({
    patientId: PATIENT,
    professionalId: 'p-1',
    startsAt: at('2026-11-19', '09:30'),
    status: 'booked',
    told: false,
    ...changes,
  });
  const after = (
    before: Partial<RemindedAppointment> | null,
    changes: Partial<RemindedAppointment>,
    byPatient = false,
  ) => {
    const { clear, make } = remindersAfter(CALENDAR, before && appointment(before), appointment(changes), {
      at: NOW,
      byPatient,
    });
    return { clear, make: make.map(({ kind }) => kind) };
  };
  const THREE: ReminderKind[] = ['mail-j7', 'sms-j2', 'mail-j1'];

  it.each<[string, ReturnType<typeof after>, ReturnType<typeof after>]>([
    ['booked', after(null, {}), { clear: false, make: THREE }],
    ['held only', after(null, { status: 'pending' }), { clear: false, make: [] }],
    ['booked from a hold', after({ status: 'pending' }, {}), { clear: false, make: THREE }],
    ['a group session itself', after(null, { patientId: null }), { clear: false, make: [] }],
    ['confirmed', after({}, {}), { clear: false, make: [] }],
    [
      'moved by the service',
      after({}, { startsAt: at('2026-11-20', '09:30') }),
      { clear: true, make: ['moved', ...THREE] },
    ],
    [
      'moved by the patient',
      after({}, { startsAt: at('2026-11-20', '09:30') }, true),
      { clear: true, make: THREE },
    ],
    [
      'moved to this evening by the service: told once',
      after({}, { startsAt: at('2026-11-03', '18:30') }),
      { clear: true, make: ['moved'] },
    ],
    ['given to a replacement', after({}, { professionalId: 'p-2' }), { clear: false, make: ['moved'] }],
    ['cancelled by the practice', after({}, { status: 'cancelled' }), { clear: true, make: ['cancelled'] }],
    ['cancelled by the patient', after({}, { status: 'cancelled' }, true), { clear: true, make: [] }],
    ['entered in error', after({}, { status: 'entered-in-error' }), { clear: true, make: [] }],
    ['kept', after({}, { status: 'fulfilled' }), { clear: true, make: [] }],
    [
      'cancelled when it is over',
      after({ startsAt: NOW - 1 }, { startsAt: NOW - 1, status: 'cancelled' }),
      { clear: true, make: [] },
    ],
  ])('%s', (_case, given, expected) => {
    expect(given).toEqual(expected);
  });
});
