import type { BookingRefusal } from '../../application/errors';
import { MINUTE, OPENS_AT } from './booking-world';

/** Times of 20 minutes that an agenda of the model has; a group meets for three of them. */
export const TIMES = 6;
export const GROUP_TIMES = 3;
export const SEATS = 2;

/** What stands in one of the model's agendas. */
export interface ModelAppointment {
  readonly key: number;
  readonly agenda: number;
  readonly patient: number;
  readonly time: number;
  readonly kind: 'visit' | 'seat' | 'override' | 'told';
  readonly status: 'pending' | 'booked' | 'cancelled';
  readonly holdExpiresAt: number | null;
}

/** What is asked for. */
export interface ModelOrder {
  readonly agenda: number;
  readonly patient: number;
  readonly time: number;
  readonly kind: ModelAppointment['kind'];
  readonly held: boolean;
}

/** The agendas as they should be: what the rules say, without a database. */
export class BookingModel {
  now: number;
  appointments: readonly ModelAppointment[] = [];
  /** By agenda and time, whether it is open. */
  private readonly openTimes: boolean[][];

  constructor(agendas: number, now: number) {
    this.now = now;
    this.openTimes = Array.from({ length: agendas }, () => Array.from({ length: TIMES }, () => true));
  }

  isOpen(agenda: number, time: number, count = 1): boolean {
    const times = this.openTimes[agenda] ?? [];
    return Array.from({ length: count }, (_none, index) => times[time + index] === true).every(Boolean);
  }

  setOpen(agenda: number, time: number, isOpen: boolean): void {
    const times = this.openTimes[agenda];
    if (times !== undefined) times[time] = isOpen;
  }

  /** Holds whose time is over count for nothing. */
  stands(appointment: ModelAppointment): boolean {
    const { status, holdExpiresAt } = appointment;
    return status === 'booked' || (status === 'pending' && (holdExpiresAt ?? 0) > this.now);
  }

  private standing(besides?: number): readonly ModelAppointment[] {
    return this.appointments.filter((one) => one.key !== besides && this.stands(one));
  }

  /** Whom a group at that time holds. */
  private seatsAt(agenda: number, time: number, besides?: number): readonly ModelAppointment[] {
    return this.standing(besides).filter(
      (one) => one.kind === 'seat' && one.agenda === agenda && one.time === time,
    );
  }

  /** What blocks any of `count` times. */
  private blockers(agenda: number, time: number, count: number, besides?: number) {
    return this.standing(besides).filter((one) => {
      if (one.agenda !== agenda || one.kind === 'told') return false;
      const length = one.kind === 'seat' ? GROUP_TIMES : 1;
      return one.time < time + count && time < one.time + length;
    });
  }

  /**
   * @param besides the appointment that moves
   * @returns why the rules refuse the order, null when they do not
   */
  refusal(
    { agenda, time, kind, patient }: Omit<ModelOrder, 'held'>,
    besides?: number,
  ): BookingRefusal | null {
    if (kind === 'told' || kind === 'override') return null;
    const seated = kind === 'seat' ? this.seatsAt(agenda, time, besides) : [];
    if (seated.length > 0) {
      if (seated.length >= SEATS) return 'no-seat-left';
      return seated.some((one) => one.patient === patient) ? 'taken' : null;
    }
    const count = kind === 'seat' ? GROUP_TIMES : 1;
    if (!this.isOpen(agenda, time, count)) return 'outside-availability';
    const blockers = this.blockers(agenda, time, count, besides);
    if (blockers.length === 0) return null;
    // A group stands as soon as one seat of it is held.
    return blockers.every(({ kind: other, status }) => other !== 'seat' && status === 'pending')
      ? 'held-by-another'
      : 'taken';
  }

  one(key: number): ModelAppointment {
    const found = this.appointments.find((one) => one.key === key);
    if (found === undefined) throw new RangeError('nothing of that key');
    return found;
  }

  change(key: number, changes: Partial<ModelAppointment>): void {
    this.appointments = this.appointments.map((one) => (one.key === key ? { ...one, ...changes } : one));
  }

  add(order: ModelOrder, holdMinutes: number): number {
    const { held, ...rest } = order;
    const key = this.appointments.length;
    const status = held ? 'pending' : 'booked';
    const holdExpiresAt = held ? this.now + holdMinutes * MINUTE : null;
    this.appointments = [...this.appointments, { ...rest, key, status, holdExpiresAt }];
    return key;
  }
}

/** When a time of the model begins. */
export function startOf(time: number): number {
  return OPENS_AT + time * 20 * MINUTE;
}
