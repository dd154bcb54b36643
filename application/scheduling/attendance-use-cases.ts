import type { Attendance } from '../../domain/scheduling/attendance';
import type { LocalDay } from '../../domain/calendar';
import type { Caller } from '../application';

/** Figures of one practice in one month; nothing in it is about a patient. */
export interface AttendanceRow extends Attendance {
  /** Null for a professional without a practice. */
  readonly practiceId: string | null;
  readonly practiceName: string;
  /** `YYYY-MM` on the wall clock of the service. */
  readonly month: string;
}

export interface AttendanceReport {
  readonly from: LocalDay;
  /** Included. */
  readonly to: LocalDay;
  /** Share of appointments patients miss where nothing is done, and the share aimed at. */
  readonly baselineRate: number;
  readonly targetRate: number;
  readonly rows: readonly AttendanceRow[];
  readonly total: Attendance;
}

/** Both days included, on the wall clock of the service. */
export interface AttendancePeriod {
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** Whether appointments are kept, for the service itself. */
export interface AttendanceUseCases {
  /** Past appointments by practice and month; told ones and holds are not counted. Audited. */
  attendance(caller: Caller, period: AttendancePeriod): Promise<AttendanceReport>;
  /** The same as semicolon-separated text for a spreadsheet. Audited. */
  attendanceCsv(caller: Caller, period: AttendancePeriod): Promise<string>;
}
