import { z } from 'zod';
import { uuid } from '../schemas/text';

/** Parts of an address. */
export const followUpParameters = z.object({ followUpId: uuid });
/** A key of ours within a follow-up: `gp-visit`, `call-j2`, `R03-1`. */
export const itemKey = z.string().regex(/^[A-Za-z0-9._:-]{1,100}$/);
/** A key of the list of work: `call/call-j2`, `break/R03-1`, `handover`; its `/` comes encoded in an address. */
export const workItemKey = z.string().regex(/^[A-Za-z0-9._:/-]{1,160}$/);
