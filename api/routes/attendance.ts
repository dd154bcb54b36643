import { z } from 'zod';
import { route, type Route } from '../route';
import { attendanceCsvSchema, attendanceQuerySchema, attendanceSchema } from '../schemas/attendance';

const tag = 'Reports';
const action = 'attendance.read';

/** Whether appointments are kept, by practice and month. */
export const attendanceRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/v1/reports/attendance',
    tag,
    summary: 'Appointments kept and missed, by practice and month, against the share aimed at',
    action,
    input: z.object({ query: attendanceQuerySchema }),
    content: attendanceSchema,
    successes: [[200, 'Figures for the service itself: small numbers, no patient']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => ({
      content: await application.attendance(caller, query),
    }),
  }),
  route({
    method: 'get',
    path: '/v1/reports/attendance.csv',
    tag,
    summary: 'The same as a table for a spreadsheet',
    action,
    input: z.object({ query: attendanceQuerySchema }),
    content: attendanceCsvSchema,
    mediaType: 'text/csv',
    successes: [[200, 'Semicolons between fields; no field is a formula']],
    problems: [422],
    handle: async ({ query }, { application, caller }) => ({
      content: await application.attendanceCsv(caller, query),
      headers: {
        'Content-Disposition': `attachment; filename="presence-${query.from}-${query.to}.csv"`,
      },
    }),
  }),
];
