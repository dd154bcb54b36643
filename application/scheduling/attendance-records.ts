import type { Instant } from '../../domain/follow-up';
import type { AttendanceCounts } from '../../domain/scheduling/attendance';

/** Counts of one practice in one month. */
export interface CountedMonth extends AttendanceCounts {
  readonly practiceId: string | null;
  readonly practiceName: string;
  /** `YYYY-MM`. */
  readonly month: string;
}

export interface AttendanceRecords {
  /**
   * Past appointments by practice and month, by name and month.
   *
   * @param period `from` included, `to` excluded; what is still to come is left out by `now`
   * @param zone IANA time zone in which months begin
   */
  counts(
    organisationId: string,
    period: { readonly from: Instant; readonly to: Instant; readonly now: Instant },
    zone: string,
  ): Promise<readonly CountedMonth[]>;
}
