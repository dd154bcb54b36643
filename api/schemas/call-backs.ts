import { z } from 'zod';
import { CALL_BACK_OUTCOMES } from '../../domain/follow-up';
import { numberToDialSchema } from './call-list';
import { expectedRevision } from './facts';
import { ownerSchema } from './follow-up';
import { answerList, longText, utcInstant } from './text';

/** A clinician calls the patient of a red flag back. */

export const callBackSchema = z
  .strictObject({
    outcome: z.enum(CALL_BACK_OUTCOMES),
    words: longText.optional().meta({ description: 'What was said; health data, kept encrypted' }),
    expectedRevision,
  })
  .meta({ id: 'CallBack' });

const made = z.object({ at: utcInstant, outcome: z.enum(CALL_BACK_OUTCOMES) });

const callBackToMake = z
  .object({
    followUpId: z.string(),
    breakId: z.string(),
    urgency: z.enum(['emergency', 'immediate', 'two-hours']),
    openedAt: utcInstant,
    dueAt: utcInstant,
    overdue: z.boolean(),
    owner: ownerSchema,
    revision: z.number().int(),
    patient: z.object({
      birthName: z.string(),
      usedName: z.string().nullable(),
      firstGivenName: z.string().nullable(),
      birthDate: z.string().nullable(),
    }),
    numbers: answerList(numberToDialSchema),
    callKey: z.string().nullable().meta({
      description: 'The call in which it was heard: GET …/calls/{callKey}/records has the words said',
    }),
    made: answerList(made).meta({ description: 'Calls back so far, newest first' }),
  })
  .meta({ id: 'CallBackToMake' });

export const callBacksSchema = z.object({ callBacks: answerList(callBackToMake) });

export type CallBackRequest = z.input<typeof callBackSchema>;
export type CallBackToMake = z.infer<typeof callBackToMake>;
export type CallBacks = z.infer<typeof callBacksSchema>;
