import { z } from 'zod';
import { SAID_NEWS } from '../../domain/call-scripts';
import { CALL_OUTCOMES } from '../../domain/follow-up';
import { expectedRevision, factCode, urgency } from './facts';
import { answerList, instant, list, longText, utcInstant, uuid } from './text';

/** Most answers of one call, corrections included: more than any script asks, so that a loop is noticed. */
const ANSWERS_MAX = 200;
const CODES_MAX = 30;

export const statedAnswerSchema = z.strictObject({
  questionId: factCode,
  value: factCode.meta({ description: 'Code of the answer, or the number said' }),
  cases: list(factCode, CODES_MAX)
    .default([])
    .meta({ description: 'Cases ticked that make the answer more urgent' }),
});

export const saidSoFar = {
  answers: list(statedAnswerSchema, ANSWERS_MAX).meta({
    description: 'Every answer so far, in order; one given again is corrected',
  }),
  alerts: list(factCode, CODES_MAX)
    .default([])
    .meta({ description: 'Actions raised at any moment by the key « Alerte »' }),
  coreOnly: z.boolean().default(false).meta({ description: 'Only the questions that are always asked' }),
};

const resumes = uuid.optional().meta({
  description: 'The interrupted try whose answers come before these; only once its red flag was taken',
});

export const scriptAnswersSchema = z
  .strictObject({
    ...saidSoFar,
    resumes,
    sessionId: uuid.optional().meta({
      description: 'Whoever has the call in hand: two traits are checked before the hospital is spoken of',
    }),
  })
  .meta({ id: 'ScriptAnswers' });

/** A readmission was told by somebody on the telephone; a hospital tells its own by its own door. */
const toldBy = z.enum(['relative', 'professional', 'operator']);
const confirmedNews = z
  .strictObject({
    died: z.strictObject({ source: toldBy }).optional(),
    readmitted: z
      .strictObject({
        source: toldBy,
        at: instant,
        kind: z.enum(['admission', 'emergency-visit']).optional(),
        link: z.enum(['planned', 'linked', 'unrelated']).optional(),
      })
      .optional(),
  })
  .meta({ id: 'ConfirmedNews', description: 'What the script heard has become of the patient, confirmed' });

const attemptScript = z
  .strictObject({
    ...saidSoFar,
    resumes,
    words: longText.optional().meta({ description: 'What the patient said, in their words' }),
    breaks: list(z.strictObject({ code: factCode, cause: factCode, subject: factCode.optional() }), CODES_MAX)
      .default([])
      .meta({ description: 'Proposed breaks that the caller confirms; red flags need no confirmation' }),
    news: confirmedNews.optional(),
  })
  .meta({ id: 'AttemptScript', description: 'Health data: kept encrypted' });

export const callAttemptSchema = z
  .strictObject({
    outcome: z.enum(CALL_OUTCOMES),
    callBackAt: instant.optional(),
    urgency,
    dialled: z
      .string()
      .regex(/^(patient\/\d{1,4}|relative\/\d{1,3}\/\d{1,4})$/)
      .optional()
      .meta({ description: 'Which number, by its place: `patient/2`; a wrong one is not called again' }),
    expectedRevision,
    sessionId: uuid.optional().meta({
      description: 'The session in which the call was made: it ends, and its notes are kept with the try',
    }),
    scriptAnswers: attemptScript.optional(),
  })
  .meta({ id: 'CallAttempt' });

const scriptQuestion = z
  .object({
    id: z.string(),
    text: z.string().nullable().meta({ description: 'Read as it is; null: ticked, never read aloud' }),
    type: z.enum(['choice', 'number', 'text']),
    core: z.boolean(),
    instruction: z.string().nullable(),
    answers: answerList(
      z.object({
        value: z.string(),
        label: z.string(),
        instruction: z.string().nullable(),
        cases: answerList(z.object({ code: z.string(), label: z.string() })),
      }),
    ),
  })
  .meta({ id: 'ScriptQuestion' });

const scriptAction = z
  .object({
    code: z.string(),
    label: z.string(),
    who: z.string(),
    phrase: z.string().nullable(),
    steps: answerList(z.string()),
    deadlineMinutes: z.number().int().nullable(),
    clock: z.string().nullable(),
    clockRule: z.string().nullable(),
    interrupts: z.boolean(),
    afterwards: z.string().nullable(),
    ifFails: z.string().nullable(),
  })
  .meta({ id: 'ScriptAction' });

const saidAnswer = z.object({
  questionId: z.string(),
  text: z.string().nullable(),
  value: z.string(),
  label: z.string(),
  number: z.number().optional(),
  cases: answerList(z.string()),
});

export const conductedScriptSchema = z
  .object({
    scriptKey: z.string(),
    scriptVersion: z.string(),
    title: z.string(),
    signed: z.boolean(),
    banner: z.string().nullable().meta({ description: 'To be shown while the script is open' }),
    phase: z.enum(['opening', 'call']),
    status: z.enum(['open', 'interrupted', 'done']),
    pending: answerList(scriptQuestion).meta({ description: 'The first is the next one' }),
    asked: answerList(saidAnswer),
    actions: answerList(scriptAction).meta({ description: 'Most urgent first' }),
    breaks: answerList(
      z.object({
        code: z.string(),
        kind: z.enum(['alert', 'to-confirm', 'elsewhere']),
        causes: answerList(z.string()),
      }),
    ),
    urgency: z.enum(['emergency', 'immediate', 'two-hours']).nullable(),
    news: answerList(z.enum(SAID_NEWS)).meta({
      description: 'What was heard to have become of the patient; stated when the caller confirms it',
    }),
    outcome: z
      .enum(CALL_OUTCOMES)
      .nullable()
      .meta({ description: 'What the attempt came to, as far as known' }),
    alertWords: answerList(
      z.object({ action: z.string(), label: z.string(), words: answerList(z.string()) }),
    ),
    farewell: z.string().meta({ description: 'Said before every call ends' }),
  })
  .meta({ id: 'ConductedScript' });

export const callRecordsSchema = answerList(
  z
    .object({
      factId: z.string(),
      attempt: z.number().int(),
      at: utcInstant,
      by: z.string().nullable(),
      scriptKey: z.string().nullable().meta({ description: 'Null when no script was conducted' }),
      scriptVersion: z.string().nullable(),
      signed: z.boolean(),
      asked: answerList(saidAnswer),
      remaining: answerList(z.string()),
      actions: answerList(z.object({ code: z.string(), label: z.string() })),
      breaks: answerList(z.string()),
      words: z.string().nullable(),
      notes: z.string().nullable().meta({ description: 'Written during the call' }),
    })
    .meta({ id: 'CallRecord' }),
);

export type ScriptAnswersRequest = z.input<typeof scriptAnswersSchema>;
export type CallAttemptRequest = z.input<typeof callAttemptSchema>;
export type ConductedScript = z.infer<typeof conductedScriptSchema>;
export type ScriptQuestion = z.infer<typeof scriptQuestion>;
export type ScriptAction = z.infer<typeof scriptAction>;
export type CallRecord = z.infer<typeof callRecordsSchema>[number];
