import { z } from 'zod';
import { utcInstant } from './text';

export const signInSchema = z
  .strictObject({ email: z.string().min(1).max(320), password: z.string().min(1).max(1000) })
  .meta({ id: 'SignIn' });

export const accountSchema = z
  .object({
    accountId: z.string(),
    email: z.string(),
    displayName: z.string(),
    role: z.string().meta({ description: 'hospital, operator, teamLead, clinician, administrator, service' }),
    organisationName: z.string(),
    professionalId: z.string().nullable().meta({ description: 'Whose agenda is theirs; of clinicians' }),
  })
  .meta({ id: 'Account' });

export const clockSchema = z
  .object({
    now: utcInstant.meta({ format: 'date-time', description: 'Business time, ISO 8601 in UTC' }),
    speed: z.number().meta({ description: 'Business seconds in one second of the real clock' }),
    standsFrom: utcInstant.optional().meta({
      format: 'date-time',
      description: 'Where time stands still until it is let go on; in demonstrations that live through weeks',
    }),
  })
  .meta({ id: 'Clock' });

export const livenessSchema = z.object({ status: z.literal('live') });

export const readinessSchema = z
  .object({
    status: z.enum(['ready', 'unavailable']),
    parts: z.record(z.string(), z.enum(['ok', 'unavailable'])),
  })
  .meta({ id: 'Readiness' });

/** Data of the event `followUp` of `GET /v1/events`. */
export const followUpChangedSchema = z
  .object({
    followUpId: z
      .string()
      .nullable()
      .meta({ description: 'Null for those who see a part only: something changed, read again' }),
  })
  .meta({ id: 'FollowUpChanged' });

export type SignIn = z.infer<typeof signInSchema>;
export type Account = z.infer<typeof accountSchema>;
export type Clock = z.infer<typeof clockSchema>;
export type Readiness = z.infer<typeof readinessSchema>;
export type FollowUpChanged = z.infer<typeof followUpChangedSchema>;
