import { addDays, instantAt } from '../../domain/calendar';
import {
  addedUp,
  attendanceOf,
  NO_SHOW_BASELINE_RATE,
  NO_SHOW_TARGET_RATE,
} from '../../domain/scheduling/attendance';
import type { Application } from '../application';
import { csvText } from '../dry-run/csv';
import type { AttendanceRecords } from './attendance-records';
import type { AttendancePeriod, AttendanceReport, AttendanceUseCases } from './attendance-use-cases';

export interface AttendanceDependencies {
  readonly records: AttendanceRecords;
  /** Business time. */
  readonly now: () => number;
  /** IANA time zone of the service. */
  readonly zone: string;
  readonly audit: Application['audit'];
}

/** Whether appointments are kept, by practice and month. */
export function attendanceUseCases(dependencies: AttendanceDependencies): AttendanceUseCases {
  const { audit } = dependencies;
  const report: AttendanceUseCases['attendance'] = async (caller, period) => {
    const read = await reportOf(dependencies, caller.organisationId, period);
    await audit(caller, 'attendance.read', null, 'allowed');
    return read;
  };
  return {
    attendance: report,
    attendanceCsv: async (caller, period) => csvText(rowsOf(await report(caller, period))),
  };
}

async function reportOf(
  { records, now, zone }: AttendanceDependencies,
  organisationId: string,
  { from, to }: AttendancePeriod,
): Promise<AttendanceReport> {
  const period = {
    from: instantAt(from, '00:00', zone),
    to: instantAt(addDays(to, 1), '00:00', zone),
    now: now(),
  };
  const counted = await records.counts(organisationId, period, zone);
  return {
    from,
    to,
    baselineRate: NO_SHOW_BASELINE_RATE,
    targetRate: NO_SHOW_TARGET_RATE,
    rows: counted.map(({ practiceId, practiceName, month, ...counts }) => ({
      practiceId,
      practiceName,
      month,
      ...attendanceOf(counts),
    })),
    total: attendanceOf(addedUp(counted)),
  };
}

/** French: the file is opened by the people of the service. */
const HEADINGS = [
  'Cabinet',
  'Mois',
  'Honorés',
  'Manqués par le patient',
  'Annulés par le cabinet',
  'Non renseignés',
  'À vérifier',
  'Taux manqué par le patient (%)',
] as const;

const PERCENT = 100;

function rowsOf({ rows, total, baselineRate, targetRate }: AttendanceReport): (string | number)[][] {
  const all = { ...total, practiceName: 'Total', month: '' };
  return [
    [...HEADINGS],
    ...[...rows, all].map((row) => [
      row.practiceName,
      row.month,
      row.kept,
      row.missedByPatient,
      row.missedByProfessional,
      row.unknown,
      row.toVerify,
      row.noShowRate === null ? '' : row.noShowRate * PERCENT,
    ]),
    ['Repère sans rappels', '', '', '', '', '', '', baselineRate * PERCENT],
    ['Objectif', '', '', '', '', '', '', targetRate * PERCENT],
  ];
}
