import { z } from 'zod';
import { LETTER_STATUSES } from '../../domain/discharge';
import { BREAK_RULES, type BreakAccepter } from '../../domain/follow-up';
import { code, expectedRevision } from './facts';
import { uuid } from './text';

/** Bodies of the commands by which people say what they learnt of a letter, visit, professional, check or result. */

export const letterReportSchema = z
  .strictObject({
    state: z.enum(LETTER_STATUSES),
    source: z.enum(['hospital', 'relative', 'professional', 'operator', 'patient', 'secure-mail']).optional(),
  })
  .meta({
    id: 'LetterReport',
    description: 'What is true of the discharge letter; what is known is never unlearnt',
  });

export const visitReportSchema = z
  .strictObject({
    outcome: z.enum(['kept', 'missed-by-patient', 'missed-by-professional']),
    cause: code.optional().meta({ description: 'A cause of R08 or R09, when the visit was missed' }),
    expectedRevision,
  })
  .refine(({ outcome, cause }) => cause === undefined || causesOfMissed(outcome).includes(cause), {
    path: ['cause'],
  })
  .meta({ id: 'VisitReport' });

function causesOfMissed(outcome: string): readonly string[] {
  if (outcome === 'kept') return [];
  return BREAK_RULES[outcome === 'missed-by-patient' ? 'R08' : 'R09'].causes;
}

export const professionalStopSchema = z
  .strictObject({
    professionalId: uuid,
    cause: z.enum(BREAK_RULES.R18.causes),
    replacement: z
      .strictObject({ professionalId: uuid, channel: z.enum(['secure-mail', 'mail', 'telephone']) })
      .optional()
      .meta({ description: 'Who takes over, with the channel of their practice' }),
  })
  .meta({ id: 'ProfessionalStop' });

export const checkOutcomeSchema = z
  .strictObject({ outcome: z.enum(['done', 'not-applicable']), expectedRevision })
  .meta({ id: 'CheckOutcome' });

export const resultReportSchema = z
  .strictObject({ outcome: z.enum(['awaited', 'received']), expectedRevision })
  .meta({ id: 'ResultReport' });

const breakAccepters = ['clinician', 'patient'] as const satisfies readonly BreakAccepter[];

export const breakAcceptanceSchema = z
  .strictObject({ acceptedBy: z.enum(breakAccepters), reason: code, expectedRevision })
  .meta({ id: 'BreakAcceptance', description: 'A break that is lived with instead of solved' });

export type LetterReportRequest = z.input<typeof letterReportSchema>;
export type VisitReportRequest = z.input<typeof visitReportSchema>;
export type ProfessionalStopRequest = z.input<typeof professionalStopSchema>;
export type CheckOutcomeRequest = z.input<typeof checkOutcomeSchema>;
export type ResultReportRequest = z.input<typeof resultReportSchema>;
export type BreakAcceptanceRequest = z.input<typeof breakAcceptanceSchema>;
