import { calendar, event, FRAME, read, shown } from './calendars';
import { readCalendar } from '../../../../integrations/icalendar/read-calendar';

const TUESDAY = '2026-11-24T09:00/2026-11-24T09:30';

describe('when an event says when it is, then that is busy', () => {
  test.each([
    ['in UTC', ['DTSTART:20261124T090000Z', 'DTEND:20261124T093000Z']],
    ['without a zone, on the service’s clock', ['DTSTART:20261124T100000', 'DTEND:20261124T103000']],
    ['in a zone everybody knows', ['DTSTART;TZID=Europe/Paris:20261124T100000', 'DURATION:PT30M']],
    ['in another zone', ['DTSTART;TZID=Europe/Lisbon:20261124T090000', 'DURATION:PT30M']],
    ['as Outlook names it', ['DTSTART;TZID="Romance Standard Time":20261124T100000', 'DURATION:PT30M']],
    [
      'as Lightning names it',
      ['DTSTART;TZID=/mozilla.org/2007/Europe/Paris:20261124T100000', 'DURATION:PT30M'],
    ],
    ['with lines that no standard knows', ['X-JUNK', 'DTSTART:20261124T090000Z', 'DTEND:20261124T093000Z']],
    ['folded', ['DTSTART;TZID=Europe/\r\n Paris:20261124T10\r\n\t0000', 'DURATION:PT30M']],
  ])('%s', (_how, lines) => {
    expect(read(event('UID:1', ...lines))).toEqual([TUESDAY]);
  });

  test('by whole days, from midnight to midnight of the service', () => {
    expect(read(event('DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261127'))).toEqual([
      '2026-11-24T23:00/2026-11-26T23:00',
    ]);
    expect(read(event('DTSTART:20261125'))).toEqual(['2026-11-24T23:00/2026-11-25T23:00']);
    expect(read(event('DTSTART;VALUE=DATE:20270328'))).toEqual(['2027-03-27T23:00/2027-03-28T22:00']);
  });

  test('in a zone that the calendar itself describes', () => {
    const zone = [
      'BEGIN:VTIMEZONE',
      'TZID:Cabinet',
      'BEGIN:STANDARD',
      'DTSTART:19701025T030000',
      'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:19700329T020000',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ];
    const weekly = event(
      'DTSTART;TZID=Cabinet:20270324T100000',
      'DURATION:PT30M',
      'RRULE:FREQ=WEEKLY;COUNT=2',
    );
    expect(read(...zone, weekly)).toEqual([
      '2027-03-24T09:00/2027-03-24T09:30',
      '2027-03-31T08:00/2027-03-31T08:30',
    ]);
  });

  test('as free/busy, where only free is not', () => {
    const lines = [
      'FREEBUSY;FBTYPE=BUSY:20261124T090000Z/PT30M,20261125T090000Z/20261125T100000Z',
      'FREEBUSY;FBTYPE=FREE:20261126T090000Z/PT30M',
      'FREEBUSY;FBTYPE=BUSY-TENTATIVE:20261127T090000Z/PT30M',
    ];
    expect(read('BEGIN:VFREEBUSY', ...lines, 'END:VFREEBUSY')).toEqual([
      TUESDAY,
      '2026-11-25T09:00/2026-11-25T10:00',
      '2026-11-27T09:00/2026-11-27T09:30',
    ]);
  });
});

describe('when an event takes no time, then nothing is busy', () => {
  const when = ['DTSTART:20261124T090000Z', 'DTEND:20261124T093000Z'];
  test.each([
    ['transparent', [...when, 'TRANSP:TRANSPARENT']],
    ['cancelled', [...when, 'STATUS:CANCELLED']],
    ['free, as Outlook says', [...when, 'X-MICROSOFT-CDO-BUSYSTATUS:FREE']],
    ['an instant only', ['DTSTART:20261124T090000Z']],
    ['past', ['DTSTART:20261120T090000Z', 'DTEND:20261120T093000Z']],
    ['too far ahead', ['DTSTART:20280120T090000Z', 'DTEND:20280120T093000Z']],
    ['broken, but past', ['DTSTART:20251120T090000Z', 'DTEND:20251119T093000Z']],
    ['ours, come back', [...when, 'UID:relais-appointment-0192f0c1-0000-7000-8000-000000000001']],
  ])('%s', (_how, lines) => {
    expect(read(event(...lines))).toEqual([]);
  });

  test('and what is only planned is busy', () => {
    expect(read(event(...when, 'STATUS:TENTATIVE'))).toEqual([TUESDAY]);
  });
});

describe('recurrence', () => {
  const daily = [
    'UID:r',
    'DTSTART;TZID=Europe/Paris:20261123T100000',
    'DTEND;TZID=Europe/Paris:20261123T103000',
  ];
  const days = (reading: ReturnType<typeof read>) =>
    Array.isArray(reading) ? reading.map((time: string) => time.slice(8, 16)) : reading;

  test('when a rule began years ago, then its occurrences ahead are those of the wall clock', () => {
    const reading = read(
      event(
        'DTSTART;TZID=Europe/Paris:20110103T100000',
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270411T080000Z',
      ),
    );
    expect(reading).toHaveLength(10);
    expect(Array.isArray(reading) && [reading[0], reading[8], reading[9]]).toEqual([
      '2026-11-30T09:00/2026-11-30T10:00',
      '2027-03-22T09:00/2027-03-22T10:00',
      '2027-04-05T08:00/2027-04-05T09:00',
    ]);
  });

  test('when a rule has no end, then it is read to the end of the frame', () => {
    const reading = read(event(...daily, 'RRULE:FREQ=DAILY'));
    expect(reading).toHaveLength(239);
    expect(Array.isArray(reading) && reading[238]).toBe('2027-07-19T08:00/2027-07-19T08:30');
  });

  test('when dates are left out and added, then they are', () => {
    const rule = [
      'RRULE:FREQ=DAILY;COUNT=4',
      'EXDATE;TZID=Europe/Paris:20261124T100000',
      'EXDATE;VALUE=DATE:20261125',
    ];
    expect(days(read(event(...daily, ...rule, 'RDATE:20261201T090000Z')))).toEqual([
      '23T09:00',
      '26T09:00',
      '01T09:00',
    ]);
  });

  test('when a rule ends with a day, then the last day counts', () => {
    expect(days(read(event(...daily, 'RRULE:FREQ=DAILY;UNTIL=20261125')))).toEqual([
      '23T09:00',
      '24T09:00',
      '25T09:00',
    ]);
  });

  test('when one occurrence is moved and one cancelled, then the others stay', () => {
    const moved = event(
      'UID:r',
      'RECURRENCE-ID;TZID=Europe/Paris:20261124T100000',
      'DTSTART:20261124T150000Z',
      'DURATION:PT1H',
    );
    const cancelled = event(
      'UID:r',
      'RECURRENCE-ID:20261125T090000Z',
      'DTSTART:20261125T090000Z',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    );
    expect(read(moved, event(...daily, 'RRULE:FREQ=DAILY;COUNT=4'), cancelled)).toEqual([
      '2026-11-23T09:00/2026-11-23T09:30',
      '2026-11-24T15:00/2026-11-24T16:00',
      '2026-11-26T09:00/2026-11-26T09:30',
    ]);
  });

  test('when all from one on are moved, then they are', () => {
    const moved = event(
      'UID:r',
      'RECURRENCE-ID;RANGE=THISANDFUTURE:20261125T090000Z',
      'DTSTART:20261125T110000Z',
      'DURATION:PT1H',
    );
    expect(read(event(...daily, 'RRULE:FREQ=DAILY;COUNT=4'), moved)).toEqual([
      '2026-11-23T09:00/2026-11-23T09:30',
      '2026-11-24T09:00/2026-11-24T09:30',
      '2026-11-25T11:00/2026-11-25T12:00',
      '2026-11-26T11:00/2026-11-26T12:00',
    ]);
  });

  test('when one occurrence of an unknown event is sent alone, then it is busy', () => {
    expect(
      read(
        event('UID:other', 'RECURRENCE-ID:20261124T080000Z', 'DTSTART:20261124T090000Z', 'DURATION:PT30M'),
      ),
    ).toEqual([TUESDAY]);
  });

  test('when an event lasts past the clock change, then whole days stay whole and hours stay hours', () => {
    const saturday = 'DTSTART;TZID=Europe/Paris:20270327T120000';
    expect(read(event(saturday, 'DURATION:P1D'))).toEqual(['2027-03-27T11:00/2027-03-28T10:00']);
    expect(read(event(saturday, 'DURATION:PT24H'))).toEqual(['2027-03-27T11:00/2027-03-28T11:00']);
  });
});

describe('when an agenda is nonsense, then the fault is named and no busy time is told', () => {
  const bare = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
  const dated = (line: string) => calendar(event('DTSTART:20261124T090000Z', 'DURATION:PT30M', line));
  const latin1 = Buffer.from(calendar(event('SUMMARY:réunion', 'DTSTART:20261124T090000Z')), 'latin1');
  test.each<readonly [string, string, string | Buffer]>([
    ['nothing', 'not-a-calendar', ''],
    ['JSON', 'not-a-calendar', '{"error":"not found"}'],
    ['a picture', 'not-a-calendar', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['a sign-in page', 'web-page', '\n<!DOCTYPE html>\n<html><body>Sign in</body></html>'],
    ['half of it', 'truncated', calendar(event('DTSTART:20261124T090000Z')).slice(0, 90)],
    ['an event without its end', 'malformed', calendar('BEGIN:VEVENT', 'DTSTART:20261124T090000Z')],
    ['ends in disorder', 'malformed', calendar('BEGIN:VEVENT', 'BEGIN:VALARM', 'END:VEVENT', 'END:VALARM')],
    ['characters of another charset', 'wrong-charset', latin1],
    ['no start', 'malformed', calendar(event('DTEND:20261124T090000Z'))],
    ['the 39th of the 13th month', 'malformed', calendar(event('DTSTART:20261339T090000Z'))],
    ['25 o’clock', 'malformed', calendar(event('DTSTART:20261124T250000Z'))],
    ['a start in words', 'malformed', calendar(event('DTSTART:tomorrow'))],
    ['a duration in words', 'malformed', calendar(event('DTSTART:20261124T090000Z', 'DURATION:long'))],
    [
      'an end before the start',
      'ends-before-start',
      calendar(event('DTSTART:20261124T090000Z', 'DTEND:20261124T083000Z')),
    ],
    [
      'a negative duration',
      'ends-before-start',
      calendar(event('DTSTART:20261124T090000Z', 'DURATION:-PT30M')),
    ],
    [
      'a zone nobody knows',
      'unknown-zone',
      calendar(event('DTSTART;TZID=Middle-earth:20261124T090000', 'DURATION:PT1H')),
    ],
    ['a rule in words', 'unreadable-rule', dated('RRULE:every day')],
    ['a rule of no interval', 'unreadable-rule', dated('RRULE:FREQ=DAILY;INTERVAL=0')],
    [
      'a rule with a hundred thousand signs',
      'unreadable-rule',
      dated(`RRULE:FREQ=YEARLY;BYYEARDAY=${'1,'.repeat(50_000)}1`),
    ],
    ['every minute without end', 'too-many-occurrences', dated('RRULE:FREQ=MINUTELY')],
    [
      'every second since 1900',
      'too-many-occurrences',
      calendar(event('DTSTART:19000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY')),
    ],
    [
      'a milliard of times since 1900',
      'too-many-occurrences',
      calendar(event('DTSTART:19000101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=DAILY;COUNT=1000000000')),
    ],
    [
      'too many events',
      'too-many-events',
      calendar('BEGIN:VEVENT\r\nEND:VEVENT\r\n'.repeat(10_001).trimEnd()),
    ],
    ['more than 2 MiB', 'too-large', calendar(`X-LONG:${'a'.repeat(2 * 1024 * 1024)}`)],
  ])('%s', (_what, fault, content) => {
    expect(readCalendar(content, FRAME)).toEqual({ fault });
  });

  test('a rule that never comes true, which ical.js looks for without end', () => {
    const never = dated('RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30');
    const before = process.cpuUsage();
    expect(readCalendar(never, FRAME, undefined, 300)).toEqual({ fault: 'too-complex' });
    // Time of the processor: others may be at work on this machine.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2_500);
  });

  test('an empty agenda is none: it says that nobody is taken', () => {
    expect(readCalendar(bare, FRAME)).toEqual({ busy: [] });
  });

  test('characters of another charset that the server names are read', () => {
    expect(readCalendar(latin1, FRAME, 'iso-8859-1')).toEqual({ busy: [] });
    expect(readCalendar(latin1, FRAME, 'no-such-charset')).toEqual({ fault: 'wrong-charset' });
  });

  test('a character folded in its middle is no fault', () => {
    const text = calendar(event('SUMMARY:caf\u00e9', 'DTSTART:20261124T090000Z', 'DURATION:PT30M'));
    const bytes = Buffer.from(text, 'utf8');
    const middle = bytes.indexOf(0xc3) + 1;
    const folded = Buffer.concat([bytes.subarray(0, middle), Buffer.from('\r\n '), bytes.subarray(middle)]);
    expect(shown(readCalendar(folded, FRAME))).toEqual([TUESDAY]);
  });
});
