import fc from 'fast-check';
import { addDays, dayOf, instantAt, isPublicHoliday } from '../../../../domain/calendar';
import {
  hoursOfRule,
  isAway,
  layOut,
  type Absence,
  type AvailabilityException,
  type AvailabilityRule,
  type Opening,
  type StatedAgenda,
} from '../../../../domain/scheduling';

const ZONE = 'Europe/Paris';

const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
  const hours = String(Math.floor(quarter / 4)).padStart(2, '0');
  return `${hours}:${String((quarter % 4) * 15).padStart(2, '0')}`;
});
const hours = fc
  .uniqueArray(time, { minLength: 2, maxLength: 2 })
  .map((times) => [...times].sort())
  .map(([fromTime = '', toTime = '']) => ({ fromTime, toTime }));
/** Around both clock changes and Christmas. */
const day = fc.integer({ min: 0, max: 220 }).map((days) => addDays('2026-10-01', days));
const recurrence = fc.constantFrom(
  undefined,
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=2',
  'FREQ=WEEKLY;BYDAY=MO,WE,SU',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=WEEKLY;BYDAY=SA;COUNT=5',
);
const anyRule = fc
  .record({ firstDay: day, hours, recurrence, onHolidays: fc.boolean() })
  .map(({ firstDay, hours: of, recurrence: repeated, onHolidays }): Omit<AvailabilityRule, 'id'> => ({
    firstDay,
    ...of,
    ...(repeated === undefined ? {} : { recurrence: repeated }),
    appointmentTypeIds: [],
    ...(onHolidays ? { onHolidays } : {}),
  }));
const anyException = fc
  .record({ day, kind: fc.constantFrom('closed' as const, 'extra' as const), hours, whole: fc.boolean() })
  .map(({ day: on, kind, hours: of, whole }): Omit<AvailabilityException, 'id'> => ({
    day: on,
    kind,
    ...(whole && kind === 'closed' ? {} : of),
  }));
const anyAbsence = fc
  .record({ firstDay: day, days: fc.option(fc.integer({ min: 0, max: 20 })) })
  .map(({ firstDay, days }): Omit<Absence, 'id'> => ({
    firstDay,
    ...(days === null ? {} : { lastDay: addDays(firstDay, days) }),
    cause: 'leave',
  }));

function numbered<T>(things: readonly T[]): (T & { id: string })[] {
  return things.map((thing, index) => ({ ...thing, id: `${index}` }));
}

const anyAgenda = fc
  .record({
    rules: fc.array(anyRule, { maxLength: 5 }),
    exceptions: fc.array(anyException, { maxLength: 6 }),
    absences: fc.array(anyAbsence, { maxLength: 2 }),
  })
  .map(({ rules, exceptions, absences }): StatedAgenda => ({
    rules: numbered(rules),
    exceptions: numbered(exceptions),
    absences: numbered(absences),
  }));

const FRAME = { firstDay: '2026-10-01', lastDay: addDays('2026-10-01', 220), zone: ZONE };
const opened = (agenda: StatedAgenda) => layOut(agenda, [], FRAME, 'metropolitan');

describe('whatever is stated', () => {
  test('then openings are disjoint, in order, and none is empty', () => {
    fc.assert(
      fc.property(anyAgenda, (agenda) => {
        const openings = opened(agenda);
        const wrong = openings.filter(
          ({ from, to }, index) => to <= from || from < (openings[index - 1]?.to ?? from),
        );
        expect(wrong).toEqual([]);
      }),
    );
  });

  test('then every opening lies within what was stated, and outside of closures and absences', () => {
    const instants = (on: string, { fromTime = '00:00', toTime = '23:59' }) => [
      instantAt(on, fromTime, ZONE),
      instantAt(on, toTime, ZONE),
    ];
    fc.assert(
      fc.property(anyAgenda, (agenda) => {
        const hoursOf = agenda.rules.flatMap((one) =>
          hoursOfRule(one, FRAME).filter(({ day: on }) => one.onHolidays === true || !isPublicHoliday(on)),
        );
        const isStated = ({ from, to }: Opening): boolean => {
          const on = dayOf(from, ZONE);
          const rules = hoursOf.filter((one) => one.day === on);
          const extras = agenda.exceptions.filter((one) => one.day === on && one.kind === 'extra');
          const closures = agenda.exceptions.filter((one) => one.day === on && one.kind === 'closed');
          const middle = (from + to) / 2;
          const holds = (one: { fromTime?: string; toTime?: string }) => {
            const [begin = 0, end = 0] = instants(on, one);
            return begin <= middle && middle < end;
          };
          const byRule = rules.some(holds) && !closures.some(holds);
          return (byRule || extras.some(holds)) && !isAway(agenda.absences, on);
        };
        expect(opened(agenda).filter((opening) => !isStated(opening))).toEqual([]);
      }),
    );
  });

  test('then an absence takes its days off and leaves the others as they were', () => {
    fc.assert(
      fc.property(anyAgenda, anyAbsence, (agenda, absence) => {
        const away = { ...absence, id: 'away' };
        const isOnAbsence = ({ from }: Opening) => isAway([away], dayOf(from, ZONE));
        const expected = opened(agenda).filter((opening) => !isOnAbsence(opening));
        expect(opened({ ...agenda, absences: [...agenda.absences, away] })).toEqual(expected);
      }),
    );
  });

  test('then the order in which it was stated does not count', () => {
    fc.assert(
      fc.property(anyAgenda, (agenda) => {
        const turned = {
          rules: [...agenda.rules].reverse(),
          exceptions: [...agenda.exceptions].reverse(),
          absences: [...agenda.absences].reverse(),
        };
        expect(opened(turned)).toEqual(opened(agenda));
      }),
    );
  });

  test('then two halves of a frame are the frame', () => {
    fc.assert(
      fc.property(anyAgenda, fc.integer({ min: 0, max: 219 }), (agenda, days) => {
        const until = addDays(FRAME.firstDay, days);
        const first = layOut(agenda, [], { ...FRAME, lastDay: until }, 'metropolitan');
        const rest = layOut(agenda, [], { ...FRAME, firstDay: addDays(until, 1) }, 'metropolitan');
        expect([...first, ...rest]).toEqual(opened(agenda));
      }),
    );
  });
});
