import { z } from 'zod';
import { HANDOVER_DIFFERENCE_CODES } from '../../domain/handover';
import { followUpSummarySchema, ownerSchema } from './follow-up';
import { answerList, utcInstant } from './text';

/** What application/handover/views.ts says, for the OpenAPI document and the screens. */

const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('paragraph'), text: z.string() }),
  z.object({ type: z.literal('list'), items: answerList(z.string()) }),
  z.object({
    type: z.literal('table'),
    caption: z.string(),
    columns: answerList(z.string()),
    rows: answerList(answerList(z.string())),
  }),
]);

const section = z
  .object({
    key: z.string(),
    heading: z.string(),
    emphasis: z.boolean().meta({ description: 'What to see first' }),
    blocks: answerList(block),
  })
  .meta({ id: 'HandoverSection' });

const document = z
  .object({
    title: z.string(),
    patientLine: z.string(),
    subtitles: answerList(z.string()),
    sections: answerList(section),
    footer: z.string(),
    templateVersion: z.string(),
  })
  .meta({ id: 'HandoverDocument', description: 'In words; the same as the PDF says' });

const change = z
  .object({
    code: z.enum(HANDOVER_DIFFERENCE_CODES),
    subject: z.string().nullable(),
    profession: z.string().nullable(),
    at: utcInstant.nullable(),
    became: z.string().nullable(),
  })
  .meta({ id: 'HandoverChange', description: 'In codes; the document says the same in words' });

const request = z
  .object({
    offerId: z.string(),
    profession: z.string(),
    careDueAt: utcInstant,
    answerBy: utcInstant,
  })
  .meta({
    id: 'HandoverRequest',
    description: 'Answered by POST /v1/follow-ups/{followUpId}/offers/{offerId}/answer',
  });

export const handoverSchema = z
  .object({
    followUpId: z.string(),
    audience: z.enum(['care-team', 'organisers']),
    generation: z.number().int(),
    reopened: z.boolean().meta({ description: 'The follow-up had ended and was begun again' }),
    version: z.number().int(),
    madeAt: utcInstant,
    document,
    lastSeen: z
      .object({ version: z.number().int(), seenAt: utcInstant })
      .nullable()
      .meta({ description: 'The version that the caller saw last before this reading' }),
    changes: answerList(change).meta({
      description: 'Since the version seen last; empty when none was seen, or nothing changed',
    }),
    requests: answerList(request).meta({ description: 'What is asked of the caller and not answered' }),
  })
  .meta({ id: 'Handover' });

const ownHandover = followUpSummarySchema
  .pick({ followUpId: true, status: true, dischargedAt: true, hospitalName: true, patient: true })
  .extend({
    news: z.enum(['new', 'changed', 'seen']).meta({
      description: 'Never opened by the caller; says more than what they saw last; or as they saw it',
    }),
    seenAt: utcInstant.nullable(),
  })
  .meta({ id: 'OwnHandover' });

export const ownHandoversSchema = z.object({ handovers: answerList(ownHandover) });

const delivery = z
  .object({
    messageId: z.string(),
    kind: z.string(),
    professionalId: z.string().nullable(),
    professionalName: z.string().nullable(),
    channel: z.string(),
    status: z.string().meta({ description: 'As of GET /v1/messages' }),
    dueAt: utcInstant,
    sentAt: utcInstant.nullable(),
    failure: z.string().nullable(),
  })
  .meta({ id: 'HandoverDelivery' });

const reading = z
  .object({
    professionalId: z.string().nullable(),
    professionalName: z.string().nullable(),
    readerName: z.string().nullable(),
    how: z.enum(['page', 'pdf']),
    seenAt: utcInstant,
  })
  .meta({ id: 'HandoverReading' });

const version = z
  .object({
    version: z.number().int(),
    generation: z.number().int(),
    madeAt: utcInstant,
    deliveries: answerList(delivery).meta({ description: 'Messages that carry it' }),
    readings: answerList(reading).meta({ description: 'Who saw it, oldest first' }),
  })
  .meta({ id: 'HandoverVersion' });

const told = z
  .object({
    professionalId: z.string(),
    professionalName: z.string().nullable(),
    role: z.enum(['general-practitioner', 'professional']),
    what: z.enum(['handover', 'closing-summary']),
    reason: z.string().meta({ description: '`by-telephone`, or `not-delivered`' }),
    phone: z.string().nullable().meta({ description: 'Of the practice' }),
    dueAt: utcInstant.nullable(),
    owner: ownerSchema.nullable(),
  })
  .meta({ id: 'HandoverToTell' });

const holder = z
  .object({
    professionalId: z.string(),
    professionalName: z.string().nullable(),
    role: z.enum(['general-practitioner', 'professional']),
    channel: z.string(),
    status: z.string().meta({ description: 'due, sent, delivered, failed, told (by telephone), not-sent' }),
    sentVersion: z.number().int().nullable().meta({ description: 'Counted by the follow-up, from 1 on' }),
  })
  .meta({ id: 'HandoverHolder' });

export const handoverVersionsSchema = z
  .object({
    versions: answerList(version).meta({ description: 'Newest first' }),
    pending: answerList(delivery).meta({
      description: 'Messages that carry a handover and have not been made yet: their version is not known',
    }),
    holders: answerList(holder).meta({ description: 'Who has it, or should' }),
    toTell: answerList(told).meta({ description: 'Whom somebody of the service must tell by telephone' }),
    nextVersionAt: utcInstant
      .nullable()
      .meta({ description: 'When what changed goes to those who have an older one; null when nothing did' }),
  })
  .meta({ id: 'HandoverVersions' });

export const handoverToldSchema = z
  .strictObject({ professionalId: z.uuid() })
  .meta({ id: 'HandoverTold', description: 'Somebody told this professional by telephone' });

const keeper = z.enum(['professional', 'family', 'hospital', 'service']);

const leftOpen = z
  .object({
    kind: z.enum(['care', 'call', 'break', 'handover', 'check', 'result']),
    subject: z.string(),
    owner: ownerSchema,
    kept: z
      .object({ by: keeper, professionalId: z.string().nullable(), professionalName: z.string().nullable() })
      .nullable()
      .meta({ description: 'Who keeps it, where the closing says so' }),
  })
  .meta({ id: 'LeftOpen' });

const toTell = z.object({
  professionalId: z.string(),
  professionalName: z.string().nullable(),
  phone: z.string().nullable().meta({ description: 'Of the practice' }),
  role: z.enum(['general-practitioner', 'professional']),
  channel: z.string(),
});

export const closingPreviewSchema = z
  .object({
    reason: z.string(),
    allowed: z.boolean(),
    refusal: z.string().nullable().meta({ description: 'Why it is refused: `red-flag-open`' }),
    standing: answerList(z.object({ breakId: z.string(), code: z.string() })).meta({
      description: 'Breaks that forbid it',
    }),
    leftOpen: answerList(leftOpen).meta({ description: 'What would stay open; none after a death' }),
    summary: z.enum(['closing-summary', 'follow-up-stopped', 'death-notice']).nullable(),
    told: answerList(toTell).meta({ description: 'Who would be written, by the channel of their practice' }),
    notTold: answerList(
      toTell.extend({
        professionalId: z.string().nullable(),
        channel: z.string().nullable(),
        why: z.enum(['telephone', 'nobody-known', 'withheld']),
      }),
    ).meta({ description: 'Who cannot be written: told by telephone (`gpTold`), or not at all' }),
    generalPractitionerByTelephone: z
      .boolean()
      .meta({ description: 'Ask whether they were told: `gpTold`; otherwise it stays on the list' }),
    keepers: answerList(
      z.object({
        by: keeper,
        professionalId: z.string().nullable(),
        professionalName: z.string().nullable(),
      }),
    ).meta({ description: 'Who can be named in `keptBy`' }),
  })
  .meta({ id: 'ClosingPreview' });

export type HandoverAnswer = z.infer<typeof handoverSchema>;
export type OwnHandovers = z.infer<typeof ownHandoversSchema>;
export type OwnHandover = OwnHandovers['handovers'][number];
export type HandoverVersionsAnswer = z.infer<typeof handoverVersionsSchema>;
export type HandoverToldRequest = z.input<typeof handoverToldSchema>;
export type ClosingPreview = z.infer<typeof closingPreviewSchema>;
