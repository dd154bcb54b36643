import type { Effect, HistoryEntry, RefusalReason } from './decision';
import { addWorkingMinutes, type Instant } from './instants';
import type { Break, Call, Care, Clocked, FollowUpState, Offer, Owner } from './state';
import { TEAM_LEADS } from './state';

/** One step of the follow-up in the making: the state so far, and what it caused. Never mutated. */
export interface Turn {
  readonly now: Instant;
  readonly userId: string | undefined;
  readonly state: FollowUpState;
  readonly effects: readonly Effect[];
  readonly history: readonly HistoryEntry[];
}

/** A part of the story applied one after the other. */
export type Part = (turn: Turn) => Turn;

/** Raised inside `decide` only: the fact cannot be applied. `decide` turns it into a refused outcome. */
export class RefusedFact extends Error {
  constructor(readonly reason: RefusalReason) {
    super(reason);
    this.name = 'RefusedFact';
  }
}

/** The revision this turn will have once decided; what changes in it carries that number. */
export function turnRevision(turn: Turn): number {
  return turn.state.revision + 1;
}

export function withState(turn: Turn, patch: Partial<FollowUpState>): Turn {
  return { ...turn, state: { ...turn.state, ...patch } };
}

export function withEffect(turn: Turn, effect: Effect): Turn {
  return { ...turn, effects: [...turn.effects, effect] };
}

export function note(turn: Turn, code: string, subject?: string, detail?: string): Turn {
  const entry: HistoryEntry = {
    at: turn.now,
    code,
    ...(subject === undefined ? {} : { subject }),
    ...(detail === undefined ? {} : { detail }),
    ...(turn.userId === undefined ? {} : { userId: turn.userId }),
  };
  return { ...turn, history: [...turn.history, entry] };
}

export function through(turn: Turn, ...parts: readonly Part[]): Turn {
  return parts.reduce((reached, part) => part(reached), turn);
}

/** Working minutes from now on the service's calendar. */
export function inWorkingMinutes(turn: Turn, minutes: number): Instant {
  return addWorkingMinutes(turn.state.plan.horizon, turn.now, minutes);
}

/** A fresh clock for something that changes in this turn. */
export function clock(turn: Turn, owner: Owner, dueAt: Instant): Clocked {
  return { owner, dueAt, overdueCount: 0, revision: turnRevision(turn) };
}

/** An overdue thing is said again after 1, 2, 4, then 8 times the review delay: a reminder, not a nuisance. */
const LONGEST_REVIEW_DOUBLINGS = 3;

/**
 * Its deadline passed: it climbs to the team lead and is said again later, so that it always has a next
 * deadline. A person who had taken it keeps it.
 *
 * @param nextAt when it is said again, from the delay in minutes; on the service's calendar unless said otherwise
 */
export function overdue<T extends Clocked>(
  turn: Turn,
  item: T,
  reviewMinutes: number = turn.state.plan.limits.overdueReviewMinutes,
  nextAt: (turn: Turn, minutes: number) => Instant = inWorkingMinutes,
): T {
  const delayMinutes = reviewMinutes * 2 ** Math.min(item.overdueCount, LONGEST_REVIEW_DOUBLINGS);
  return {
    ...item,
    owner: item.owner.kind === 'person' ? item.owner : TEAM_LEADS,
    dueAt: nextAt(turn, delayMinutes),
    overdueCount: item.overdueCount + 1,
    revision: turnRevision(turn),
  };
}

/** History says once that a deadline passed; that it is still passed shows on the list. */
export function noteFirstOverdue(turn: Turn, code: string, subject: string, item: Clocked): Turn {
  return item.overdueCount > 0 ? turn : note(turn, code, subject);
}

export function replaceCare(turn: Turn, care: Care): Turn {
  return withState(turn, { cares: turn.state.cares.map((other) => (other.key === care.key ? care : other)) });
}

export function replaceOffer(turn: Turn, careKey: string, offer: Offer): Turn {
  const cares = turn.state.cares.map((care) =>
    care.key === careKey
      ? { ...care, offers: care.offers.map((other) => (other.id === offer.id ? offer : other)) }
      : care,
  );
  return withState(turn, { cares });
}

export function replaceCall(turn: Turn, call: Call): Turn {
  return withState(turn, { calls: turn.state.calls.map((other) => (other.key === call.key ? call : other)) });
}

export function replaceBreak(turn: Turn, changed: Break): Turn {
  const breaks = turn.state.breaks.map((other) => (other.id === changed.id ? changed : other));
  return withState(turn, { breaks });
}

/**
 * People decide on what they saw.
 *
 * @throws RefusedFact `changed-meanwhile` when the thing changed after the revision the person had on screen
 */
export function requireSeen(item: Clocked, expectedRevision: number | undefined): void {
  if (expectedRevision !== undefined && item.revision > expectedRevision) {
    throw new RefusedFact('changed-meanwhile');
  }
}

/** @throws RefusedFact `unknown-subject` when nothing was found */
export function requireFound<T>(item: T | undefined): T {
  if (item === undefined) throw new RefusedFact('unknown-subject');
  return item;
}
