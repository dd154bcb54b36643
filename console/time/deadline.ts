/** Deadlines in plain words (field.md, Restraint: « avant 12h », not a ticking clock). */
import { dayWords, daysBetween, hourWords, weekdayWords } from './paris';

export type Urgency = 'urgent' | 'late' | 'today' | 'later';

/** Alerts about a person in danger come before everything else. */
const URGENT_REASONS: ReadonlySet<string> = new Set([
  'R14',
  'R22',
  'red-flag-ringing',
  'red-flag-emergency',
  'red-flag-to-inform',
  'red-flag-joined',
]);

/**
 * @param dueAtMs instant by which it has to be done
 * @param nowMs business instant
 * @param overdue it was already late once and has been given a new time
 * @returns for instance « avant 19h », « demain avant 12h », « en retard depuis hier »
 */
export function deadlineWords(dueAtMs: number, nowMs: number, overdue = false): string {
  if (dueAtMs <= nowMs) return `en retard ${sinceWords(dueAtMs, nowMs)}`;
  return overdue ? `en retard, à reprendre ${beforeWords(dueAtMs, nowMs)}` : beforeWords(dueAtMs, nowMs);
}

function sinceWords(dueAtMs: number, nowMs: number): string {
  const days = daysBetween(dueAtMs, nowMs);
  if (days === 0) return `depuis ${hourWords(dueAtMs)}`;
  if (days === 1) return 'depuis hier';
  if (days < 7) return `depuis ${weekdayWords(dueAtMs)}`;
  return `depuis le ${dayWords(dueAtMs, nowMs)}`;
}

function beforeWords(dueAtMs: number, nowMs: number): string {
  // Midnight belongs to the day that ends with it.
  const hour = hourWords(dueAtMs) === '0h' ? 'minuit' : hourWords(dueAtMs);
  const dayOf = hour === 'minuit' ? dueAtMs - 1 : dueAtMs;
  const days = daysBetween(nowMs, dayOf);
  if (days <= 0) return `avant ${hour}`;
  if (days === 1) return `demain avant ${hour}`;
  if (days < 7) return `${weekdayWords(dayOf)} avant ${hour}`;
  return `le ${dayWords(dayOf, nowMs)} avant ${hour}`;
}

/**
 * @param reason code of why it waits; R14 and R22 are urgent whatever the hour
 */
export function urgencyOf(dueAtMs: number, nowMs: number, overdue: boolean, reason: string): Urgency {
  if (URGENT_REASONS.has(reason)) return 'urgent';
  if (overdue || dueAtMs <= nowMs) return 'late';
  return daysBetween(nowMs, dueAtMs) <= 0 ? 'today' : 'later';
}
