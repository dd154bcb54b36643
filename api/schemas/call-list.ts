import { z } from 'zod';
import { CALL_OUTCOMES } from '../../domain/follow-up';
import { ownerSchema } from './follow-up';
import { answerList, utcInstant } from './text';

/** The calls of the day, grouped by patient, most urgent first. */

export const numberToDialSchema = z
  .object({
    dialled: z.string().nullable().meta({
      description:
        'Its place, to be sent with the attempt: `patient/1`, `relative/0/1`; null for the nurse’s',
    }),
    number: z.string(),
    whose: z.enum(['patient', 'relative', 'institution', 'nurse']),
    name: z.string().nullable(),
    relationship: z.string().nullable(),
    scope: z.enum(['nothing', 'practical', 'all']).nullable().meta({
      description: 'What may be told there; null where the patient speaks for themselves',
    }),
    verified: z.boolean(),
    voicemailAllowed: z.boolean(),
    smsAllowed: z.boolean(),
  })
  .meta({ id: 'NumberToDial' });

const callToMake = z
  .object({
    callKey: z.string(),
    revision: z.number().int(),
    when: z.enum(['now', 'later']),
    status: z.string(),
    rung: z.enum(['patient', 'relative', 'nurse']),
    why: z
      .enum([
        'after-emergency',
        'interrupted',
        'asked-by-patient',
        'called-back-later',
        'late',
        'relative-next',
        'nurse-next',
        'next-attempt',
        'due',
      ])
      .meta({ description: 'Why it is to be made now' }),
    numbers: answerList(numberToDialSchema).meta({ description: 'In the order in which they are dialled' }),
    attempt: z.number().int().meta({ description: 'The number of the next try, from 1 on' }),
    attemptsMax: z.number().int().nullable(),
    lastOutcomes: answerList(
      z.object({
        at: utcInstant,
        outcome: z.enum(CALL_OUTCOMES),
        rung: z.enum(['patient', 'relative', 'nurse']),
      }),
    ).meta({ description: 'Newest first' }),
    notBefore: utcInstant,
    dueAt: utcInstant,
    window: z.object({ from: utcInstant, to: utcInstant }).nullable(),
    preferredTimes: answerList(z.object({ from: utcInstant, to: utcInstant })).meta({
      description: 'When the patient prefers to be called, today',
    }),
    overdue: z.boolean(),
    owner: ownerSchema,
    ownerName: z.string().nullable(),
    inHand: z
      .object({
        sessionId: z.string(),
        accountId: z.string(),
        displayName: z.string(),
        since: utcInstant,
        touchedAt: utcInstant,
        status: z.enum(['open', 'left']),
        mine: z.boolean(),
      })
      .nullable(),
  })
  .meta({ id: 'CallToMake' });

const patientToCall = z
  .object({
    followUpId: z.string(),
    revision: z.number().int(),
    patient: z.object({
      birthName: z.string(),
      usedName: z.string().nullable(),
      firstGivenName: z.string().nullable(),
      birthDate: z.string().nullable(),
    }),
    speakFirstTo: z.enum(['patient', 'parental-authority', 'institution-nurse']),
    language: z.string().nullable(),
    speakingNeed: z.enum(['interpreter', 'text-only']).nullable(),
    calls: answerList(callToMake),
  })
  .meta({ id: 'PatientToCall' });

export const callListSchema = z
  .object({
    now: answerList(patientToCall),
    later: answerList(patientToCall).meta({ description: 'Later today' }),
    truncated: z
      .boolean()
      .meta({ description: 'More than one desk calls in a day: the rest shows as these are made' }),
  })
  .meta({ id: 'CallList' });

export type CallList = z.infer<typeof callListSchema>;
export type PatientToCall = z.infer<typeof patientToCall>;
export type CallToMake = z.infer<typeof callToMake>;
export type NumberToDial = z.infer<typeof numberToDialSchema>;
