import type { Instant } from '../follow-up';
import type {
  HandoverAwaited,
  HandoverChange,
  HandoverContent,
  HandoverLetter,
  HandoverRequest,
  HandoverTask,
} from './handover';
import {
  difference,
  HANDOVER_DIFFERENCE_CODES,
  type HandoverDifference,
  type HandoverDifferenceCode,
} from './difference';
import { pairUp } from './pair-up';
import { inHandoverOrder, sameFacts } from './same';

type Difference = HandoverDifference;

/**
 * What changed from one content to the other, what matters most first. Empty exactly when `sameHandover` holds.
 *
 * @param before what the reader saw
 * @param after what holds now
 */
export function handoverDifferences(before: HandoverContent, after: HandoverContent): readonly Difference[] {
  const [seen, now] = [inHandoverOrder(before), inHandoverOrder(after)];
  const found = [
    ...requestDifferences(seen.requests, now.requests),
    ...closingDifferences(seen, now),
    ...breakDifferences(seen.breaks, now.breaks),
    ...careDifferences(seen.toDo, now.toDo),
    ...resultDifferences(seen.awaited, now.awaited),
    ...letterDifferences(seen.letter, now.letter),
    ...changeDifferences(seen.changed, now.changed),
    ...safetyDifferences(seen.safetyNotes, now.safetyNotes),
    ...partDifferences(seen, now),
  ];
  return found.sort((a, b) => RANK[a.code] - RANK[b.code]);
}

const RANK = Object.fromEntries(HANDOVER_DIFFERENCE_CODES.map((code, index) => [code, index])) as Readonly<
  Record<HandoverDifferenceCode, number>
>;

/** Parts that are told as a whole. */
const PARTS: readonly (readonly [HandoverDifferenceCode, (content: HandoverContent) => unknown])[] = [
  ['ward-notes-changed', ({ wardNotes }) => wardNotes],
  ['diagnoses-changed', ({ stay: { diagnoses, procedures } }) => [diagnoses, procedures]],
  [
    'address-changed',
    ({ patient }) => [
      patient.address,
      patient.staysElsewhere,
      patient.atWhose ?? null,
      patient.accessNotes ?? null,
    ],
  ],
  ['contacts-changed', ({ contacts }) => contacts],
  ['communication-changed', ({ patient }) => [patient.language, patient.hearing]],
  ['protection-changed', ({ patient }) => patient.protectionMeasure],
  [
    'identity-corrected',
    ({ patient }) => [
      patient.birthName,
      patient.usedName,
      patient.firstGivenName,
      patient.birthDate,
      patient.sex,
    ],
  ],
  ['stay-corrected', ({ stay }) => ({ ...stay, diagnoses: null, procedures: null })],
  ['pathway-moved', ({ pathway: { title, version } }) => [title, version]],
  ['end-moved', ({ pathway }) => pathway.endsAt],
  ['vigilance-changed', ({ pathway }) => pathway.vigilance],
  ['calls-changed', ({ pathway }) => pathway.calls],
  ['recipient-changed', ({ recipient }) => recipient],
  ['audience-changed', ({ audience }) => audience],
  ['service-renamed', ({ serviceName }) => serviceName],
];

function partDifferences(seen: HandoverContent, now: HandoverContent): Difference[] {
  return PARTS.filter(([, part]) => !sameFacts(part(seen), part(now))).map(([code]) => {
    if (code === 'end-moved') return difference(code, { at: now.pathway.endsAt });
    if (code === 'vigilance-changed') return difference(code, { became: now.pathway.vigilance });
    return difference(code);
  });
}

function requestDifferences(seen: readonly HandoverRequest[], now: readonly HandoverRequest[]): Difference[] {
  const about = ({ offerId, profession, answerBy }: HandoverRequest) => ({
    subject: offerId,
    profession,
    at: answerBy,
  });
  const { come, kept, gone } = pairUp(seen, now, ({ offerId }) => offerId);
  return [
    ...come.map((request) => difference('request-added', about(request))),
    ...kept.map(([, request]) => difference('request-changed', about(request))),
    ...gone.map((request) => difference('request-settled', about(request))),
  ];
}

function closingDifferences(
  { closing: seen }: HandoverContent,
  { closing: now }: HandoverContent,
): Difference[] {
  if (sameFacts(seen, now)) return [];
  if (now === null) return [difference('reopened')];
  const { at, reason } = now;
  return [difference(seen === null ? 'closed' : 'closing-corrected', { at, became: reason })];
}

type StandingBreak = HandoverContent['breaks'][number];

function breakDifferences(seen: readonly StandingBreak[], now: readonly StandingBreak[]): Difference[] {
  const about = ({ code, openedAt, grade }: StandingBreak) => ({
    subject: code,
    at: openedAt,
    became: grade,
  });
  const { come, kept, gone } = pairUp(seen, now, ({ code, openedAt }) => `${code} ${openedAt}`);
  return [
    ...come.map((one) => difference('break-opened', about(one))),
    ...kept.map(([, one]) => difference('break-graded', about(one))),
    ...gone.map((one) => difference('break-mended', about(one))),
  ];
}

function careDifferences(seen: readonly HandoverTask[], now: readonly HandoverTask[]): Difference[] {
  const { come, kept, gone } = pairUp(seen, now, ({ careKey, profession }) => `${careKey} ${profession}`);
  const whole = (task: HandoverTask) => ({ ...aboutCare(task), at: task.window.to, became: task.status });
  return [
    ...come.map((task) => difference('care-added', whole(task))),
    ...kept.flatMap(([before, after]) => oneCare(before, after)),
    ...gone.map((task) => difference('care-removed', whole(task))),
  ];
}

function oneCare(before: HandoverTask, after: HandoverTask): Difference[] {
  const about = aboutCare(after);
  const { appointmentAt, professionalName, status, window } = after;
  return [
    ...(before.status === status ? [] : [difference('care-status-changed', { ...about, became: status })]),
    ...(before.appointmentAt === appointmentAt
      ? []
      : [
          difference(appointmentCode(before.appointmentAt, appointmentAt), {
            ...about,
            at: appointmentAt ?? before.appointmentAt,
          }),
        ]),
    ...(before.professionalName === professionalName
      ? []
      : [difference('care-professional-changed', { ...about, became: professionalName })]),
    ...(sameFacts(before.window, window)
      ? []
      : [difference('care-window-moved', { ...about, at: window.to })]),
  ];
}

function appointmentCode(before: Instant | null, after: Instant | null): HandoverDifferenceCode {
  if (before === null) return 'appointment-made';
  return after === null ? 'appointment-cancelled' : 'appointment-moved';
}

function aboutCare({ careKey, profession }: HandoverTask) {
  return { subject: careKey, profession };
}

function resultDifferences(seen: readonly HandoverAwaited[], now: readonly HandoverAwaited[]): Difference[] {
  const { come, kept, gone } = pairUp(seen, now, ({ what }) => what);
  return [
    ...come.map(({ what }) => difference('result-announced', { subject: what })),
    ...kept.map(([before, after]) => {
      const hasCome = before.status !== 'received' && after.status === 'received';
      return difference(hasCome ? 'result-received' : 'result-changed', { subject: after.what });
    }),
    ...gone.map(({ what }) => difference('result-removed', { subject: what })),
  ];
}

const LETTER_STATES = ['announced', 'sentByHospital', 'gpHasIt', 'patientHasIt'] as const;

function letterDifferences(seen: HandoverLetter | null, now: HandoverLetter | null): Difference[] {
  if (sameFacts(seen, now)) return [];
  const learnt = LETTER_STATES.filter((state) => now?.[state] === true && seen?.[state] !== true);
  if (learnt.length === 0) return [difference('letter-changed')];
  return learnt.map((state) => difference('letter-known', { subject: state }));
}

function changeDifferences(seen: readonly HandoverChange[], now: readonly HandoverChange[]): Difference[] {
  const about = ({ kind, firstDueAt }: HandoverChange) => ({
    subject: kind,
    profession: kind,
    at: firstDueAt,
  });
  const { come, kept, gone } = pairUp(seen, now, ({ kind }) => kind);
  return [
    ...come.map((change) => difference('change-added', about(change))),
    ...kept.map(([, change]) => difference('change-corrected', about(change))),
    ...gone.map((change) => difference('change-removed', about(change))),
  ];
}

type SafetyNote = HandoverContent['safetyNotes'][number];

function safetyDifferences(seen: readonly SafetyNote[], now: readonly SafetyNote[]): Difference[] {
  const { come, gone } = pairUp(seen, now, ({ text, notedAt }) => `${notedAt} ${text}`);
  return [
    ...come.map(({ notedAt }) => difference('safety-note-added', { at: notedAt })),
    ...gone.map(({ notedAt }) => difference('safety-note-removed', { at: notedAt })),
  ];
}
