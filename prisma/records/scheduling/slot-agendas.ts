import type { Bookable, ReadAgenda } from '../../../application/scheduling/slot-records';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant, type Interval } from '../../../domain/follow-up/instants';
import { merged, type GroupSession, type Opening } from '../../../domain/scheduling';
import type { TenantTransaction } from '../database';

/** No appointment lasts longer, its pause included; no opening passes midnight. */
const LONGEST_MS = DAY_MS;
/** The longest pause (appointment_type_lasts): what begins that soon after the window matters. */
const LONGEST_PAUSE_MS = 4 * HOUR_MS;

/** SQL: two instants as PostgreSQL sends them, 16 bytes: writing thousands as text costs more than finding them. */
const sent = (from: string, to: string): string => `timestamptz_send(${from}) || timestamptz_send(${to})`;
/** SQL: a number as text keeps whole minutes. Busy from its first minute to its last. */
const firstMinute = (column: string): string => `floor(date_part('epoch', ${column}) / 60)::int`;
const lastMinute = (column: string): string => `ceil(date_part('epoch', ${column}) / 60)::int`;

/**
 * SQL: what stands in an agenda, in the words of `appointment_taken_idx`. A hold that has expired at `$5` does not.
 */
const STANDS = `kind <> 'seat' AND NOT told AND status IN ('pending', 'booked', 'arrived', 'fulfilled')
       AND (status <> 'pending' OR hold_expires_at > $5)`;

/** SQL: whether an opening is for any type, at the professional's own practice, as nearly all are. */
const ORDINARY = `practice_id IS NULL AND appointment_type_ids = '{}'`;

/**
 * One row a professional. `$1` professionals, `$2` to `$4` a day before the window, its beginning and its end, `$5` now,
 * `$6` types with a cap, `$7` types of groups, `$8` the end of the longest pause after the window.
 */
const AGENDAS = `SELECT wanted.id AS "professionalId", open.ordinary, open.particular,
  (SELECT string_agg(${sent('starts_at', 'blocked_until')}, '')
     FROM appointment WHERE professional_id = wanted.id AND starts_at >= $2 AND starts_at < $8
       AND blocked_until > $3 AND ${STANDS}) AS taken,
  (SELECT string_agg(${sent('starts_at', 'ends_at')}, '')
     FROM busy_time WHERE professional_id = wanted.id AND starts_at < $8 AND ends_at > $3) AS busy,
  CASE WHEN cardinality($6::uuid[]) > 0 THEN
    (SELECT string_agg(${firstMinute('starts_at')} || ' ' || appointment_type_id, ';')
       FROM appointment WHERE professional_id = wanted.id AND starts_at >= $2 AND starts_at < $8
         AND appointment_type_id = ANY ($6::uuid[]) AND ${STANDS}) END AS booked,
  CASE WHEN cardinality($7::uuid[]) > 0 THEN
    (SELECT string_agg(${firstMinute('starts_at')} || ' ' || ${lastMinute('ends_at')} || ' '
              || seats - seats_taken || ' ' || appointment_type_id, ';')
       FROM appointment WHERE professional_id = wanted.id AND starts_at >= $3 AND starts_at < $4
         AND appointment_type_id = ANY ($7::uuid[]) AND kind = 'session' AND seats > seats_taken AND ${STANDS}) END AS sessions
  FROM unnest($1::uuid[]) AS wanted (id)
    CROSS JOIN LATERAL (SELECT string_agg(${sent('starts_at', 'ends_at')}, '') FILTER (WHERE ${ORDINARY}) AS ordinary,
        string_agg(${lastMinute('starts_at')} || ' ' || ${firstMinute('ends_at')} || ' ' || coalesce(practice_id::text, '')
          || ' ' || array_to_string(appointment_type_ids, ','), ';') FILTER (WHERE NOT (${ORDINARY})) AS particular
      FROM opening WHERE professional_id = wanted.id AND starts_at >= $2 AND starts_at < $4 AND ends_at > $3) AS open`;

interface AgendaRow {
  professionalId: string;
  ordinary: Buffer | null;
  particular: string | null;
  taken: Buffer | null;
  busy: Buffer | null;
  booked: string | null;
  sessions: string | null;
}

/** When professionals are open and taken, in a window. */
export async function readAgendas(
  transaction: TenantTransaction,
  bookables: readonly Pick<Bookable, 'professionalId' | 'appointmentTypeId' | 'dailyCap' | 'place'>[],
  window: Interval,
  now: Instant,
): Promise<ReadonlyMap<string, ReadAgenda>> {
  const typeIds = (chosen: readonly (typeof bookables)[number][]) =>
    chosen.map(({ appointmentTypeId }) => appointmentTypeId);
  const rows = await transaction.query<AgendaRow>(
    AGENDAS,
    [
      [...new Set(bookables.map(({ professionalId }) => professionalId))],
      new Date(window.from - LONGEST_MS),
      new Date(window.from),
      new Date(window.to),
      new Date(now),
      typeIds(bookables.filter(({ dailyCap }) => dailyCap !== null)),
      typeIds(bookables.filter(({ place }) => place === 'group')),
      new Date(window.to + LONGEST_PAUSE_MS),
    ],
    'slot-agendas',
  );
  return new Map(rows.map((row) => [row.professionalId, agendaOf(row)]));
}

/** Seconds are no matter of agendas: open in whole minutes, taken in every minute that is touched. */
function agendaOf({ ordinary, particular, taken, busy, booked, sessions }: AgendaRow): ReadAgenda {
  const openings = received(ordinary, Math.ceil, Math.floor, openingForAnyType);
  return {
    openings: inOrder([...openings, ...partsOf(particular).map(openingOf)]),
    // Those of one half-hour after the other are one: fewer to go through for each type that can be booked.
    taken: merged(inOrder([...takenIn(taken), ...takenIn(busy)])),
    booked: byType(partsOf(booked), ([start, type]) => [type, instantOf(start)]),
    sessions: byType(partsOf(sessions), ([start, end, seats, type]): [string | undefined, GroupSession] => [
      type,
      { startsAt: instantOf(start), endsAt: instantOf(end), seatsLeft: Number(seats) },
    ]),
  };
}

/** PostgreSQL counts microseconds from 2000 on. */
const SENT_FROM = Date.UTC(2000, 0);
const MICROSECONDS_PER_MINUTE = MINUTE_MS * 1000;
const HIGH_HALF = 2 ** 32;
const INTERVAL_BYTES = 16;

type Rounding = (minutes: number) => number;

/** Intervals as `sent` writes them. */
function received<T>(
  bytes: Buffer | null,
  roundFrom: Rounding,
  roundTo: Rounding,
  make: (from: Instant, to: Instant) => T,
): readonly T[] {
  if (bytes === null) return [];
  const instantAt = (offset: number, round: Rounding): Instant => {
    const microseconds = bytes.readInt32BE(offset) * HIGH_HALF + bytes.readUInt32BE(offset + 4);
    return SENT_FROM + round(microseconds / MICROSECONDS_PER_MINUTE) * MINUTE_MS;
  };
  const intervals: T[] = [];
  for (let offset = 0; offset < bytes.length; offset += INTERVAL_BYTES) {
    intervals.push(make(instantAt(offset, roundFrom), instantAt(offset + 8, roundTo)));
  }
  return intervals;
}

function takenIn(bytes: Buffer | null): readonly Interval[] {
  return received(bytes, Math.floor, Math.ceil, (from, to) => ({ from, to }));
}

const NO_TYPES: readonly string[] = [];

function openingForAnyType(from: Instant, to: Instant): Opening {
  return { from, to, appointmentTypeIds: NO_TYPES };
}

type Parts = readonly (string | undefined)[];

function partsOf(text: string | null): readonly Parts[] {
  return text === null ? [] : text.split(';').map((entry) => entry.split(' '));
}

function instantOf(minute: string | undefined): Instant {
  return Number(minute) * MINUTE_MS;
}

function openingOf([from, to, practiceId = '', types = '']: Parts): Opening {
  const opening = {
    from: instantOf(from),
    to: instantOf(to),
    appointmentTypeIds: types === '' ? [] : types.split(','),
  };
  return practiceId === '' ? opening : { ...opening, practiceId };
}

function inOrder<T extends Interval>(intervals: readonly T[]): readonly T[] {
  return [...intervals].sort((a, b) => a.from - b.from);
}

function byType<T>(
  entries: readonly Parts[],
  read: (parts: Parts) => readonly [string | undefined, T],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const [type = '', value] of entries.map(read)) {
    const known = found.get(type);
    if (known === undefined) found.set(type, [value]);
    else known.push(value);
  }
  return found;
}
