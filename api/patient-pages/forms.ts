import { z } from 'zod';

/** What the forms of the pages send; anything else is no form of ours. */
export const plainFormSchema = z.object({ form: z.uuid() });

export const appointmentFormSchema = plainFormSchema.extend({ appointment: z.uuid() });

const SLOT = /^(\d{1,15})\/([0-9a-f-]{36})\/([0-9a-f-]{36})$/;

/** A time as `slotValue` writes it. */
export const slotFormSchema = appointmentFormSchema.extend({
  slot: z
    .string()
    .regex(SLOT)
    .transform((text) => {
      const [, startsAt = '', professionalId = '', appointmentTypeId = ''] = SLOT.exec(text) ?? [];
      return { startsAt: Number(startsAt), professionalId, appointmentTypeId };
    }),
});
