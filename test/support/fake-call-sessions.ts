import type { CallSessionUseCases } from '../../application/calls/call-session-use-cases';
import type { CallSessionView } from '../../application/calls/call-session-views';

const SESSION_ID = '0192f0c1-0000-7000-8000-0000000000c5';

const A_SESSION: CallSessionView = {
  sessionId: SESSION_ID,
  followUpId: SESSION_ID,
  callKey: 'call-j2',
  direction: 'outgoing',
  status: 'open',
  holder: { accountId: SESSION_ID, displayName: 'A' },
  openedAt: '2026-11-22T15:00:00.000Z',
  touchedAt: '2026-11-22T15:00:00.000Z',
  revision: 0,
  traits: [],
  verified: false,
  speakingWith: null,
  notes: '',
  answers: [],
  alerts: [],
  coreOnly: false,
  resumes: null,
  resumption: 'none',
  handover: null,
  handoverStated: 'none',
  incomingNumber: null,
  patient: { birthName: 'D', usedName: null, firstGivenName: null, birthDate: null, address: null },
  relatives: [],
  numbers: [],
  setting: null,
};

/** Answers of the fake where nothing is looked at. */
export function emptyCallSessions(): CallSessionUseCases {
  const one = async () => A_SESSION;
  return {
    openCallSession: one,
    openIncomingCall: one,
    callSessions: async () => [],
    callSession: one,
    saveCallDraft: one,
    handOverCall: one,
    leaveCall: one,
    endCallSession: one,
    callsToMake: async () => ({ now: [], later: [], truncated: false }),
    findByNumber: async () => [],
    callBacks: async () => [],
    recordCallBack: async () => ({ factId: 'f', status: 'applied' }),
  };
}

export const CALL_SESSION_BODIES: Readonly<Record<string, object>> = {
  'calls/{callKey}/sessions': {},
  'incoming-calls': { caller: 'patient' },
  'breaks/{breakId}/call-backs': { outcome: 'no-answer' },
  '/v1/incoming-calls': { number: '03 53 01 00 01' },
  '/v1/call-sessions/{sessionId}': {
    expectedRevision: 0,
    traits: [],
    speakingWith: null,
    notes: '',
    answers: [],
  },
  '/v1/call-sessions/{sessionId}/handover': { toAccountId: SESSION_ID },
  '/v1/call-sessions/{sessionId}/leaving': {},
  '/v1/call-sessions/{sessionId}/ending': {},
};
