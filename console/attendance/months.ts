/** Attendance put together for reading: by month, and by practice. */
import type { AttendanceReport, AttendanceRow } from '../../api/schemas';

type Counts = Pick<AttendanceRow, 'kept' | 'missedByPatient' | 'missedByProfessional' | 'unknown'>;

export interface MonthOfAttendance extends Counts {
  /** `YYYY-MM` */
  readonly month: string;
  /** 0 to 1; null while nothing is known of it. */
  readonly noShowRate: number | null;
}

const monthName = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const shortMonthName = new Intl.DateTimeFormat('fr-FR', { timeZone: 'UTC', month: 'short', year: '2-digit' });
const percent = new Intl.NumberFormat('fr-FR', { style: 'percent', maximumFractionDigits: 1 });

const instantOf = (month: string) => Date.parse(`${month}-01T00:00:00Z`);

/** `novembre 2026`. */
export const monthWords = (month: string): string => monthName.format(instantOf(month));
/** `nov. 26`. */
export const shortMonthWords = (month: string): string => shortMonthName.format(instantOf(month));

/** `4,5 %`; « inconnu » while nothing is known. */
export function rateWords(rate: number | null): string {
  return rate === null ? 'pas encore connu' : percent.format(rate);
}

/** All practices together, month by month in order. */
export function byMonth(rows: AttendanceReport['rows']): readonly MonthOfAttendance[] {
  const months = [...new Set(rows.map(({ month }) => month))].sort();
  return months.map((month) => {
    const counts = addedUp(rows.filter((row) => row.month === month));
    const known = counts.kept + counts.missedByPatient;
    return { month, ...counts, noShowRate: known === 0 ? null : counts.missedByPatient / known };
  });
}

function addedUp(rows: readonly Counts[]): Counts {
  const sum = (of: keyof Counts) => rows.reduce((total, row) => total + row[of], 0);
  return {
    kept: sum('kept'),
    missedByPatient: sum('missedByPatient'),
    missedByProfessional: sum('missedByProfessional'),
    unknown: sum('unknown'),
  };
}
