import { hasKeepingBreak, isStanding } from './break';
import { BREAK_RULES } from './break-catalogue';
import { countsAsReached, isWaiting } from './call';
import { withdrawOffers } from './offer';
import { isSettled } from './settled';
import { isWithheldFrom, isWithheldFromGp } from './sharing';
import type { MessageKind } from './decision';
import { messageKey } from './message-key';
import type { ProfessionalContact } from './plan';
import type { ClosingReason, FollowUpState, FollowUpStatus, LeftOpen } from './state';
import { OPERATORS } from './state';
import {
  note,
  noteFirstOverdue,
  overdue,
  RefusedFact,
  turnRevision,
  withEffect,
  withState,
  type Turn,
} from './turn';

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
  return [
    ...handover,
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

/** Ends this generation: offers taken back, what is queued made silent, professionals told, the rest named. */
export function end(turn: Turn, status: FinalStatus, reason: ClosingReason): Turn {
  const remaining = leftAtTheEnd(turn.state, reason);
  const withdrawn = turn.state.cares.reduce(
    (reached, care) => withdrawOffers(reached, care.key, 'withdrawn'),
    withEffect(turn, { type: 'clear-messages', scope: 'follow-up' }),
  );
  const told = tellProfessionals(withdrawn, FAREWELLS[reason]);
  const untold: readonly LeftOpen[] = told.gpUntold
    ? [{ kind: 'handover', subject: 'closing-summary', owner: OPERATORS }]
    : [];
  const ended = withState(told.turn, {
    status,
    closing: { reason, at: turn.now, leftOpen: [...remaining, ...untold] },
    readmission: null,
  });
  return note(ended, status, undefined, reason);
}

function tellProfessionals(turn: Turn, kind: MessageKind | null): { turn: Turn; gpUntold: boolean } {
  const { generalPractitioner, opposition } = turn.state.situation;
  if (kind === null || opposition.sharing || turn.state.status === 'announced') {
    return { turn, gpUntold: false };
  }
  const contacts = new Map<string, ProfessionalContact>();
  if (generalPractitioner !== null && !isWithheldFromGp(turn.state.situation)) {
    contacts.set(generalPractitioner.professionalId, generalPractitioner);
  }
  for (const contact of carers(turn.state)) contacts.set(contact.professionalId, contact);
  const reached = [...contacts.values()].reduce((step, contact) => tell(step, kind, contact), turn);
  return {
    turn: reached,
    gpUntold:
      generalPractitioner === null ||
      (generalPractitioner.channel === 'telephone' && !isWithheldFromGp(turn.state.situation)),
  };
}

function carers(state: FollowUpState): readonly ProfessionalContact[] {
  return state.cares.flatMap(({ offers, profession }) =>
    offers
      .filter(({ status }) => status === 'accepted')
      .map(({ contact }) => contact)
      .filter(({ professionalId }) => !isWithheldFrom(state.situation, professionalId, profession)),
  );
}

function tell(turn: Turn, kind: MessageKind, { professionalId, channel }: ProfessionalContact): Turn {
  if (channel === 'telephone') return turn;
  const key = messageKey(turn.state, kind, professionalId, channel);
  return withEffect(turn, { type: 'send-message', key, kind, professionalId, channel, subject: kind });
}

/** @throws RefusedFact `red-flag-open` while a red flag or a person in danger stands, except for an error */
export function closeByPerson(turn: Turn, reason: ClosingReason): Turn {
  if (hasKeepingBreak(turn.state) && reason !== 'error') throw new RefusedFact('red-flag-open');
  return end(turn, reason === 'error' ? 'cancelled' : 'closed', reason);
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
