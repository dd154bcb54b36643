import type { Caller } from '../../../application/application';
import type {
  BookingOutcome,
  BookingRecords,
  FreedSlot,
  PlacedOrder,
  SeriesPlacement,
} from '../../../application/scheduling/booking-records';
import type {
  AppointmentView,
  BookingUseCases,
  CancelOrder,
  MoveOrder,
  VerifyOrder,
} from '../../../application/scheduling/booking-use-cases';
import type { CommuneDirectory } from '../../../domain/discharge';
import type { Ciphers } from '../ciphers';
import type { Database, TenantTransaction } from '../database';
import { headOf } from '../fact-records';
import { changeAppointment } from './appointment-changes';
import { readHistory, readList, readView, readViews } from './appointment-reading';
import type { KeptAppointment } from './appointment-rows';
import {
  appointmentById,
  BookingRefused,
  lockAgendas,
  lockedAppointment,
  NothingThere,
  requireRevision,
  type BookingContext,
} from './booking-context';
import { sameTypeWith, typeOf } from './booking-facts';
import { HOLD_EXPIRED, releaseExpiredHolds } from './booking-holds';
import { outcomeOf } from './booking-outcome';
import { bookHold, cancel, moveTo, take, takeInstead } from './booking-placing';
import { repeatedOrder } from './booking-repeat';
import { bookVisits, readSeries, seriesOf } from './booking-series';
import { subjectOf } from './booking-subject';
import { verifyTold } from './booking-told';

export interface BookingRecordsDependencies {
  readonly database: Database;
  readonly ciphers: Pick<Ciphers, 'of'>;
  readonly communes: CommuneDirectory;
  /** IANA time zone of the service. */
  readonly zone: string;
  /** Business time. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** Appointments on PostgreSQL: a lock per agenda, then the rules, then the constraint that has the last word. */
export class PostgresBookings implements BookingRecords {
  constructor(private readonly dependencies: BookingRecordsDependencies) {}

  book(caller: Caller, order: PlacedOrder): Promise<BookingOutcome<AppointmentView>> {
    return this.changing(caller, async (context) => {
      const { professionalId, appointmentTypeId, instead, holdUntil } = order;
      requireOwnAgenda(caller, professionalId);
      const subject = await subjectOf(context, order);
      const agendas = [professionalId, ...(await agendaOf(context, instead, subject.patientId))];
      await lockAgendas(context.transaction, agendas);
      const repeated = await repeatedOrder(context, order);
      if (repeated !== null) return repeated;
      await releaseExpiredHolds(context, agendas);
      const type = await typeOf(context, professionalId, appointmentTypeId);
      const wanted = { ...order, subject, type, series: await seriesOf(context, subject, order.visitNumber) };
      // What is only held leaves the other one where it is until it is booked.
      const frees = instead !== undefined && holdUntil === undefined;
      return frees ? takeInstead(context, wanted, instead, agendas) : take(context, wanted);
    });
  }

  bookHeld(caller: Caller, appointmentId: string, expectedRevision: number | undefined) {
    return this.changing(caller, async (context) => {
      const seen = await appointmentById(context.transaction, appointmentId);
      const others = await agendaOf(context, seen?.movedFrom ?? undefined, seen?.patientId ?? null);
      const held = await lockedAppointment(context, appointmentId, others);
      // Booked already: the answer to the first one was lost on its way.
      if (held.status === 'booked') return held;
      if (held.status === 'cancelled' && held.cause === HOLD_EXPIRED)
        throw new BookingRefused('hold-expired');
      if (held.status !== 'pending') throw new BookingRefused('already-over');
      requireRevision(held, expectedRevision);
      if ((held.holdExpiresAt ?? 0) <= context.now) throw new BookingRefused('hold-expired');
      const type = await typeOf(context, held.professionalId, held.appointmentTypeId ?? '');
      return bookHold(context, held, type, [held.professionalId, ...others]);
    });
  }

  move(caller: Caller, appointmentId: string, order: MoveOrder) {
    return this.changing(caller, async (context) => {
      const { professionalId } = order;
      if (professionalId !== undefined) requireOwnAgenda(caller, professionalId);
      const others = professionalId === undefined ? [] : [professionalId];
      const before = await lockedAppointment(context, appointmentId, others);
      if (before.status === 'pending' || before.kind === 'session') throw new BookingRefused('not-bookable');
      if (before.status !== 'booked' || before.endsAt <= context.now) {
        throw new BookingRefused('already-over');
      }
      requireRevision(before, order.expectedRevision);
      await releaseExpiredHolds(context, [before.professionalId, ...others]);
      return moveTo(context, before, await targetType(context, before, order), order);
    });
  }

  cancel(caller: Caller, appointmentId: string, order: CancelOrder) {
    return this.changing(caller, async (context) => {
      const before = await lockedAppointment(context, appointmentId);
      if (before.kind === 'session') throw new BookingRefused('not-bookable');
      requireRevision(before, order.expectedRevision);
      return cancel(context, before, { code: 'cancelled', by: order.by, cause: order.cause ?? null });
    });
  }

  confirm(caller: Caller, appointmentId: string) {
    return this.changing(caller, async (context) => {
      const before = await lockedAppointment(context, appointmentId);
      if (before.confirmedAt !== null && before.status === 'booked') return before;
      if (before.status !== 'booked' || before.kind === 'session') throw new BookingRefused('already-over');
      return changeAppointment(context, before, { confirmedAt: context.now }, { code: 'confirmed' });
    });
  }

  verifyTold(caller: Caller, appointmentId: string, order: VerifyOrder) {
    return this.changing(caller, async (context) =>
      verifyTold(context, await lockedAppointment(context, appointmentId), order),
    );
  }

  arrive(caller: Caller, appointmentId: string) {
    return this.changing(caller, async (context) => {
      const before = await lockedAppointment(context, appointmentId);
      if (before.status === 'arrived') return before;
      if (before.status !== 'booked' || before.kind === 'session') throw new BookingRefused('already-over');
      return changeAppointment(context, before, { status: 'arrived' }, { code: 'arrived' });
    });
  }

  async one(caller: Caller, appointmentId: string) {
    return this.reading(caller, async (reading) => {
      const view = await readView(reading, appointmentId);
      if (view === null) return null;
      return { ...view, history: await readHistory(reading.transaction, appointmentId) };
    });
  }

  async list(caller: Caller, filter: Parameters<BookingUseCases['appointments']>[1]) {
    return this.reading(caller, async (reading) => {
      if ('followUpId' in filter) {
        const head = await headOf(reading.transaction, caller, filter.followUpId, '');
        if (head === null) return null;
      } else if (!isOwnAgenda(caller, filter.professionalId)) {
        return null;
      }
      return readList(reading, filter);
    });
  }

  series(caller: Caller, which: Parameters<BookingRecords['series']>[1]) {
    return this.reading(caller, ({ transaction }) => readSeries(transaction, caller, which));
  }

  bookSeries(caller: Caller, placement: SeriesPlacement) {
    return this.attempt(caller, async (context) => {
      const { visits, followUpId, careKey } = placement;
      const agendas = visits.map(({ professionalId }) => professionalId);
      for (const professionalId of agendas) requireOwnAgenda(caller, professionalId);
      const subject = await subjectOf(context, { followUpId, careKey });
      await lockAgendas(context.transaction, agendas);
      await releaseExpiredHolds(context, agendas);
      const booked = await bookVisits(context, subject, placement);
      const ids = booked.map(({ id }) => id);
      return readViews(context, 'appointment.id = ANY($1::uuid[]) ORDER BY starts_at', [ids]);
    });
  }

  async releaseExpired(organisationId: string, limit: number): Promise<readonly FreedSlot[]> {
    const caller: Caller = { organisationId, accountId: 'service', role: 'service', requestId: 'holds' };
    const released = await this.attempt(caller, async (context) => {
      const due = await context.transaction.query<{ id: string; professionalId: string }>(
        `SELECT id, professional_id AS "professionalId" FROM appointment
         WHERE organisation_id = $1 AND status = 'pending' AND hold_expires_at <= $2
         ORDER BY hold_expires_at LIMIT $3`,
        [organisationId, new Date(context.now), limit],
      );
      const agendas = [...new Set(due.map(({ professionalId }) => professionalId))];
      await lockAgendas(context.transaction, agendas);
      await releaseExpiredHolds(context, agendas);
    });
    return 'freed' in released ? released.freed : [];
  }

  /** One change of one appointment, told as a view. */
  private changing(
    caller: Caller,
    change: (context: BookingContext) => Promise<KeptAppointment>,
  ): Promise<BookingOutcome<AppointmentView>> {
    return this.attempt(caller, async (context) => {
      const { id } = await change(context);
      const view = await readView(context, id);
      if (view === null) throw new NothingThere('appointment');
      return view;
    });
  }

  /** A transaction that a rule may refuse. */
  private async attempt<Done>(
    caller: Caller,
    work: (context: BookingContext) => Promise<Done>,
  ): Promise<BookingOutcome<Done>> {
    const { database, ciphers, communes, zone, now, newId } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    const freed: FreedSlot[] = [];
    return outcomeOf(freed, () =>
      database.transaction(caller, (transaction) =>
        work({ transaction, caller, cipher, communes, zone, newId, freed, now: now() }),
      ),
    );
  }

  private async reading<T>(
    caller: Caller,
    read: (reading: Pick<BookingContext, 'transaction' | 'cipher' | 'now'>) => Promise<T>,
  ): Promise<T> {
    const cipher = await this.dependencies.ciphers.of(caller.organisationId);
    const now = this.dependencies.now();
    return this.dependencies.database.transaction(caller, (transaction: TenantTransaction) =>
      read({ transaction, cipher, now }),
    );
  }
}

function isOwnAgenda({ professionalId }: Caller, agenda: string): boolean {
  return professionalId === undefined || professionalId === agenda;
}

/** A clinician has nothing to do with another's agenda. @throws NothingThere */
function requireOwnAgenda(caller: Caller, agenda: string): void {
  if (!isOwnAgenda(caller, agenda)) throw new NothingThere('professional');
}

/** In whose agenda the patient's appointment stands that is to be freed. @throws NothingThere */
async function agendaOf(
  { transaction }: BookingContext,
  appointmentId: string | undefined,
  patientId: string | null,
): Promise<readonly string[]> {
  if (appointmentId === undefined) return [];
  const freed = await appointmentById(transaction, appointmentId);
  if (freed === null || freed.patientId !== patientId) throw new NothingThere('appointment');
  return [freed.professionalId];
}

/** The type asked for; else the one it has, or the like of it with somebody else. @throws NothingThere */
async function targetType(
  context: BookingContext,
  before: KeptAppointment,
  { professionalId = before.professionalId, appointmentTypeId }: MoveOrder,
) {
  if (appointmentTypeId !== undefined) return typeOf(context, professionalId, appointmentTypeId);
  const present = await typeOf(context, before.professionalId, before.appointmentTypeId ?? '');
  return professionalId === before.professionalId ? present : sameTypeWith(context, professionalId, present);
}
