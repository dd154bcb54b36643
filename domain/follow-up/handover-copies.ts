import type { FollowUpEvent } from './events';
import { messageKey } from './message-key';
import { nextClosing } from './instants';
import type { ProfessionalContact } from './plan';
import { isWithheldFrom } from './sharing';
import type { Care, FollowUpState, Handover, HandoverCopy } from './state';
import { OPERATORS } from './state';
import {
  clock,
  note,
  noteFirstOverdue,
  overdue,
  replaceCare,
  turnRevision,
  withEffect,
  withState,
  type Turn,
} from './turn';

export const HANDOVER_COPY = 'handover-copy';

/** Follow-ups older than the copies go on without them. */
export function keepsCopies({ plan }: Pick<FollowUpState, 'plan'>): boolean {
  return plan.handoverCopies === true;
}

/** What readers have counts from 1 on, also where the general practitioner was never written to. */
export function currentVersion({ handover }: Pick<FollowUpState, 'handover'>): number {
  return Math.max(handover.version, 1);
}

/** Somebody who takes a care on, and the first care they take. */
interface Taker {
  readonly contact: ProfessionalContact;
  readonly careKey: string;
}

/**
 * Who must have the handover beside the general practitioner: whoever holds a care that is still to be given, unless
 * the patient withholds it from them. At most one for each care of the plan.
 */
export function takersOf(state: FollowUpState): readonly Taker[] {
  const { situation } = state;
  if (situation.opposition.sharing) return [];
  const takers = new Map<string, Taker>();
  for (const care of state.cares) {
    const contact = holderOf(state, care);
    if (contact === undefined || takers.has(contact.professionalId)) continue;
    if (contact.professionalId === situation.generalPractitioner?.professionalId) continue;
    if (isWithheldFrom(situation, contact.professionalId, care.profession)) continue;
    takers.set(contact.professionalId, { contact, careKey: care.key });
  }
  return [...takers.values()];
}

function holderOf(state: FollowUpState, care: Care): ProfessionalContact | undefined {
  if (care.status !== 'arranged' && care.status !== 'in-place') return undefined;
  if (isGivenOnce(state, care)) return undefined;
  const accepted = care.offers.findLast(({ status }) => status === 'accepted');
  const professionalId = care.professionalId ?? accepted?.contact.professionalId;
  return professionalId === undefined ? undefined : contactOf(state, care, professionalId);
}

/** A single visit that took place: whoever made it is not told what comes later. */
function isGivenOnce({ plan }: FollowUpState, { key, visitsKept = 0 }: Care): boolean {
  const planned = plan.cares.find((candidate) => candidate.key === key);
  return visitsKept > 0 && (planned?.visits?.length ?? 1) < 2;
}

/** How whoever a fact names for a care is reached: the records know it, a follow-up only who its plan names. */
export function rememberHolder(turn: Turn, event: FollowUpEvent): Turn {
  if (!('contactChannel' in event) || event.contactChannel === undefined) return turn;
  const professionalId =
    event.type === 'series-booked' ? event.visits[0]?.professionalId : event.professionalId;
  const care = turn.state.cares.find(({ key }) => key === event.careKey);
  if (care === undefined || professionalId === undefined) return turn;
  const holder = { professionalId, channel: event.contactChannel };
  return replaceCare(turn, { ...care, holder, revision: turnRevision(turn) });
}

/** How they are reached, as far as the follow-up knows; by telephone otherwise. */
function contactOf({ plan }: FollowUpState, care: Care, professionalId: string): ProfessionalContact {
  const isThem = (contact: ProfessionalContact): boolean => contact.professionalId === professionalId;
  // Looked up nearest first: asked after every fact, and nearly always answered by the care itself.
  const found =
    [care.holder].find((holder) => holder !== undefined && isThem(holder)) ??
    care.offers.find(({ contact }) => isThem(contact))?.contact ??
    plannedContacts(plan).find(isThem);
  return { professionalId, channel: found?.channel ?? 'telephone' };
}

function plannedContacts({ cares }: FollowUpState['plan']): readonly ProfessionalContact[] {
  return cares.flatMap(({ candidates, resumption }) => [
    ...candidates,
    ...(resumption?.provider == null ? [] : [resumption.provider]),
  ]);
}

/**
 * Gives everybody who takes a care on the handover, once for each version. Whoever takes none any more is forgotten, so
 * that nothing more of the patient reaches them.
 */
export function handCopies(turn: Turn): Turn {
  if (!keepsCopies(turn.state) || turn.state.status !== 'open') return turn;
  const takers = takersOf(turn.state);
  const before = turn.state.handover.copies ?? [];
  const kept = before.filter(({ contact }) =>
    takers.some((taker) => taker.contact.professionalId === contact.professionalId),
  );
  const pruned = kept.length === before.length ? turn : withCopies(turn, kept);
  return takers.reduce(handCopy, pruned);
}

function handCopy(turn: Turn, { contact, careKey }: Taker): Turn {
  const version = currentVersion(turn.state);
  const had = copyOf(turn.state, contact.professionalId);
  if (had !== undefined && (had.version >= version || had.status === 'due' || had.status === 'failed')) {
    return turn;
  }
  const { professionalId, channel } = contact;
  const copy = { ...clock(turn, OPERATORS, tellBy(turn)), contact, careKey, version } as const;
  // An SMS may not even say that there is a patient (field.md, Law and roles): somebody tells them.
  if (channel === 'telephone' || channel === 'sms') {
    return note(withCopy(turn, { ...copy, status: 'due' }), 'handover-copy-due', careKey);
  }
  const sent = withEffect(withCopy(turn, { ...copy, status: 'sent' }), {
    type: 'send-message',
    key: copyKey(turn.state, copy),
    kind: HANDOVER_COPY,
    professionalId,
    channel,
    subject: `handover-${version}`,
  });
  return note(sent, 'handover-copy-sent', careKey);
}

/** Somebody of the service tells them before it closes. */
export function tellBy(turn: Turn): number {
  return nextClosing(turn.state.plan.horizon, turn.now);
}

/**
 * With the revision it was sent at: whoever was forgotten meanwhile (the patient refused to share, and no longer does)
 * may not have got it then, and is written once more.
 */
function copyKey(
  state: FollowUpState,
  { contact, version, revision }: Pick<HandoverCopy, 'contact' | 'version' | 'revision'>,
): string {
  const { professionalId, channel } = contact;
  return messageKey(state, HANDOVER_COPY, `${professionalId}-${version}-${revision}`, channel);
}

export function copyOf({ handover }: FollowUpState, professionalId: string): HandoverCopy | undefined {
  return handover.copies?.find(({ contact }) => contact.professionalId === professionalId);
}

/** What could not be written is told by telephone. @returns undefined when the message was no copy that still matters */
export function copyUndelivered(turn: Turn, key: string): Turn | undefined {
  const copy = turn.state.handover.copies?.find(
    (candidate) => candidate.status === 'sent' && copyKey(turn.state, candidate) === key,
  );
  if (copy === undefined) return undefined;
  const failed = withCopy(turn, { ...copy, ...clock(turn, OPERATORS, tellBy(turn)), status: 'failed' });
  return note(failed, 'handover-copy-failed', copy.careKey);
}

/** @returns undefined when nothing was left to tell them */
export function copyTold(turn: Turn, copy: HandoverCopy): Turn | undefined {
  if (copy.status !== 'due' && copy.status !== 'failed') return undefined;
  const version = currentVersion(turn.state);
  const told = withCopy(turn, { ...copy, status: 'told', version, revision: turnRevision(turn) });
  return note(told, 'handover-told', copy.careKey);
}

/** Nobody told them in time: the team lead has it, and it is said again. */
export function copiesOverdue(turn: Turn): Turn {
  if (turn.state.status !== 'open') return turn;
  return untoldCopies(turn.state)
    .filter(({ dueAt }) => dueAt <= turn.now)
    .reduce(
      (reached, copy) =>
        noteFirstOverdue(
          withCopy(reached, overdue(reached, copy)),
          'handover-copy-overdue',
          copy.careKey,
          copy,
        ),
      turn,
    );
}

/** Those whom somebody of the service must tell. */
export function untoldCopies({ handover }: Pick<FollowUpState, 'handover'>): readonly HandoverCopy[] {
  return (handover.copies ?? []).filter(({ status }) => status === 'due' || status === 'failed');
}

export function withCopy(turn: Turn, copy: HandoverCopy): Turn {
  const copies = turn.state.handover.copies ?? [];
  const { professionalId } = copy.contact;
  const isOfThem = ({ contact }: HandoverCopy) => contact.professionalId === professionalId;
  const isNew = !copies.some(isOfThem);
  return withCopies(
    turn,
    isNew ? [...copies, copy] : copies.map((other) => (isOfThem(other) ? copy : other)),
  );
}

function withCopies(turn: Turn, copies: readonly HandoverCopy[]): Turn {
  const handover: Handover = { ...turn.state.handover, copies };
  return withState(turn, { handover });
}
