import { QuestionNotAsked } from './call-errors';
import { URGENCIES, type CallOutcome, type Urgency } from '../follow-up';
import {
  actionOf,
  moreUrgent,
  type ActionCatalogue,
  type CallAction,
  type CallQuestion,
  type CallScript,
  type SaidVisit,
} from './call-script';
import {
  answer,
  currentAnswers,
  questionOf,
  raiseAlert,
  startCall,
  takeUp,
  wasHeard,
  type CallContext,
  type CallState,
  type ProposedBreak,
} from './conduct-call';
import { summariseCall, type AskedQuestion, type DueAction } from './summarise-call';

/** One answer as it was given, in order; a question answered again is corrected. */
export interface StatedAnswer {
  readonly questionId: string;
  /** Code of the answer, or the number said. */
  readonly value: string;
  readonly cases: readonly string[];
}

/** A call from « Bonjour » to the end: the opening, then the script of the day. */
export interface WholeCall {
  /** `opening` until the identity is verified and the patient agrees. */
  readonly phase: 'opening' | 'call';
  readonly status: CallState['status'];
  /** Still to be asked, the first is the next; what remains when interrupted. */
  readonly pending: readonly CallQuestion[];
  readonly asked: readonly AskedQuestion[];
  /** Most urgent first; empty when nothing was reported. */
  readonly actions: readonly DueAction[];
  readonly highest: CallAction;
  readonly breaks: readonly ProposedBreak[];
  /** How soon a clinician must have the red flag (R14) that was heard; undefined when there is none. */
  readonly urgency: Urgency | undefined;
  /** Whether visits took place, as the answers say, corrections applied; the last word on each care. */
  readonly visits: readonly SaidVisit[];
  /** What the attempt came to, as far as the answers say. */
  readonly outcome: CallOutcome | undefined;
}

/**
 * Conducts a call anew from everything said so far: nothing is kept between two questions.
 *
 * @param stated answers in the order given
 * @param alerts codes of actions raised by the key « Alerte », in any order
 * @param before answers of the interrupted call this one goes on from: they interrupt no more, and raise no red flag
 *   again; the same said anew does
 * @throws CallInterrupted, QuestionNotAsked, AnswerNotAllowed as `answer` and `raiseAlert` do
 */
export function conductWholeCall(
  opening: CallScript,
  script: CallScript,
  context: CallContext,
  stated: readonly StatedAnswer[],
  alerts: readonly string[],
  before: readonly StatedAnswer[] = [],
): WholeCall {
  let begun = startCall(opening, context);
  let call = startCall(script, context);
  const say = ({ questionId, value, cases }: StatedAnswer): void => {
    if (isPut(begun, questionId)) begun = answer(begun, questionId, value, cases);
    else if (leadsToCall(begun)) call = answer(call, questionId, value, cases);
    else throw new QuestionNotAsked(questionId);
  };
  for (const one of before) {
    say(one);
    begun = takeUp(begun);
    call = takeUp(call);
  }
  stated.forEach(say);
  if (leadsToCall(begun)) call = alerts.reduce(raiseAlert, call);
  else begun = alerts.reduce(raiseAlert, begun);
  return together(begun, call);
}

function isPut({ pending, answers }: CallState, questionId: string): boolean {
  return (
    pending.some(({ id }) => id === questionId) || answers.some((given) => given.questionId === questionId)
  );
}

function leadsToCall(opening: CallState): boolean {
  const given = currentAnswers(opening);
  return (
    opening.status === 'done' &&
    opening.script.continuesIf.every(({ question, value }) =>
      given.some((one) => one.questionId === question && one.value === value),
    )
  );
}

function together(opening: CallState, call: CallState): WholeCall {
  const { catalogue } = call.script;
  const inCall = leadsToCall(opening);
  const states = inCall || call.answers.length > 0 ? [opening, call] : [opening];
  const interrupted = states.some(({ status }) => status === 'interrupted');
  const status = interrupted ? 'interrupted' : inCall ? call.status : opening.status;
  const summaries = states.map(summariseCall);
  const highest = moreUrgent(catalogue, opening.highest.code, call.highest.code);
  const breaks = states.flatMap(newBreaks);
  return {
    phase: inCall ? 'call' : 'opening',
    status,
    pending: interrupted ? [...opening.pending, ...call.pending] : (inCall ? call : opening).pending,
    asked: summaries.flatMap(({ asked }) => asked),
    actions: merged(
      catalogue,
      summaries.flatMap(({ actions }) => actions),
    ),
    highest: actionOf(catalogue, highest),
    breaks,
    urgency: urgencyOf(states, breaks),
    visits: saidVisits(states),
    outcome: interrupted ? 'red-flag' : outcomeOf(inCall, states),
  };
}

const RED_FLAGS: ReadonlySet<string> = new Set(['R14', 'R22']);

/** A red flag heard in the interrupted call was raised then. */
function newBreaks(state: CallState): readonly ProposedBreak[] {
  const heard = new Set(state.raised.filter((one) => wasHeard(state, one)).map(({ because }) => because));
  return state.breaks.filter(({ code, because }) => !RED_FLAGS.has(code) || !heard.has(because));
}

function saidVisits(states: readonly CallState[]): readonly SaidVisit[] {
  const said = states.flatMap((state) =>
    currentAnswers(state).flatMap(({ questionId, value }) => {
      const chosen = questionOf(state.script, questionId)?.answers.find((one) => one.value === value);
      return chosen?.visits ?? [];
    }),
  );
  return [...new Map(said.map((visit) => [visit.care, visit])).values()];
}

/** Most urgent first; one entry an action, with every reason for it. */
function merged({ actions }: ActionCatalogue, due: readonly DueAction[]): readonly DueAction[] {
  return actions.flatMap(({ code }) => {
    const same = due.filter((one) => one.code === code);
    const [first] = same;
    return first === undefined ? [] : [{ ...first, because: same.flatMap(({ because }) => because) }];
  });
}

/**
 * A red flag is as urgent as the action its answer led to; one whose action names no clinician waits two hours, never
 * longer. An action that interrupts is a red flag whatever break it proposes.
 */
function urgencyOf(states: readonly CallState[], breaks: readonly ProposedBreak[]): Urgency | undefined {
  const raised = states.flatMap((state) =>
    state.raised
      .filter((one) => !wasHeard(state, one))
      .map(({ because, action }) => ({ because, action: actionOf(state.script.catalogue, action) })),
  );
  const heard = breaks
    .filter(({ code }) => code === 'R14')
    .map(({ because }) => raised.find((one) => one.because === because)?.action.urgency ?? 'two-hours');
  const interrupting = raised
    .filter(({ action }) => action.interrupts)
    .map(({ action }) => action.urgency ?? 'immediate');
  const all = [...heard, ...interrupting];
  return URGENCIES.find((urgency) => all.includes(urgency));
}

function outcomeOf(inCall: boolean, states: readonly CallState[]): CallOutcome | undefined {
  if (inCall) return states.every(({ status }) => status === 'done') ? 'reached' : undefined;
  const outcomes = states.flatMap((state) =>
    currentAnswers(state).map(
      ({ questionId, value }) =>
        questionOf(state.script, questionId)?.answers.find((one) => one.value === value)?.outcome,
    ),
  );
  return outcomes.findLast((outcome) => outcome !== undefined);
}
