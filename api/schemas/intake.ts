import { z } from 'zod';
import { faultSchema } from './problem';
import { answerList, utcInstant } from './text';

export const intakeAnswerSchema = z
  .object({
    followUpId: z.string(),
    status: z.string(),
    result: z.enum(['accepted', 'repeat', 'amended', 'older-facts', 'accepted-again']),
    flags: answerList(faultSchema),
  })
  .meta({ id: 'IntakeAnswer' });

export const refusalSchema = z
  .object({
    refusalId: z.string(),
    receivedAt: utcInstant,
    status: z.string().meta({ description: 'open, replayed, discarded' }),
    contentType: z.string(),
    faults: answerList(z.object({ code: z.string(), pointer: z.string(), sentence: z.string() })),
    followUpId: z.string().nullable(),
  })
  .meta({ id: 'Refusal' });

export const refusalsSchema = z.object({ refusals: answerList(refusalSchema) });

export const refusalWithContentSchema = refusalSchema
  .extend({ raw: z.string().meta({ description: 'The bytes as they came' }) })
  .meta({ id: 'RefusalWithContent' });

export type IntakeAnswer = z.infer<typeof intakeAnswerSchema>;
export type Refusal = z.infer<typeof refusalSchema>;
export type Refusals = z.infer<typeof refusalsSchema>;
export type RefusalWithContent = z.infer<typeof refusalWithContentSchema>;
