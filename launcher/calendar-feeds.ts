import type { CalendarFeedDependencies } from '../application/scheduling/calendar-feeds-use-cases';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { readFeedAddress, type AddressRules } from '../integrations/icalendar/feed-address';
import { createCalendarFetch } from '../integrations/icalendar/fetch-calendar';
import { readCalendar } from '../integrations/icalendar/read-calendar';
import { writeAgenda } from '../integrations/icalendar/write-agenda';
import { PostgresAgendaLinks } from '../prisma/records/scheduling/feed-links';
import { PostgresCalendarFeeds } from '../prisma/records/scheduling/feed-records';
import type { Parts } from './parts';

/** Agendas kept elsewhere are on the internet, never on a machine of ours. */
const FROM_OUTSIDE: AddressRules = { loopback: false };

/**
 * Agendas kept elsewhere on real records.
 *
 * @param rules where feeds may be read from; tests read them from this machine
 */
export function calendarFeedParts(
  { database, ciphers, clock, newId }: Pick<Parts, 'database' | 'ciphers' | 'clock' | 'newId'>,
  rules: AddressRules = FROM_OUTSIDE,
): Omit<CalendarFeedDependencies, 'audit'> {
  return {
    records: new PostgresCalendarFeeds(database, ciphers),
    links: new PostgresAgendaLinks(database, newId),
    reader: {
      address: (text) => {
        const address = readFeedAddress(text, rules);
        return address === null ? null : { address: address.href, host: address.host };
      },
      fetch: createCalendarFetch(rules),
      read: readCalendar,
    },
    write: writeAgenda,
    now: () => clock.now(),
    systemNow: () => Date.now(),
    zone: DEFAULT_SERVICE_CALENDAR.zone,
    newId,
  };
}
