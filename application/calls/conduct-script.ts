import {
  AnswerNotAllowed,
  callDayOf,
  callFactsOf,
  CallInterrupted,
  conductWholeCall,
  isSigned,
  mayOpen,
  openingScript,
  QuestionNotAsked,
  scriptForCall,
  type CallScript,
  type StatedAnswer,
  type WholeCall,
} from '../../domain/call-scripts';
import { BREAK_RULES, type BreakCode } from '../../domain/follow-up';
import type { Caller } from '../application';
import { FactRefusedError, NotFoundError, ScriptRefusedError } from '../errors';
import type { CallFile, CallRecords } from './call-records';

export interface ScriptDependencies {
  readonly records: CallRecords;
  /** By key; none when the folder of scripts is empty, which a door never is given. */
  readonly scripts: ReadonlyMap<string, CallScript>;
  /** Whether unsigned scripts open, under a banner. */
  readonly demonstration: boolean;
}

/** What has been said so far; the whole of it comes with every question. */
export interface ScriptAnswers {
  readonly answers: readonly StatedAnswer[];
  /** Codes of actions raised by the key « Alerte ». */
  readonly alerts: readonly string[];
  /** Only the questions that are always asked. */
  readonly coreOnly: boolean;
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
 * @throws ScriptRefusedError `script-unsigned` in production; `script-interrupted`, `script-answer-unknown` for
 *   answers that do not follow from one another
 */
export async function conductScript(
  { records, scripts, demonstration }: ScriptDependencies,
  caller: Caller,
  followUpId: string,
  callKey: string,
  stated: ScriptAnswers,
): Promise<ConductedScript> {
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
  const call = sound(() => conductWholeCall(opening, script, context, stated.answers, stated.alerts));
  return {
    script,
    file,
    signed: isSigned(script) && isSigned(opening),
    call,
    proposals: proposalsOf(call),
    alertWords: script.catalogue.alertWords,
  };
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
