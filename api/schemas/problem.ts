import { z } from 'zod';
import { answerList } from './text';

export const faultSchema = z
  .object({
    pointer: z.string().meta({ description: 'JSON pointer (RFC 6901) into the body; empty for the whole' }),
    code: z.string(),
    sentence: z.string(),
    sentenceFr: z.string(),
  })
  .meta({ id: 'Fault', description: 'What is wrong at one place; never repeats what was sent' });

/** An error as it is answered (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    requestId: z.string(),
    errors: answerList(faultSchema).optional(),
    refusalId: z
      .string()
      .optional()
      .meta({ description: 'Under this id the bytes are kept for correction and replay' }),
    pathwayProblems: answerList(
      z.object({
        file: z.string(),
        line: z.number().int().optional(),
        path: z.string().meta({ description: 'Place in the pathway, e.g. `steps.1.window.latest`' }),
        problem: z.string(),
        remedy: z.string(),
      }),
    )
      .optional()
      .meta({ description: 'Why a pathway cannot be tried' }),
    reason: z.string().optional().meta({ description: 'Why the follow-up refused a fact' }),
    holder: z.string().optional().meta({ description: 'Name of the colleague who has the call in hand' }),
  })
  .meta({ id: 'Problem' });

export type FaultAnswer = z.infer<typeof faultSchema>;
export type Problem = z.infer<typeof problemSchema>;
