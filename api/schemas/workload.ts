import { z } from 'zod';
import { expectedRevision } from './facts';
import { ownerSchema, patientNameSchema } from './follow-up';
import { answerList, utcInstant, uuid } from './text';
import { worklistItem } from './work';

/** Who does what: colleagues, giving work to one of them, and what everybody has before them. */

const assignee = z
  .object({ accountId: z.string(), displayName: z.string(), role: z.enum(['operator', 'teamLead']) })
  .meta({ id: 'Assignee' });

export const assigneesSchema = z.object({ colleagues: answerList(assignee) });

export const assignmentSchema = z
  .strictObject({
    to: z.union([
      z.strictObject({ accountId: uuid }),
      z.strictObject({ queue: z.enum(['operators', 'team-leads']) }),
    ]),
    expectedRevision,
  })
  .meta({ id: 'Assignment' });

const load = z
  .object({
    owner: ownerSchema,
    displayName: z.string().nullable().meta({ description: 'Null for a queue, and for a closed account' }),
    open: z.number().int().meta({ description: 'Can be done now' }),
    dueToday: z.number().int().meta({ description: 'Due by the end of the day, what is late included' }),
    overdue: z.number().int(),
    oldestOverdueSince: utcInstant
      .nullable()
      .meta({ description: 'Since when the oldest of the late ones could have been done' }),
    redFlags: z.number().int(),
  })
  .meta({ id: 'Load' });

const hourOfCalls = z
  .object({
    hour: z.number().int().meta({ description: 'On the wall clock of the service, 0 to 23' }),
    waiting: z.number().int().meta({
      description: 'Still to make, and could be made from that hour on; those of days before at the opening',
    }),
    attempted: z.number().int().meta({ description: 'Attempts written down in that hour' }),
  })
  .meta({ id: 'HourOfCalls' });

export const workloadSchema = z
  .object({
    countedAt: utcInstant,
    atLeast: z.boolean().meta({ description: 'More was open than is counted' }),
    loads: answerList(load),
    unassignedOverdue: z.number().int().meta({ description: 'Late, and in a queue' }),
    callsByHour: answerList(hourOfCalls),
  })
  .meta({ id: 'Workload' });

export const workloadItemsQuerySchema = z.strictObject({
  owner: z
    .string()
    .regex(/^(queue|person):[A-Za-z0-9-]{1,60}$/)
    .meta({ description: '`queue:operators`, `person:{accountId}`' }),
  part: z.enum(['open', 'due-today', 'overdue', 'red-flags']).default('open'),
  after: z
    .string()
    .regex(/^\d{1,15}~[0-9a-f-]{36}~[A-Za-z0-9._:/-]{1,160}$/)
    .optional()
    .meta({ description: '`next` of the page before' }),
});

const workloadItem = z
  .object({
    followUpId: z.string(),
    revision: z.number().int(),
    patient: patientNameSchema,
    hospitalName: z.string(),
    item: worklistItem,
  })
  .meta({ id: 'WorkloadItem' });

export const workloadItemsSchema = z.object({
  items: answerList(workloadItem),
  next: z.string().nullable(),
});

export type Assignee = z.infer<typeof assignee>;
export type Assignees = z.infer<typeof assigneesSchema>;
export type AssignmentRequest = z.input<typeof assignmentSchema>;
export type Load = z.infer<typeof load>;
export type HourOfCalls = z.infer<typeof hourOfCalls>;
export type Workload = z.infer<typeof workloadSchema>;
export type WorkloadItem = z.infer<typeof workloadItem>;
export type WorkloadItems = z.infer<typeof workloadItemsSchema>;
