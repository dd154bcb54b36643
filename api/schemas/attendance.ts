import { z } from 'zod';
import { isLocalDay } from '../../domain/calendar';
import { answerList } from './text';

/** Whether appointments are kept, by practice and month. */

const localDay = z.string().refine(isLocalDay).meta({ format: 'date' });

export const attendanceQuerySchema = z
  .object({ from: localDay, to: localDay.meta({ description: 'Included' }) })
  .refine(({ from, to }) => from <= to, { path: ['to'] });

const counts = {
  kept: z.number().int(),
  toVerify: z.number().int().meta({ description: 'Among the kept and missed: only the patient said so' }),
  missedByPatient: z.number().int(),
  missedByProfessional: z.number().int(),
  unknown: z.number().int().meta({ description: 'Nobody said whether they took place' }),
  noShowRate: z
    .number()
    .nullable()
    .meta({ description: 'Missed by the patient among those kept or missed by them, 0 to 1' }),
  knownRate: z.number().nullable(),
};

const attendanceRow = z
  .object({
    practiceId: z.string().nullable(),
    practiceName: z.string(),
    month: z.string().meta({ description: '`YYYY-MM`' }),
    ...counts,
  })
  .meta({ id: 'AttendanceRow' });

export const attendanceSchema = z
  .object({
    from: z.string().meta({ format: 'date' }),
    to: z.string().meta({ format: 'date' }),
    baselineRate: z.number(),
    targetRate: z.number(),
    rows: answerList(attendanceRow),
    total: z.object(counts),
  })
  .meta({ id: 'AttendanceReport' });

/** Semicolons, decimal commas, UTF-8 with a byte order mark. */
export const attendanceCsvSchema = z.string().meta({ id: 'AttendanceTable' });

export type AttendanceRow = z.infer<typeof attendanceRow>;
export type AttendanceReport = z.infer<typeof attendanceSchema>;
