import { isStanding } from './break';
import type { Actor } from './events';
import { copyOf, withCopy } from './handover-copies';
import { type Break, type BreakStatus, type Clocked, type FollowUpState, type Owner } from './state';
import {
  note,
  RefusedFact,
  replaceBreak,
  replaceCall,
  replaceCare,
  replaceOffer,
  requireFound,
  requireSeen,
  turnRevision,
  withState,
  type Turn,
} from './turn';
import { workItems } from './work-items';

/** Queues that people of the service may hand work to; the others are walked and climbed to by rules. */
const ASSIGNABLE_QUEUES: ReadonlySet<string> = new Set(['operators', 'team-leads']);

/**
 * Somebody of the service is to do what a work item asks for, or it goes back to a queue. Whoever has it, its clock goes
 * on as it was. A person keeps it when its deadline passes, until it is handed on.
 *
 * @param actor who hands it on: a red flag (R14) is nobody's to hand on, it walks the on-call roster until a clinician
 *   has it; a person in danger (R22) is the team lead's (labels-fr.md, 5)
 * @param event `itemKey` as `workItems` names it
 * @throws RefusedFact `unknown-subject` for an item that is not open, or that nobody works on; `changed-meanwhile`;
 *   `not-allowed`
 */
export function assignItem(
  turn: Turn,
  actor: Actor,
  event: { itemKey: string; to: Owner; expectedRevision?: number },
): Turn {
  const { itemKey, to, expectedRevision } = event;
  const item = requireFound(workItems(turn.state).find(({ key }) => key === itemKey));
  if (to.kind === 'queue' && !ASSIGNABLE_QUEUES.has(to.queue)) throw new RefusedFact('not-allowed');
  const thing = requireFound(clockedBehind(turn, itemKey));
  requireMayHandOn(thing.item, actor);
  requireSeen(thing.item, expectedRevision);
  if (isSameOwner(item.owner, to)) return turn;
  return note(thing.handedTo(to), 'item-assigned', item.subject, to.kind === 'queue' ? to.queue : 'person');
}

function isSameOwner(left: Owner, right: Owner): boolean {
  if (left.kind === 'queue') return right.kind === 'queue' && left.queue === right.queue;
  return right.kind === 'person' && left.userId === right.userId;
}

/** What a work item asks to be done for, and what the turn is once it has another owner. */
interface ClockedThing {
  readonly item: Clocked;
  readonly handedTo: (owner: Owner) => Turn;
}

/** What stands behind a work item; undefined for what only the calendar works on. */
function clockedBehind(turn: Turn, itemKey: string): ClockedThing | undefined {
  const { state } = turn;
  const slash = itemKey.indexOf('/');
  const family = slash < 0 ? itemKey : itemKey.slice(0, slash);
  const key = itemKey.slice(slash + 1);
  const owned = (owner: Owner) => ({ owner, revision: turnRevision(turn) });
  const found = <T extends Clocked>(item: T | null | undefined, put: (changed: T) => Turn) =>
    item === null || item === undefined
      ? undefined
      : { item, handedTo: (owner: Owner) => put({ ...item, ...owned(owner) }) };
  switch (family) {
    case 'handover':
      return found(state.handover, (handover) => withState(turn, { handover }));
    case 'handover-copy':
      return found(copyOf(state, key), (copy) => withCopy(turn, copy));
    case 'letter':
      return found(state.letter, (letter) => withState(turn, { letter }));
    case 'readmission':
    case 'booked-meanwhile':
      return found(state.readmission, (readmission) => withState(turn, { readmission }));
    case 'care':
    case 'near':
      return found(byKey(state.cares, key), (care) => replaceCare(turn, care));
    case 'offer':
      return offerBehind(turn, key, found);
    case 'call':
      return found(byKey(state.calls, key), (call) => replaceCall(turn, call));
    case 'check':
      return found(byKey(state.checks, key), (check) =>
        withState(turn, { checks: replaced(state.checks, check) }),
      );
    case 'result':
      return found(byKey(state.results, key), (result) =>
        withState(turn, { results: replaced(state.results, result) }),
      );
    case 'break':
      return found(standingById(state, key), (item) => replaceBreak(turn, withStatus(item)));
    default:
      return undefined;
  }
}

function offerBehind(
  turn: Turn,
  offerId: string,
  found: <T extends Clocked>(item: T | undefined, put: (changed: T) => Turn) => ClockedThing | undefined,
): ClockedThing | undefined {
  const care = turn.state.cares.find(({ offers }) => offers.some(({ id }) => id === offerId));
  if (care === undefined) return undefined;
  return found(
    care.offers.find(({ id }) => id === offerId),
    (offer) => replaceOffer(turn, care.key, offer),
  );
}

function byKey<T extends { readonly key: string }>(items: readonly T[], key: string): T | undefined {
  return items.find((item) => item.key === key);
}

function replaced<T extends { readonly key: string }>(items: readonly T[], changed: T): readonly T[] {
  return items.map((item) => (item.key === changed.key ? changed : item));
}

function standingById({ breaks }: FollowUpState, breakId: string): Break | undefined {
  return breaks.find((item) => item.id === breakId && isStanding(item));
}

/** A break is followed by a person, or waits in a queue as it did before one took it. */
function withStatus(item: Break): Break {
  const waiting: BreakStatus = (item.reopenings ?? 0) > 0 ? 'reopened' : 'open';
  return { ...item, status: item.owner.kind === 'person' ? 'owned' : waiting };
}

function requireMayHandOn(item: Clocked | Break, { role }: Actor): void {
  if (!('code' in item)) return;
  if (item.code === 'R14') throw new RefusedFact('not-allowed');
  if (item.code === 'R22' && role !== 'teamLead' && role !== 'clinician') {
    throw new RefusedFact('not-allowed');
  }
}
