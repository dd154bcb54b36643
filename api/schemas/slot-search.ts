import { z } from 'zod';
import { ACCESSIBILITY, APPOINTMENT_PLACES, SLOT_CRITERIA } from '../../domain/scheduling';
import { answerList, instant, list, shortText, utcInstant, uuid } from './text';

/** More times of day, languages or wishes than anybody has. */
const MOST_WISHES = 100;
const MOST_SLOTS = 50;
const MOST_VISITS = 366;

const interval = z.strictObject({ from: instant, to: instant });
const place = z.enum(APPOINTMENT_PLACES);

export const slotSearchSchema = z
  .strictObject({
    followUpId: uuid.exactOptional().meta({ description: 'What is absent below is read from it' }),
    careKey: shortText.exactOptional().meta({ description: 'Care of that follow-up, e.g. `gp-visit`' }),
    patientId: uuid.exactOptional().meta({ description: 'Without a follow-up' }),
    careKind: shortText
      .exactOptional()
      .meta({ description: 'A kind of care or a profession; required without a care of a follow-up' }),
    from: instant.exactOptional(),
    to: instant.exactOptional(),
    visit: z.int().min(1).max(MOST_VISITS).exactOptional().meta({
      description: 'Which visit of a series, from 1 on; the next one without an appointment when absent',
    }),
    communeCode: shortText.exactOptional().meta({ description: 'INSEE code of where the patient is' }),
    places: list(place, APPOINTMENT_PLACES.length).exactOptional(),
    professionalId: uuid.exactOptional().meta({ description: 'Only theirs' }),
    preferredTimes: list(interval, MOST_WISHES).exactOptional(),
    languages: list(shortText, MOST_WISHES).exactOptional().meta({ description: 'ISO 639-1, one of them' }),
    accessibility: list(z.enum(ACCESSIBILITY), ACCESSIBILITY.length).exactOptional(),
    onlineOnly: z.boolean().exactOptional().meta({ description: 'Only what patients may book themselves' }),
    limit: z.int().min(1).max(MOST_SLOTS).exactOptional(),
  })
  .meta({ id: 'SlotSearch' });

const reason = z
  .object({
    criterion: z.enum(SLOT_CRITERIA),
    score: z.number().meta({ description: '0 (worst) to 1 (best)' }),
    code: z.string().meta({ description: 'E.g. `own-general-practitioner`, `kilometres`' }),
    figure: z.number().exactOptional().meta({ description: 'What the code counts' }),
  })
  .meta({ id: 'SlotReason' });

const practice = {
  professionalId: z.string(),
  professionalName: z.string(),
  practiceName: z.string(),
  city: z.string(),
  phone: z.string().nullable(),
  reasons: answerList(reason),
};

const foundSlot = z
  .object({
    ...practice,
    appointmentTypeId: z.string(),
    appointmentTypeName: z.string(),
    startsAt: utcInstant,
    endsAt: utcInstant,
    place,
    practiceId: z
      .string()
      .exactOptional()
      .meta({ description: 'When not at the professional’s own practice' }),
    score: z.number().meta({ description: '0 to 1' }),
  })
  .meta({ id: 'FoundSlot' });

export const foundSlotsSchema = z
  .object({
    slots: answerList(foundSlot).meta({ description: 'Best first' }),
    toCall: answerList(z.object(practice).meta({ id: 'FoundPractice' })).meta({
      description: 'Whom to telephone, in that order; nobody who has slots above',
    }),
    notes: answerList(z.string()).meta({ description: 'Codes of what had to be left aside' }),
  })
  .meta({ id: 'FoundSlots' });

export type SlotSearchBody = z.input<typeof slotSearchSchema>;
export type FoundSlotsAnswer = z.infer<typeof foundSlotsSchema>;
export type FoundSlotAnswer = z.infer<typeof foundSlot>;
export type FoundPracticeAnswer = FoundSlotsAnswer['toCall'][number];
export type SlotReasonAnswer = z.infer<typeof reason>;
