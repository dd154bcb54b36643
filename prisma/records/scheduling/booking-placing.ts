import { factOfChange, type AppointmentOrigin } from '../../../domain/scheduling';
import {
  addAppointment,
  changeAppointment,
  stateAppointmentFact,
  type ChangeWords,
} from './appointment-changes';
import type { KeptAppointment } from './appointment-rows';
import {
  appointmentById,
  BookingRefused,
  noteFreed,
  noteMovedFrom,
  type BookingContext,
} from './booking-context';
import { requireBookable, type BookableType } from './booking-facts';
import { release } from './booking-holds';
import { leaveSeat, takeSeat } from './booking-seats';
import type { Subject } from './booking-subject';

const MINUTE_MS = 60_000;

/** A time of an agenda for a patient, before any rule was asked. */
export interface Wanted {
  readonly appointmentId: string;
  readonly subject: Subject;
  readonly type: BookableType;
  readonly startsAt: number;
  readonly origin: AppointmentOrigin;
  readonly holdUntil?: number | undefined;
  readonly overrideReason?: string | undefined;
  readonly told?: true | undefined;
  /** Freed once this one is booked. */
  readonly instead?: string | undefined;
  readonly series?: { readonly seriesId: string | null; readonly visitNumber: number } | undefined;
}

/** Start, end and end of the pause of a type begun at an instant. */
export function timesOf(
  type: BookableType,
  startsAt: number,
): Pick<KeptAppointment, 'startsAt' | 'endsAt' | 'blockedUntil'> {
  const endsAt = startsAt + type.durationMinutes * MINUTE_MS;
  return { startsAt, endsAt, blockedUntil: endsAt + type.bufferMinutes * MINUTE_MS };
}

function newAppointment(wanted: Wanted, now: number): KeptAppointment {
  const { subject, type, series, holdUntil = null, overrideReason = null, told = false } = wanted;
  return {
    ...subject,
    ...timesOf(type, wanted.startsAt),
    id: wanted.appointmentId,
    professionalId: type.professionalId,
    appointmentTypeId: type.id,
    kind: 'visit',
    sessionId: null,
    seriesId: series?.seriesId ?? null,
    visitNumber: series?.visitNumber ?? null,
    place: type.place,
    status: holdUntil === null ? 'booked' : 'pending',
    holdExpiresAt: holdUntil,
    confirmedAt: null,
    told,
    toldVerified: false,
    override: overrideReason !== null,
    overrideReason,
    missedBy: null,
    cause: null,
    presenceSource: null,
    presenceVerified: false,
    seats: null,
    seatsTaken: 0,
    origin: wanted.origin,
    bookedAt: holdUntil === null ? now : null,
    movedFrom: wanted.instead ?? null,
    revision: 1,
  };
}

/**
 * Takes a time under the lock of its agenda, after the rules said yes.
 *
 * @throws BookingRefused
 */
export async function take(
  context: BookingContext,
  wanted: Wanted,
  words: Partial<ChangeWords> = {},
): Promise<KeptAppointment> {
  const { type } = wanted;
  const appointment = newAppointment(wanted, context.now);
  await requireBookable(context, appointment, type);
  const placed = await seated(context, appointment, type);
  return addAppointment(context, placed, {
    code: codeOf(placed),
    reason: appointment.overrideReason,
    ...words,
  });
}

function codeOf({ status, told }: KeptAppointment): string {
  if (status === 'pending') return 'held';
  return told ? 'told' : 'booked';
}

/** What is only told takes no seat: the agenda is not ours. */
async function seated(
  context: BookingContext,
  appointment: KeptAppointment,
  type: BookableType,
): Promise<KeptAppointment> {
  if (type.seats === null || appointment.told) return { ...appointment, kind: 'visit', sessionId: null };
  return takeSeat(context, appointment, type.seats);
}

/** What is held becomes booked, if every rule still says yes, and what it takes the place of is freed. */
export async function bookHold(
  context: BookingContext,
  held: KeptAppointment,
  type: BookableType,
  agendas: readonly string[],
): Promise<KeptAppointment> {
  const { movedFrom } = held;
  await requireBookable(context, held, type, movedFrom === null ? [] : [movedFrom]);
  const freed = movedFrom === null ? null : await free(context, movedFrom, agendas);
  const changes = { status: 'booked', holdExpiresAt: null, bookedAt: context.now } as const;
  const booked = await changeAppointment(context, held, changes, { code: 'booked' });
  await tellFreed(context, freed);
  return booked;
}

/**
 * The same appointment at another time.
 *
 * @throws BookingRefused; nothing changed then
 */
export async function moveTo(
  context: BookingContext,
  before: KeptAppointment,
  type: BookableType,
  { startsAt, overrideReason }: { readonly startsAt: number; readonly overrideReason?: string | undefined },
): Promise<KeptAppointment> {
  const reason = overrideReason ?? null;
  const wanted: KeptAppointment = {
    ...before,
    ...timesOf(type, startsAt),
    professionalId: type.professionalId,
    appointmentTypeId: type.id,
    kind: 'visit',
    sessionId: null,
    place: type.place,
    override: reason !== null,
    overrideReason: reason,
    // They said they come to the other one.
    confirmedAt: null,
  };
  if (before.sessionId !== null) await leaveSeat(context, before.sessionId);
  await requireBookable(context, wanted, type);
  const { id: _id, revision: _revision, ...changes } = await seated(context, wanted, type);
  const moved = await changeAppointment(context, before, changes, { code: 'moved', reason });
  await noteMovedFrom(context, before);
  return moved;
}

/** Takes a time and frees another in the same transaction. */
export async function takeInstead(
  context: BookingContext,
  wanted: Wanted,
  instead: string,
  agendas: readonly string[],
): Promise<KeptAppointment> {
  // What makes room goes first: the constraint looks at each row as it comes.
  const freed = await free(context, instead, agendas);
  const taken = await take(context, wanted);
  await tellFreed(context, freed);
  return taken;
}

/** An appointment before and after it was freed. */
interface Freed {
  readonly before: KeptAppointment;
  readonly after: KeptAppointment;
}

/**
 * Frees the appointment that another takes the place of; one that is over already needs no freeing. Its follow-up is
 * told by {@link tellFreed}, once the new one is booked: else the care would be without an appointment in between.
 */
async function free(
  context: BookingContext,
  appointmentId: string,
  agendas: readonly string[],
): Promise<Freed | null> {
  const before = await appointmentById(context.transaction, appointmentId);
  if (before === null || !agendas.includes(before.professionalId)) {
    throw new BookingRefused('changed-meanwhile');
  }
  if (before.status === 'pending') {
    return { before, after: await release(context, before, { cause: null, code: 'released' }) };
  }
  if (before.status !== 'booked' || before.endsAt <= context.now) return null;
  const words = { code: 'replaced', cause: null, followUpToldElsewhere: true } as const;
  return { before, after: await cancel(context, before, words) };
}

async function tellFreed(context: BookingContext, freed: Freed | null): Promise<void> {
  if (freed === null) return;
  const event = factOfChange(freed.before, freed.after, 'service');
  if (event !== null) await stateAppointmentFact(context, freed.after, event);
}

/** @throws BookingRefused `already-over` for one that took place, was missed, or fell already */
export async function cancel(
  context: BookingContext,
  before: KeptAppointment,
  { cause, ...words }: ChangeWords & { readonly cause: string | null },
): Promise<KeptAppointment> {
  const { status, endsAt, sessionId } = before;
  if (status === 'pending') return release(context, before, { cause, code: 'released' });
  if ((status !== 'booked' && status !== 'arrived') || endsAt <= context.now) {
    throw new BookingRefused('already-over');
  }
  const changes = { status: 'cancelled', cause } as const;
  const cancelled = await changeAppointment(context, before, changes, { ...words, reason: cause });
  if (sessionId !== null) await leaveSeat(context, sessionId);
  noteFreed(context, before);
  return cancelled;
}
