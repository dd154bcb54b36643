import { z } from 'zod';
import {
  BREAK_RULES,
  DECLINE_REASONS,
  LEFT_OPEN_KEEPERS,
  URGENCIES,
  type ClosingReason,
  type ReportedBreakCode,
} from '../../domain/follow-up';
import { instant, list, shortText, uuid } from './text';

/** Bodies of the commands that state a fact of a follow-up. */

export const expectedRevision = z
  .number()
  .int()
  .min(0)
  .optional()
  .meta({ description: 'The revision that was on the screen: refused when the thing changed since' });

/** A key of ours or a code of a list: `gp-visit`, `R03-1`, `no-slot`. */
export const code = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[A-Za-z0-9._:/-]+$/);

export const urgency = z
  .enum(URGENCIES)
  .optional()
  .meta({ description: 'Of a red flag; `immediate` when absent. It is never lowered' });

const source = z.enum(['hospital', 'relative', 'professional', 'operator']).optional();

export const closingReasons = [
  'completed',
  'stood-down',
  'refused',
  'unreachable',
  'readmitted',
  'died',
  'moved',
  'error',
] as const satisfies readonly ClosingReason[];

export const reportedBreakCodes = [
  'R01',
  'R05',
  'R06',
  'R07',
  'R10',
  'R11',
  'R12',
  'R17',
  'R18',
  'R19',
  'R20',
  'R21',
] as const satisfies readonly ReportedBreakCode[];

export const emptySchema = z.strictObject({}).optional();

export const deathSchema = z.strictObject({ source }).meta({ id: 'Death' });

export const readmissionSchema = z
  .strictObject({
    at: instant,
    source,
    kind: z
      .enum(['admission', 'emergency-visit'])
      .optional()
      .meta({ description: 'An emergency visit does not pause the follow-up; an admission when absent' }),
    link: z
      .enum(['planned', 'linked', 'unrelated'])
      .optional()
      .meta({ description: 'With the stay followed' }),
  })
  .meta({ id: 'Readmission' });

export { code as factCode };

export const oppositionSchema = z
  .strictObject({
    calls: z.boolean(),
    messages: z.boolean(),
    sharing: z.boolean(),
    reason: z.enum(BREAK_RULES.R15.causes).optional().meta({ description: 'Why, as a cause of R15' }),
  })
  .meta({ id: 'Opposition' });

/** Items open at the end: more than any follow-up ever has, so that what is kept stays bounded. */
const KEPT_MAX = 60;

const kept = z
  .strictObject({
    kind: z.enum(['care', 'call', 'break', 'handover', 'check', 'result']),
    subject: code,
    by: z.enum(LEFT_OPEN_KEEPERS),
    professionalId: uuid.optional(),
  })
  .refine(({ by, professionalId }) => (by === 'professional') === (professionalId !== undefined), {
    path: ['professionalId'],
  });

export const closingSchema = z
  .strictObject({
    reason: z.enum(closingReasons),
    keptBy: list(kept, KEPT_MAX)
      .optional()
      .meta({ description: 'Who keeps what stays open; a professional is one who is told of the end' }),
    gpTold: z
      .boolean()
      .optional()
      .meta({ description: 'The general practitioner was told of the end by telephone' }),
  })
  .meta({ id: 'Closing' });

export const offerAnswerSchema = z
  .strictObject({
    answer: z.enum(['accepted', 'tentative', 'declined', 'other-time']),
    reason: z.enum(DECLINE_REASONS).optional().meta({ description: 'Why it is declined, in one tap' }),
    proposedAt: instant.optional().meta({ description: 'With `other-time`: what the professional proposes' }),
    appointmentAt: instant
      .optional()
      .meta({ description: 'Accepting a proposed time takes that time when absent' }),
    expectedRevision,
  })
  .refine(({ answer, proposedAt }) => (answer === 'other-time') === (proposedAt !== undefined), {
    path: ['proposedAt'],
  })
  .meta({ id: 'OfferAnswer' });

export const careArrangementSchema = z
  .strictObject({ appointmentAt: instant.optional(), professionalId: uuid.optional(), expectedRevision })
  .meta({ id: 'CareArrangement' });

export const alertSchema = z
  .strictObject({ code: z.enum(['R14', 'R22']), cause: code, urgency })
  .refine(({ code: alert, cause }) => BREAK_RULES[alert].causes.includes(cause), { path: ['cause'] })
  .meta({ id: 'Alert' });

export const breakReportSchema = z
  .strictObject({
    code: z.enum(reportedBreakCodes),
    subject: code.optional().meta({ description: 'The key of a care or call; the patient when absent' }),
    cause: code,
  })
  .meta({ id: 'BreakReport' });

export const onSightSchema = z.strictObject({ expectedRevision }).meta({ id: 'DecidedOnSight' });

export const breakResolutionSchema = z
  .strictObject({ cause: code, resolution: code, appointmentAt: instant.optional(), expectedRevision })
  .meta({ id: 'BreakResolution' });

export const statedFactSchema = z
  .object({ factId: shortText, status: z.enum(['applied', 'pending']) })
  .meta({ id: 'StatedFact' });

export type DeathRequest = z.input<typeof deathSchema>;
export type ReadmissionRequest = z.input<typeof readmissionSchema>;
export type OppositionRequest = z.input<typeof oppositionSchema>;
export type ClosingRequest = z.input<typeof closingSchema>;
export type OfferAnswerRequest = z.input<typeof offerAnswerSchema>;
export type CareArrangementRequest = z.input<typeof careArrangementSchema>;
export type AlertRequest = z.input<typeof alertSchema>;
export type BreakReportRequest = z.input<typeof breakReportSchema>;
export type DecidedOnSightRequest = z.input<typeof onSightSchema>;
export type BreakResolutionRequest = z.input<typeof breakResolutionSchema>;
export type StatedFact = z.infer<typeof statedFactSchema>;
