import { closeBreak, isStanding, openBreak, requireCause } from './break';
import { livesByLadders } from './break-ladder';
import { refusalStands } from './call-refusal';
import { mendedWhenArrived } from './letter';
import type { Opposition } from './plan';
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
  const withheld = withholdOffers(refusalStands(opposed));
  return mendedWhenArrived(livesByLadders(turn.state) ? refusalSaid(withheld, before, event) : withheld);
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
