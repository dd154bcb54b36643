import {
  AnswerNotAllowed,
  callDayOf,
  callFactsOf,
  CallInterrupted,
  claimsIdentity,
  conductWholeCall,
  isSigned,
  isVerified,
  mayOpen,
  openingScript,
  QuestionNotAsked,
  scriptForCall,
  type CallScript,
  type StatedAnswer,
  type WholeCall,
} from '../../domain/call-scripts';
import { BREAK_RULES, mayResume, type BreakCode } from '../../domain/follow-up';
import type { Caller } from '../application';
import { CallSessionRefusedError, FactRefusedError, NotFoundError, ScriptRefusedError } from '../errors';
import type { CallFile, CallRecords } from './call-records';
import type { CallSessionRecords, KeptSession } from './call-session-records';

export interface ScriptDependencies {
  readonly records: CallRecords;
  readonly sessions: CallSessionRecords;
  /** By key; none when the folder of scripts is empty, which a door never is given. */
  readonly scripts: ReadonlyMap<string, CallScript>;
  /** Whether unsigned scripts open, under a banner. */
  readonly demonstration: boolean;
  /** Nothing of it is shown to anybody: whom one speaks with does not matter. */
  readonly shownToNobody?: true;
}

/** What has been said so far; the whole of it comes with every question. */
export interface ScriptAnswers {
  readonly answers: readonly StatedAnswer[];
  /** Codes of actions raised by the key « Alerte ». */
  readonly alerts: readonly string[];
  /** Only the questions that are always asked. */
  readonly coreOnly: boolean;
  /** The fact of the interrupted attempt whose answers come before these. */
  readonly resumes?: string | undefined;
  /** The session in which they were given. */
  readonly sessionId?: string | undefined;
}

/** How a proposed break becomes one: at once, when the caller confirms it, or by another command of its own. */
export type ProposalKind = 'alert' | 'to-confirm' | 'elsewhere';

export interface Proposal {
  readonly code: BreakCode;
  readonly kind: ProposalKind;
  readonly causes: readonly string[];
}

/** A call as far as it has come. */
export interface ConductedScript {
  readonly script: CallScript;
  /** Whose title may be read: the opening's until two traits were checked. */
  readonly shown: CallScript;
  /** Whether the identity was said to be verified. */
  readonly claimed: boolean;
  readonly file: CallFile;
  readonly signed: boolean;
  readonly call: WholeCall;
  readonly proposals: readonly Proposal[];
  /** Words said at any moment, by the action they lead to. */
  readonly alertWords: Readonly<Record<string, readonly string[]>>;
}

const DAY_MS = 86_400_000;

/**
 * Conducts the script of a call anew from everything said so far: nothing of it is kept.
 *
 * @throws NotFoundError outside the caller's walls
 * @throws FactRefusedError `unknown-subject` when the follow-up has no such call
 * @throws FactRefusedError `red-flag-open` when it goes on from an interrupted call before a clinician has what was
 *   heard in it
 * @throws CallSessionRefusedError `traits-unchecked` when the identity is said to be verified in a session in which
 *   fewer than two traits were checked, or no session shows that they were when a call goes on; `not-yours`
 * @throws ScriptRefusedError `script-unsigned` in production; `script-interrupted`, `script-answer-unknown` for
 *   answers that do not follow from one another
 */
export async function conductScript(
  dependencies: ScriptDependencies,
  caller: Caller,
  followUpId: string,
  callKey: string,
  stated: ScriptAnswers,
): Promise<ConductedScript> {
  const { records, scripts, demonstration } = dependencies;
  const file = await records.file(caller, followUpId);
  if (file === null) throw new NotFoundError('follow-up');
  const planned = file.state?.plan.calls.find(({ key }) => key === callKey);
  const known = planned ?? file.state?.calls.find(({ key }) => key === callKey);
  if (file.state === null || known === undefined) throw new FactRefusedError('unknown-subject');
  const days = Math.floor(((planned?.window.from ?? file.dischargedAt) - file.dischargedAt) / DAY_MS);
  const callDay = callDayOf(callKey, days);
  const script = scriptForCall(scripts, file.pathwayKey, callDay);
  const opening = openingScript(scripts);
  if (!mayOpen(script, { demonstration }) || !mayOpen(opening, { demonstration })) {
    throw new ScriptRefusedError('script-unsigned');
  }
  const context = {
    callDay,
    facts: callFactsOf(file.discharge, file.state.cares),
    coreOnly: stated.coreOnly,
  };
  const before = await answersBefore(dependencies, caller, { followUpId, callKey, file, script }, stated);
  const claimed = claimsIdentity(opening, [...before, ...stated.answers]);
  const session = await sessionOf(dependencies, caller, { followUpId, callKey }, stated);
  const isFree = stated.resumes === undefined || dependencies.shownToNobody === true;
  const verified = session === null ? isFree : isChecked(session);
  if (claimed && !verified) throw new CallSessionRefusedError('traits-unchecked');
  const call = sound(() => conductWholeCall(opening, script, context, stated.answers, stated.alerts, before));
  return {
    script,
    shown: verified ? script : opening,
    claimed,
    file,
    signed: isSigned(script) && isSigned(opening),
    call,
    proposals: proposalsOf(call),
    alertWords: script.catalogue.alertWords,
  };
}

/** Also over: its attempt was checked when it was recorded, and is being sent again. */
function isChecked({ status, content }: KeptSession): boolean {
  return status === 'ended' || isVerified(content?.traits ?? []);
}

/** @throws NotFoundError for a session of another call; CallSessionRefusedError `not-yours` */
async function sessionOf(
  { sessions }: ScriptDependencies,
  caller: Caller,
  { followUpId, callKey }: { followUpId: string; callKey: string },
  { sessionId }: ScriptAnswers,
): Promise<KeptSession | null> {
  if (sessionId === undefined) return null;
  const session = await sessions.kept(caller, sessionId);
  if (session === null || session.followUpId !== followUpId || session.callKey !== callKey) {
    throw new NotFoundError('call session');
  }
  if (session.holderId !== caller.accountId) throw new CallSessionRefusedError('not-yours');
  return session;
}

interface ResumedCall {
  readonly followUpId: string;
  readonly callKey: string;
  readonly file: CallFile;
  readonly script: CallScript;
}

/**
 * The answers of the interrupted attempt this call goes on from. Only a clinician lowers (call-scripts-fr.md, rule 4):
 * not before one has the red flag.
 */
async function answersBefore(
  { records }: ScriptDependencies,
  caller: Caller,
  { followUpId, callKey, file, script }: ResumedCall,
  { resumes }: ScriptAnswers,
): Promise<readonly StatedAnswer[]> {
  if (resumes === undefined) return [];
  const made = await records.read(caller, followUpId, callKey);
  const interrupted = made?.find(({ factId }) => factId === resumes);
  if (interrupted === undefined || file.state === null) throw new FactRefusedError('unknown-subject');
  if (!mayResume(file.state, callKey)) throw new FactRefusedError('red-flag-open');
  if (interrupted.scriptKey !== script.key || interrupted.scriptVersion !== script.version) {
    throw new ScriptRefusedError('script-answer-unknown');
  }
  return interrupted.content.asked.map(({ questionId, value, number, cases }) => ({
    questionId,
    value: number === undefined ? value : String(number),
    cases,
  }));
}

/** What was said never reaches an error: it is health data. */
function sound(conduct: () => WholeCall): WholeCall {
  try {
    return conduct();
  } catch (error) {
    if (error instanceof CallInterrupted) throw new ScriptRefusedError('script-interrupted');
    if (error instanceof QuestionNotAsked || error instanceof AnswerNotAllowed) {
      throw new ScriptRefusedError('script-answer-unknown');
    }
    throw error;
  }
}

const ALERTS: ReadonlySet<string> = new Set(['R14', 'R22']);
/** Said by the outcome of the attempt, or by a command of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['R02', 'R03', 'R04', 'R08', 'R09', 'R13', 'R15', 'R16']);

function proposalsOf({ breaks }: WholeCall): readonly Proposal[] {
  return [...new Set(breaks.map(({ code }) => code))].filter(isBreakCode).map((code) => ({
    code,
    kind: ALERTS.has(code) ? 'alert' : ELSEWHERE.has(code) ? 'elsewhere' : 'to-confirm',
    causes: BREAK_RULES[code].causes,
  }));
}

function isBreakCode(text: string): text is BreakCode {
  return Object.hasOwn(BREAK_RULES, text);
}
