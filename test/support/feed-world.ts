import type { CalendarFeed } from '../../api/schemas';
import { CalendarFeedLoop } from '../../application/scheduling/calendar-feeds-loop';
import { clockOf } from '../../application/time/clock';
import { calendarFeedParts } from '../../launcher/calendar-feeds';
import { Ciphers } from '../../prisma/records/ciphers';
import { testOnlyKeyRing } from '../../security/test-key';
import { uuidV7 } from '../../security/uuid';
import type { Received } from './api-client';
import { NOW, startApiWorld, type TestAccount } from './api-world';
import { A_CALENDAR, giveCalendar, startCalendarServer } from './calendar-server';

const HALF_AN_HOUR = 30 * 60_000;

/** Tuesday 24 November 2026, 10h00 in Paris: inside the event of A_CALENDAR. */
export const TUESDAY_TEN = Date.parse('2026-11-24T10:00:00+01:00');

export const feedIn = ({ json }: Received) => json as unknown as CalendarFeed;

export const calendarWith = (...events: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');

/** An event of an hour. */
export const at = (start: string) => `BEGIN:VEVENT\r\nDTSTART:${start}\r\nDURATION:PT1H\r\nEND:VEVENT`;

export type FeedWorld = Awaited<ReturnType<typeof startFeedWorld>>;

/** The door on a real database, with a server of calendars beside it and two professionals in it. */
export async function startFeedWorld() {
  const api = await startApiWorld({ maxBodyBytes: 4096 }, { feedsFromHere: true });
  const server = await startCalendarServer();
  const { operator, organisationId } = api.artois;
  const otherId = uuidV7();
  const inDatabase = { organisationId };
  const professionalId = await api.database.ordinary(inDatabase, async (client) => {
    const { id } = await client.professional.findFirstOrThrow();
    const place = { practiceName: 'Cabinet infirmier', postalCode: '62300', city: 'Lens' };
    await client.professional.create({
      data: { id: otherId, organisationId, profession: 'nurse', displayName: 'Aurélie Dubois', ...place },
    });
    return id;
  });
  const as = ({ headers }: TestAccount, method: string, where: string, body?: object) =>
    api.send(method, where, { headers, ...(body && { body }) });
  const path = (more = '', whose = professionalId) => `/v1/professionals/${whose}/calendar-feeds${more}`;
  const add = (body: object, who = operator) => as(who, 'POST', path(), body);
  const sql = <Row extends object>(text: string, values: readonly unknown[] = []) =>
    api.database.transaction(inDatabase, (transaction) => transaction.query<Row>(text, values));
  return {
    api,
    server,
    operator,
    professionalId,
    otherId,
    as,
    path,
    add,
    sql,
    addUrl: async () => feedIn(await add({ kind: 'url', address: server.address() })),
    feeds: async (who = operator) =>
      ((await as(who, 'GET', path())).json as unknown as { feeds: CalendarFeed[] }).feeds,
    busyTimes: async () => {
      const rows = await sql<{ starts_at: Date }>('SELECT starts_at FROM busy_time ORDER BY starts_at');
      return rows.map(({ starts_at: startsAt }) => startsAt.toISOString());
    },
    /** A group session of half an hour, so that no patient is needed. */
    appointmentAt: async (
      startsAt: number,
      more: Readonly<Record<string, unknown>> = {},
    ): Promise<string> => {
      const id = uuidV7();
      const endsAt = new Date(startsAt + HALF_AN_HOUR);
      const session = { kind: 'session', seats: 4, place: 'group', status: 'booked', origin: 'operator' };
      const when = { startsAt: new Date(startsAt), endsAt, blockedUntil: endsAt };
      await api.database.ordinary(inDatabase, (client) =>
        client.appointment.create({
          data: { id, organisationId, professionalId, ...session, ...when, ...more },
        }),
      );
      return id;
    },
    /** Reads what is due, on a system clock of the test's own. */
    loop: (systemNow: () => number) => {
      const ciphers = new Ciphers(api.database, testOnlyKeyRing());
      const clock = clockOf({ realFrom: NOW, businessFrom: NOW, speed: 1 }, () => NOW);
      const parts = { database: api.database, ciphers, clock, newId: () => uuidV7() };
      const logged: unknown[] = [];
      const log = (fields: object, message: string) => logged.push([message, fields]);
      const reading = new CalendarFeedLoop({
        ...calendarFeedParts(parts, { loopback: true }),
        ...{ systemNow, everySeconds: 1, log: { warn: log, error: log } },
      });
      return { reading, logged };
    },
    /** As if nothing had been kept elsewhere, or booked. */
    reset: async () => {
      server.answer = giveCalendar(A_CALENDAR);
      await sql('DELETE FROM busy_time WHERE organisation_id = $1', [organisationId]);
      await sql('UPDATE calendar_feed SET removed_at = now(), next_read_at = NULL');
      await sql(`UPDATE appointment SET status = 'entered-in-error', hold_expires_at = NULL, told = true`);
    },
    close: async () => {
      await server.close();
      await api.close();
    },
  };
}
