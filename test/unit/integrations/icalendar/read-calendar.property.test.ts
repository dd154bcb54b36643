import fc from 'fast-check';
import { DateTime } from 'luxon';
import { readCalendar } from '../../../../integrations/icalendar/read-calendar';
import { calendar, event, FRAME } from './calendars';

const MINUTE = 60_000;
const ZONE = 'Europe/Paris';

const utc = (instant: number) =>
  DateTime.fromMillis(instant, { zone: 'utc' }).toFormat("yyyyMMdd'T'HHmmss'Z'");
const inside = fc
  .record({ minute: fc.integer({ min: -20_000, max: 360_000 }), lasts: fc.integer({ min: 1, max: 3_000 }) })
  .map(({ minute, lasts }) => {
    const from = FRAME.from + minute * MINUTE;
    return { from, to: from + lasts * MINUTE };
  });

describe('whatever an agenda holds', () => {
  test('when events overlap in any way, then busy is exactly where one of them is, disjoint and in order', () => {
    fc.assert(
      fc.property(
        fc.array(inside, { maxLength: 20 }),
        fc.integer({ min: 0, max: 340_000 }),
        (times, asked) => {
          const lines = times.map(({ from, to }) => event(`DTSTART:${utc(from)}`, `DTEND:${utc(to)}`));
          const reading = readCalendar(calendar(...lines), FRAME);
          if ('fault' in reading) throw new Error(reading.fault);
          const { busy } = reading;
          for (const [index, { from, to }] of busy.entries()) {
            expect(from).toBeLessThan(to);
            expect(from).toBeGreaterThan(busy[index - 1]?.to ?? Number.NEGATIVE_INFINITY);
          }
          const at = FRAME.from + asked * MINUTE;
          const holds = ({ from, to }: { from: number; to: number }) => from <= at && at < to;
          expect(busy.some(holds)).toBe(at < FRAME.to && times.some(holds));
        },
      ),
    );
  });

  test('when a rule is daily or weekly, then it falls where the days of the wall clock say, however long ago it began', () => {
    const rules = fc.record({
      start: fc.integer({ min: 0, max: 8_000 }),
      hour: fc.integer({ min: 4, max: 23 }),
      weekly: fc.boolean(),
      interval: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(rules, ({ start, hour, weekly, interval }) => {
        const first = DateTime.fromObject({ year: 2005, month: 1, day: 1, hour }, { zone: ZONE }).plus({
          days: start,
        });
        const rule = `RRULE:FREQ=${weekly ? 'WEEKLY' : 'DAILY'};INTERVAL=${interval}`;
        const lines = [`DTSTART;TZID=${ZONE}:${first.toFormat("yyyyMMdd'T'HHmmss")}`, 'DURATION:PT45M', rule];
        const expected: number[] = [];
        for (let step = 0; ; step += 1) {
          const at = first.plus({ days: step * interval * (weekly ? 7 : 1) }).toMillis();
          if (at >= FRAME.to) break;
          if (at + 45 * MINUTE > FRAME.from) expected.push(at);
        }
        const reading = readCalendar(calendar(event(...lines)), FRAME);
        expect('busy' in reading && reading.busy.map(({ from }) => from)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('when it is cut or stirred anywhere, then it is read or a fault is named, never an error', () => {
    const whole = calendar(
      event('UID:1', 'DTSTART;TZID=Europe/Paris:20261123T100000', 'DTEND;TZID=Europe/Paris:20261123T110000'),
      event(
        'UID:2',
        'DTSTART;VALUE=DATE:20261124',
        'RRULE:FREQ=MONTHLY;COUNT=3',
        'EXDATE;VALUE=DATE:20261224',
      ),
      event('UID:2', 'RECURRENCE-ID;VALUE=DATE:20270124', 'DTSTART:20270124T100000Z', 'DURATION:PT1H'),
    );
    const stirred = fc.record({
      at: fc.integer({ min: 0, max: whole.length }),
      taken: fc.integer({ min: 0, max: 12 }),
      put: fc.string({ maxLength: 12, unit: 'binary' }),
    });
    fc.assert(
      fc.property(fc.array(stirred, { minLength: 1, maxLength: 4 }), (changes) => {
        const text = changes.reduce(
          (so, { at, taken, put }) => so.slice(0, at) + put + so.slice(at + taken),
          whole,
        );
        const reading = readCalendar(text, FRAME, undefined, 1_000);
        expect('busy' in reading || typeof reading.fault === 'string').toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
