import { z } from 'zod';
import { IDENTITY_TRAITS } from '../../domain/call-scripts';
import { expectedRevision, factCode } from './facts';
import { numberToDialSchema } from './call-list';
import { saidSoFar, statedAnswerSchema } from './calls';
import { answerList, list, longText, shortText, utcInstant, uuid } from './text';

/** A call that somebody of the service has in hand, from before it rings until what came of it is recorded. */

const colleague = z.object({ accountId: z.string(), displayName: z.string() }).meta({ id: 'CallHolder' });

const RELATIVES_MAX = 50;
const speakingWith = z
  .strictObject({
    who: z.enum(['patient', 'relative']),
    relativeIndex: z
      .number()
      .int()
      .min(0)
      .max(RELATIVES_MAX)
      .optional()
      .meta({ description: 'Which one of the file, from 0 on; absent for somebody who is not on it' }),
  })
  .meta({ id: 'SpeakingWith' });

export const callOpeningSchema = z
  .strictObject({
    takeOver: z.boolean().default(false).meta({
      description:
        'Take it over from a colleague: alone after ten minutes without a sign of them, else with a reason',
    }),
    reason: shortText.min(1).optional(),
  })
  .meta({ id: 'CallOpening' });

const traits = z
  .enum(IDENTITY_TRAITS)
  .array()
  .max(IDENTITY_TRAITS.length)
  .readonly()
  .meta({ description: 'Given by the caller and found exact; two at least before a word is said' });

export const callDraftSchema = z
  .strictObject({
    expectedRevision: z.number().int().min(0),
    traits,
    speakingWith: speakingWith.nullable(),
    notes: longText.meta({ description: 'Health data: kept encrypted' }),
    ...saidSoFar,
  })
  .meta({ id: 'CallDraft', description: 'The whole of what is kept while a call goes on' });

export const callHandoverSchema = z
  .strictObject({
    toAccountId: uuid,
    words: longText.optional().meta({ description: 'What the colleague must know; kept encrypted' }),
    expectedRevision,
  })
  .meta({ id: 'CallHandover' });

export const callLeavingSchema = z.strictObject({ expectedRevision }).meta({ id: 'CallLeaving' });

export const callEndingSchema = z
  .strictObject({ expectedRevision })
  .meta({ id: 'CallEnding', description: 'Of a call for which nothing is to be recorded' });

export const incomingNumberSchema = z
  .strictObject({ number: shortText.min(1) })
  .meta({ id: 'IncomingNumber', description: 'By POST: no number in an address' });

export const incomingCallSchema = z
  .strictObject({
    number: shortText.min(1).optional(),
    caller: z.enum(['patient', 'relative']),
    relativeIndex: z.number().int().min(0).max(RELATIVES_MAX).optional(),
    takeOver: z.boolean().default(false),
    reason: shortText.min(1).optional(),
  })
  .meta({ id: 'IncomingCall' });

const patient = z.object({
  birthName: z.string(),
  usedName: z.string().nullable(),
  firstGivenName: z.string().nullable(),
  birthDate: z.string().nullable(),
  address: z.object({ line: z.string().nullable(), city: z.string().nullable() }).nullable(),
});

const relative = z.object({
  relativeIndex: z.number().int(),
  name: z.string(),
  relationship: z.string().nullable(),
  scope: z.enum(['nothing', 'practical', 'all']),
});

export const callSessionSchema = z
  .object({
    sessionId: z.string(),
    followUpId: z.string(),
    callKey: z.string().nullable().meta({ description: 'Null for an incoming call with nothing due' }),
    direction: z.enum(['outgoing', 'incoming']),
    status: z.enum(['open', 'ended', 'left']),
    holder: colleague,
    openedAt: utcInstant,
    touchedAt: utcInstant,
    revision: z.number().int(),
    traits,
    verified: z.boolean().meta({ description: 'Two traits at least' }),
    speakingWith: z
      .object({ who: z.enum(['patient', 'relative']), relativeIndex: z.number().int().optional() })
      .nullable(),
    notes: z.string(),
    answers: list(statedAnswerSchema, 200),
    alerts: answerList(factCode),
    coreOnly: z.boolean(),
    resumes: z.string().nullable().meta({
      description: 'The interrupted try whose answers are taken up: to be sent with the answers',
    }),
    resumption: z.enum(['none', 'taken-up', 'red-flag-open', 'script-changed']).meta({
      description:
        'Whether an interrupted call goes on where it stopped; not while its red flag waits for a clinician',
    }),
    handover: z
      .object({ from: colleague, to: colleague, at: utcInstant, words: z.string().nullable() })
      .nullable(),
    handoverStated: z.enum(['applied', 'pending', 'refused', 'none']).meta({
      description:
        'Whether the follow-up has heard that the call is the colleague’s; `none` without a handing over',
    }),
    incomingNumber: z.string().nullable(),
    patient,
    relatives: answerList(relative),
    numbers: answerList(numberToDialSchema).meta({ description: 'That may be dialled, in order' }),
    setting: z
      .object({ hospitalName: z.string(), pathwayKey: z.string(), dischargedAt: utcInstant })
      .nullable()
      .meta({ description: 'Left out until two traits were checked' }),
  })
  .meta({ id: 'CallSession', description: 'Health data and what identifies' });

const callSessionLine = z
  .object({
    sessionId: z.string(),
    followUpId: z.string(),
    callKey: z.string().nullable(),
    direction: z.enum(['outgoing', 'incoming']),
    status: z.enum(['open', 'left']),
    openedAt: utcInstant,
    touchedAt: utcInstant,
    handedBy: colleague.nullable().meta({ description: 'Who handed it to me; null for my own' }),
    patient: z.object({ birthName: z.string(), firstGivenName: z.string().nullable() }),
  })
  .meta({ id: 'CallSessionLine' });

export const callSessionsSchema = z.object({ sessions: answerList(callSessionLine) });

const incomingMatch = z
  .object({
    followUpId: z.string(),
    status: z.string(),
    over: z.boolean(),
    whose: z.enum(['patient', 'relative', 'former']).meta({
      description: 'Whose number it is; `former`: it found the patient once',
    }),
    relativeIndex: z.number().int().nullable(),
    relativeName: z.string().nullable(),
    relationship: z.string().nullable(),
    scope: z.enum(['nothing', 'practical', 'all']).nullable().meta({
      description: 'What may be told to the relative; listening is always allowed',
    }),
    patient: z.object({
      birthName: z.string(),
      firstGivenName: z.string().nullable(),
      birthDate: z.string().nullable(),
    }),
    call: z
      .object({
        callKey: z.string(),
        status: z.string(),
        notBefore: utcInstant,
        dueAt: utcInstant,
        dueNow: z.boolean(),
      })
      .nullable()
      .meta({ description: 'The call that is due, else the next one' }),
  })
  .meta({ id: 'IncomingMatch' });

export const incomingMatchesSchema = z.object({ matches: answerList(incomingMatch) });

export type CallOpeningRequest = z.input<typeof callOpeningSchema>;
export type CallDraftRequest = z.input<typeof callDraftSchema>;
export type CallHandoverRequest = z.input<typeof callHandoverSchema>;
export type CallLeavingRequest = z.input<typeof callLeavingSchema>;
export type CallEndingRequest = z.input<typeof callEndingSchema>;
export type IncomingNumberRequest = z.input<typeof incomingNumberSchema>;
export type IncomingCallRequest = z.input<typeof incomingCallSchema>;
export type CallSession = z.infer<typeof callSessionSchema>;
export type CallSessionLine = z.infer<typeof callSessionLine>;
export type CallSessions = z.infer<typeof callSessionsSchema>;
export type IncomingMatch = z.infer<typeof incomingMatch>;
export type IncomingMatches = z.infer<typeof incomingMatchesSchema>;
