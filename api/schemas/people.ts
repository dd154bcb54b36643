import { z } from 'zod';
import { DANGER_CAUSES } from '../../domain/breaks/danger-numbers';
import { CARE_KINDS, PHONE_OWNERS, RELATIVE_SCOPES } from '../../domain/discharge';
import { answerList, longText, shortText, utcInstant, uuid } from './text';

/** What people tell of a person, and what is read of them. */

export const newsSource = z.enum(['hospital', 'relative', 'professional', 'operator']);
const speaker = z.enum(['patient', 'hospital', 'relative', 'professional', 'operator']);
const day = shortText.meta({ format: 'date' });

const toldAddress = z.strictObject({
  line: shortText.optional(),
  postalCode: shortText.optional(),
  city: shortText.min(1),
  inseeCode: shortText.optional(),
  atWhose: shortText.optional(),
  from: day.optional(),
  to: day.optional().meta({ description: 'Last day; the plan is made again on the day after' }),
  accessNotes: longText.optional(),
});

export const addressSchema = z
  .strictObject({ address: toldAddress, saidBy: speaker })
  .meta({ id: 'ToldAddress', description: 'Where the patient is for a while' });

export const withdrawalSchema = z
  .strictObject({
    reason: z.enum(['wrong-person', 'mistake']),
    expectedRevision: z.number().int().min(0).optional(),
  })
  .meta({ id: 'AttemptWithdrawal' });

export const readmissionConfirmationSchema = z
  .strictObject({
    source: newsSource,
    place: shortText.optional().meta({ description: 'Hospital and ward, as said; kept encrypted' }),
  })
  .meta({ id: 'ReadmissionConfirmation' });

export const deathConfirmationSchema = z
  .strictObject({ source: newsSource })
  .meta({ id: 'DeathConfirmation', description: 'Another source than the one that told it first' });

export const sharingRefusalSchema = z
  .strictObject({
    professionalId: uuid.optional(),
    profession: z.enum(CARE_KINDS).optional(),
    settles: shortText
      .optional()
      .meta({ description: 'Pointer of the flag `sharing-refusal-unmatched` that this answers' }),
  })
  .refine(
    (told) =>
      (told.professionalId === undefined) !== (told.profession === undefined) || told.settles !== undefined,
  )
  .meta({ id: 'SharingRefusal', description: 'One professional, or a whole profession' });

export const noteSchema = z
  .strictObject({
    text: longText.min(1),
    saidBy: speaker,
    about: shortText.optional().meta({ description: 'The key of the call in which it was said' }),
  })
  .meta({ id: 'Note' });

export const safetyNoteSchema = z.strictObject({ text: longText.min(1), source: speaker }).meta({
  id: 'SafetyNote',
  description: 'A fact for those who go to the home; reviewed after three months',
});

export const safetyNoteReviewSchema = z
  .strictObject({ keep: z.boolean() })
  .meta({ id: 'SafetyNoteReview', description: 'Kept for three more months, or removed' });

export const noteIdSchema = z.object({ noteId: z.string() }).meta({ id: 'NoteId' });

const phoneView = z
  .object({
    number: z.string(),
    valid: z.boolean(),
    owner: z.enum(PHONE_OWNERS),
    relativeIndex: z.number().optional(),
    order: z.number(),
    verified: z.boolean().optional(),
    voicemailAllowed: z.boolean().optional(),
    smsAllowed: z.boolean().optional(),
    notToCall: z.boolean().meta({ description: 'Not understood, or somebody else’s' }),
  })
  .meta({ id: 'CallablePhone' });

const relativeView = z
  .object({
    name: z.string(),
    relationship: z.string().nullable(),
    scope: z.enum(RELATIVE_SCOPES),
    rights: z.object({
      listen: z.literal(true),
      confirmFollowUp: z.boolean(),
      practicalMatters: z.boolean(),
      healthByClinician: z.boolean(),
    }),
    trustedPerson: z.boolean(),
    emergencyContact: z.boolean(),
    phones: answerList(phoneView),
  })
  .meta({ id: 'Relative' });

const protection = z.object({
  kind: z.string(),
  role: z.enum(['represents', 'assists', 'told']),
  name: z.string().nullable(),
  organisation: z.string().nullable(),
  phone: z.string().nullable(),
  reachable: z.boolean(),
});

const whereabouts = z.object({
  kind: z.enum(['official', 'current', 'unknown']),
  address: z
    .object({
      line: z.string().optional(),
      postalCode: z.string().optional(),
      city: z.string().optional(),
      inseeCode: z.string().optional(),
      atWhose: z.string().optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      accessNotes: z.string().optional(),
    })
    .nullable(),
  said: z.object({ by: z.string(), at: utcInstant }).nullable(),
});

const dangerNumber = z
  .object({ number: z.string().nullable(), reaches: z.string() })
  .meta({ id: 'DangerNumber' });

const saidNote = z
  .object({
    noteId: z.string(),
    text: z.string(),
    saidBy: z.string(),
    about: z.string().nullable(),
    notedAt: utcInstant,
    notedBy: z.string().nullable(),
  })
  .meta({ id: 'SaidNote' });

const safetyNoteView = z
  .object({
    noteId: z.string(),
    text: z.string(),
    source: z.string(),
    notedAt: utcInstant,
    notedBy: z.string().nullable(),
    reviewAt: utcInstant,
    reviewDue: z.boolean(),
  })
  .meta({ id: 'KeptSafetyNote' });

const deathConfirmation = z.object({
  status: z.string(),
  source: z.string(),
  statedAt: utcInstant,
  dueAt: utcInstant,
  secondSource: z.string().nullable(),
  tellByTelephone: answerList(
    z.object({ name: z.string(), profession: z.string(), phone: z.string().nullable() }),
  ),
});

export const peopleSchema = z
  .object({
    speakTo: z.object({
      first: z.enum(['patient', 'parental-authority', 'institution-nurse']),
      isMinor: z.boolean(),
      protection: protection.nullable(),
      phones: answerList(phoneView),
    }),
    relatives: answerList(relativeView),
    whereabouts,
    information: z
      .object({
        informedAt: utcInstant.nullable(),
        informedBy: z.string().nullable(),
        what: z.string().nullable(),
      })
      .nullable(),
    withheld: answerList(
      z.object({
        refusalId: z.string(),
        professionalName: z.string().nullable(),
        profession: z.string().nullable(),
      }),
    ),
    messagesSuspended: z
      .boolean()
      .meta({ description: 'A person is in danger: nothing goes to the household' }),
    dangerNumbers: z.record(z.enum(DANGER_CAUSES), answerList(dangerNumber)),
    notes: answerList(saidNote),
    safetyNotes: answerList(safetyNoteView),
    deathConfirmation: deathConfirmation.nullable(),
    readmissionUnconfirmed: z.string().nullable().meta({ description: 'Who told it, alone so far' }),
  })
  .meta({ id: 'People' });

export type People = z.infer<typeof peopleSchema>;
export type CallablePhone = z.infer<typeof phoneView>;
export type Relative = z.infer<typeof relativeView>;
export type DangerNumber = z.infer<typeof dangerNumber>;
export type AddressRequest = z.input<typeof addressSchema>;
export type WithdrawalRequest = z.input<typeof withdrawalSchema>;
export type ReadmissionConfirmationRequest = z.input<typeof readmissionConfirmationSchema>;
export type DeathConfirmationRequest = z.input<typeof deathConfirmationSchema>;
export type SharingRefusalRequest = z.input<typeof sharingRefusalSchema>;
export type NoteRequest = z.input<typeof noteSchema>;
export type SafetyNoteRequest = z.input<typeof safetyNoteSchema>;
export type SafetyNoteReviewRequest = z.input<typeof safetyNoteReviewSchema>;
