import { hasKeepingBreak, isStanding } from './break';
import { isMadeNow, isWaiting } from './call';
import { isStandingBooking } from './booking';
import { rungOf, speakingNeedOf } from './call-rungs';
import { careItems } from './care-items';
import type { Deadline } from './decision';
import type { Instant } from './instants';
import { HANDOVER_COPY, untoldCopies } from './handover-copies';
import { letterIsWatched } from './letter';
import { adviceAskedIn } from './medical-advice';
import { isUnconfirmed } from './readmission';
import type { Break, Call, FollowUpState } from './state';
import { isOver, OPERATORS } from './state';
import type { WorkItem } from './work-item';

export type { WorkItem, WorkItemKind } from './work-item';

/** Everything open on a follow-up, each with its deadline and owner; empty once it is over. */
export function workItems(state: FollowUpState): readonly WorkItem[] {
  if (isOver(state)) return [];
  if (state.status === 'announced') return [calendarItem('announced', state.plan.dischargedAt)];
  return [
    ...(state.status === 'paused' ? pausedItems(state) : activeItems(state)),
    ...breakItems(state),
    // A red flag or a person in danger outlives the pathway: its own clock rules then.
    ...(hasKeepingBreak(state) ? [] : [calendarItem('pathway-end', state.plan.endsAt)]),
  ];
}

function calendarItem(kind: 'announced' | 'pathway-end', at: Instant): WorkItem {
  return {
    key: kind,
    kind,
    subject: kind,
    reason: kind,
    notBefore: at,
    dueAt: at,
    owner: OPERATORS,
    overdue: false,
    actionable: false,
  };
}

function pausedItems(state: FollowUpState): readonly WorkItem[] {
  return [...readmissionItems(state), ...bookedMeanwhileItems(state), ...callItems(state)];
}

/**
 * Somebody in hospital cannot be where an appointment is: those before the next look at the readmission are kept,
 * moved or cancelled by a person, who knows more than the calendar.
 */
function bookedMeanwhileItems({ readmission, cares }: FollowUpState): readonly WorkItem[] {
  if (readmission === null) return [];
  const { at, dueAt, owner, overdueCount } = readmission;
  return cares
    .filter(({ bookings = [] }) => bookings.some((booked) => isStandingBooking(booked) && booked.at <= dueAt))
    .map(({ key }) => ({
      key: `booked-meanwhile/${key}`,
      kind: 'care',
      subject: key,
      reason: 'booked-while-in-hospital',
      notBefore: Math.min(at, dueAt),
      dueAt,
      owner,
      overdue: overdueCount > 0,
      actionable: true,
    }));
}

function readmissionItems({ readmission }: FollowUpState): readonly WorkItem[] {
  if (readmission === null) return [];
  const { owner, dueAt, overdueCount, at } = readmission;
  const toConfirm = isUnconfirmed({ readmission });
  return [
    {
      key: 'readmission',
      kind: 'readmission',
      subject: 'readmission',
      reason: toConfirm ? 'readmission-to-confirm' : 'still-in-hospital',
      notBefore: toConfirm ? Math.min(at, dueAt) : dueAt,
      dueAt,
      owner,
      overdue: overdueCount > 0,
      actionable: true,
    },
  ];
}

function activeItems(state: FollowUpState): readonly WorkItem[] {
  return [
    ...handoverItems(state),
    ...copyItems(state),
    ...letterItems(state),
    ...resultItems(state),
    ...careItems(state),
    ...callItems(state),
    ...checkItems(state),
  ];
}

/** Whom to tell by telephone, and when what changed goes to those who have an older version. */
function copyItems(state: FollowUpState): readonly WorkItem[] {
  if (state.status !== 'open') return [];
  const { renewAt } = state.handover;
  const untold = untoldCopies(state).map(({ contact, status, owner, dueAt, overdueCount }): WorkItem => ({
    key: `${HANDOVER_COPY}/${contact.professionalId}`,
    kind: 'handover',
    subject: contact.professionalId,
    reason: `${HANDOVER_COPY}-${status}`,
    notBefore: Math.min(dueAt, state.plan.dischargedAt),
    dueAt,
    owner,
    overdue: overdueCount > 0,
    actionable: true,
  }));
  if (renewAt === undefined) return untold;
  const renewal: WorkItem = {
    key: 'handover-renewal',
    kind: 'handover',
    subject: 'handover-renewal',
    reason: 'handover-renewal',
    notBefore: renewAt,
    dueAt: renewAt,
    owner: OPERATORS,
    overdue: false,
    actionable: false,
  };
  return [...untold, renewal];
}

/** A new version to tell a general practitioner who has no mail; for the first one R02 is on the list. */
function isToTellAgain({ handover, situation, breaks }: FollowUpState): boolean {
  const byTelephone = situation.generalPractitioner?.channel === 'telephone';
  const isOnList = breaks.some((item) => item.code === 'R02' && isStanding(item));
  return handover.status === 'due' && byTelephone && handover.version > 1 && !isOnList;
}

function handoverItems(state: FollowUpState): readonly WorkItem[] {
  const { handover } = state;
  if (handover.status !== 'due' && handover.status !== 'sent') return [];
  const toTell = isToTellAgain(state);
  return [
    {
      key: 'handover',
      kind: 'handover',
      subject: 'handover',
      reason: `handover-${handover.status}`,
      notBefore: toTell ? Math.min(handover.dueAt, state.plan.dischargedAt) : handover.dueAt,
      dueAt: handover.dueAt,
      owner: handover.owner,
      overdue: handover.overdueCount > 0,
      actionable: toTell,
    },
  ];
}

/** Nobody works on the letter itself: its break does, once it is open. */
function letterItems(state: FollowUpState): readonly WorkItem[] {
  const { letter } = state;
  if (letter === null || !letterIsWatched(state)) return [];
  return [
    {
      key: 'letter',
      kind: 'letter',
      subject: 'letter',
      reason: 'letter-awaited',
      notBefore: letter.dueAt,
      dueAt: letter.dueAt,
      owner: letter.owner,
      overdue: letter.overdueCount > 0,
      actionable: false,
    },
  ];
}

function resultItems({ results }: FollowUpState): readonly WorkItem[] {
  return results
    .filter(({ status }) => status !== 'received')
    .map(({ key, status, owner, dueAt, overdueCount }) => ({
      key: `result/${key}`,
      kind: 'result',
      subject: key,
      reason: `result-${status}`,
      notBefore: dueAt,
      dueAt,
      owner,
      overdue: overdueCount > 0,
      actionable: overdueCount > 0,
    }));
}

function checkItems({ checks, plan }: FollowUpState): readonly WorkItem[] {
  return checks
    .filter(({ status }) => status === 'due')
    .map(({ key, owner, dueAt, overdueCount }) => ({
      key: `check/${key}`,
      kind: 'check',
      subject: key,
      reason: adviceAskedIn(key) === undefined ? 'check-due' : 'medical-advice',
      notBefore: plan.checks?.find((planned) => planned.key === key)?.window.from ?? plan.dischargedAt,
      dueAt,
      owner,
      overdue: overdueCount > 0,
      actionable: true,
    }));
}

function callItems(state: FollowUpState): readonly WorkItem[] {
  return state.calls
    .filter((call) => isWaiting(call) && isMadeNow(state, call))
    .map((call) => ({
      key: `call/${call.key}`,
      kind: 'call',
      subject: call.key,
      reason: callReason(state, call),
      notBefore: call.notBefore,
      dueAt: call.dueAt,
      owner: call.owner,
      overdue: call.overdueCount > 0,
      actionable: true,
    }));
}

/** Whom to call and how, before how late it is. */
function callReason(state: FollowUpState, call: Call): string {
  const rung = rungOf(call);
  if (rung !== 'patient') return `call-${rung}`;
  if (call.status === 'interrupted') return 'call-interrupted';
  const need = speakingNeedOf(state);
  if (need === undefined) return `call-${call.status}`;
  return need === 'text-only' ? 'call-by-text' : 'call-needs-interpreter';
}

function breakItems(state: FollowUpState): readonly WorkItem[] {
  return state.breaks.filter(isStanding).map((item) => ({
    key: `break/${item.id}`,
    kind: 'break',
    subject: item.id,
    reason: redFlagReason(item) ?? item.code,
    notBefore: item.openedAt,
    dueAt: item.dueAt,
    owner: item.owner,
    overdue: item.overdueCount > 0,
    // The one whose walk it shares is on the list for both.
    actionable: item.joins === undefined,
  }));
}

/** Reasons of the red flags that somebody must act on within minutes: first on every list. */
export const RED_FLAG_REASONS: readonly string[] = [
  'red-flag-emergency',
  'red-flag-ringing',
  'red-flag-to-inform',
];

/** What a red flag that walks the on-call roster asks for next; null for every other break. */
function redFlagReason({ walk, joins }: Break): string | null {
  if (joins !== undefined) return 'red-flag-joined';
  if (walk?.status === 'ringing') return 'red-flag-ringing';
  if (walk?.status === 'emergency') return 'red-flag-emergency';
  if (walk?.status === 'emergency-called' && walk.informedAt === undefined) return 'red-flag-to-inform';
  return null;
}

/** The earliest deadline of a follow-up; null only once it is over. */
export function nextDeadline(state: FollowUpState): Deadline | null {
  const first = workItems(state).reduce<WorkItem | null>(
    (earliest, item) => (earliest === null || item.dueAt < earliest.dueAt ? item : earliest),
    null,
  );
  return first === null ? null : { at: first.dueAt, reason: first.reason, owner: first.owner };
}
