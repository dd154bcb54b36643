/** The list of calls as one person works through it: what is shown, and which call comes next. */
import type { CallList, CallToMake, PatientToCall } from '../../api/schemas';

export const CALL_FILTERS = ['now', 'later', 'mine'] as const;
export type CallFilter = (typeof CALL_FILTERS)[number];

/** A patient with the calls that a filter leaves, in the order of the API: the most urgent first. */
export function callsShown(list: CallList, filter: CallFilter, accountId: string): readonly PatientToCall[] {
  if (filter === 'now') return list.now;
  if (filter === 'later') return list.later;
  return [...list.now, ...list.later].flatMap((patient) => {
    const calls = patient.calls.filter((call) => isOwn(call, accountId));
    return calls.length === 0 ? [] : [{ ...patient, calls }];
  });
}

/** How many calls each filter leaves. */
export function callCounts(list: CallList, accountId: string): Readonly<Record<CallFilter, number>> {
  const count = (filter: CallFilter) =>
    callsShown(list, filter, accountId).reduce((sum, { calls }) => sum + calls.length, 0);
  return { now: count('now'), later: count('later'), mine: count('mine') };
}

/** It is theirs, or they have it in hand. */
function isOwn({ owner, inHand }: CallToMake, accountId: string): boolean {
  return (owner.kind === 'person' && owner.id === accountId) || inHand?.mine === true;
}

/** A colleague has it in hand, or put it down to take it up again. */
export function isColleagues({ inHand }: Pick<CallToMake, 'inHand'>): boolean {
  return inHand !== null && !inHand.mine;
}

/** Which call. */
export interface CallPlace {
  readonly followUpId: string;
  readonly callKey: string;
}

/**
 * The call to make after another: the first of those to make now that no colleague has, nor owns; the one left is
 * still on the list for a moment and is passed over.
 *
 * @returns null when nothing is left
 */
export function nextCall(list: CallList, left: CallPlace, accountId: string): CallPlace | null {
  const free = list.now.flatMap(({ followUpId, calls }) =>
    calls
      .filter((call) => !isColleagues(call) && !ownedByColleague(call, accountId))
      .map(({ callKey }) => ({ followUpId, callKey })),
  );
  return (
    free.find(({ followUpId, callKey }) => followUpId !== left.followUpId || callKey !== left.callKey) ?? null
  );
}

function ownedByColleague({ owner }: CallToMake, accountId: string): boolean {
  return owner.kind === 'person' && owner.id !== accountId;
}
