import { z } from 'zod';
import {
  ADMISSION_KINDS,
  CARE_KINDS,
  CARE_PLACES,
  DISCHARGE_MODES,
  LETTER_STATUSES,
  PREPARATION_ANSWERS,
  PREPARATION_ITEM_MAXIMUM,
  RESULT_RECIPIENTS,
} from '../../domain/discharge';
import { dischargeLimits } from './limits';
import { patient, protectionMeasure, relative } from './patient';
import { list, longText, shortText } from './text';

const { carePositions, codes } = dischargeLimits;

const hospital = z.strictObject({
  finess: shortText.meta({ description: 'FINESS number of the site, nine characters' }),
  wardCode: shortText.optional(),
  wardName: shortText.optional(),
  dischargeContactPhone: shortText.optional(),
});

const stay = z.strictObject({
  visitNumber: shortText.meta({ description: 'Identifies the stay within the hospital (HL7v2 PV1-19)' }),
  admittedAt: shortText.optional().meta({ format: 'date-time' }),
  dischargedAt: shortText.meta({
    format: 'date-time',
    description: 'ISO 8601 date and time with its offset',
  }),
  dischargeMode: z.enum(DISCHARGE_MODES).optional().meta({ description: '`home` when absent' }),
  admissionKind: z.enum(ADMISSION_KINDS).optional(),
  diagnoses: list(shortText, codes).optional().meta({ description: 'ICD-10 codes, the main one first' }),
  procedures: list(shortText, codes).optional().meta({ description: 'CCAM codes' }),
});

const information = z.strictObject({
  informedAt: shortText.optional().meta({ format: 'date-time' }),
  informedBy: shortText.optional(),
  what: longText.optional(),
});

const refusals = z.strictObject({
  calls: z.boolean().optional(),
  messages: z.boolean().optional(),
  sharing: z.boolean().optional(),
  everything: z.boolean().optional(),
  sharingWith: list(shortText, codes).optional(),
});

const professionalFields = {
  rpps: shortText.optional(),
  adeli: shortText.optional(),
  finess: shortText.optional(),
  name: shortText.optional(),
  phone: shortText.optional(),
  secureMail: shortText.optional(),
};

const professional = z.strictObject(professionalFields).meta({ id: 'ProfessionalReference' });

const generalPractitioner = z.strictObject({
  ...professionalFields,
  declaredNone: z.boolean().optional(),
  replacement: z
    .strictObject({
      ...professionalFields,
      from: shortText.optional().meta({ format: 'date' }),
      to: shortText.optional().meta({ format: 'date' }),
    })
    .optional(),
});

const careInPlace = z.strictObject({
  kind: z.enum(CARE_KINDS),
  provider: professional.optional(),
  frequency: shortText.optional(),
  notes: longText.optional(),
});

const carePrescribed = z.strictObject({
  kind: z.enum(CARE_KINDS),
  profession: shortText.optional(),
  what: longText.optional(),
  place: z.enum(CARE_PLACES).optional(),
  firstDueAt: shortText.optional().meta({ format: 'date-time', description: 'When the first one is due' }),
  frequency: shortText.optional(),
  durationDays: z.number().int().min(1).max(3660).optional(),
  prescription: z
    .strictObject({
      number: shortText.optional(),
      issuedAt: shortText.optional().meta({ format: 'date-time' }),
      prescriberRpps: shortText.optional(),
      handedToPatient: z.boolean().optional(),
    })
    .optional(),
  provider: professional.optional(),
});

const awaitedResult = z.strictObject({
  what: longText,
  expectedAt: shortText.optional().meta({ format: 'date-time' }),
  recipient: z.strictObject({ role: z.enum(RESULT_RECIPIENTS), name: shortText.optional() }).optional(),
});

const letter = z.strictObject({
  status: z.enum(LETTER_STATUSES),
  sentAt: shortText.optional().meta({ format: 'date-time' }),
});

const preparationItem = z.strictObject({
  item: z.number().int().min(1).max(PREPARATION_ITEM_MAXIMUM),
  answer: z.enum(PREPARATION_ANSWERS),
});

/**
 * A discharge as a hospital announces it: the shape only. What the facts say (days that exist, keys of numbers,
 * communes) is the domain's to judge, whatever the door. A field that is not here is a fault, never dropped: a
 * misspelt `phones` would be a patient nobody calls.
 */
export const dischargeSchema = z
  .strictObject({
    hospital,
    stay,
    patient,
    relatives: list(relative, dischargeLimits.people).optional(),
    protectionMeasure: protectionMeasure.optional(),
    information: information.optional(),
    refusals: refusals.optional(),
    generalPractitioner: generalPractitioner.optional(),
    careInPlace: list(careInPlace, carePositions).optional(),
    carePrescribed: list(carePrescribed, carePositions).optional(),
    awaitedResults: list(awaitedResult, carePositions).optional(),
    letter: letter.optional(),
    preparation: list(preparationItem, PREPARATION_ITEM_MAXIMUM)
      .optional()
      .meta({ description: 'HAS discharge check-list: a no to item 1, 2 or 18 opens R17' }),
    statedAt: shortText.optional().meta({
      format: 'date-time',
      description: 'When the sender stated these facts: older facts never overwrite newer ones',
    }),
    notes: longText.optional(),
  })
  .meta({ id: 'Discharge' });

/** What `POST /v1/discharges` takes. */
export type DischargeRequest = z.infer<typeof dischargeSchema>;
