import type { ServiceCalendar } from '../../domain/calendar';
import type { Application } from '../application';
import {
  absenceStated,
  absenceUseCases,
  type AbsenceDependencies,
  type AbsenceUseCases,
} from './absence-consequences';
import type { AbsenceRecords } from './absence-records';
import type { AbsenceStated } from './agenda-use-cases';
import { attendanceUseCases } from './attendance';
import type { AttendanceRecords } from './attendance-records';
import type { AttendanceUseCases } from './attendance-use-cases';
import type { AppointmentUseCases } from './booking-use-cases';
import { presenceUseCases } from './presence';
import type { PresenceRecords } from './presence-records';
import type { PresenceUseCases } from './presence-use-cases';
import type { SlotUseCases } from './slot-use-cases';
import { waitingListUseCases, type WaitingDependencies } from './waiting-list';
import type { WaitingListUseCases } from './waiting-list-use-cases';
import type { WaitingRecords } from './waiting-records';

/** What becomes of appointments once they are made: kept or not, handed over, offered to those who wait. */
export type KeepingUseCases = PresenceUseCases & AttendanceUseCases & WaitingListUseCases & AbsenceUseCases;

export interface KeepingRecords {
  readonly presence: PresenceRecords;
  readonly attendance: AttendanceRecords;
  readonly waiting: WaitingRecords;
  readonly absences: AbsenceRecords;
}

export interface KeepingDependencies {
  readonly records: KeepingRecords;
  /** Read late: bookings tell the waiting list which times are free again, and the waiting list books. */
  readonly bookings: () => AppointmentUseCases & SlotUseCases;
  /** Of the service. */
  readonly calendar: ServiceCalendar;
  /** Business time. */
  readonly now: () => number;
  readonly audit: Application['audit'];
}

export function keepingUseCases(dependencies: KeepingDependencies): KeepingUseCases {
  const { records, calendar, now, audit } = dependencies;
  return {
    ...presenceUseCases({ records: records.presence, audit }),
    ...attendanceUseCases({ records: records.attendance, now, zone: calendar.zone, audit }),
    ...waitingListUseCases(waitingDependencies(dependencies)),
    ...absenceUseCases(absenceDependencies(dependencies)),
  };
}

/** Sees to what falls into an absence, for whoever keeps agendas. */
export function absenceCarrier(dependencies: KeepingDependencies): AbsenceStated {
  return absenceStated(absenceDependencies(dependencies));
}

export function waitingDependencies({ records, ...rest }: KeepingDependencies): WaitingDependencies {
  return { ...rest, records: records.waiting };
}

export function absenceDependencies({
  records,
  calendar,
  ...rest
}: KeepingDependencies): AbsenceDependencies {
  return { ...rest, records: records.absences, zone: calendar.zone };
}
