import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { closingReasons, reportedBreakCodes } from '../../../api/schemas/facts';
import {
  CALL_OUTCOMES as callOutcomes,
  CONTACT_RUNGS,
  DECLINE_REASONS as declineReasons,
} from '../../../domain/follow-up';
import {
  ALARM_CAUSES,
  BREAK_CAUSES,
  BREAK_RESOLUTIONS,
  BREAKS,
  REPORTED_CAUSES,
} from '../../../console/words/breaks';
import { CALL_OUTCOMES, OTHER_OUTCOMES, OUTCOME_KEYS } from '../../../console/words/calls';
import { REFUSING_FAULTS } from '../../../console/words/faults';
import { HISTORY } from '../../../console/words/history';
import * as people from '../../../console/words/people';
import { DANGER_SERVICES, DANGERS, REFUSABLE_PROFESSIONS } from '../../../console/words/people-rights';
import { DECLINE_REASONS, REFUSAL_REASONS, RUNGS, WORK_REASONS } from '../../../console/words/reasons';
import * as statuses from '../../../console/words/statuses';
import {
  CARE_KINDS,
  DISCHARGE_MODES,
  DOOR_FAULTS,
  FAULTS,
  HEARING_STATES,
  LETTER_STATUSES,
  PHONE_OWNERS,
  PROTECTION_KINDS,
  RELATIVE_SCOPES,
  SEXES,
} from '../../../domain/discharge';
import {
  BREAK_RULES,
  type BreakGrade,
  type BreakStatus,
  type CallStatus,
  type CareStatus,
  type ContactChannel,
  type FollowUpStatus,
  type HandoverStatus,
  type MessageKind,
  type OfferStatus,
  type RefusalReason,
  type ReportedBreakCode,
  type NewsSource,
} from '../../../domain/follow-up';
import { DANGER_CAUSES, DANGER_NUMBERS } from '../../../domain/breaks/danger-numbers';
import type { FinalMessageStatus } from '../../../domain/messages';
import { ROLES } from '../../../security/permissions';

const FOLLOW_UP_FOLDER = join(__dirname, '../../../domain/follow-up');

/** All codes of a union type; the compiler refuses the table when one is missing. */
const codes = <Code extends string>(table: Readonly<Record<Code, true>>) => Object.keys(table);

/** Codes of the history: the second argument of each call of `note`, as the sources write it. */
function historyCodes(): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'note') {
      const code = node.arguments[1];
      if (code !== undefined && ts.isStringLiteral(code)) found.push(code.text);
    }
    node.forEachChild(visit);
  };
  for (const file of readdirSync(FOLLOW_UP_FOLDER)) {
    const source = readFileSync(join(FOLLOW_UP_FOLDER, file), 'utf8');
    visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  }
  // Made of the status itself: the answer to an offer, the end of a follow-up.
  const answers = ['accepted', 'tentative', 'declined', 'filled', 'withdrawn'].map(
    (status) => `offer-${status}`,
  );
  return [...found, ...answers, 'closed', 'cancelled', 'voided'];
}

/** Kinds of care as the API takes them. */
const CARE_KINDS_KNOWN = Object.fromEntries(CARE_KINDS.map((kind) => [kind, true]));

const IN_WORDS: readonly (readonly [string, object, readonly string[]])[] = [
  ['alerts', BREAKS, Object.keys(BREAK_RULES)],
  ['causes', BREAK_CAUSES, Object.values(BREAK_RULES).flatMap(({ causes }) => causes)],
  [
    'resolutions',
    BREAK_RESOLUTIONS,
    Object.values(BREAK_RULES).flatMap(({ resolutions }) => Object.keys(resolutions)),
  ],
  ['reasons to work, alerts', WORK_REASONS, Object.keys(BREAK_RULES)],
  ['call outcomes', CALL_OUTCOMES, callOutcomes],
  ['closing reasons', statuses.CLOSING_REASONS, closingReasons],
  ['reasons to decline', DECLINE_REASONS, declineReasons],
  ['rungs of the ladder', RUNGS, CONTACT_RUNGS],
  ['phone owners', people.PHONE_OWNERS, PHONE_OWNERS],
  ['scopes of relatives', people.RELATIVE_SCOPES, RELATIVE_SCOPES],
  ['hearing', people.HEARING, HEARING_STATES],
  ['protection measures', people.PROTECTION_MEASURES, PROTECTION_KINDS],
  ['discharge modes', people.DISCHARGE_MODES, DISCHARGE_MODES],
  ['sexes', people.SEXES, SEXES],
  ['letters', statuses.LETTER_STATUSES, LETTER_STATUSES],
  ['roles', people.ROLES, ROLES],
  [
    'faults that refuse',
    REFUSING_FAULTS,
    [
      ...Object.entries(FAULTS)
        .filter(([, { severity }]) => severity === 'refused')
        .map(([code]) => code),
      ...Object.keys(DOOR_FAULTS),
    ],
  ],
  [
    'follow-ups',
    statuses.FOLLOW_UP_STATUSES,
    codes<FollowUpStatus>({
      announced: true,
      open: true,
      paused: true,
      'handed-over': true,
      closed: true,
      cancelled: true,
      voided: true,
    }),
  ],
  [
    'cares',
    statuses.CARE_STATUSES,
    codes<CareStatus>({
      'to-arrange': true,
      requested: true,
      arranged: true,
      'in-place': true,
      already: true,
      'not-needed': true,
      failed: true,
    }),
  ],
  [
    'offers',
    statuses.OFFER_STATUSES,
    codes<OfferStatus>({
      awaiting: true,
      accepted: true,
      tentative: true,
      declined: true,
      expired: true,
      withdrawn: true,
      filled: true,
    }),
  ],
  [
    'calls',
    statuses.CALL_STATUSES,
    codes<CallStatus>({
      due: true,
      interrupted: true,
      done: true,
      late: true,
      'not-reached': true,
      dropped: true,
    }),
  ],
  ['grades', statuses.BREAK_GRADES, codes<BreakGrade>({ fragile: true, late: true, broken: true })],
  [
    'states of alerts',
    statuses.BREAK_STATUSES,
    codes<BreakStatus>({ open: true, owned: true, resolved: true, reopened: true, accepted: true }),
  ],
  [
    'handovers',
    statuses.HANDOVER_STATUSES,
    codes<HandoverStatus>({ due: true, sent: true, delivered: true, failed: true, 'not-sent': true }),
  ],
  [
    'messages',
    statuses.MESSAGE_STATUSES,
    codes<FinalMessageStatus>({
      sent: true,
      delivered: true,
      failed: true,
      denied: true,
      cleared: true,
      muted: true,
      uncertain: true,
    }),
  ],
  [
    'kinds of messages',
    statuses.MESSAGE_KINDS,
    codes<MessageKind>({
      'handover-notice': true,
      'handover-copy': true,
      offer: true,
      'offer-withdrawn': true,
      'closing-summary': true,
      'death-notice': true,
      'follow-up-stopped': true,
    }),
  ],
  [
    'channels',
    statuses.CHANNELS,
    codes<ContactChannel>({ 'secure-mail': true, mail: true, sms: true, telephone: true }),
  ],
  [
    'sources of news',
    people.NEWS_SOURCES,
    codes<NewsSource>({ hospital: true, relative: true, professional: true, operator: true }),
  ],
  [
    'refusals',
    REFUSAL_REASONS,
    codes<RefusalReason>({
      'follow-up-over': true,
      'already-open': true,
      'not-open': true,
      'unknown-subject': true,
      'changed-meanwhile': true,
      'already-answered': true,
      'time-is-over': true,
      'already-settled': true,
      'not-allowed': true,
      opposed: true,
      'not-arranged': true,
      'unknown-cause-or-resolution': true,
      'red-flag-open': true,
    }),
  ],
  ['dangers', DANGERS, DANGER_CAUSES],
  [
    'who answers in danger',
    DANGER_SERVICES,
    Object.values(DANGER_NUMBERS).flatMap((numbers) => numbers.map(({ reaches }) => reaches)),
  ],
  ['professions one may refuse', CARE_KINDS_KNOWN, Object.keys(REFUSABLE_PROFESSIONS)],
  ['history', HISTORY, historyCodes()],
];

describe('every code has French words', () => {
  it.each(IN_WORDS)('%s', (_name, words, wanted) => {
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
  });

  it('when the sources of the follow-up are read, then its history codes are found', () => {
    expect(historyCodes()).toEqual(
      expect.arrayContaining(['call-attempted', 'break-opened', 'care-arranged']),
    );
    expect(new Set(historyCodes()).size).toBeGreaterThan(20);
  });

  it('when an alarm is raised on the spot, then its causes are those of the catalogue', () => {
    expect(ALARM_CAUSES.R14).toEqual(BREAK_RULES.R14.causes);
    expect(ALARM_CAUSES.R22).toEqual(BREAK_RULES.R22.causes);
  });

  it('when a person reports a break, then codes and causes are those of the catalogue and of the API', () => {
    const reported = codes<ReportedBreakCode>({
      R01: true,
      R05: true,
      R06: true,
      R07: true,
      R10: true,
      R11: true,
      R12: true,
      R17: true,
      R18: true,
      R19: true,
      R20: true,
      R21: true,
    });
    expect(reportedBreakCodes).toEqual(reported);
    const catalogued = reportedBreakCodes.map((code) => [code, BREAK_RULES[code].causes]);
    expect(Object.entries(REPORTED_CAUSES)).toEqual(catalogued);
  });

  it('when an outcome is chosen, then nine have a key and every other a button', () => {
    expect(OUTCOME_KEYS).toHaveLength(9);
    expect([...OUTCOME_KEYS, ...OTHER_OUTCOMES].sort()).toEqual([...callOutcomes].sort());
    expect(OUTCOME_KEYS[0]).toBe('reached');
    expect(OUTCOME_KEYS[8]).toBe('red-flag');
  });
});
