import {
  ACCEPTANCE_REASONS,
  BREAK_RULES,
  CALL_BACK_OUTCOMES,
  CALL_OUTCOMES,
  type FollowUpState,
} from '../../domain/follow-up';
import { APPOINTMENT_EVENTS, careOf, nth, type EventOf } from './random-appointments';
import { ASSIGNMENT_EVENTS } from './random-assignments';
import { DISCHARGED_AT } from './follow-up-builders';

const HOUR_MS = 3_600_000;

/** What is there to answer, call, check, resolve; `none` when there is nothing, so that refusals are met too. */
const offerOf = ({ cares }: FollowUpState, pick: number): string =>
  nth(
    cares.flatMap(({ offers }) => offers),
    pick,
  )?.id ?? 'none';
const breakOf = ({ breaks }: FollowUpState, pick: number) => nth(breaks, pick);

/** What can happen to a follow-up, bound to the state it meets. */
export const EVENTS = {
  offer: (state, pick) => ({
    type: 'offer-answered',
    offerId: offerOf(state, pick),
    answer: nth(['accepted', 'tentative', 'declined'] as const, pick) ?? 'declined',
    appointmentAt: DISCHARGED_AT + (pick % 12) * 24 * HOUR_MS,
  }),
  call: (state, pick, now) => ({
    type: 'call-attempted',
    callKey: nth(state.calls, pick)?.key ?? 'none',
    outcome: nth(CALL_OUTCOMES, pick) ?? 'busy',
    callBackAt: now + (pick % 50) * HOUR_MS,
  }),
  resolve: (state, pick) => {
    const item = breakOf(state, pick);
    const rule = item === undefined ? undefined : BREAK_RULES[item.code];
    return {
      type: 'break-resolved',
      breakId: item?.id ?? 'none',
      cause: nth(rule?.causes ?? [], pick) ?? 'none',
      resolution: nth(Object.keys(rule?.resolutions ?? {}), pick) ?? 'none',
    };
  },
  accept: (state, pick) => {
    const acceptedBy = pick % 2 === 0 ? 'clinician' : 'patient';
    return {
      type: 'break-accepted',
      breakId: breakOf(state, pick)?.id ?? 'none',
      acceptedBy,
      reason: nth(ACCEPTANCE_REASONS[acceptedBy], pick) ?? 'none',
    };
  },
  ...ASSIGNMENT_EVENTS,
  take: (state, pick) => ({ type: 'break-taken', breakId: breakOf(state, pick)?.id ?? 'none' }),
  reopenBreak: (state, pick) => ({ type: 'break-reopened', breakId: breakOf(state, pick)?.id ?? 'none' }),
  alert: (_state, pick) => ({
    type: 'alert-raised',
    ...(nth(
      [
        { code: 'R14', cause: 'call' },
        { code: 'R14', cause: 'patient-answer' },
        { code: 'R22', cause: 'violence' },
      ] as const,
      pick,
    ) ?? { code: 'R14', cause: 'call' }),
    urgency: nth(['emergency', 'immediate', 'two-hours'] as const, pick) ?? 'immediate',
  }),
  onCall: (state, pick) => {
    const flag = nth(
      state.breaks.filter(({ code }) => code === 'R14'),
      pick,
    );
    return {
      type: 'on-call-answered',
      breakId: flag?.id ?? 'none',
      contactId: flag?.walk?.tries.at(-1)?.contactId ?? 'none',
      outcome: nth(['reached', 'no-answer', 'unavailable'] as const, pick) ?? 'no-answer',
    };
  },
  emergency: (state, pick) => ({
    type: 'emergency-called',
    breakId:
      nth(
        state.breaks.filter(({ code }) => code === 'R14'),
        pick,
      )?.id ?? 'none',
  }),
  advice: (state, pick) => ({ type: 'medical-advice-asked', callKey: nth(state.calls, pick)?.key ?? 'none' }),
  calledBack: (state, pick) => ({
    type: 'clinician-called-back',
    breakId: breakOf(state, pick)?.id ?? 'none',
    outcome: nth(CALL_BACK_OUTCOMES, pick) ?? 'no-answer',
  }),
  report: (state, pick) => ({
    type: 'break-reported',
    code: nth(['R01', 'R05', 'R18'] as const, pick) ?? 'R05',
    subject: pick % 2 === 0 ? 'patient' : careOf(state, pick),
    cause: pick % 3 === 0 ? 'not-signed' : 'retired',
  }),
  letter: (_state, pick) => ({
    type: 'letter-reported',
    letter: pick % 2 === 0 ? { gpHasIt: true } : { patientHasIt: true },
    source: 'patient',
  }),
  result: (state, pick) => ({
    type: 'result-reported',
    resultKey: nth(state.results, pick)?.key ?? 'none',
    outcome: pick % 3 === 0 ? 'received' : 'awaited',
  }),
  check: (state, pick) => ({
    type: 'check-settled',
    checkKey: nth(state.checks, pick)?.key ?? 'none',
    outcome: pick % 2 === 0 ? 'done' : 'not-applicable',
  }),
  visit: (state, pick) => ({
    type: 'visit-reported',
    careKey: careOf(state, pick),
    kept: pick % 3 === 0,
    missedBy: pick % 2 === 0 ? 'patient' : 'professional',
  }),
  ...APPOINTMENT_EVENTS,
  stopped: (_state, pick) => ({
    type: 'professional-stopped',
    professionalId: nth(['gp-own', 'gp-next', 'nurse-1', 'nurse-2'], pick) ?? 'gp-own',
    cause: 'illness',
    ...(pick % 3 === 0 ? { replacement: { professionalId: 'stand-in', channel: 'mail' as const } } : {}),
  }),
  arrange: (state, pick, now) => ({
    type: 'care-arranged',
    careKey: careOf(state, pick),
    ...(pick % 2 === 0 ? { appointmentAt: now + (pick % 10) * 24 * HOUR_MS } : {}),
  }),
  delivery: (state, pick) => ({
    type: 'delivery-reported',
    messageKey: `follow-up-1/1/${pick % 2 === 0 ? 'handover/1' : `offer/${offerOf(state, pick)}`}/secure-mail`,
    delivered: pick % 3 === 0,
  }),
  copyFailed: (state, pick) => {
    const copy = nth(state.handover.copies ?? [], pick);
    const { professionalId = 'none', channel = 'mail' } = copy?.contact ?? {};
    return {
      type: 'delivery-reported',
      messageKey: `follow-up-1/1/handover-copy/${professionalId}-${copy?.version ?? 1}-${copy?.revision ?? 0}/${channel}`,
      delivered: false,
    };
  },
  told: (state, pick) => ({
    type: 'handover-told',
    professionalId:
      nth(['gp-own', ...(state.handover.copies ?? []).map(({ contact }) => contact.professionalId)], pick) ??
      'gp-own',
  }),
  withdrawn: (state, pick) => {
    const call = nth(state.calls, pick);
    return {
      type: 'attempt-withdrawn',
      callKey: call?.key ?? 'none',
      attemptNumber: (pick % Math.max(call?.attempts.length ?? 0, 1)) + 1,
      reason: pick % 2 === 0 ? 'wrong-person' : 'mistake',
    };
  },
  confirmed: (_state, pick) => ({
    type: 'readmission-confirmed',
    source: pick % 2 === 0 ? 'hospital' : 'professional',
  }),
  elsewhere: () => ({ type: 'address-changed' }),
  limited: () => ({ type: 'sharing-limited' }),
  readmitted: () => ({ type: 'readmitted', at: DISCHARGED_AT, source: 'relative', link: 'linked' }),
  urgent: () => ({ type: 'readmitted', at: DISCHARGED_AT, source: 'relative', kind: 'emergency-visit' }),
  home: () => ({ type: 'returned-home' }),
  amended: () => ({ type: 'amended' }),
  moved: (_state, pick) => ({
    type: 'pathway-moved',
    pathwayKey: pick % 2 === 0 ? 'standard' : 'heart-failure',
    reason: 'clinician',
  }),
  asked: (_state, pick) => ({
    type: 'asked-for',
    by: pick % 3 === 0 ? 'specialist' : 'general-practitioner',
  }),
  opposed: (_state, pick) => ({
    type: 'opposed',
    opposition: { calls: pick % 3 !== 0, messages: true, sharing: pick % 2 === 0 },
    ...(pick % 5 === 0 ? { reason: 'distrust' } : {}),
  }),
  died: (_state, pick) => (pick % 4 === 0 ? { type: 'died', source: 'relative' } : { type: 'time-passed' }),
  voided: (_state, pick) => (pick % 8 === 0 ? { type: 'discharge-voided' } : { type: 'time-passed' }),
  close: (_state, pick) =>
    pick % 4 === 0 ? { type: 'closed-by-person', reason: 'completed' } : { type: 'time-passed' },
} as const satisfies Readonly<Record<string, EventOf>>;
