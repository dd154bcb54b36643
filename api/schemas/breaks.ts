import { z } from 'zod';
import { ownerSchema, patientNameSchema } from './follow-up';
import { answerList, utcInstant } from './text';

/** Breaks of all follow-ups that run, as one list. */

export const BREAK_GRADES = ['fragile', 'late', 'broken'] as const;

const standingBreak = z
  .object({
    followUpId: z.string(),
    revision: z.number().int().meta({ description: 'Of the follow-up' }),
    breakId: z.string(),
    code: z.string(),
    grade: z.string(),
    status: z.string(),
    subject: z.string(),
    reason: z.string().meta({ description: 'The code, or what a red flag asks for next' }),
    cause: z.string().nullable(),
    owner: ownerSchema,
    ownerName: z.string().nullable().meta({ description: 'Null for a queue' }),
    openedAt: utcInstant,
    dueAt: utcInstant,
    overdue: z.boolean(),
    patient: patientNameSchema,
    hospitalName: z.string(),
    dischargedAt: utcInstant,
  })
  .meta({ id: 'StandingBreak' });

export const breaksSchema = z.object({
  breaks: answerList(standingBreak),
  next: z.string().nullable().meta({ description: '`after` of the next page; null on the last one' }),
});

export type StandingBreak = z.infer<typeof standingBreak>;
export type Breaks = z.infer<typeof breaksSchema>;
