import { z } from 'zod';

const USUAL = 50;
const MAXIMUM = 200;

/** How many of a list are wanted. */
export const limit = z.coerce.number().int().min(1).max(MAXIMUM).default(USUAL);
