import { z } from 'zod';
import { isLocalDay } from '../../domain/calendar';
import { ABSENCE_CAUSES, APPOINTMENT_PLACES, NEW_PATIENT_RULES } from '../../domain/scheduling';
import { practiceSchema, professionalSchema } from './directory';
import { answerList, list, shortText, utcInstant, uuid } from './text';

/** Bodies of the commands about an agenda, and what is read of it. */

const TYPES_OF_RULE_MAXIMUM = 100;
const AREA_MAXIMUM = 2_000;
const RECURRENCE_LENGTH = 300;
/** Times are checked with the agenda, which says what is wrong in words. */
const TIME_LENGTH = 10;

const time = z.string().max(TIME_LENGTH).meta({ description: '`HH:mm` on the clock of the service' });
const localDay = z.string().refine(isLocalDay).meta({ format: 'date' });
const whole = z.number().int();

export const areaShape = {
  areaCommunes: list(z.string().max(10), AREA_MAXIMUM)
    .default([])
    .meta({ description: 'INSEE codes of communes' }),
  areaPostalCodes: list(z.string().max(10), AREA_MAXIMUM)
    .default([])
    .meta({ description: 'Stand for all communes they serve' }),
};

export const appointmentTypeSchema = z
  .strictObject({
    name: shortText,
    careKind: z.string().max(60).meta({ description: 'A kind of care or a profession' }),
    durationMinutes: whole,
    bufferMinutes: whole.default(0).meta({ description: 'Kept free after each' }),
    place: z.enum(APPOINTMENT_PLACES),
    newPatients: z.enum(NEW_PATIENT_RULES).default('accepted'),
    dailyCap: whole.optional().meta({ description: 'As many as fit when absent' }),
    seats: whole.optional().meta({ description: 'Of a group' }),
    ...areaShape,
    online: z.boolean().default(true).meta({ description: 'Whether patients book it themselves' }),
  })
  .meta({ id: 'AppointmentTypeStated' });

export const availabilitySchema = z
  .strictObject({
    firstDay: localDay,
    fromTime: time,
    toTime: time.meta({ description: '`HH:mm`, not included, the same day' }),
    recurrence: z.string().max(RECURRENCE_LENGTH).optional().meta({
      description:
        'RFC 5545 without its name: DAILY, WEEKLY or MONTHLY, e.g. `FREQ=WEEKLY;BYDAY=MO,TU`; one day when absent',
    }),
    appointmentTypeIds: list(uuid, TYPES_OF_RULE_MAXIMUM)
      .default([])
      .meta({ description: 'All types when empty' }),
    practiceId: uuid.optional().meta({ description: 'When it is not the usual one' }),
    onHolidays: z.literal(true).optional().meta({ description: 'Closed on public holidays when absent' }),
  })
  .meta({ id: 'AvailabilityStated' });

export const exceptionSchema = z
  .strictObject({
    day: localDay,
    kind: z.enum(['closed', 'extra']).meta({ description: '`extra` is open on public holidays too' }),
    fromTime: time.optional().meta({ description: 'Closed the whole day when absent' }),
    toTime: time.optional(),
  })
  .meta({ id: 'AvailabilityExceptionStated' });

export const absenceSchema = z
  .strictObject({
    firstDay: localDay,
    lastDay: localDay.optional().meta({ description: 'Included; for good when absent' }),
    cause: z.enum(ABSENCE_CAUSES),
    replacementId: uuid.optional().meta({ description: 'Who takes over what falls into it' }),
  })
  .meta({ id: 'AbsenceStated' });

export const agendaChangeSchema = z
  .object({
    id: z.string(),
    outside: answerList(
      z.object({ appointmentId: z.string(), startsAt: utcInstant, endsAt: utcInstant }),
    ).meta({ description: 'Appointments ahead that stand outside availability now; none was cancelled' }),
    consequences: z
      .object({ handedOver: answerList(z.string()), toRearrange: answerList(z.string()) })
      .optional()
      .meta({ description: 'Of an absence: appointments the replacement has now, and those to rearrange' }),
  })
  .meta({ id: 'AgendaChange' });

const appointmentType = z
  .object({
    id: z.string(),
    name: z.string(),
    careKind: z.string(),
    durationMinutes: z.number(),
    bufferMinutes: z.number(),
    place: z.string(),
    newPatients: z.string(),
    dailyCap: z.number().nullable(),
    seats: z.number().nullable(),
    areaCommunes: answerList(z.string()),
    online: z.boolean(),
  })
  .meta({ id: 'AppointmentType' });

const availability = z
  .object({
    id: z.string(),
    firstDay: z.string(),
    fromTime: z.string(),
    toTime: z.string(),
    recurrence: z.string().nullable(),
    appointmentTypeIds: answerList(z.string()),
    practiceId: z.string().nullable(),
    onHolidays: z.boolean(),
    revision: z.number(),
  })
  .meta({ id: 'Availability' });

const exception = z
  .object({
    id: z.string(),
    day: z.string(),
    kind: z.string(),
    fromTime: z.string().nullable(),
    toTime: z.string().nullable(),
  })
  .meta({ id: 'AvailabilityException' });

const absence = z
  .object({
    id: z.string(),
    firstDay: z.string(),
    lastDay: z.string().nullable(),
    cause: z.string(),
    replacementId: z.string().nullable(),
    replacementName: z.string().nullable(),
  })
  .meta({ id: 'Absence' });

const opening = z
  .object({
    from: utcInstant,
    to: utcInstant,
    appointmentTypeIds: answerList(z.string()).meta({ description: 'All types when empty' }),
    practiceId: z.string().nullable(),
  })
  .meta({ id: 'Opening' });

const agendaAppointment = z
  .object({
    appointmentId: z.string(),
    startsAt: utcInstant,
    endsAt: utcInstant,
    blockedUntil: utcInstant.meta({ description: 'With the pause after it' }),
    kind: z.string(),
    status: z.string(),
    place: z.string(),
    appointmentTypeId: z.string().nullable(),
    followUpId: z.string().nullable(),
    patientName: z.string().nullable(),
    confirmed: z.boolean(),
    told: z.boolean(),
    override: z.boolean(),
    seats: z.number().nullable(),
    seatsTaken: z.number(),
    revision: z.number(),
  })
  .meta({ id: 'AgendaAppointment' });

export const agendaSchema = z
  .object({
    professional: professionalSchema,
    practice: practiceSchema.nullable(),
    types: answerList(appointmentType),
    rules: answerList(availability),
    exceptions: answerList(exception),
    absences: answerList(absence),
    openings: answerList(opening),
    busy: answerList(z.object({ from: utcInstant, to: utcInstant })),
    appointments: answerList(agendaAppointment),
  })
  .meta({ id: 'Agenda' });

export type AgendaAnswer = z.infer<typeof agendaSchema>;
export type AgendaChangeAnswer = z.infer<typeof agendaChangeSchema>;
export type AppointmentTypeStated = z.input<typeof appointmentTypeSchema>;
export type AvailabilityStated = z.input<typeof availabilitySchema>;
export type ExceptionStated = z.input<typeof exceptionSchema>;
export type AbsenceStated = z.input<typeof absenceSchema>;
