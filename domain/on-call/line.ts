import type { LocalDay } from '../calendar';

/** What answers at the end of a line (call-scripts-fr.md, CLINICIEN_IMMEDIAT). */
export const ON_CALL_KINDS = ['coordination-nurse', 'ward-line', 'on-call-physician', 'other'] as const;
export type OnCallKind = (typeof ON_CALL_KINDS)[number];

/** Wall-clock hours on the service's clock; `to` not after `from` is the day after, the same time is 24 hours. */
export interface DutyHours {
  /** `HH:mm` */
  readonly from: string;
  /** `HH:mm` */
  readonly to: string;
}

/** Hours of every week; each counts for the day it begins on. */
export interface WeeklyDuty extends DutyHours {
  /** ISO weekday, 1 = Monday to 7 = Sunday. */
  readonly weekday: number;
}

/** Another day than its weekday's: other hours, or none. */
export interface DutyException {
  readonly day: LocalDay;
  readonly hours: readonly DutyHours[];
}

/** When a line is on duty. */
export interface Duty {
  readonly weekly: readonly WeeklyDuty[];
  readonly exceptions: readonly DutyException[];
  /** Both included; without one, from ever or for ever. */
  readonly firstDay?: LocalDay;
  readonly lastDay?: LocalDay;
}

/** The same as it is kept: null for what is not there. */
export interface KeptDuty extends Omit<Duty, 'firstDay' | 'lastDay'> {
  readonly firstDay: LocalDay | null;
  readonly lastDay: LocalDay | null;
}

export function dutyOf({ weekly, exceptions, firstDay, lastDay }: KeptDuty): Duty {
  return {
    weekly,
    exceptions,
    ...(firstDay === null ? {} : { firstDay }),
    ...(lastDay === null ? {} : { lastDay }),
  };
}

/** One line of a hospital's roster, without what identifies who answers. */
export interface OnCallLine extends Duty {
  readonly contactId: string;
  /** 1 is rung first. */
  readonly position: number;
  /** Minutes of day and night within which it answers. */
  readonly answerMinutes: number;
}
