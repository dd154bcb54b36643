import { z } from 'zod';
import { APPOINTMENT_PLACES, APPOINTMENT_STATUSES } from '../../domain/scheduling';
import { BREAK_RULES } from '../../domain/follow-up';
import { code, expectedRevision } from './facts';
import { answerList, utcInstant } from './text';

/** Whether appointments took place, and who said so. */

export const presenceSchema = z
  .strictObject({
    outcome: z.enum(['kept', 'missed-by-patient', 'missed-by-professional']),
    source: z
      .enum(['professional', 'patient', 'operator'])
      .meta({ description: 'A patient’s word is to be verified' }),
    cause: code.optional().meta({ description: 'A cause of R08 or R09, when it was missed' }),
    expectedRevision,
  })
  .refine(({ outcome, cause }) => cause === undefined || causesOf(outcome).includes(cause), {
    path: ['cause'],
  })
  .meta({ id: 'Presence', description: 'Whether an appointment took place; can be put right later' });

function causesOf(outcome: string): readonly string[] {
  if (outcome === 'kept') return [];
  return BREAK_RULES[outcome === 'missed-by-patient' ? 'R08' : 'R09'].causes;
}

export const statedPresenceSchema = z
  .object({
    appointmentId: z.string(),
    status: z.enum(APPOINTMENT_STATUSES),
    missedBy: z.enum(['patient', 'professional']).nullable(),
    cause: z.string().nullable(),
    presenceSource: z.enum(['professional', 'patient', 'operator']).nullable(),
    presenceVerified: z.boolean(),
    revision: z.number().int(),
  })
  .meta({ id: 'StatedPresence' });

const awaitingPresence = statedPresenceSchema
  .extend({
    followUpId: z.string().nullable(),
    careKey: z.string().nullable(),
    visitNumber: z.number().int().nullable(),
    patientName: z.string().nullable(),
    professionalId: z.string(),
    professionalName: z.string(),
    practiceName: z.string(),
    appointmentTypeName: z.string().nullable(),
    startsAt: utcInstant,
    endsAt: utcInstant,
    place: z.enum(APPOINTMENT_PLACES),
    told: z.boolean(),
    toldVerified: z.boolean(),
  })
  .meta({
    id: 'AwaitingPresence',
    description: 'A past appointment nobody but perhaps the patient spoke of',
  });

export const awaitingPresenceSchema = z.object({ appointments: answerList(awaitingPresence) });

export type PresenceRequest = z.input<typeof presenceSchema>;
export type StatedPresence = z.infer<typeof statedPresenceSchema>;
export type AwaitingPresence = z.infer<typeof awaitingPresence>;
export type AwaitingPresenceList = z.infer<typeof awaitingPresenceSchema>;
