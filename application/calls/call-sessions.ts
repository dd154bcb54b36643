import { callForIncoming, isOverStatus, mayResume, type Call } from '../../domain/follow-up';
import type { Application, Caller } from '../application';
import { CallSessionRefusedError, FactRefusedError, NotFoundError, ScriptRefusedError } from '../errors';
import type { CallFile } from './call-records';
import type { CallSessionUseCases, IncomingCaller, TakingUp } from './call-session-use-cases';
import type { CallSessionRecords, KeptSession, SessionChange, SessionContent } from './call-session-records';
import type { CallSessionView, Resumption } from './call-session-views';
import { recordCallBack, type CallBackDependencies } from './call-back';
import { conductScript, type ScriptDependencies } from './conduct-script';

export interface CallSessionDependencies extends ScriptDependencies, CallBackDependencies {
  readonly audit: Application['audit'];
  /** The use-cases that giving a call to a colleague, and keeping a note, rest on. */
  readonly others: () => Pick<Application, 'assignItem' | 'colleagues' | 'addNote'>;
}

const BEGINNING: SessionContent = {
  traits: [],
  speakingWith: null,
  notes: '',
  answers: [],
  alerts: [],
  coreOnly: false,
  resumes: null,
  resumption: 'none',
  incomingNumber: null,
  handoverWords: null,
  handoverStated: 'none',
  takeOverReason: null,
};

/** Calls in hand; what each does is said with `CallSessionUseCases`. */
export function callSessionUseCases(dependencies: CallSessionDependencies): CallSessionUseCases {
  const { sessions, audit } = dependencies;
  return {
    openCallSession: (caller, followUpId, callKey, taking) =>
      openOutgoing(dependencies, caller, followUpId, callKey, taking),
    openIncomingCall: (caller, followUpId, incoming, taking) =>
      openIncoming(dependencies, caller, followUpId, incoming, taking),
    callSessions: (caller) => sessions.mine(caller),
    callSession: async (caller, sessionId) => {
      const session = await own(sessions, caller, sessionId);
      await audit(caller, 'call.hold', { kind: 'follow-up', id: session.followUpId }, 'allowed');
      return viewOf(sessions, caller, sessionId);
    },
    saveCallDraft: (caller, sessionId, draft, expectedRevision) =>
      changed(sessions, caller, sessionId, { content: draft, status: 'open' }, expectedRevision),
    handOverCall: (caller, sessionId, handover) => handOver(dependencies, caller, sessionId, handover),
    leaveCall: (caller, sessionId, expectedRevision) =>
      changed(sessions, caller, sessionId, { status: 'left' }, expectedRevision),
    endCallSession: (caller, sessionId, expectedRevision) =>
      endWithoutAttempt(dependencies, caller, sessionId, expectedRevision),
    callsToMake: (caller) => sessions.callsToMake(caller),
    findByNumber: async (caller, number) => {
      const matches = await sessions.findByNumber(caller, number);
      await audit(caller, 'patient.search', null, 'allowed');
      return matches;
    },
    callBacks: async (caller) => {
      const callBacks = await sessions.callBacks(caller);
      await audit(caller, 'call.callBack', null, 'allowed');
      return callBacks;
    },
    recordCallBack: (caller, followUpId, callBack, factId) =>
      recordCallBack(dependencies, caller, followUpId, callBack, factId),
  };
}

async function openOutgoing(
  dependencies: CallSessionDependencies,
  caller: Caller,
  followUpId: string,
  callKey: string,
  taking: TakingUp,
): Promise<CallSessionView> {
  const file = await fileOf(dependencies, caller, followUpId);
  if (isOverStatus(file.status)) throw new FactRefusedError('follow-up-over');
  const call = file.state?.calls.find(({ key }) => key === callKey);
  if (call === undefined) throw new FactRefusedError('unknown-subject');
  if (call.status === 'done' || call.status === 'dropped') throw new FactRefusedError('already-settled');
  const content = { ...BEGINNING, ...(await resumption(dependencies, caller, followUpId, file, call)) };
  return take(dependencies, caller, { followUpId, callKey, direction: 'outgoing', content, taking });
}

async function openIncoming(
  dependencies: CallSessionDependencies,
  caller: Caller,
  followUpId: string,
  { caller: who, relativeIndex, number }: IncomingCaller,
  taking: TakingUp,
): Promise<CallSessionView> {
  const file = await fileOf(dependencies, caller, followUpId);
  const call =
    file.state === null || isOverStatus(file.status) ? null : callForIncoming(file.state, dependencies.now());
  const gone = call === null ? {} : await resumption(dependencies, caller, followUpId, file, call);
  const content: SessionContent = {
    ...BEGINNING,
    ...gone,
    incomingNumber: number ?? null,
    speakingWith: { who, ...(relativeIndex === undefined ? {} : { relativeIndex }) },
  };
  const callKey = call?.key ?? null;
  return take(dependencies, caller, { followUpId, callKey, direction: 'incoming', content, taking });
}

async function fileOf(
  { records }: ScriptDependencies,
  caller: Caller,
  followUpId: string,
): Promise<CallFile> {
  const file = await records.file(caller, followUpId);
  if (file === null) throw new NotFoundError('follow-up');
  return file;
}

async function take(
  { sessions, audit }: CallSessionDependencies,
  caller: Caller,
  call: Parameters<CallSessionRecords['take']>[1],
): Promise<CallSessionView> {
  const taken = await sessions.take(caller, call);
  if ('refused' in taken) {
    const reason = taken.reasonMissing ? 'reason-missing' : taken.refused;
    throw new CallSessionRefusedError(reason, taken.holder.displayName);
  }
  const reason = taken.takenOver ? 'taken-over' : undefined;
  await audit(caller, 'call.hold', { kind: 'follow-up', id: call.followUpId }, 'allowed', reason);
  return viewOf(sessions, caller, taken.sessionId);
}

/** An interrupted call goes on where it stopped, once a clinician has what was heard and the script is the same. */
async function resumption(
  dependencies: CallSessionDependencies,
  caller: Caller,
  followUpId: string,
  { state }: CallFile,
  { key, status }: Call,
): Promise<{ readonly resumes: string | null; readonly resumption: Resumption }> {
  if (status !== 'interrupted' || state === null) return { resumes: null, resumption: 'none' };
  if (!mayResume(state, key)) return { resumes: null, resumption: 'red-flag-open' };
  const made = (await dependencies.records.read(caller, followUpId, key)) ?? [];
  const last = made.findLast(({ content }) => content.asked.length > 0);
  if (last === undefined) return { resumes: null, resumption: 'none' };
  const resumes = last.factId;
  try {
    await conductScript({ ...dependencies, shownToNobody: true }, caller, followUpId, key, {
      ...{ answers: [], alerts: [], coreOnly: false, resumes },
    });
    return { resumes, resumption: 'taken-up' };
  } catch (error) {
    if (!(error instanceof ScriptRefusedError)) throw error;
    return { resumes: null, resumption: 'script-changed' };
  }
}

async function viewOf(
  sessions: CallSessionRecords,
  caller: Caller,
  sessionId: string,
): Promise<CallSessionView> {
  const view = await sessions.view(caller, sessionId);
  if (view === null) throw new NotFoundError('call session');
  return view;
}

async function own(sessions: CallSessionRecords, caller: Caller, sessionId: string): Promise<KeptSession> {
  const session = await sessions.kept(caller, sessionId);
  if (session === null) throw new NotFoundError('call session');
  if (session.holderId !== caller.accountId) throw new CallSessionRefusedError('not-yours');
  return session;
}

async function changed(
  sessions: CallSessionRecords,
  caller: Caller,
  sessionId: string,
  change: SessionChange,
  expectedRevision: number | undefined,
): Promise<CallSessionView> {
  const outcome = await sessions.change(caller, sessionId, change, expectedRevision);
  if (outcome === null) throw new NotFoundError('call session');
  if (outcome !== 'changed') refuse(outcome.refused);
  return viewOf(sessions, caller, sessionId);
}

function refuse(reason: 'not-yours' | 'session-over' | 'changed-meanwhile'): never {
  if (reason === 'changed-meanwhile') throw new FactRefusedError(reason);
  throw new CallSessionRefusedError(reason);
}

function requireUnchanged(session: KeptSession, expectedRevision: number | undefined): void {
  if (session.status === 'ended') refuse('session-over');
  if (expectedRevision !== undefined && expectedRevision !== session.revision) refuse('changed-meanwhile');
}

/** The call is the colleague's first, then the session: whatever fails in between, handing over again completes it. */
async function handOver(
  { sessions, others }: CallSessionDependencies,
  caller: Caller,
  sessionId: string,
  {
    toAccountId,
    words,
    expectedRevision,
  }: { readonly toAccountId: string; readonly words?: string; readonly expectedRevision?: number },
): Promise<CallSessionView> {
  const session = await own(sessions, caller, sessionId);
  requireUnchanged(session, expectedRevision);
  const { assignItem, colleagues } = others();
  const isColleague = (await colleagues(caller)).some(({ accountId }) => accountId === toAccountId);
  if (!isColleague || toAccountId === caller.accountId) throw new FactRefusedError('unknown-colleague');
  const stated =
    session.callKey === null
      ? ('none' as const)
      : (
          await assignItem(caller, session.followUpId, {
            itemKey: `call/${session.callKey}`,
            to: { accountId: toAccountId },
          })
        ).status;
  const content = { handoverWords: words ?? null, handoverStated: stated };
  return changed(
    sessions,
    caller,
    sessionId,
    { content, handTo: toAccountId, status: 'open' },
    expectedRevision,
  );
}

async function endWithoutAttempt(
  { sessions, records, others }: CallSessionDependencies,
  caller: Caller,
  sessionId: string,
  expectedRevision: number | undefined,
): Promise<CallSessionView> {
  const session = await own(sessions, caller, sessionId);
  requireUnchanged(session, expectedRevision);
  const { followUpId, callKey, content } = session;
  const file = await records.file(caller, followUpId);
  const call = file?.state?.calls.find(({ key }) => key === callKey);
  const isSettled = call === undefined || call.status === 'done' || call.status === 'dropped';
  if (!isSettled && !isOverStatus(file?.status ?? '')) throw new CallSessionRefusedError('attempt-missing');
  const notes = content?.notes.trim() ?? '';
  if (notes !== '') {
    const saidBy = content?.speakingWith?.who === 'relative' ? 'relative' : 'patient';
    const about = callKey === null ? {} : { about: callKey };
    await others().addNote(caller, followUpId, { text: notes, saidBy, ...about });
  }
  await sessions.end(caller, sessionId, null);
  return viewOf(sessions, caller, sessionId);
}
