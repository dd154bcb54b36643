/** Hours that repeat, as the form holds them: text until they are sent. */
import type { AgendaAnswer, AvailabilityStated } from '../../api/schemas';
import { firstDayOn, recurrenceOf, weekdayOf, weeklyOf } from './recurrence';

export type Availability = AgendaAnswer['rules'][number];

export interface AvailabilityDraft {
  /** One day only, instead of every week. */
  readonly once: boolean;
  /** 1 = Monday. */
  readonly weekdays: readonly number[];
  readonly everyWeeks: string;
  readonly firstDay: string;
  /** Empty for no end. */
  readonly until: string;
  readonly fromTime: string;
  readonly toTime: string;
  readonly appointmentTypeIds: readonly string[];
  readonly practiceId: string;
  readonly onHolidays: boolean;
}

/** @param today `YYYY-MM-DD` */
export function newAvailability(today: string): AvailabilityDraft {
  return {
    once: false,
    weekdays: [],
    everyWeeks: '1',
    firstDay: today,
    until: '',
    fromTime: '09:00',
    toTime: '12:00',
    appointmentTypeIds: [],
    practiceId: '',
    onHolidays: false,
  };
}

/** @returns null when the form cannot say its recurrence: it can be ended, and stated anew */
export function availabilityDraftOf(rule: Availability): AvailabilityDraft | null {
  const { firstDay, fromTime, toTime, recurrence, appointmentTypeIds, onHolidays } = rule;
  const common = {
    firstDay,
    fromTime,
    toTime,
    appointmentTypeIds,
    onHolidays,
    practiceId: rule.practiceId ?? '',
  };
  if (recurrence === null) {
    return { ...common, once: true, weekdays: [weekdayOf(firstDay)], everyWeeks: '1', until: '' };
  }
  const weekly = weeklyOf(recurrence, firstDay);
  if (weekly === null) return null;
  const { weekdays, everyWeeks, until } = weekly;
  return { ...common, once: false, weekdays, everyWeeks: String(everyWeeks), until: until ?? '' };
}

/** @returns what to send; null while something is missing */
export function availabilityOf(draft: AvailabilityDraft): AvailabilityStated | null {
  const { once, weekdays, until, firstDay, fromTime, toTime, practiceId, onHolidays } = draft;
  if (firstDay === '' || fromTime === '' || toTime === '') return null;
  const common = {
    fromTime,
    toTime,
    appointmentTypeIds: [...draft.appointmentTypeIds],
    ...(practiceId === '' ? {} : { practiceId }),
    ...(onHolidays ? { onHolidays } : {}),
  } as const;
  if (once) return { ...common, firstDay };
  const everyWeeks = Number(draft.everyWeeks);
  const recurrence = recurrenceOf({ weekdays, everyWeeks, until: until === '' ? null : until });
  if (recurrence === null) return null;
  return { ...common, firstDay: firstDayOn(weekdays, firstDay), recurrence };
}
