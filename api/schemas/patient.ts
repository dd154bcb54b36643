import { z } from 'zod';
import {
  HEARING_STATES,
  IDENTIFIER_STATUSES,
  IDENTIFIER_SYSTEMS,
  PHONE_OWNERS,
  PROTECTION_KINDS,
  RELATIVE_SCOPES,
  SEXES,
} from '../../domain/discharge';
import { dischargeLimits } from './limits';
import { list, longText, shortText } from './text';

const { codes, phones } = dischargeLimits;

const detailedPhone = z.strictObject({
  number: shortText,
  owner: z.enum(PHONE_OWNERS).exactOptional(),
  relativeIndex: z
    .number()
    .int()
    .min(0)
    .optional()
    .meta({ description: 'Position in `relatives` when the owner is a relative' }),
  order: z.number().int().min(1).max(1000).optional().meta({ description: '1 is called first' }),
  verified: z.boolean().optional(),
  voicemailAllowed: z.boolean().optional(),
  smsAllowed: z.boolean().optional(),
});

const phone = z
  .union([shortText, detailedPhone])
  .meta({ id: 'SubmittedPhone', description: 'A number alone, or a number with its owner and permissions' });

const addressFields = {
  line: shortText.optional(),
  postalCode: shortText.optional(),
  city: shortText.optional(),
  inseeCode: shortText.optional(),
};

const identifier = z.strictObject({
  system: z.enum(IDENTIFIER_SYSTEMS),
  value: shortText,
  status: z.enum(IDENTIFIER_STATUSES).optional(),
  assignedByFiness: shortText.optional(),
});

const preferredCallTime = z
  .strictObject({
    weekdays: list(z.number().int().min(1).max(7), 7)
      .optional()
      .meta({ description: 'ISO weekdays, 1 is Monday; every day when absent' }),
    from: shortText.meta({ description: '`HH:mm`, included' }),
    to: shortText.meta({ description: '`HH:mm`, excluded' }),
  })
  .meta({ id: 'PreferredCallTime' });

export const patient = z.strictObject({
  birthName: shortText,
  usedName: shortText.optional(),
  firstGivenName: shortText.optional(),
  givenNames: list(shortText, codes).optional(),
  birthDate: shortText.optional().meta({ format: 'date' }),
  sex: z.enum(SEXES).optional(),
  birthPlaceInseeCode: shortText.optional(),
  identifiers: list(identifier, codes).optional(),
  phones: list(phone, phones).optional(),
  email: shortText.optional(),
  address: z.strictObject(addressFields).optional(),
  currentAddress: z
    .strictObject({
      ...addressFields,
      atWhose: shortText.optional(),
      from: shortText.optional().meta({ format: 'date' }),
      to: shortText.optional().meta({ format: 'date' }),
      accessNotes: longText.optional(),
    })
    .optional()
    .meta({ description: 'Where the patient really is for a while' }),
  language: shortText.optional().meta({ description: 'ISO 639-1; French when absent' }),
  interpreterNeeded: z.boolean().optional(),
  hearing: z.enum(HEARING_STATES).optional(),
  preferredCallTimes: list(preferredCallTime, phones)
    .optional()
    .meta({ description: 'When the patient prefers to be called, on the wall clock of the service' }),
  deceasedAt: shortText.optional().meta({ format: 'date-time' }),
});

export const relative = z.strictObject({
  name: shortText,
  relationship: shortText.optional(),
  scope: z.enum(RELATIVE_SCOPES).optional().meta({ description: '`nothing` when absent' }),
  trustedPerson: z.boolean().optional(),
  emergencyContact: z.boolean().optional(),
  phones: list(phone, phones).optional(),
});

export const protectionMeasure = z.strictObject({
  kind: z.enum(PROTECTION_KINDS),
  contact: z
    .strictObject({
      name: shortText.optional(),
      organisation: shortText.optional(),
      phone: shortText.optional(),
      email: shortText.optional(),
    })
    .optional(),
  until: shortText.optional().meta({ format: 'date' }),
});
