import { isStanding, openBreak, standingBreak } from './break';
import type { Actor } from './events';
import { isMoreUrgent, type OnCallRoster, type OnCallTry, type OnCallWalk, type Urgency } from './on-call';
import {
  beginCallBack,
  carrierOf,
  dueEmergency,
  ended,
  hasWalk,
  heldByClinician,
  inMinutes,
  isActive,
  ON_CALL_CLINICIANS,
  ringNext,
  staffedQueue,
  walkMinutes,
  withoutJoin,
  type WalkedBreak,
} from './on-call-steps';
import type { Break } from './state';
import {
  clock,
  note,
  RefusedFact,
  replaceBreak,
  requireFound,
  requireSeen,
  turnRevision,
  withState,
  type Turn,
} from './turn';

/**
 * Raises a red flag (R14), or a person in danger (R22), for the patient. A red flag walks the on-call roster at once;
 * while another one walks it joins that walk, which takes the urgency of the more urgent of the two.
 *
 * @param event `urgency` is `immediate` when nobody said, and never lowers what was said before
 * @param roster absent for follow-ups that began before rosters were kept: no walk then
 */
export function raiseAlert(
  turn: Turn,
  event: { code: 'R14' | 'R22'; cause: string; urgency?: Urgency; subject?: string },
  roster: OnCallRoster | undefined,
): Turn {
  const subject = event.subject ?? 'patient';
  const known = standingBreak(turn.state, event.code, subject);
  const opened = openBreak(event.code, 'broken', subject, event.cause)(turn);
  if (event.code !== 'R14' || roster === undefined) return opened;
  const said = known === undefined ? opened : note(opened, 'alert-repeated', known.id, event.cause);
  const item = requireFound(standingBreak(said.state, 'R14', subject));
  return sound(said, item, event.urgency ?? 'immediate', roster);
}

function sound(turn: Turn, item: Break, said: Urgency, roster: OnCallRoster): Turn {
  const urgency = isMoreUrgent(said, item.urgency) ? said : (item.urgency ?? said);
  const carrier = carrierOf(turn.state);
  if (carrier === undefined) return startWalk(turn, item, urgency, roster);
  if (carrier.id === item.id) return quicken(turn, carrier, urgency);
  return isMoreUrgent(urgency, carrier.urgency)
    ? takeOver(turn, item, urgency, carrier)
    : join(turn, item, urgency, carrier);
}

function startWalk(turn: Turn, item: Break, urgency: Urgency, roster: OnCallRoster): Turn {
  const until = inMinutes(turn, walkMinutes(turn, urgency));
  const walking: WalkedBreak = {
    ...withoutJoin(item),
    ...clock(turn, ON_CALL_CLINICIANS, until),
    status: item.status === 'reopened' ? 'reopened' : 'open',
    urgency,
    walk: { roster, tries: [], status: 'ringing', until },
  };
  return urgency === 'emergency' ? dueEmergency(turn, walking) : ringNext(turn, walking);
}

/** The walk under way becomes more urgent; nobody is rung twice for it. */
function quicken(turn: Turn, carrier: WalkedBreak, urgency: Urgency): Turn {
  if (!isMoreUrgent(urgency, carrier.urgency)) return turn;
  const noted = note(turn, 'urgency-raised', carrier.id, urgency);
  const until = Math.min(carrier.walk.until, inMinutes(turn, walkMinutes(turn, urgency)));
  const urged: WalkedBreak = {
    ...carrier,
    urgency,
    walk: { ...carrier.walk, until },
    revision: turnRevision(turn),
  };
  if (carrier.walk.status !== 'ringing') return replaceBreak(noted, urged);
  return urgency === 'emergency'
    ? dueEmergency(noted, urged)
    : replaceBreak(noted, { ...urged, dueAt: Math.min(carrier.dueAt, until) });
}

function join(turn: Turn, item: Break, urgency: Urgency, { id, owner, dueAt }: WalkedBreak): Turn {
  const joined: Break = { ...item, urgency, joins: id, owner, dueAt, revision: turnRevision(turn) };
  return note(replaceBreak(turn, joined), 'red-flag-joined', item.id);
}

/** The more urgent red flag goes on with the walk; the others join it. */
function takeOver(turn: Turn, item: Break, urgency: Urgency, carrier: WalkedBreak): Turn {
  const { urgency: before, walk, owner, dueAt, overdueCount } = carrier;
  const revision = turnRevision(turn);
  const taking: WalkedBreak = {
    ...withoutJoin(item),
    ...(before === undefined ? {} : { urgency: before }),
    ...{ walk, owner, dueAt, overdueCount, revision },
  };
  const breaks = turn.state.breaks.map((other): Break => {
    if (other.id === item.id) return taking;
    if (other.id === carrier.id) {
      const { walk: _walk, ...walkless } = carrier;
      return { ...walkless, joins: item.id, revision };
    }
    return other.joins === carrier.id ? { ...other, joins: item.id, revision } : other;
  });
  return quicken(withState(turn, { breaks }), taking, urgency);
}

/** The red flag itself, or the one whose walk it joined. */
function walkedBreak(turn: Turn, event: { breakId: string; expectedRevision?: number }): WalkedBreak {
  const item = requireFound(turn.state.breaks.find(({ id }) => id === event.breakId));
  requireSeen(item, event.expectedRevision);
  const carrier = turn.state.breaks.find(({ id }) => id === (item.joins ?? item.id));
  if (carrier === undefined || !isStanding(carrier) || !hasWalk(carrier)) {
    throw new RefusedFact('already-settled');
  }
  return carrier;
}

/**
 * What came of calling a line. Whoever of the roster answers counts as reached, also the one tried before who calls
 * back; of the others only the line being rung can fail to answer.
 *
 * @throws RefusedFact `unknown-subject` for a line that is not of the roster, `already-settled` when nobody is sought
 *   any more or another line is being rung, `changed-meanwhile`
 */
export function onCallAnswered(
  turn: Turn,
  event: { breakId: string; contactId: string; outcome: 'reached' | 'no-answer' | 'unavailable' },
): Turn {
  const item = walkedBreak(turn, event);
  const { walk } = item;
  requireFound(walk.roster.rungs.find(({ contactId }) => contactId === event.contactId));
  if (!isActive(walk)) throw new RefusedFact('already-settled');
  if (event.outcome === 'reached') return clinicianReached(turn, item, event.contactId);
  const ringing = walk.tries.find(({ outcome }) => outcome === 'ringing');
  if (ringing?.contactId !== event.contactId) throw new RefusedFact('already-settled');
  const noted =
    event.outcome === 'unavailable'
      ? note(turn, 'on-call-unavailable', item.id, event.contactId)
      : note(turn, 'on-call-no-answer', item.id, event.contactId);
  return ringNext(noted, { ...item, walk: ended(walk, event.outcome, turn.now) });
}

function clinicianReached(turn: Turn, item: WalkedBreak, contactId: string): Turn {
  const { walk, urgency } = item;
  const noted = note(turn, 'on-call-reached', item.id, contactId);
  const reached: OnCallWalk = { ...walk, tries: triesReaching(walk, contactId, turn.now) };
  if (walk.status === 'emergency-called') {
    return heldByClinician(noted, item, { ...reached, informedAt: turn.now });
  }
  // Told beforehand; 15 is to be called all the same.
  if (urgency === 'emergency') {
    const told: OnCallWalk = { ...reached, informedAt: turn.now };
    return replaceBreak(noted, { ...item, walk: told, revision: turnRevision(turn) });
  }
  return heldByClinician(noted, item, { ...reached, status: 'reached' });
}

/** One try for each line: the one that answered in the end says so. */
function triesReaching(walk: OnCallWalk, contactId: string, now: number): readonly OnCallTry[] {
  const before = walk.tries.find((one) => one.contactId === contactId);
  const others = ended(
    { ...walk, tries: walk.tries.filter((one) => one.contactId !== contactId) },
    'stopped',
    now,
  );
  return [
    ...others.tries,
    { contactId, startedAt: before?.startedAt ?? now, outcome: 'reached', endedAt: now },
  ];
}

/**
 * 15 was called. An on-call clinician is still to be told, and the patient called back the same day to know where they
 * are (call-scripts-fr.md, URGENCE_15, `ensuite`).
 *
 * @throws RefusedFact `unknown-subject`, `changed-meanwhile`, `already-settled` when it was called before or there is
 *   no red flag any more
 */
export function emergencyCalled(turn: Turn, event: { breakId: string; expectedRevision?: number }): Turn {
  const item = walkedBreak(turn, event);
  const { walk } = item;
  if (walk.status === 'emergency-called' || walk.status === 'stopped')
    throw new RefusedFact('already-settled');
  const informedAt = walk.informedAt ?? (walk.status === 'reached' ? turn.now : undefined);
  const called: WalkedBreak = {
    ...item,
    urgency: 'emergency',
    walk: {
      ...ended(walk, 'stopped', turn.now),
      status: 'emergency-called',
      emergencyCalledAt: turn.now,
      ...(informedAt === undefined ? {} : { informedAt }),
    },
  };
  const noted = note(turn, 'emergency-called', item.id);
  if (informedAt !== undefined) return beginCallBack(heldByClinician(noted, called, called.walk));
  const toInform = clock(turn, staffedQueue(turn), inMinutes(turn, turn.state.plan.limits.redFlagMinutes));
  return beginCallBack(replaceBreak(noted, { ...called, ...toInform }));
}

/** A clinician takes the red flag upon themselves: they have been reached, whoever was being rung. */
export function takenByClinician(turn: Turn, actor: Actor, breakId: string): Turn {
  const taken = turn.state.breaks.find(({ id }) => id === breakId);
  const item = turn.state.breaks.find(({ id }) => id === (taken?.joins ?? breakId));
  if (actor.role !== 'clinician' || item === undefined || !hasWalk(item) || !isActive(item.walk)) return turn;
  const { walk, urgency } = item;
  const stopped = ended(walk, 'stopped', turn.now);
  if (walk.status === 'emergency-called') {
    return heldByClinician(turn, item, { ...stopped, informedAt: turn.now });
  }
  return urgency === 'emergency'
    ? replaceBreak(turn, {
        ...item,
        walk: { ...stopped, informedAt: turn.now },
        revision: turnRevision(turn),
      })
    : heldByClinician(turn, item, { ...stopped, status: 'reached' });
}

/** A red flag opened again walks the roster again. */
export function walkAgain(turn: Turn, breakId: string, roster: OnCallRoster | undefined): Turn {
  const item = turn.state.breaks.find(({ id }) => id === breakId);
  if (item?.code !== 'R14' || roster === undefined) return turn;
  const { walk: _walk, ...walkless } = withoutJoin(item);
  return sound(turn, walkless, item.urgency ?? 'immediate', roster);
}

/** A follow-up that goes on after its end goes on with the walk its end had stopped. */
export function resumeWalk(turn: Turn, roster: OnCallRoster | undefined): Turn {
  const stopped = turn.state.breaks.find((item) => isStanding(item) && item.walk?.status === 'stopped');
  return stopped === undefined ? turn : walkAgain(turn, stopped.id, roster);
}
