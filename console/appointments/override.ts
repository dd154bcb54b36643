/** Which refusals somebody may set aside, saying why. */
import { ApiProblem } from '../http/client';

/** Rules of the agenda; death, a refusal to share and the past are never set aside (domain/scheduling/booking-rules.ts). */
const OVERRIDABLE: ReadonlySet<string> = new Set([
  'taken',
  'outside-availability',
  'daily-cap',
  'own-patients-only',
  'outside-area',
  'not-bookable',
]);

/** @returns whether the same may be asked again with a reason, by one who has the permission for it */
export function isOverridable(error: Error | null): boolean {
  return error instanceof ApiProblem && error.reason !== null && OVERRIDABLE.has(error.reason);
}
