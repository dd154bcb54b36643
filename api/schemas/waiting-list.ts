import { z } from 'zod';
import { APPOINTMENT_PLACES } from '../../domain/scheduling';
import { answerList, instant, shortText, utcInstant, uuid } from './text';

/** Who waits for a time, and the times held for them. */

export const waitingOrderSchema = z
  .strictObject({
    followUpId: uuid.optional(),
    careKey: shortText.optional().meta({ description: 'With a follow-up: the care it is for' }),
    patientId: uuid.optional(),
    appointmentId: uuid.optional().meta({ description: 'Given up once an earlier time is taken' }),
    careKind: shortText.optional(),
    professionalId: uuid.optional().meta({ description: 'Only with this one; with anybody when absent' }),
    communeCode: shortText.optional().meta({ description: 'INSEE code of where the patient is' }),
    earliestAt: instant.optional(),
    latestAt: instant.optional().meta({ description: 'A time after it is of no use any more' }),
  })
  .refine(
    ({ followUpId, patientId, appointmentId }) =>
      [followUpId, patientId, appointmentId].some((id) => id !== undefined),
    { path: ['followUpId'] },
  )
  .refine(
    ({ earliestAt, latestAt }) => earliestAt === undefined || latestAt === undefined || earliestAt < latestAt,
    { path: ['latestAt'] },
  )
  .meta({
    id: 'WaitingOrder',
    description: 'Whatever is absent is read from the care or from the appointment given up',
  });

const slotOffer = z
  .object({
    slotOfferId: z.string(),
    status: z.enum(['awaiting', 'accepted', 'declined', 'expired', 'withdrawn']),
    appointmentId: z.string(),
    professionalId: z.string(),
    professionalName: z.string(),
    startsAt: utcInstant,
    endsAt: utcInstant,
    place: z.enum(APPOINTMENT_PLACES),
    sentAt: utcInstant,
    expiresAt: utcInstant.meta({ description: 'Until when it is held' }),
    toTelephone: z
      .boolean()
      .meta({ description: 'Nothing can be written to the patient: somebody telephones' }),
  })
  .meta({ id: 'SlotOffer' });

export const waitingEntrySchema = z
  .object({
    entryId: z.string(),
    status: z.enum(['waiting', 'offered', 'served', 'withdrawn', 'over']),
    patientId: z.string(),
    patientName: z.string(),
    followUpId: z.string().nullable(),
    careKey: z.string().nullable(),
    appointmentId: z.string().nullable(),
    appointmentAt: utcInstant.nullable(),
    careKind: z.string(),
    professionalId: z.string().nullable(),
    professionalName: z.string().nullable(),
    communeCode: z.string(),
    earliestAt: utcInstant,
    latestAt: utcInstant,
    since: utcInstant,
    revision: z.number().int(),
    offer: slotOffer.nullable(),
  })
  .meta({ id: 'WaitingEntry' });

export const waitingListSchema = z.object({ entries: answerList(waitingEntrySchema) });

export const slotOfferAnswerSchema = z
  .strictObject({ answer: z.enum(['accepted', 'declined']) })
  .meta({ id: 'SlotOfferAnswer', description: 'What the patient said, on the telephone for instance' });

export const slotOfferAnsweredSchema = z
  .object({ status: z.enum(['accepted', 'declined']), appointmentId: z.string().nullable() })
  .meta({ id: 'SlotOfferAnswered' });

export type WaitingOrderRequest = z.input<typeof waitingOrderSchema>;
export type WaitingEntry = z.infer<typeof waitingEntrySchema>;
export type SlotOffer = z.infer<typeof slotOffer>;
export type WaitingList = z.infer<typeof waitingListSchema>;
export type SlotOfferAnswerRequest = z.input<typeof slotOfferAnswerSchema>;
export type SlotOfferAnswered = z.infer<typeof slotOfferAnsweredSchema>;
