import type { AttemptPolicy, PlannedCall, SpeakingNeed } from './plan';
import { isGiven } from './series';
import type { Call, CallAttempt, CallOutcome, CallRung, FollowUpState } from './state';

/** Tries that count towards the attempts of the policy: nobody was spoken to. */
const FRUITLESS_OUTCOMES: ReadonlySet<CallOutcome> = new Set([
  'voicemail-left',
  'no-answer',
  'busy',
  'wrong-number',
]);

/** Kinds of care that bring a nurse to the patient (domain/discharge/codes.ts). */
const NURSING: ReadonlySet<string> = new Set(['nurse', 'home-nursing-service']);

export function isFruitless({ outcome }: CallAttempt): boolean {
  return FRUITLESS_OUTCOMES.has(outcome);
}

export function rungOf({ rung }: Pick<CallAttempt, 'rung'>): CallRung {
  return rung ?? 'patient';
}

/** Tries at the patient in person; a wrong number rang at somebody else's. */
export function triesAtPatient({ attempts }: Call): readonly CallAttempt[] {
  return attempts.filter((attempt) => rungOf(attempt) === 'patient' && attempt.outcome !== 'wrong-number');
}

/**
 * How the patient must be spoken to: known of them, or found out in a call. Hearing and language never count as
 * unreachable (field.md, 7).
 */
export function speakingNeedOf({
  situation,
  calls,
}: Pick<FollowUpState, 'situation' | 'calls'>): SpeakingNeed | undefined {
  const misunderstood = calls.some(({ attempts }) =>
    attempts.some(({ outcome }) => outcome === 'not-understood'),
  );
  return situation.speakingNeed ?? (misunderstood ? 'interpreter' : undefined);
}

/** Whether a nurse goes to the patient's home, or should. */
export function nurseGoesThere({ cares }: FollowUpState): boolean {
  return cares.some((care) => NURSING.has(care.profession) && isGiven(care));
}

/**
 * Whom to try next after an attempt that did not settle the call: the patient while tries are left, then once each
 * relative to whom something may be said, then once the nurse on site (pathways.md, Calls).
 *
 * @param call with the attempt just made
 * @returns null when nobody is left to try
 */
export function nextRung(
  call: Call,
  { attemptsMax }: PlannedCall,
  policy: AttemptPolicy,
  nurse: boolean,
): CallRung | null {
  const last = call.attempts.at(-1);
  // Whoever was spoken to says when the patient is there: they are tried again.
  if (last === undefined || !isFruitless(last)) return 'patient';
  const triedAt = (rung: CallRung) => call.attempts.filter((attempt) => rungOf(attempt) === rung);
  if (rungOf(last) === 'patient' && patientIsLeft(call, attemptsMax, policy.numbers ?? 1)) return 'patient';
  if (triedAt('relative').length < policy.relativesInScope) return 'relative';
  if (policy.askNurseOnSite && nurse && triedAt('nurse').length === 0) return 'nurse';
  return null;
}

/** A wrong number is no try at the patient: the next number is, until none is left. */
function patientIsLeft(call: Call, attemptsMax: number, numbers: number): boolean {
  const wrong = call.attempts.filter(({ outcome }) => outcome === 'wrong-number').length;
  if (call.attempts.at(-1)?.outcome === 'wrong-number') return wrong < numbers;
  return triesAtPatient(call).filter(isFruitless).length < attemptsMax;
}

/** Why nobody was reached, as a cause of R13: what the last try at the patient met. */
export function causeOfSilence({ attempts }: Call): 'wrong-number' | 'no-answer' {
  const last = attempts.filter((attempt) => rungOf(attempt) === 'patient').at(-1);
  return last?.outcome === 'wrong-number' ? 'wrong-number' : 'no-answer';
}
