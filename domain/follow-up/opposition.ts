import { closeBreak, isStanding, openBreak, requireCause } from './break';
import { livesByLadders } from './break-ladder';
import { dropCalls } from './call';
import { mendedWhenArrived } from './letter';
import type { Opposition } from './plan';
import type { Call } from './state';
import { withholdOffers } from './sharing-limit';
import { note, withState, type Turn } from './turn';

/**
 * What the patient opposes, from now on: no call against it, and the refusal is said with its reason (R15), so that
 * somebody makes sure it is respected and asks what may be done instead.
 *
 * @throws RefusedFact `unknown-cause-or-resolution` for a reason that is not one of R15
 */
export function oppose(turn: Turn, event: { opposition: Opposition; reason?: string }): Turn {
  if (event.reason !== undefined) requireCause('R15', event.reason);
  const before = turn.state.situation.opposition;
  const situation = { ...turn.state.situation, opposition: event.opposition };
  const opposed = note(withState(turn, { situation }), 'opposed', undefined, event.reason);
  const dropped = event.opposition.calls ? dropCalls(standsByItself(opposed)) : opposed;
  const withheld = withholdOffers(dropped);
  return mendedWhenArrived(livesByLadders(turn.state) ? refusalSaid(withheld, before, event) : withheld);
}

/** Stated as such, it no longer hangs on a call in which it was said: taking that attempt back leaves it. */
function standsByItself(turn: Turn): Turn {
  const calls = turn.state.calls.map((call): Call => ({
    ...call,
    attempts: call.attempts.map((attempt) =>
      attempt.changed?.opposedCalls === true
        ? { ...attempt, changed: { ...attempt.changed, opposedCalls: false } }
        : attempt,
    ),
  }));
  return withState(turn, { calls });
}

const SCOPES = ['calls', 'messages', 'sharing'] as const;

function refusalSaid(
  turn: Turn,
  before: Opposition,
  { opposition, reason }: { opposition: Opposition; reason?: string },
): Turn {
  const standing = turn.state.breaks.filter((item) => item.code === 'R15' && isStanding(item));
  if (SCOPES.every((scope) => !opposition[scope])) {
    return standing.reduce((reached, item) => closeBreak(reached, item, 'withdrawn'), turn);
  }
  const refusesMore = SCOPES.some((scope) => opposition[scope] && !before[scope]);
  return refusesMore && standing.length === 0 ? openBreak('R15', 'fragile', 'patient', reason)(turn) : turn;
}
