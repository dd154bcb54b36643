import { z } from 'zod';
import { MESSAGE_RESOLUTIONS } from '../../domain/messages';
import { offerSchema, ownerSchema, patientNameSchema } from './follow-up';
import { answerList, shortText, utcInstant } from './text';

export const worklistItem = z
  .object({
    key: z.string(),
    kind: z.string(),
    subject: z.string(),
    reason: z.string(),
    notBefore: utcInstant,
    dueAt: utcInstant,
    overdue: z.boolean(),
    owner: ownerSchema,
    ownerName: z.string().nullable().meta({
      description: 'Of a colleague who has it; null for a queue, and for callers who are not of the service',
    }),
  })
  .meta({ id: 'WorklistItem' });

const worklistEntry = z
  .object({
    followUpId: z.string(),
    revision: z.number().int(),
    patient: patientNameSchema.extend({ phone: z.string().nullable(), city: z.string().nullable() }),
    hospitalName: z.string(),
    dischargedAt: utcInstant,
    items: answerList(worklistItem),
  })
  .meta({ id: 'WorklistEntry' });

export const worklistQuerySchema = z.strictObject({
  until: z
    .enum(['now', 'end-of-day'])
    .default('now')
    .meta({ description: '`end-of-day`: with what can be done later today; its `notBefore` is ahead' }),
});

export const worklistSchema = z.object({ entries: answerList(worklistEntry) });

const openOffer = offerSchema
  .extend({
    followUpId: z.string(),
    revision: z.number().int(),
    careKey: z.string(),
    patient: patientNameSchema.extend({ city: z.string().nullable() }),
    dischargedAt: utcInstant,
    hospitalName: z.string(),
  })
  .meta({ id: 'OpenOffer' });

export const openOffersSchema = z.object({ offers: answerList(openOffer) });

/** By POST: nothing about a person in an address. */
export const patientSearchSchema = z.strictObject({ text: shortText.min(1) }).meta({ id: 'PatientSearch' });

export const MESSAGE_STATUSES = [
  'scheduled',
  'sending',
  'sent',
  'delivered',
  'failed',
  'denied',
  'cleared',
  'muted',
  'uncertain',
] as const;

const message = z
  .object({
    messageId: z.string(),
    followUpId: z.string().nullable(),
    kind: z.string(),
    channel: z.string(),
    /** Null for what goes to the patient. */
    professionalName: z.string().nullable(),
    professionalPhone: z.string().nullable().meta({ description: 'Whom to call when it did not leave' }),
    status: z.string(),
    dueAt: utcInstant,
    sentAt: utcInstant.nullable(),
    failure: z.string().nullable(),
    resolution: z
      .enum(MESSAGE_RESOLUTIONS)
      .nullable()
      .meta({ description: 'What a person decided on an uncertain one' }),
  })
  .meta({ id: 'Message' });

export const messageResolutionSchema = z
  .strictObject({
    outcome: z.enum(MESSAGE_RESOLUTIONS).meta({
      description: 'Sent again under a new key; left as it is; or known to have arrived',
    }),
  })
  .meta({ id: 'MessageResolution' });

export const messagesSchema = z.object({
  messages: answerList(message),
  next: z.string().nullable().meta({ description: '`before` of the next page; null on the last one' }),
});

const caughtMessage = z
  .object({
    id: z.string(),
    channel: z.string(),
    receivedAt: utcInstant,
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    attachment: z
      .object({ fileName: z.string(), mediaType: z.string(), sizeBytes: z.number().int() })
      .nullable()
      .meta({ description: 'Served by GET /v1/caught-messages/{caughtMessageId}/attachment' }),
  })
  .meta({ id: 'CaughtMessage' });

export const caughtMessagesSchema = z.object({ caughtMessages: answerList(caughtMessage) });

export type WorklistItem = z.infer<typeof worklistItem>;
export type WorklistEntry = z.infer<typeof worklistEntry>;
export type Worklist = z.infer<typeof worklistSchema>;
export type OpenOffer = z.infer<typeof openOffer>;
export type OpenOffers = z.infer<typeof openOffersSchema>;
export type PatientSearch = z.infer<typeof patientSearchSchema>;
export type Message = z.infer<typeof message>;
export type MessageResolutionRequest = z.input<typeof messageResolutionSchema>;
export type Messages = z.infer<typeof messagesSchema>;
export type CaughtMessage = z.infer<typeof caughtMessage>;
export type CaughtMessages = z.infer<typeof caughtMessagesSchema>;
