/** A week of an agenda as the drawing and the table beside it show it. */
import { localDay } from '../time/paris';
import type { AppointmentState } from '../appointments/appointment-state';

interface Timed {
  /** ISO 8601 in UTC. */
  readonly startsAt: string;
  readonly endsAt: string;
}

export type OpeningItem = Timed & { readonly kind: 'opening' };
export type BusyItem = Timed & { readonly kind: 'busy' };
export type AppointmentItem = Timed & {
  readonly kind: 'appointment';
  readonly appointmentId: string;
  readonly state: AppointmentState;
  /** Whom it is for; what it is when nobody may be named. */
  readonly words: string;
  readonly typeName: string | null;
};

export type WeekItem = OpeningItem | BusyItem | AppointmentItem;

/** When something begins before another; openings before what stands in them. */
function earlier(left: WeekItem, right: WeekItem): number {
  const order = { opening: 0, busy: 1, appointment: 2 } as const;
  return Date.parse(left.startsAt) - Date.parse(right.startsAt) || order[left.kind] - order[right.kind];
}

/** @returns the items of each of these local days, in the order of the day; a day without any is there too */
export function byDay(
  items: readonly WeekItem[],
  days: readonly string[],
): readonly { readonly day: string; readonly items: readonly WeekItem[] }[] {
  return days.map((day) => ({
    day,
    items: items.filter(({ startsAt }) => localDay(Date.parse(startsAt)) === day).sort(earlier),
  }));
}
