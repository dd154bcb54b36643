import { z } from 'zod';
import { URGENCIES } from '../../domain/follow-up';
import {
  isDepartmentCode,
  isTime,
  LONGEST_ANSWER_MINUTES,
  ON_CALL_KINDS,
  tenDigitsOf,
} from '../../domain/on-call';
import { isLocalDay } from '../../domain/calendar';
import { expectedRevision } from './facts';
import { answerList, list, shortText, utcInstant, uuid } from './text';

/** Bodies of the commands about who is on call, and what is read of it. */

const LINES_MAXIMUM = 99;
const HOURS_MAXIMUM = 50;
const EXCEPTIONS_MAXIMUM = 400;

const time = z.string().refine(isTime).meta({ description: '`HH:mm` on the clock of the service' });
const localDay = z.string().refine(isLocalDay).meta({ format: 'date' });

const dutyHours = z.strictObject({ from: time, to: time }).meta({
  id: 'DutyHours',
  description: '`to` not after `from` is the day after; the same time is 24 hours',
});

const weeklyDuty = z
  .strictObject({ weekday: z.number().int().min(1).max(7), from: time, to: time })
  .meta({ id: 'WeeklyDuty', description: 'Weekday 1 is Monday' });

const dutyException = z
  .strictObject({ day: localDay, hours: list(dutyHours, HOURS_MAXIMUM) })
  .meta({ id: 'DutyException', description: 'Instead of the hours of its weekday; none when empty' });

export const onCallLineSchema = z
  .strictObject({
    position: z.number().int().min(1).max(LINES_MAXIMUM).meta({ description: '1 is rung first' }),
    kind: z.enum(ON_CALL_KINDS),
    label: shortText.min(1),
    phone: z
      .string()
      .refine((text) => tenDigitsOf(text) !== null)
      .transform((text) => tenDigitsOf(text) ?? text)
      .meta({ description: 'Ten digits, as dialled in France' }),
    answerMinutes: z.number().int().min(1).max(LONGEST_ANSWER_MINUTES),
    weekly: list(weeklyDuty, HOURS_MAXIMUM),
    exceptions: list(dutyException, EXCEPTIONS_MAXIMUM).default([]),
    firstDay: localDay.nullable().default(null),
    lastDay: localDay.nullable().default(null),
  })
  .refine(({ firstDay, lastDay }) => firstDay === null || lastDay === null || firstDay <= lastDay, {
    path: ['lastDay'],
  })
  .meta({ id: 'OnCallLine' });

export const departmentCode = z.string().refine(isDepartmentCode);

export const emergencyNumberSchema = z
  .strictObject({
    number: z
      .string()
      .refine((text) => tenDigitsOf(text) !== null)
      .transform((text) => tenDigitsOf(text) ?? text),
    verifiedOn: localDay.optional().meta({ description: 'Today when absent' }),
  })
  .meta({ id: 'EmergencyNumber' });

export const onCallAnswerSchema = z
  .strictObject({
    contactId: uuid,
    outcome: z.enum(['reached', 'no-answer', 'unavailable']),
    expectedRevision,
  })
  .meta({ id: 'OnCallAnswer' });

const line = z
  .object({
    lineId: z.string(),
    position: z.number(),
    kind: z.string(),
    label: z.string(),
    phone: z.string(),
    answerMinutes: z.number(),
    weekly: answerList(z.object({ weekday: z.number(), from: z.string(), to: z.string() })),
    exceptions: answerList(
      z.object({ day: z.string(), hours: answerList(z.object({ from: z.string(), to: z.string() })) }),
    ),
    firstDay: z.string().nullable(),
    lastDay: z.string().nullable(),
    onDutyNow: z.boolean(),
  })
  .meta({ id: 'KeptOnCallLine' });

const emergencyNumber = z
  .object({
    departmentCode: z.string(),
    number: z.string(),
    verifiedOn: z.string(),
    verified: z.boolean().meta({ description: 'Within the last month' }),
  })
  .meta({ id: 'KeptEmergencyNumber' });

export const onCallSchema = z
  .object({
    hospitals: answerList(z.object({ finess: z.string(), name: z.string(), lines: answerList(line) })),
    emergencyNumbers: answerList(emergencyNumber),
  })
  .meta({ id: 'OnCall' });

export const onCallLineKeptSchema = z.object({ lineId: z.string() }).meta({ id: 'OnCallLineKept' });

export const redFlagSchema = z
  .object({
    urgency: z.enum(URGENCIES),
    status: z.enum(['ringing', 'reached', 'emergency', 'emergency-called', 'stopped']),
    nextAt: utcInstant.meta({ description: 'When the line being rung has had its time' }),
    until: utcInstant.meta({ description: 'When 15 is next, whoever is being rung' }),
    emergencyCalledAt: utcInstant.nullable(),
    informedAt: utcInstant.nullable().meta({ description: 'When a clinician learnt that 15 was called' }),
    lines: answerList(
      z.object({
        contactId: z.string(),
        kind: z.string(),
        label: z.string(),
        phone: z.string(),
        answerMinutes: z.number(),
        onDutyNow: z.boolean(),
        outcome: z.enum(['ringing', 'reached', 'no-answer', 'unavailable', 'stopped']).nullable(),
        startedAt: utcInstant.nullable(),
        endedAt: utcInstant.nullable(),
      }),
    ),
    emergency: z.object({
      departmentCode: z.string().nullable(),
      number: z.string().nullable(),
      verifiedOn: z.string().nullable(),
      verified: z.boolean(),
    }),
  })
  .meta({ id: 'RedFlag', description: 'Lines and numbers: for the service and clinicians only' });

export type OnCall = z.infer<typeof onCallSchema>;
export type OnCallLineRequest = z.input<typeof onCallLineSchema>;
export type KeptOnCallLine = z.infer<typeof line>;
export type KeptEmergencyNumber = z.infer<typeof emergencyNumber>;
export type EmergencyNumberRequest = z.input<typeof emergencyNumberSchema>;
export type OnCallAnswerRequest = z.input<typeof onCallAnswerSchema>;
export type RedFlag = z.infer<typeof redFlagSchema>;
