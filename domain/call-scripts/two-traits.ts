import type { CallOutcome } from '../follow-up';
import type { CallScript } from './call-script';
import type { StatedAnswer } from './whole-call';

/** What a caller may give of themselves so that the right person is spoken to; never read out to them. */
export const IDENTITY_TRAITS = [
  'birth-name',
  'given-name',
  'birth-date',
  'address',
  'phone',
  'relative-name',
] as const;
export type IdentityTrait = (typeof IDENTITY_TRAITS)[number];

/** field.md, 4: two traits are checked before a word is said. */
export const TRAITS_NEEDED = 2;

/** Whether enough traits were given, each counted once. */
export function isVerified(traits: readonly IdentityTrait[]): boolean {
  return new Set(traits).size >= TRAITS_NEEDED;
}

/**
 * Whether an answer says that the identity was verified: the first answer the opening asks for before the call itself
 * may begin. What comes after it says that there was a hospital.
 */
export function claimsIdentity(
  { continuesIf }: Pick<CallScript, 'continuesIf'>,
  stated: readonly StatedAnswer[],
): boolean {
  const [identity] = continuesIf;
  return stated.some(
    ({ questionId, value }) => questionId === identity?.question && value === identity.value,
  );
}

const SPOKEN_TO: ReadonlySet<CallOutcome> = new Set(['reached', 'called-back']);

/**
 * Whether an attempt says that something was told to somebody, so that two traits must have been checked. A red flag
 * never waits for them: the urgency goes before secrecy (call-scripts-fr.md, PRO-01).
 *
 * @param answered how many questions of the script were answered; the first one only asks who is there
 */
export function needsTraits(outcome: CallOutcome, claimed: boolean, answered: number): boolean {
  if (outcome === 'red-flag') return false;
  if (SPOKEN_TO.has(outcome) || claimed) return true;
  return outcome === 'relative-reached' && answered > 2;
}
