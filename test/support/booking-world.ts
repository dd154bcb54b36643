import type { Caller } from '../../application/application';
import type { BookingRefusal } from '../../application/errors';
import { bookingUseCases } from '../../application/scheduling/bookings';
import type { FreedSlot } from '../../application/scheduling/booking-records';
import type { BookingOrder } from '../../application/scheduling/booking-use-cases';
import type { SlotUseCases } from '../../application/scheduling/slot-use-cases';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { createCommuneDirectory } from '../../integrations/places/communes';
import { PostgresBookings } from '../../prisma/records/scheduling/booking-records';
import { derivedUuid, uuidV7 } from '../../security/uuid';
import { createRecordsWorld, type RecordsWorld } from './records-world';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
/** Wednesday 4 November 2026, 9h00 in Paris: an agenda of the tests is open from then on, four hours a day. */
export const OPENS_AT = Date.UTC(2026, 10, 4, 8);
const COURRIERES = '62250';

export type BookingWorld = Awaited<ReturnType<typeof createBookingWorld>>;

/** Agendas and appointments on real PostgreSQL. */
export async function createBookingWorld(options: { findSlots?: SlotUseCases['findSlots'] } = {}) {
  const records = await createRecordsWorld();
  const { database, ciphers, time } = records;
  const freed: FreedSlot[] = [];
  const bookings = new PostgresBookings({
    ...{ database, ciphers, communes: createCommuneDirectory(), newId: () => uuidV7() },
    zone: DEFAULT_SERVICE_CALENDAR.zone,
    now: () => time.now,
  });
  const dependencies = {
    bookings,
    zone: DEFAULT_SERVICE_CALENDAR.zone,
    now: () => time.now,
    findSlots: options.findSlots ?? (() => Promise.reject(new Error('no slots in this test'))),
    newId: () => uuidV7(),
    derivedId: derivedUuid,
    audit: records.application.audit,
    timeFreed: async (_organisationId: string, slot: FreedSlot) => {
      freed.push(slot);
    },
  };
  return {
    ...records,
    world: records,
    bookings,
    dependencies,
    freed,
    application: bookingUseCases(dependencies),
  };
}

export interface TypeChanges {
  readonly place?: 'practice' | 'home' | 'remote' | 'group';
  readonly durationMinutes?: number;
  readonly bufferMinutes?: number;
  readonly dailyCap?: number | null;
  readonly seats?: number | null;
  readonly newPatients?: 'accepted' | 'own-only' | 'on-request';
  readonly areaCommunes?: readonly string[];
  readonly careKind?: string;
}

/** What can be booked with a professional. @returns its id */
export async function addType(
  world: Pick<RecordsWorld, 'query' | 'tenant'>,
  professionalId: string,
  changes: TypeChanges = {},
): Promise<string> {
  const id = uuidV7();
  const type = {
    place: 'practice',
    durationMinutes: 20,
    bufferMinutes: 0,
    dailyCap: null,
    seats: null,
    newPatients: 'accepted',
    careKind: 'general-practitioner',
    areaCommunes: changes.place === 'home' ? [COURRIERES] : [],
    ...changes,
  };
  await world.query(
    `INSERT INTO appointment_type (id, organisation_id, professional_id, name, care_kind, duration_minutes,
       buffer_minutes, place, new_patients, daily_cap, seats, area_communes)
     VALUES ($1, $2, $3, 'Consultation', $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, world.tenant.organisationId, professionalId, type.careKind, type.durationMinutes],
      ...[type.bufferMinutes, type.place, type.newPatients, type.dailyCap, type.seats, type.areaCommunes],
    ],
  );
  return id;
}

/** When the agenda is open, as the availability of a professional lays it out. */
export async function open(
  world: Pick<RecordsWorld, 'query' | 'tenant'>,
  professionalId: string,
  from: number,
  to: number,
  appointmentTypeIds: readonly string[] = [],
): Promise<void> {
  await world.query(
    `INSERT INTO opening (organisation_id, professional_id, starts_at, ends_at, appointment_type_ids)
     VALUES ($1, $2, $3, $4, $5)`,
    [world.tenant.organisationId, professionalId, new Date(from), new Date(to), appointmentTypeIds],
  );
}

/** A patient of a follow-up that has begun. */
export async function aPatient(
  world: RecordsWorld,
  visitNumber: string,
  changes: Parameters<RecordsWorld['announce']>[0] = {},
): Promise<{ readonly followUpId: string; readonly patientId: string }> {
  const { followUpId } = await world.announce({
    stay: {
      visitNumber,
      admittedAt: '2026-10-28T09:00:00+01:00',
      dischargedAt: '2026-11-03T15:00:00+01:00',
      dischargeMode: 'home',
    },
    ...changes,
  });
  await world.relayAll();
  const [row] = await world.query<{ patient_id: string }>('SELECT patient_id FROM follow_up WHERE id = $1', [
    followUpId,
  ]);
  if (row === undefined) throw new Error('no follow-up');
  return { followUpId, patientId: row.patient_id };
}

/** Patients without a follow-up, as many as asked for. @returns their ids */
export async function somePatients(
  world: Pick<RecordsWorld, 'query' | 'tenant' | 'ciphers'>,
  count: number,
): Promise<string[]> {
  const { organisationId } = world.tenant;
  const cipher = await world.ciphers.of(organisationId);
  const ids = Array.from({ length: count }, () => uuidV7());
  for (const id of ids) {
    const details = {
      patient: { birthName: 'Delattre', firstGivenName: 'Jeanne', phones: [] },
      relatives: [],
      protectionMeasure: null,
    };
    const sealed = cipher.encryptJson(details, { table: 'patient', rowId: id, column: 'details' });
    await world.query('INSERT INTO patient (id, organisation_id, details) VALUES ($1, $2, $3)', [
      id,
      organisationId,
      sealed,
    ]);
  }
  return ids;
}

/** One agenda open for four hours, a patient to be seen there, and an order for its first time. */
export async function anAgenda(world: BookingWorld) {
  const { world: records, application } = world;
  const { gpId, organisationId, operator } = await records.newTenant();
  world.freed.length = 0;
  const typeId = await addType(records, gpId);
  await open(records, gpId, OPENS_AT, OPENS_AT + 4 * HOUR);
  const { followUpId, patientId } = await aPatient(records, 'V-1');
  const order = (changes: Partial<BookingOrder> = {}): BookingOrder => ({
    ...('patientId' in changes ? {} : { followUpId, careKey: 'gp-visit' }),
    professionalId: gpId,
    appointmentTypeId: typeId,
    startsAt: OPENS_AT,
    ...changes,
  });
  return {
    ...{ gpId, organisationId, typeId, followUpId, patientId, order },
    books: (changes: Partial<BookingOrder> = {}, caller: Caller = operator) =>
      application.bookAppointment(caller, order(changes)),
    holds: (changes: Partial<BookingOrder> = {}) =>
      application.holdSlot(operator, { ...order(changes), holdUntil: world.time.now + 10 * MINUTE }),
    somebody: async () => (await somePatients(records, 1))[0] ?? '',
    /** What the follow-up was told of its appointments, in order. */
    facts: async () => {
      const rows = await records.query<{ event: { type: string } }>(
        `SELECT event FROM inbox WHERE follow_up_id = $1 AND event ->> 'type' ~ 'appointment|series' ORDER BY sequence`,
        [followUpId],
      );
      return rows.map(({ event }) => event);
    },
    /** The follow-up once it has heard of everything. */
    heard: async () => {
      await records.relayAll();
      return records.application.followUp(operator, followUpId);
    },
  };
}

export type Agenda = Awaited<ReturnType<typeof anAgenda>>;

/** What a refused booking is thrown as. */
export function refused(reason: BookingRefusal): unknown {
  return expect.objectContaining({ name: 'BookingRefusedError', reason });
}
