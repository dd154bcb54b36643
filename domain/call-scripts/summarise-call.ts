import type { ActionClock, ActionFallback, CallQuestion } from './call-script';
import {
  currentAnswers,
  questionOf,
  type CallState,
  type GivenAnswer,
  type ProposedBreak,
} from './conduct-call';

/** An action to carry out, with every reason for it. */
export interface DueAction {
  readonly code: string;
  readonly label: string;
  readonly who: string;
  /** Counted from the answer, on `clock`. */
  readonly deadlineMinutes: number;
  readonly clock: ActionClock;
  readonly clockRule?: string;
  readonly ifFails?: ActionFallback;
  /** Ids of questions, `cumulative-rule` or `alert`. */
  readonly because: readonly string[];
}

export interface AskedQuestion extends GivenAnswer {
  readonly text: string | null;
  readonly label: string;
}

/** What is written down when a call ends or stops. */
export interface CallSummary {
  readonly scriptKey: string;
  readonly scriptVersion: string;
  readonly status: CallState['status'];
  readonly asked: readonly AskedQuestion[];
  readonly remaining: readonly CallQuestion[];
  /** Most urgent first; empty when nothing was reported. */
  readonly actions: readonly DueAction[];
  readonly breaks: readonly ProposedBreak[];
}

/** Says what was asked, what remains, and who must do what in how many minutes. */
export function summariseCall(state: CallState): CallSummary {
  return {
    scriptKey: state.script.key,
    scriptVersion: state.script.version,
    status: state.status,
    asked: currentAnswers(state).map((given) => asked(state, given)),
    remaining: state.pending,
    actions: dueActions(state),
    breaks: state.breaks,
  };
}

function asked(state: CallState, given: GivenAnswer): AskedQuestion {
  const question = questionOf(state.script, given.questionId);
  const chosen = question?.answers.find(({ value }) => value === given.value);
  return { ...given, text: question?.text ?? null, label: chosen?.label ?? given.value };
}

function dueActions({ script, raised }: CallState): readonly DueAction[] {
  return script.catalogue.actions.flatMap(({ code, label, who, due, ifFails }) => {
    const because = raised.filter(({ action }) => action === code).map((one) => one.because);
    if (due === undefined || because.length === 0) return [];
    return [{ code, label, who, ...due, ...(ifFails && { ifFails }), because }];
  });
}
