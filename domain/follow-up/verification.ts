import type { Instant } from './instants';
import { OPERATORS, type Check } from './state';
import { clock, inWorkingMinutes, note, turnRevision, withState, type Turn } from './turn';

/**
 * What an operator has to look into because the plan did not foresee it. Checks of the follow-up like those of the
 * plan, under keys no pathway uses; settled with them.
 */
const KINDS = {
  /** The patient says that there is an appointment (labels-fr.md, 3: « Dit par le patient, à vérifier »). */
  told: 'told-',
  /** The patient says whether an appointment took place. */
  presence: 'presence-',
  /** A visit of a series fell: somebody places it again. */
  makeUp: 'make-up-',
  /** Opposes calls, and asks to be called all the same. */
  callBack: 'call-back-opposed-',
  /** A call asks for a medical opinion the same day (call-scripts-fr.md, AVIS_MEDICAL_JOUR). */
  advice: 'medical-advice-',
} as const;
type VerificationKind = keyof typeof KINDS;

/** One working day of twelve hours: the service's choice, as for offers (architecture.md, working time). */
const VERIFY_WITHIN_MINUTES = 720;

export function verificationKey(kind: VerificationKind, about: string): string {
  return `${KINDS[kind]}${about}`;
}

/** Key of the check of an appointment that the patient told of. */
export function toldCheckKey(appointmentId: string): string {
  return verificationKey('told', appointmentId);
}

/** @returns id of the appointment whose telling a check is about, undefined for every other check */
export function toldAppointmentOf(checkKey: string): string | undefined {
  return verifies('told', checkKey);
}

/** @returns what it is about, undefined for every other check */
export function verifies(kind: VerificationKind, checkKey: string): string | undefined {
  return checkKey.startsWith(KINDS[kind]) ? checkKey.slice(KINDS[kind].length) : undefined;
}

/** Whether no plan asks for it: a new plan says nothing of it. */
export function isVerification({ key }: Pick<Check, 'key'>): boolean {
  return Object.values(KINDS).some((prefix) => key.startsWith(prefix));
}

/**
 * Somebody has to look into it.
 *
 * @param by until when; within a working day when absent or past
 */
export function lookInto(turn: Turn, kind: VerificationKind, about: string, by?: Instant): Turn {
  const key = verificationKey(kind, about);
  const known = turn.state.checks.find((check) => check.key === key);
  if (known?.status === 'due') return turn;
  const dueAt = by !== undefined && by > turn.now ? by : inWorkingMinutes(turn, VERIFY_WITHIN_MINUTES);
  const begun: Check = { ...clock(turn, OPERATORS, dueAt), key, status: 'due' };
  const others = turn.state.checks.filter((check) => check.key !== key);
  return withState(turn, { checks: [...others, begun] });
}

/** It is known by other means, or of no use any more. */
export function lookedInto(
  turn: Turn,
  kind: VerificationKind,
  about: string,
  outcome: 'done' | 'not-applicable' = 'done',
): Turn {
  const key = verificationKey(kind, about);
  const due = turn.state.checks.find((check) => check.key === key && check.status === 'due');
  if (due === undefined) return turn;
  const settled: Check = { ...due, status: outcome, revision: turnRevision(turn) };
  const checks = turn.state.checks.map((check) => (check.key === key ? settled : check));
  return note(withState(turn, { checks }), `check-${outcome}`, key);
}
