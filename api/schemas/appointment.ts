import { z } from 'zod';
import { BREAK_RULES } from '../../domain/follow-up';
import { APPOINTMENT_PLACES, APPOINTMENT_STATUSES } from '../../domain/scheduling';
import { expectedRevision } from './facts';
import { answerList, instant, shortText, utcInstant, uuid } from './text';

/** Bodies of the commands about appointments, and what is read of them. */

/** Longest time a door keeps a slot while somebody asks. */
const LONGEST_HOLD_MINUTES = 60;

const itemKey = z.string().regex(/^[A-Za-z0-9._:-]{1,100}$/);
const cause = z.string().max(100);
const reason = shortText.min(1).meta({ description: 'Why; it stays with the appointment' });

export const bookingOrderSchema = z
  .strictObject({
    followUpId: uuid.optional(),
    careKey: itemKey.optional().meta({ description: 'The care of the follow-up it is for' }),
    patientId: uuid.optional().meta({ description: 'Without a follow-up' }),
    professionalId: uuid,
    appointmentTypeId: uuid,
    startsAt: instant,
    holdMinutes: z
      .number()
      .int()
      .min(1)
      .max(LONGEST_HOLD_MINUTES)
      .optional()
      .meta({ description: 'Keep the time that long while somebody asks, instead of booking it' }),
    overrideReason: reason
      .optional()
      .meta({ description: 'Beside what is there, or outside the availability' }),
    told: z
      .literal(true)
      .optional()
      .meta({ description: 'Said by the patient, in an agenda that is not ours: nothing is blocked' }),
    instead: uuid.optional().meta({ description: 'Appointment freed in the same step' }),
    visitNumber: z
      .number()
      .int()
      .min(1)
      .optional()
      .meta({ description: 'Of a care in several visits: which one, from 1 on' }),
  })
  .refine(({ followUpId, patientId }) => (followUpId === undefined) !== (patientId === undefined), {
    path: ['followUpId'],
  })
  .refine(({ followUpId, careKey }) => careKey === undefined || followUpId !== undefined, {
    path: ['careKey'],
  })
  .refine(({ careKey, visitNumber }) => visitNumber === undefined || careKey !== undefined, {
    path: ['visitNumber'],
  })
  .refine(({ told, holdMinutes }) => told === undefined || holdMinutes === undefined, {
    path: ['holdMinutes'],
  })
  .meta({ id: 'BookingOrder', description: 'One of `followUpId` and `patientId`' });

export const appointmentSightSchema = z.strictObject({ expectedRevision }).meta({ id: 'AppointmentOnSight' });

export const moveOrderSchema = z
  .strictObject({
    startsAt: instant,
    professionalId: uuid.optional(),
    appointmentTypeId: uuid.optional(),
    expectedRevision,
    overrideReason: reason.optional(),
  })
  .meta({ id: 'MoveOrder', description: 'Whom and what it was with, unless said' });

/** Whose doing it is, and the causes of it: R08 for the patient, R09 for the practice (labels-fr.md, 5). */
const CAUSES_OF_CANCELLING: Readonly<Record<string, readonly string[]>> = {
  patient: BREAK_RULES.R08.causes,
  professional: BREAK_RULES.R09.causes,
  service: [],
};

export const cancelOrderSchema = z
  .strictObject({
    by: z.enum(['patient', 'professional', 'service']),
    cause: cause.optional().meta({ description: 'A cause of R08 (patient) or of R09 (professional)' }),
    expectedRevision,
  })
  .refine(({ by, cause: said }) => said === undefined || CAUSES_OF_CANCELLING[by]?.includes(said), {
    path: ['cause'],
  })
  .meta({ id: 'CancelOrder' });

export const toldVerificationSchema = z
  .strictObject({
    outcome: z.enum(['confirmed', 'wrong']).meta({
      description: 'What the practice says; `wrong` cancels it, and its care is to arrange again',
    }),
    expectedRevision,
  })
  .meta({ id: 'ToldVerification' });

export const seriesOrderSchema = z
  .strictObject({ professionalId: uuid.optional().meta({ description: 'Whom to take first' }) })
  .meta({ id: 'SeriesOrder' });

const appointmentParts = {
  appointmentId: z.string(),
  professionalId: z.string(),
  professionalName: z.string(),
  practiceName: z.string(),
  appointmentTypeId: z.string().nullable(),
  appointmentTypeName: z.string().nullable(),
  kind: z.enum(['visit', 'session', 'seat']),
  sessionId: z.string().nullable(),
  patientId: z.string().nullable(),
  patientName: z.string().nullable(),
  followUpId: z.string().nullable(),
  careKey: z.string().nullable(),
  seriesId: z.string().nullable(),
  visitNumber: z.number().nullable().meta({ description: 'Place in its series, from 1 on' }),
  startsAt: utcInstant,
  endsAt: utcInstant,
  place: z.enum(APPOINTMENT_PLACES),
  status: z.enum(APPOINTMENT_STATUSES).meta({ description: 'FHIR R4; `pending` is a hold' }),
  holdExpiresAt: utcInstant.nullable(),
  confirmedAt: utcInstant.nullable(),
  told: z.boolean().meta({ description: 'Said by the patient, in an agenda that is not ours' }),
  toldVerified: z.boolean().meta({ description: 'The practice confirmed what the patient told' }),
  override: z.boolean(),
  missedBy: z.enum(['patient', 'professional']).nullable(),
  cause: z.string().nullable(),
  cancelledBy: z
    .enum(['patient', 'professional', 'service'])
    .nullable()
    .meta({ description: 'By whose doing it was cancelled; null for one that was not' }),
  presenceSource: z.enum(['professional', 'patient', 'operator']).nullable(),
  presenceVerified: z.boolean(),
  origin: z.enum(['operator', 'professional', 'patient', 'offer', 'waiting-list', 'replacement']),
  revision: z.number(),
  waitingForPresence: z
    .boolean()
    .meta({ description: 'Past, and nobody said whether it took place, or only the patient did' }),
};

export const appointmentSchema = z.object(appointmentParts).meta({ id: 'Appointment' });
export const appointmentListSchema = answerList(appointmentSchema);

export const appointmentWithHistorySchema = z
  .object({
    ...appointmentParts,
    history: answerList(
      z.object({
        at: utcInstant,
        status: z.enum(APPOINTMENT_STATUSES),
        code: z.string(),
        startsAt: utcInstant,
        professionalId: z.string(),
        by: z.string(),
        reason: z.string().nullable(),
      }),
    ).meta({ description: 'Oldest first' }),
  })
  .meta({ id: 'AppointmentWithHistory' });

export const placedSeriesSchema = z
  .object({
    seriesId: z.string(),
    visits: appointmentListSchema,
    unplaced: answerList(z.number()).meta({
      description: 'Places in the series for which nothing was free',
    }),
  })
  .meta({ id: 'PlacedSeries' });

export type AppointmentAnswer = z.infer<typeof appointmentSchema>;
export type AppointmentWithHistoryAnswer = z.infer<typeof appointmentWithHistorySchema>;
export type PlacedSeriesAnswer = z.infer<typeof placedSeriesSchema>;
export type BookingOrderBody = z.input<typeof bookingOrderSchema>;
export type MoveOrderBody = z.input<typeof moveOrderSchema>;
export type ToldVerificationBody = z.input<typeof toldVerificationSchema>;
export type CancelOrderBody = z.input<typeof cancelOrderSchema>;
