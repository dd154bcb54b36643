import { NEXT_STATUSES, type AppointmentStatus } from '../../domain/scheduling';
import type { RecordsWorld } from './records-world';

interface KeptLine {
  id: string;
  kind: string;
  status: AppointmentStatus;
  revision: number;
  statuses: AppointmentStatus[];
  revisions: number[];
}

/**
 * What must hold of all appointments of an organisation whatever happened: none double, each with its whole history,
 * statuses as FHIR lets them follow, seats counted right. @returns what does not hold, in words
 */
export async function appointmentFaults(world: Pick<RecordsWorld, 'query'>): Promise<readonly string[]> {
  return [...(await doubles(world)), ...(await histories(world)), ...(await seats(world))];
}

async function doubles(world: Pick<RecordsWorld, 'query'>): Promise<string[]> {
  const rows = await world.query<{ one: string; other: string }>(
    `SELECT one.id AS one, other.id AS other FROM appointment AS one JOIN appointment AS other
       ON one.professional_id = other.professional_id AND one.id < other.id
       AND one.starts_at < other.blocked_until AND other.starts_at < one.blocked_until
     WHERE one.status IN ('pending', 'booked', 'arrived', 'fulfilled') AND one.kind <> 'seat' AND NOT one.told
       AND other.status IN ('pending', 'booked', 'arrived', 'fulfilled') AND other.kind <> 'seat' AND NOT other.told
       AND NOT one.override AND NOT other.override`,
  );
  return rows.map(({ one, other }) => `${one} and ${other} stand at the same time`);
}

async function histories(world: Pick<RecordsWorld, 'query'>): Promise<string[]> {
  const rows = await world.query<KeptLine>(
    `SELECT id, kind, appointment.status, appointment.revision,
            array_agg(appointment_event.status ORDER BY appointment_event.revision) AS statuses,
            array_agg(appointment_event.revision ORDER BY appointment_event.revision) AS revisions
     FROM appointment LEFT JOIN appointment_event ON appointment_id = id GROUP BY id`,
  );
  return rows.flatMap(({ id, status, revision, statuses, revisions }) => [
    ...(revisions.length === revision && revisions.every((line, index) => line === index + 1)
      ? []
      : [`${id} lacks a line of its history`]),
    ...(statuses.at(-1) === status ? [] : [`the history of ${id} ends otherwise than it is`]),
    ...statuses.flatMap((next, index) => {
      const before = statuses[index - 1];
      const follows = before === undefined || before === next || NEXT_STATUSES[before].includes(next);
      return follows ? [] : [`${id} went from ${before} to ${next}`];
    }),
  ]);
}

async function seats(world: Pick<RecordsWorld, 'query'>): Promise<string[]> {
  const rows = await world.query<{ id: string }>(
    `SELECT id FROM appointment AS session WHERE kind = 'session' AND (
       seats_taken <> (SELECT count(*) FROM appointment AS seat WHERE seat.session_id = session.id
                       AND seat.status IN ('pending', 'booked', 'arrived', 'fulfilled'))
       OR seats_taken > seats OR (seats_taken = 0) <> (status = 'cancelled'))`,
  );
  return rows.map(({ id }) => `the seats of ${id} are counted wrong`);
}
