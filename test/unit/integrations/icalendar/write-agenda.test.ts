import fc from 'fast-check';
import type { PublishedAppointment } from '../../../../domain/scheduling';
import { writeAgenda } from '../../../../integrations/icalendar/write-agenda';
import { readCalendar } from '../../../../integrations/icalendar/read-calendar';
import { FRAME } from './calendars';

const ID = '0192f0c1-0000-7000-8000-000000000001';
const APPOINTMENT: PublishedAppointment = {
  id: ID,
  startsAt: Date.parse('2026-11-24T10:00:00+01:00'),
  endsAt: Date.parse('2026-11-24T10:30:00+01:00'),
  place: 'practice',
  profession: 'general-practitioner',
  cancelled: false,
  revision: 3,
  changedAt: Date.parse('2026-11-23T18:00:00+01:00'),
};

/** Lines put together again, without those that are the same in every calendar. */
const eventLines = (text: string): string[] =>
  text.replace(/\r\n /g, '').split('\r\n').slice(text.split('\r\n').indexOf('BEGIN:VEVENT'));

describe('our agenda, for a calendar program elsewhere', () => {
  test('when an appointment is written, then times and kind of place are all there is', () => {
    expect(eventLines(writeAgenda([APPOINTMENT]))).toEqual([
      'BEGIN:VEVENT',
      `UID:relais-appointment-${ID}`,
      'DTSTAMP:20261123T170000Z',
      'DTSTART:20261124T090000Z',
      'DTEND:20261124T093000Z',
      'SEQUENCE:2',
      'STATUS:CONFIRMED',
      'TRANSP:OPAQUE',
      'SUMMARY:RDV',
      'LOCATION:Au cabinet',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  test('when it was moved, then it keeps its UID and its sequence grows', () => {
    const moved = {
      ...APPOINTMENT,
      revision: 4,
      startsAt: APPOINTMENT.startsAt + 1,
      endsAt: APPOINTMENT.endsAt,
    };
    const line = (text: string, name: string) => eventLines(text).find((one) => one.startsWith(name));
    expect(line(writeAgenda([moved]), 'UID')).toBe(line(writeAgenda([APPOINTMENT]), 'UID'));
    expect(line(writeAgenda([moved]), 'SEQUENCE')).toBe('SEQUENCE:3');
  });

  test('when it was cancelled, then it says so and takes no time', () => {
    const lines = eventLines(writeAgenda([{ ...APPOINTMENT, cancelled: true }]));
    expect(lines).toEqual(expect.arrayContaining(['STATUS:CANCELLED', 'TRANSP:TRANSPARENT']));
  });

  test.each([
    ['home', 'nurse', 'Passage', 'À domicile'],
    ['home', 'home-hospitalisation', 'Passage', 'À domicile'],
    ['home', 'general-practitioner', 'Visite', 'À domicile'],
    ['remote', 'general-practitioner', 'RDV', 'À distance'],
    ['group', 'physiotherapy', 'RDV', 'En groupe'],
  ] as const)('when it is %s with a %s, then it is called %s, %s', (place, profession, summary, location) => {
    const lines = eventLines(writeAgenda([{ ...APPOINTMENT, place, profession }]));
    expect(lines).toEqual(expect.arrayContaining([`SUMMARY:${summary}`, `LOCATION:${location}`]));
  });

  test('when it is written, then lines are folded at 75 bytes and it says how often to read it', () => {
    const text = writeAgenda([APPOINTMENT]);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:-\/\/Relais\/\/Agenda\/\/FR\r\n/);
    expect(text).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n');
  });

  test('when another program reads it under UIDs of its own, then the busy times are those of the appointments', () => {
    const times = fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 30 });
    fc.assert(
      fc.property(times, (minutes) => {
        const starts = minutes.map((minute) => FRAME.from + minute * 60_000);
        const text = writeAgenda(
          starts.map((startsAt) => ({ ...APPOINTMENT, startsAt, endsAt: startsAt + 1_800_000 })),
        );
        const elsewhere = text.replace(/^UID:.*$/gm, 'UID:copied');
        const reading = readCalendar(elsewhere, FRAME);
        if ('fault' in reading) throw new Error(reading.fault);
        for (const start of starts) {
          expect(reading.busy.some(({ from, to }) => from <= start && start + 1_800_000 <= to)).toBe(true);
        }
        // Under ours they are known here, and not told a second time.
        expect(readCalendar(text, FRAME)).toEqual({ busy: [] });
      }),
      { numRuns: 50 },
    );
  });
});
