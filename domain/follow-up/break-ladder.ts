import { BREAK_RULES } from './break-catalogue';
import type { BreakCode, BreakQueue, BreakRule, LadderRung } from './break-rule';
import { MINUTE_MS, type Instant } from './instants';
import type { Break, Clocked, FollowUpState, Owner } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  noteFirstOverdue,
  overdue,
  replaceBreak,
  turnRevision,
  type Turn,
} from './turn';

/** The rules of breaks that a plan made now lives by: ladders, and the triggers that came with them. */
export const BREAK_RULES_VERSION = 2;

/** A follow-up keeps the rules it began with: before the ladders a break climbed once, to the team lead. */
export function livesByLadders({ plan }: FollowUpState): boolean {
  return (plan.breakRulesVersion ?? 1) >= BREAK_RULES_VERSION;
}

/** The clock a break has when it opens, or opens again: on its first rung. */
export function breakClock(turn: Turn, code: BreakCode): Clocked {
  const rule = BREAK_RULES[code];
  const rung = livesByLadders(turn.state) ? rule.ladder[0] : undefined;
  return clock(turn, queueOwner(rule.firstQueue), rungEnd(turn, rule, rung));
}

function queueOwner(queue: BreakQueue): Owner {
  return { kind: 'queue', queue };
}

function rungEnd(turn: Turn, rule: BreakRule, rung: LadderRung | undefined): Instant {
  const minutes = rung?.delayMinutes ?? reviewMinutes(turn, rule);
  return rule.reviewClock === 'continuous' ? inMinutes(turn, minutes) : inWorkingMinutes(turn, minutes);
}

function reviewMinutes({ state }: Turn, { reviewClock }: BreakRule): number {
  const { limits } = state.plan;
  return reviewClock === 'continuous' ? limits.redFlagMinutes : limits.breakReviewMinutes;
}

function inMinutes(turn: Turn, minutes: number): Instant {
  return turn.now + minutes * MINUTE_MS;
}

/**
 * A standing break whose clock ran out climbs to the next rung of its ladder and is said again. On the last rung,
 * and with a person who took it, it stays where it is and is said again later; the team lead sees it all along.
 * Before the ladders it went to the team lead.
 */
export function breakOverdue(turn: Turn, item: Break): Turn {
  const said = saidAgain(turn, item);
  if (!livesByLadders(turn.state)) {
    return noteFirstOverdue(replaceBreak(turn, said), 'break-overdue', item.id, item);
  }
  const rule = BREAK_RULES[item.code];
  const rung = (item.rung ?? 0) + 1;
  const next = rule.ladder[rung];
  if (item.owner.kind === 'person' || next === undefined) {
    return noteFirstOverdue(
      replaceBreak(turn, { ...said, owner: item.owner }),
      'break-kept-late',
      item.id,
      item,
    );
  }
  const climbed: Break = {
    ...item,
    rung,
    owner: queueOwner(next.queue),
    dueAt: rungEnd(turn, rule, next),
    overdueCount: item.overdueCount + 1,
    revision: turnRevision(turn),
  };
  return note(replaceBreak(turn, climbed), 'break-climbed', item.id, next.queue);
}

/** What life hangs on is said again by the minute, day and night; the rest on the service's calendar. */
function saidAgain(turn: Turn, item: Break): Break {
  return BREAK_RULES[item.code].reviewClock === 'continuous'
    ? overdue(turn, item, turn.state.plan.limits.redFlagMinutes, inMinutes)
    : overdue(turn, item);
}
