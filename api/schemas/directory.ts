import { z } from 'zod';
import { ACCESSIBILITY, PRACTICE_KINDS, PROFESSIONS } from '../../domain/scheduling';
import { answerList, list, longText, shortText, uuid } from './text';

/** Practices and professionals: bodies of the commands about them, and what is read of them. */

const AREA_MAXIMUM = 2_000;
const LANGUAGES_MAXIMUM = 20;
const CODE_LENGTH = 10;

const code = z.string().max(CODE_LENGTH);
const mail = z.email().max(300);
const postalCode = z.string().regex(/^\d{5}$/);

const place = {
  postalCode,
  city: shortText.min(1),
  communeCode: code.optional().meta({
    description: 'INSEE code; may be left out where postal code and city name one commune',
  }),
};

export const practiceStatedSchema = z
  .strictObject({
    kind: z.enum(PRACTICE_KINDS),
    name: shortText,
    finess: code.optional(),
    phone: shortText.optional(),
    mail: mail.optional(),
    secureMail: mail.optional(),
    line: shortText.optional(),
    ...place,
    areaCommunes: list(code, AREA_MAXIMUM)
      .default([])
      .meta({ description: 'INSEE codes; of a structure that answers for a territory' }),
    areaPostalCodes: list(code, AREA_MAXIMUM)
      .default([])
      .meta({ description: 'Stand for all communes they serve' }),
    accessibility: list(z.enum(ACCESSIBILITY), ACCESSIBILITY.length).default([]),
    instructions: longText.optional().meta({ description: 'How to come in' }),
  })
  .meta({ id: 'PracticeStated' });

export const professionalStatedSchema = z
  .strictObject({
    displayName: shortText,
    profession: z.enum(PROFESSIONS),
    rpps: z.string().max(20).optional(),
    practiceId: uuid.optional(),
    place: z
      .strictObject({ practiceName: shortText, ...place })
      .optional()
      .meta({ description: 'Where they practise when that is no practice of the list' }),
    phone: shortText.optional(),
    mobilePhone: shortText.optional().meta({ description: 'To which a request may be sent as a link' }),
    mail: mail.optional(),
    secureMail: mail.optional(),
    languages: list(z.string().regex(/^[a-z]{2}$/), LANGUAGES_MAXIMUM)
      .default(['fr'])
      .meta({ description: 'ISO 639-1' }),
    acceptsNew: z.boolean().default(true).meta({ description: 'Whether new patients are taken' }),
  })
  .meta({ id: 'ProfessionalStated' });

export const practiceSchema = z
  .object({
    practiceId: z.string(),
    kind: z.string(),
    name: z.string(),
    finess: z.string().nullable(),
    phone: z.string().nullable(),
    mail: z.string().nullable(),
    secureMail: z.string().nullable(),
    line: z.string().nullable(),
    postalCode: z.string(),
    city: z.string(),
    communeCode: z.string(),
    areaCommunes: answerList(z.string()),
    accessibility: answerList(z.string()),
    instructions: z.string().nullable(),
  })
  .meta({ id: 'Practice' });

export const professionalSchema = z
  .object({
    professionalId: z.string(),
    displayName: z.string(),
    profession: z.string(),
    rpps: z.string().nullable(),
    practiceId: z.string().nullable(),
    practiceName: z.string(),
    postalCode: z.string(),
    city: z.string(),
    communeCode: z.string(),
    phone: z.string().nullable(),
    mobilePhone: z.string().nullable(),
    mail: z.string().nullable(),
    secureMail: z.string().nullable(),
    languages: answerList(z.string()),
    accessibility: answerList(z.string()).meta({ description: 'Of the practice' }),
    acceptsNew: z.boolean(),
    hasAgenda: z.boolean().meta({ description: 'Whether an agenda of theirs is kept here' }),
  })
  .meta({ id: 'Professional' });

export type PracticeStated = z.input<typeof practiceStatedSchema>;
export type ProfessionalStated = z.input<typeof professionalStatedSchema>;
export type PracticeAnswer = z.infer<typeof practiceSchema>;
export type ProfessionalAnswer = z.infer<typeof professionalSchema>;
