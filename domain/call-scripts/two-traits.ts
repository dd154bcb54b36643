import type { CallOutcome } from '../follow-up';
import type { CallScript, RequiredAnswer } from './call-script';
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

/** Who is there, and when to call again: what every relative may be asked. */
const ASKED_OF_ANYBODY = 2;

/** Answers after which something is told to somebody close to the patient (call-scripts-fr.md, PRO-01). */
const TOLD_TO_RELATIVE: readonly RequiredAnswer[] = [
  { question: 'PRO-01', value: 'autorise' },
  { question: 'PRO-01', value: 'representant' },
];

/**
 * Whether an attempt says that something was told to somebody, so that two traits must have been checked. A red flag
 * never waits for them: the urgency goes before secrecy (call-scripts-fr.md, PRO-01).
 *
 * @param claimed whether the script was told that the identity is verified
 */
export function needsTraits(
  outcome: CallOutcome,
  claimed: boolean,
  stated: readonly StatedAnswer[],
): boolean {
  if (outcome === 'red-flag') return false;
  if (SPOKEN_TO.has(outcome) || claimed) return true;
  const answered = new Set(stated.map(({ questionId }) => questionId)).size;
  const told = stated.some(({ questionId, value }) =>
    TOLD_TO_RELATIVE.some((one) => one.question === questionId && one.value === value),
  );
  return outcome === 'relative-reached' && (told || answered > ASKED_OF_ANYBODY);
}
