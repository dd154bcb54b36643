import { z } from 'zod';
import { HEARING_STATES, PHONE_OWNERS } from '../../domain/discharge';
import { redFlagSchema } from './on-call';
import { peopleSchema } from './people';
import { planningSchema } from './pathway';
import { answerList, utcInstant } from './text';

/** What application/reading/views.ts says, for the OpenAPI document and the screens. */

export const ownerSchema = z
  .object({ kind: z.enum(['queue', 'person']), id: z.string() })
  .meta({ id: 'Owner' });

export const deadlineSchema = z
  .object({ at: utcInstant, reason: z.string(), owner: ownerSchema })
  .meta({ id: 'Deadline' });

export const patientNameSchema = z.object({
  birthName: z.string(),
  firstGivenName: z.string().nullable(),
  birthDate: z.string().nullable(),
});

export const followUpSummarySchema = z
  .object({
    followUpId: z.string(),
    revision: z.number().int().meta({ description: 'Grows with every change of the follow-up' }),
    status: z.string(),
    closingReason: z.string().nullable(),
    dischargedAt: utcInstant,
    hospitalName: z.string(),
    patient: patientNameSchema,
    nextDeadline: deadlineSchema.nullable(),
  })
  .meta({ id: 'FollowUpSummary' });

export const followUpsSchema = z.object({ followUps: answerList(followUpSummarySchema) });

const phone = z
  .object({
    number: z.string(),
    valid: z.boolean(),
    owner: z.enum(PHONE_OWNERS),
    relativeIndex: z.number().optional(),
    order: z.number(),
    verified: z.boolean().optional(),
    voicemailAllowed: z.boolean().optional(),
    smsAllowed: z.boolean().optional(),
  })
  .meta({ id: 'Phone' });

const address = z.object({
  line: z.string().optional(),
  postalCode: z.string().optional(),
  city: z.string().optional(),
  inseeCode: z.string().optional(),
});

const currentAddress = address.extend({
  atWhose: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  accessNotes: z.string().optional(),
});

const patient = z.object({
  birthName: z.string(),
  usedName: z.string().nullable(),
  firstGivenName: z.string().nullable(),
  birthDate: z.string().nullable(),
  sex: z.string().nullable(),
  phones: answerList(phone),
  address: address.nullable(),
  currentAddress: currentAddress.nullable(),
  language: z.string().nullable(),
  hearing: z
    .string()
    .nullable()
    .meta({ description: HEARING_STATES.join(', ') }),
  deceased: z.boolean(),
  opposition: z.object({ calls: z.boolean(), messages: z.boolean(), sharing: z.boolean() }),
  relatives: answerList(
    z.object({
      name: z.string(),
      relationship: z.string().nullable(),
      scope: z.string(),
      phones: answerList(phone),
    }),
  ),
  protectionMeasure: z.string().nullable(),
});

export const offerSchema = z
  .object({
    offerId: z.string(),
    professionalId: z.string(),
    professionalName: z.string(),
    professionalCity: z.string(),
    channel: z.string(),
    status: z.string(),
    reason: z.string().nullable(),
    rung: z.string().nullable().meta({ description: 'Why they are asked: their place on the ladder' }),
    proposedAt: utcInstant.nullable().meta({ description: 'Another time the professional proposed' }),
    resumption: z.boolean().meta({ description: 'Asks to go on with what was in place before the stay' }),
    sentAt: utcInstant,
    dueAt: utcInstant,
  })
  .meta({ id: 'Offer' });

const care = z
  .object({
    key: z.string(),
    profession: z.string(),
    status: z.string(),
    professionalId: z.string().nullable(),
    professionalName: z.string().nullable(),
    appointmentAt: utcInstant.nullable(),
    visitsKept: z.number().int(),
    visitsPlanned: z.number().int().nullable(),
    undated: z.boolean().meta({ description: 'Somebody agreed, and the date is still to be known' }),
    dueAt: utcInstant,
    offers: answerList(offerSchema),
  })
  .meta({ id: 'Care' });

const callRung = z.enum(['patient', 'relative', 'nurse']);

const call = z
  .object({
    key: z.string(),
    status: z.string(),
    notBefore: utcInstant,
    dueAt: utcInstant,
    attemptsMax: z.number().int().meta({ description: 'After so many fruitless tries: unreachable' }),
    rung: callRung.meta({ description: 'Whom to try next' }),
    attempts: answerList(z.object({ at: utcInstant, outcome: z.string(), by: z.string(), rung: callRung })),
    withdrawn: answerList(
      z.object({ at: utcInstant, outcome: z.string(), reason: z.string(), withdrawnAt: utcInstant }),
    ).meta({ description: 'Written down on the wrong patient, or by mistake: they do not count' }),
  })
  .meta({ id: 'Call' });

const breakView = z
  .object({
    breakId: z.string(),
    code: z.string(),
    grade: z.string(),
    status: z.string(),
    subject: z.string(),
    owner: ownerSchema,
    redFlag: redFlagSchema.optional(),
    cause: z.string().nullable(),
    resolution: z.string().nullable(),
    openedAt: utcInstant,
    dueAt: utcInstant,
    resolvedAt: utcInstant.nullable(),
    causes: answerList(z.string()),
    resolutions: answerList(z.string()),
    accepters: answerList(z.string()),
    acceptance: z.object({ by: z.string(), reason: z.string() }).nullable(),
    reopenings: z.number().int(),
  })
  .meta({ id: 'Break' });

const letter = z
  .object({
    announced: z.boolean(),
    sentByHospital: z.boolean(),
    gpHasIt: z.boolean(),
    patientHasIt: z.boolean(),
  })
  .meta({ id: 'Letter', description: 'Only what is known to be true: false is "not known"' });

const awaited = z
  .object({
    key: z.string(),
    status: z.string(),
    owner: ownerSchema,
    dueAt: utcInstant,
    overdue: z.boolean(),
  })
  .meta({
    id: 'Awaited',
    description: 'A result awaited (unowned, awaited, received) or a check (due, done, …)',
  });

const history = z
  .object({
    at: utcInstant,
    code: z.string(),
    subject: z.string().nullable(),
    detail: z.string().nullable(),
    by: z.string().nullable(),
  })
  .meta({ id: 'HistoryEntry' });

const closing = z.object({
  reason: z.string(),
  at: utcInstant,
  leftOpen: answerList(
    z.object({
      kind: z.string(),
      subject: z.string(),
      owner: ownerSchema,
      kept: z
        .object({ by: z.string(), professionalName: z.string().nullable() })
        .nullable()
        .meta({ description: 'Who was named to keep it; null where it stays with its owner' }),
    }),
  ),
});

export const followUpSchema = z
  .object({
    followUpId: z.string(),
    status: z.string().meta({
      description: 'announced, open, paused, handed-over, closed, cancelled, voided',
    }),
    revision: z.number().int().meta({ description: 'Send it back as `expectedRevision`' }),
    generation: z.number().int(),
    closing: closing.nullable(),
    nextDeadline: deadlineSchema.nullable(),
    owner: ownerSchema,
    pathway: z.object({
      key: z.string(),
      version: z.string(),
      title: z.string().nullable(),
      askedForBy: answerList(z.string()).meta({ description: 'Professions that asked for more' }),
      onRequestOf: answerList(z.string()).meta({
        description: 'Professions on whose request more would come',
      }),
    }),
    vigilance: z.enum(['simple', 'reinforced']).nullable(),
    hospital: z.object({ name: z.string(), finess: z.string(), wardName: z.string().nullable() }),
    stay: z.object({
      admittedAt: utcInstant.nullable(),
      dischargedAt: utcInstant,
      dischargeMode: z.string(),
    }),
    patient,
    people: peopleSchema,
    generalPractitionerName: z.string().nullable(),
    handover: z.object({ status: z.string(), version: z.number(), dueAt: utcInstant }).nullable(),
    letter: letter.nullable().meta({ description: 'Null while nobody watches it' }),
    results: answerList(awaited),
    checks: answerList(awaited),
    cares: answerList(care),
    calls: answerList(call),
    breaks: answerList(breakView),
    history: answerList(history),
    flags: answerList(
      z.object({
        code: z.string(),
        pointer: z.string(),
        sentence: z.string(),
        sentenceFr: z.string(),
      }),
    ),
    clinical: z
      .object({
        diagnoses: answerList(z.string()),
        procedures: answerList(z.string()),
        letterStatus: z.string().nullable(),
      })
      .optional()
      .meta({ description: 'Absent for those who only organise' }),
    planning: planningSchema
      .optional()
      .meta({ description: 'Why it is planned as it is; absent for those who only organise' }),
  })
  .meta({ id: 'FollowUp' });

export type Owner = z.infer<typeof ownerSchema>;
export type Deadline = z.infer<typeof deadlineSchema>;
export type FollowUpSummary = z.infer<typeof followUpSummarySchema>;
export type FollowUps = z.infer<typeof followUpsSchema>;
export type FollowUp = z.infer<typeof followUpSchema>;
export type Offer = z.infer<typeof offerSchema>;
export type Care = z.infer<typeof care>;
export type Letter = z.infer<typeof letter>;
export type Awaited = z.infer<typeof awaited>;
export type Call = z.infer<typeof call>;
export type Break = z.infer<typeof breakView>;
export type HistoryEntry = z.infer<typeof history>;
export type PatientDetails = z.infer<typeof patient>;
export type Phone = z.infer<typeof phone>;
