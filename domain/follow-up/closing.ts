import { hasKeepingBreak, isStanding } from './break';
import { BREAK_RULES } from './break-catalogue';
import { countsAsReached, isWaiting } from './call';
import { withdrawOffers } from './offer';
import { isSettled } from './settled';
import { isWithheldFrom, isWithheldFromGp } from './sharing';
import type { MessageKind } from './decision';
import { HANDOVER_COPY, keepsCopies, takersOf, untoldCopies } from './handover-copies';
import { messageKey } from './message-key';
import type { ProfessionalContact } from './plan';
import type { Break, ClosingReason, FollowUpState, FollowUpStatus, KeptBy, LeftOpen } from './state';
import { OPERATORS } from './state';
import {
  note,
  noteFirstOverdue,
  overdue,
  RefusedFact,
  requireFound,
  turnRevision,
  withEffect,
  withState,
  type Turn,
} from './turn';

/** What is left open where nobody told the general practitioner of the end. */
export const CLOSING_SUMMARY = 'closing-summary';

type FinalStatus = Extract<FollowUpStatus, 'closed' | 'cancelled' | 'voided'>;

/** What the professionals hear when the follow-up ends; nothing for an error of identity. */
const FAREWELLS: Readonly<Record<ClosingReason, MessageKind | null>> = {
  completed: 'closing-summary',
  'stood-down': 'closing-summary',
  unreachable: 'closing-summary',
  refused: 'closing-summary',
  moved: 'closing-summary',
  readmitted: 'follow-up-stopped',
  died: 'death-notice',
  error: 'follow-up-stopped',
};

/** Everything not finished, with who keeps it: the chain of care does not end with the follow-up. */
export function leftOpen(state: FollowUpState): readonly LeftOpen[] {
  const handover =
    state.handover.status === 'delivered' || state.handover.status === 'not-sent'
      ? []
      : [{ kind: 'handover', subject: 'handover', owner: state.handover.owner } as const];
  const [untold] = state.status === 'announced' ? [] : untoldCopies(state);
  const copies =
    untold === undefined ? [] : [{ kind: 'handover', subject: HANDOVER_COPY, owner: untold.owner } as const];
  return [
    ...handover,
    ...copies,
    ...state.cares
      .filter((care) => !isSettled(care))
      .map(({ key, owner }) => ({ kind: 'care', subject: key, owner }) as const),
    ...state.calls
      .filter((call) => isWaiting(call) || call.status === 'not-reached')
      .map(({ key, owner }) => ({ kind: 'call', subject: key, owner }) as const),
    ...state.checks
      .filter(({ status }) => status === 'due')
      .map(({ key, owner }) => ({ kind: 'check', subject: key, owner }) as const),
    ...state.results
      .filter(({ status }) => status !== 'received')
      .map(({ key, owner }) => ({ kind: 'result', subject: key, owner }) as const),
    ...state.breaks
      .filter(isStanding)
      .map(({ id, owner }) => ({ kind: 'break', subject: id, owner }) as const),
  ];
}

/** Nothing was begun before the discharge; and nobody is called or visited after a death. */
function leftAtTheEnd(state: FollowUpState, reason: ClosingReason): readonly LeftOpen[] {
  if (state.status === 'announced') return [];
  if (reason !== 'died') return leftOpen(state);
  return state.breaks
    .filter((item) => isStanding(item) && BREAK_RULES[item.code].keepsOpen)
    .map(({ id, owner }) => ({ kind: 'break', subject: id, owner }));
}

/** What a person says of the end. */
export interface ClosingWords {
  /** Who keeps what stays open. */
  readonly keptBy?: readonly (Pick<LeftOpen, 'kind' | 'subject'> & KeptBy)[];
  /** The general practitioner was told by telephone. */
  readonly gpTold?: boolean;
}

/**
 * Ends this generation: offers taken back, what is queued made silent, professionals told, the rest named.
 *
 * @throws RefusedFact `unknown-subject` for something kept that does not stay open, or by a professional nobody tells
 */
export function end(turn: Turn, status: FinalStatus, reason: ClosingReason, said: ClosingWords = {}): Turn {
  const { state } = turn;
  const withdrawn = state.cares.reduce(
    (reached, care) => withdrawOffers(reached, care.key, 'withdrawn'),
    withEffect(turn, { type: 'clear-messages', scope: 'follow-up' }),
  );
  const whom = whomToTell(state, FAREWELLS[reason]);
  const told = whom.written.reduce(
    (reached, { contact }) => tell(reached, whom.kind, contact),
    said.gpTold === true && whom.gpByTelephone
      ? note(withdrawn, 'handover-told', CLOSING_SUMMARY)
      : withdrawn,
  );
  const remaining = keptOpen(state, remainingAt(state, reason, said), said);
  const ended = withState(told, {
    status,
    closing: { reason, at: turn.now, leftOpen: remaining },
    readmission: null,
  });
  return note(ended, status, undefined, reason);
}

/** With the summary itself, where nobody could write it to the general practitioner and nobody told them. */
function remainingAt(
  state: FollowUpState,
  reason: ClosingReason,
  { gpTold }: ClosingWords,
): readonly LeftOpen[] {
  const { gpUntold, gpByTelephone } = whomToTell(state, FAREWELLS[reason]);
  const isTold = gpByTelephone && gpTold === true;
  const untold: readonly LeftOpen[] =
    gpUntold && !isTold ? [{ kind: 'handover', subject: CLOSING_SUMMARY, owner: OPERATORS }] : [];
  return [...leftAtTheEnd(state, reason), ...untold];
}

/** @throws RefusedFact `unknown-subject` */
function keptOpen(
  state: FollowUpState,
  remaining: readonly LeftOpen[],
  { keptBy = [] }: ClosingWords,
): readonly LeftOpen[] {
  for (const { kind, subject, professionalId } of keptBy) {
    requireFound(remaining.find((item) => item.kind === kind && item.subject === subject));
    if (professionalId !== undefined) requireFound(keepersOf(state).find((id) => id === professionalId));
  }
  return remaining.map((item) => {
    const kept = keptBy.findLast(({ kind, subject }) => kind === item.kind && subject === item.subject);
    if (kept === undefined) return item;
    const { by, professionalId } = kept;
    return { ...item, kept: { by, ...(professionalId === undefined ? {} : { professionalId }) } };
  });
}

/** Professionals who can be said to keep something: those in charge of the patient, whom nothing is withheld from. */
function keepersOf(state: FollowUpState): readonly string[] {
  const { generalPractitioner: gp, opposition } = state.situation;
  if (opposition.sharing) return [];
  const withGp = gp === null || isWithheldFromGp(state.situation) ? [] : [gp.professionalId];
  return [...new Set([...withGp, ...carers(state).map(({ professionalId }) => professionalId)])];
}

interface ToTell {
  readonly contact: ProfessionalContact;
  readonly role: 'general-practitioner' | 'professional';
}

interface WhomToTell {
  readonly kind: MessageKind | null;
  readonly written: readonly ToTell[];
  readonly byTelephone: readonly ToTell[];
  readonly gpUntold: boolean;
  readonly gpByTelephone: boolean;
}

function whomToTell(state: FollowUpState, kind: MessageKind | null): WhomToTell {
  const { generalPractitioner: gp, opposition } = state.situation;
  const none = { kind, written: [], byTelephone: [], gpUntold: false, gpByTelephone: false };
  if (kind === null || opposition.sharing || state.status === 'announced') return none;
  const people = new Map<string, ToTell>();
  const isGpWithheld = isWithheldFromGp(state.situation);
  if (gp !== null && !isGpWithheld) {
    people.set(gp.professionalId, { contact: gp, role: 'general-practitioner' });
  }
  for (const contact of carers(state)) {
    const { role = 'professional' as const } = people.get(contact.professionalId) ?? {};
    people.set(contact.professionalId, { contact, role });
  }
  const all = [...people.values()];
  const gpByTelephone = gp !== null && gp.channel === 'telephone' && !isGpWithheld;
  return {
    kind,
    written: all.filter(({ contact }) => contact.channel !== 'telephone'),
    byTelephone: all.filter(({ contact }) => contact.channel === 'telephone'),
    gpUntold: gp === null || gpByTelephone,
    gpByTelephone,
  };
}

/** Whoever accepted a care, or holds one. */
function carers(state: FollowUpState): readonly ProfessionalContact[] {
  const accepted = state.cares.flatMap(({ offers, profession }) =>
    offers
      .filter(({ status }) => status === 'accepted')
      .map(({ contact }) => contact)
      .filter(({ professionalId }) => !isWithheldFrom(state.situation, professionalId, profession)),
  );
  const holding = keepsCopies(state) ? takersOf(state).map(({ contact }) => contact) : [];
  const known = new Set(accepted.map(({ professionalId }) => professionalId));
  return [...accepted, ...holding.filter(({ professionalId }) => !known.has(professionalId))];
}

function tell(turn: Turn, kind: MessageKind | null, { professionalId, channel }: ProfessionalContact): Turn {
  if (channel === 'telephone' || kind === null) return turn;
  const key = messageKey(turn.state, kind, professionalId, channel);
  return withEffect(turn, { type: 'send-message', key, kind, professionalId, channel, subject: kind });
}

/** @throws RefusedFact `red-flag-open` while a red flag or a person in danger stands, except for an error */
export function closeByPerson(
  turn: Turn,
  { reason, ...said }: ClosingWords & { reason: ClosingReason },
): Turn {
  if (hasKeepingBreak(turn.state) && reason !== 'error') throw new RefusedFact('red-flag-open');
  return end(turn, reason === 'error' ? 'cancelled' : 'closed', reason, said);
}

/** What an end would leave, and whom it would tell, without ending anything. */
export interface ClosingPreview {
  /** Breaks that forbid it. */
  readonly standing: readonly Pick<Break, 'id' | 'code'>[];
  readonly leftOpen: readonly LeftOpen[];
  readonly kind: MessageKind | null;
  readonly written: readonly ToTell[];
  readonly byTelephone: readonly ToTell[];
  /** The general practitioner is not known, or the patient wants nothing shared with them. */
  readonly gp: 'told' | 'by-telephone' | 'nobody-known' | 'withheld';
  /** Professionals who can be said to keep something. */
  readonly keepers: readonly string[];
}

/** @param state a follow-up that is not over */
export function closingPreview(state: FollowUpState, reason: ClosingReason): ClosingPreview {
  const { kind, written, byTelephone, gpByTelephone } = whomToTell(state, FAREWELLS[reason]);
  const { generalPractitioner, opposition } = state.situation;
  const withheld = opposition.sharing || isWithheldFromGp(state.situation);
  return {
    standing:
      reason === 'error'
        ? []
        : state.breaks.filter((item) => isStanding(item) && BREAK_RULES[item.code].keepsOpen),
    leftOpen: remainingAt(state, reason, {}),
    kind,
    written,
    byTelephone,
    gp: withheld
      ? 'withheld'
      : generalPractitioner === null
        ? 'nobody-known'
        : gpByTelephone
          ? 'by-telephone'
          : 'told',
    keepers: keepersOf(state),
  };
}

/** The pathway ended: closed with what is known, unless a red flag or a person in danger keeps it open. */
export function pathwayEnded(turn: Turn): Turn {
  if (turn.state.plan.endsAt > turn.now || hasKeepingBreak(turn.state)) return turn;
  return end(turn, 'closed', outcomeOf(turn.state));
}

function outcomeOf(state: FollowUpState): ClosingReason {
  if (state.status === 'paused') return 'readmitted';
  if (state.status === 'handed-over') return 'stood-down';
  if (countsAsReached(state)) return 'completed';
  return state.situation.opposition.calls ? 'refused' : 'unreachable';
}

/** The patient is in hospital again: everything under way stops and somebody asks how it goes. */
export function pause(turn: Turn, at: number, dueAt: number): Turn {
  if (turn.state.status === 'paused') throw new RefusedFact('already-settled');
  const withdrawn = turn.state.cares.reduce(
    (reached, care) => withdrawOffers(reached, care.key, 'withdrawn'),
    withEffect(turn, { type: 'clear-messages', scope: 'follow-up' }),
  );
  const cares = withdrawn.state.cares.map((care) =>
    care.status === 'requested'
      ? { ...care, status: 'to-arrange' as const, revision: turnRevision(turn) }
      : care,
  );
  const readmission = { at, owner: OPERATORS, dueAt, overdueCount: 0, revision: turnRevision(turn) };
  return note(withState(withdrawn, { status: 'paused', cares, readmission }), 'readmitted');
}

/** Time to ask again whether the patient is still in hospital. */
export function readmissionOverdue(turn: Turn): Turn {
  const { readmission } = turn.state;
  if (readmission === null || readmission.dueAt > turn.now) return turn;
  const later = { ...readmission, ...overdue(turn, readmission) };
  return noteFirstOverdue(
    withState(turn, { readmission: later }),
    'readmission-overdue',
    'readmission',
    readmission,
  );
}
