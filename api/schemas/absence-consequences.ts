import { z } from 'zod';
import { answerList, utcInstant } from './text';

/** To whom an absence matters, and what became of it. */

const absenceConsequence = z
  .object({
    outcome: z.enum(['under-way', 'handed-over', 'moved', 'cancelled', 'stopped']).meta({
      description:
        'The replacement has it at the same time, or at another; it fell; or a care was held, or asked for, without a time here',
    }),
    patientId: z.string(),
    patientName: z.string().nullable(),
    followUpId: z.string().nullable(),
    appointmentId: z.string().nullable(),
    appointmentAt: utcInstant.nullable().meta({ description: 'As it is now' }),
    professionalName: z.string().nullable(),
    at: utcInstant,
  })
  .meta({ id: 'AbsenceConsequence' });

export const absenceConsequencesSchema = z.object({ consequences: answerList(absenceConsequence) });

export type AbsenceConsequence = z.infer<typeof absenceConsequence>;
export type AbsenceConsequenceList = z.infer<typeof absenceConsequencesSchema>;
