import ICAL from 'ical.js';
import type { Instant } from '../../domain/follow-up';
import type { AppointmentPlace, PublishedAppointment } from '../../domain/scheduling';
import { uidOf } from './own-uid';

/** What calendar programs are asked to wait before they read again. */
const READ_AGAIN = 'PT15M';

const PLACES: Readonly<Record<AppointmentPlace, string>> = {
  practice: 'Au cabinet',
  home: 'À domicile',
  remote: 'À distance',
  group: 'En groupe',
};

/** Those whose visits at home are called « passage » (labels-fr.md). */
const PASSING: ReadonlySet<string> = new Set(['nurse', 'home-nursing-service', 'home-hospitalisation']);

/**
 * Writes an agenda for a calendar program elsewhere (iCalendar, RFC 5545), times in UTC. Nothing says for whom or why
 * an appointment is.
 *
 * @param appointments each under the same UID for its whole life, and a sequence that grows when it changes
 * @returns lines folded and ended as the standard wants them
 */
export function writeAgenda(appointments: readonly PublishedAppointment[]): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Relais//Agenda//FR');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('x-wr-calname', 'Relais');
  calendar.addPropertyWithValue('refresh-interval', ICAL.Duration.fromString(READ_AGAIN));
  calendar.addPropertyWithValue('x-published-ttl', READ_AGAIN);
  for (const appointment of appointments) calendar.addSubcomponent(eventOf(appointment));
  return `${calendar.toString()}\r\n`;
}

function eventOf(appointment: PublishedAppointment): ICAL.Component {
  const { id, startsAt, endsAt, place, revision, changedAt, cancelled } = appointment;
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', uidOf(id));
  event.addPropertyWithValue('dtstamp', utcTime(changedAt));
  event.addPropertyWithValue('dtstart', utcTime(startsAt));
  event.addPropertyWithValue('dtend', utcTime(endsAt));
  event.addPropertyWithValue('sequence', revision - 1);
  event.addPropertyWithValue('status', cancelled ? 'CANCELLED' : 'CONFIRMED');
  event.addPropertyWithValue('transp', cancelled ? 'TRANSPARENT' : 'OPAQUE');
  event.addPropertyWithValue('summary', summaryOf(appointment));
  event.addPropertyWithValue('location', PLACES[place]);
  return event;
}

function summaryOf({ place, profession }: PublishedAppointment): string {
  if (place !== 'home') return 'RDV';
  return PASSING.has(profession) ? 'Passage' : 'Visite';
}

function utcTime(instant: Instant): ICAL.Time {
  const date = new Date(instant);
  return new ICAL.Time(
    {
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
      hour: date.getUTCHours(),
      minute: date.getUTCMinutes(),
      second: date.getUTCSeconds(),
      isDate: false,
    },
    ICAL.Timezone.utcTimezone,
  );
}
