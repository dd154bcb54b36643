import { AnswerNotAllowed, CallInterrupted, QuestionNotAsked } from './call-errors';
import {
  actionOf,
  asksSomething,
  moreUrgent,
  type CallAction,
  type CallAnswer,
  type CallDay,
  type CallFact,
  type CallQuestion,
  type CallScript,
  type RaisingCase,
} from './call-script';

/** What is known when a call begins. */
export interface CallContext {
  readonly callDay?: CallDay;
  /** Facts known to hold or not; one that is absent is unknown and its questions are asked. */
  readonly facts?: Readonly<Partial<Record<CallFact, boolean>>>;
  /** Only the questions that are always asked. */
  readonly coreOnly?: boolean;
  /** The block opened by hand; a script of side blocks begins with one of them. */
  readonly entry?: string;
  /** Only these questions: what an interrupted call left, asked later. */
  readonly onlyQuestions?: readonly string[];
}

export interface GivenAnswer {
  readonly questionId: string;
  readonly value: string;
  /** The number said, when the answer is a range. */
  readonly number?: number;
  /** Codes of the cases the operator ticked. */
  readonly cases: readonly string[];
}

/** The most urgent action one question, one rule or the alert key has led to. */
export interface RaisedAction {
  /** Id of a question, `cumulative-rule` or `alert`. */
  readonly because: string;
  readonly action: string;
}

export interface ProposedBreak {
  readonly code: string;
  /** Id of a question, `cumulative-rule` or `alert`. */
  readonly because: string;
}

/** A call under way; a plain value, never changed in place. */
export interface CallState {
  readonly script: CallScript;
  readonly context: CallContext;
  /** `interrupted` is final: what remains is asked in another call. */
  readonly status: 'open' | 'interrupted' | 'done';
  /** Still to be asked, in order; the first is the next. Not to be asked while interrupted. */
  readonly pending: readonly CallQuestion[];
  /** Every answer given, corrections after what they correct. */
  readonly answers: readonly GivenAnswer[];
  readonly raised: readonly RaisedAction[];
  /** The most urgent action so far. It never goes down: only a clinician lowers it (rule 4). */
  readonly highest: CallAction;
  readonly breaks: readonly ProposedBreak[];
  /** What was heard in the interrupted call this one goes on from: it interrupted once, and a clinician has it. */
  readonly heard: readonly RaisedAction[];
}

/**
 * Begins a call: the questions whose condition holds or is unknown, in the script's order.
 *
 * @throws QuestionNotAsked when a side script is opened without one of its blocks
 */
export function startCall(script: CallScript, context: CallContext): CallState {
  const pending = script.questions.filter((question) => isDue(script, question, context));
  const left = [...script.questions, ...script.opened].filter(({ id }) =>
    context.onlyQuestions?.includes(id),
  );
  const [leastUrgent] = script.catalogue.actions.slice(-1);
  if (leastUrgent === undefined) throw new RangeError('a catalogue has at least one action');
  const asked = context.onlyQuestions === undefined ? pending : left;
  if (script.kind === 'side' && asked.length === 0) throw new QuestionNotAsked(context.entry ?? script.key);
  return {
    script,
    context,
    status: asked.length === 0 ? 'done' : 'open',
    pending: asked,
    answers: [],
    raised: [],
    highest: leastUrgent,
    breaks: [],
    heard: [],
  };
}

/**
 * The same call gone on with after a clinician has what interrupted it: what was heard until now interrupts no more.
 * Whatever is heard anew, the same included, does.
 */
export function takeUp(state: CallState): CallState {
  const status = state.pending.length === 0 ? 'done' : 'open';
  return { ...state, heard: state.raised, status };
}

/** Whether a reason led to that action in the interrupted call already. */
export function wasHeard({ heard }: CallState, { because, action }: RaisedAction): boolean {
  return heard.some((one) => one.because === because && one.action === action);
}

/**
 * Records an answer. A question answered before may be answered again: the correction counts from then on,
 * what the first answer set going stays.
 *
 * @param value code of the answer, or the number said when answers are ranges (`4-6`)
 * @param cases codes of the cases ticked, which make the answer more urgent
 * @returns the call after it: `interrupted` when the action reached interrupts, `done` when nothing is left to ask
 * @throws CallInterrupted, QuestionNotAsked, AnswerNotAllowed
 */
export function answer(
  state: CallState,
  questionId: string,
  value: string,
  cases: readonly string[] = [],
): CallState {
  if (state.status === 'interrupted') throw new CallInterrupted();
  const question = askedQuestion(state, questionId);
  const chosen = chosenAnswer(question, value);
  if (chosen === undefined || cases.some((code) => !chosen.raisedIf.some((known) => known.code === code))) {
    throw new AnswerNotAllowed(questionId);
  }
  const number = chosen.value === value ? {} : { number: Number(value) };
  const given = { questionId, value: chosen.value, cases, ...number };
  const answers = [...state.answers, given];
  return settle({
    ...saidAnew({ ...state, answers }, given),
    pending: [
      ...newlyOpened(state, questionId, chosen),
      ...state.pending.filter(({ id }) => id !== questionId),
    ],
    breaks:
      chosen.breakCode === undefined
        ? state.breaks
        : withBreak(state.breaks, { code: chosen.breakCode, because: questionId }),
  });
}

/**
 * The single key « Alerte »: something grave said outside the questions, at any moment, even once interrupted.
 *
 * @param action code of an action that has alert words
 * @throws AnswerNotAllowed when it has none
 */
export function raiseAlert(state: CallState, action: string): CallState {
  if (state.script.catalogue.alertWords[action] === undefined) throw new AnswerNotAllowed('alert');
  return settle({ ...state, raised: withRaised(state, state.raised, { because: 'alert', action }) });
}

/** An answer that leads again where it had led in the interrupted call is heard anew. */
function saidAnew(state: CallState, given: GivenAnswer): CallState {
  if (state.heard.length === 0) return state;
  const again: RaisedAction = { because: given.questionId, action: reachedAction(state, given) };
  const heard = state.heard.filter(
    ({ because, action }) => because !== again.because || action !== again.action,
  );
  return { ...state, heard };
}

/** The last answer given to each question, corrections applied. */
export function currentAnswers(state: CallState): readonly GivenAnswer[] {
  return [...new Map(state.answers.map((given) => [given.questionId, given])).values()];
}

/** Any question this call can put, by its id. */
export function questionOf(script: CallScript, id: string): CallQuestion | undefined {
  return [...script.questions, ...script.opened].find((question) => question.id === id);
}

function isDue(script: CallScript, question: CallQuestion, context: CallContext): boolean {
  if (script.kind === 'side') return question.id === context.entry;
  if (!script.starts.includes(question.id)) return false;
  return (question.core || context.coreOnly !== true) && mayHold(question, context);
}

/** Whether the condition holds or nobody can tell: in doubt the question is asked. */
function mayHold({ condition }: CallQuestion, { facts, callDay }: CallContext): boolean {
  if (condition === undefined) return true;
  if (condition.facts.some((fact) => facts?.[fact] !== false)) return true;
  return condition.callDays.length > 0 && (callDay === undefined || condition.callDays.includes(callDay));
}

function askedQuestion(state: CallState, id: string): CallQuestion {
  const answered = state.answers.some(({ questionId }) => questionId === id);
  const question = answered
    ? questionOf(state.script, id)
    : state.pending.find((pending) => pending.id === id);
  if (question === undefined) throw new QuestionNotAsked(id);
  return question;
}

function chosenAnswer(question: CallQuestion, value: string): CallAnswer | undefined {
  const named = question.answers.find((candidate) => candidate.value === value);
  if (named !== undefined || question.type !== 'number' || !/^\d{1,3}$/.test(value)) return named;
  return question.answers.find((candidate) => {
    const range = /^(\d+)-(\d+)$/.exec(candidate.value);
    return range !== null && Number(range[1]) <= Number(value) && Number(value) <= Number(range[2]);
  });
}

/** What an answer opens is asked next, once in a call, whatever the length of the call. */
function newlyOpened(state: CallState, questionId: string, { opens }: CallAnswer): readonly CallQuestion[] {
  const known = new Set([
    questionId,
    ...state.pending.map(({ id }) => id),
    ...state.answers.map((given) => given.questionId),
  ]);
  return opens.flatMap((id) => (known.has(id) ? [] : (questionOf(state.script, id) ?? [])));
}

/** Works out again what the answers lead to: an answer may make an earlier one more urgent. */
function settle(state: CallState): CallState {
  const { catalogue } = state.script;
  const fromAnswers = currentAnswers(state).map((given) => ({
    because: given.questionId,
    action: reachedAction(state, given),
  }));
  const fromRules = state.script.cumulativeRules
    .filter((rule) => abnormal(state, rule.questions).length >= rule.abnormalFrom)
    .map(({ action }) => ({ because: 'cumulative-rule', action }));
  const raised = [...fromAnswers, ...fromRules]
    .filter(({ action }) => asksSomething(catalogue, action))
    .reduce((known, next) => withRaised(state, known, next), state.raised);
  const highest = raised.reduce(
    (code, { action }) => moreUrgent(catalogue, code, action),
    state.highest.code,
  );
  const [leastUrgent] = catalogue.actions.slice(-1);
  const anew = raised
    .filter((one) => !wasHeard(state, one))
    .reduce((code, { action }) => moreUrgent(catalogue, code, action), leastUrgent?.code ?? highest);
  const interrupted = actionOf(catalogue, anew).interrupts;
  return {
    ...state,
    raised,
    highest: actionOf(catalogue, highest),
    breaks: raised.reduce((known, { because, action }) => {
      const code = actionOf(catalogue, action).breakCode;
      return code === undefined ? known : withBreak(known, { code, because });
    }, state.breaks),
    status: interrupted ? 'interrupted' : state.pending.length === 0 ? 'done' : 'open',
  };
}

function reachedAction(state: CallState, given: GivenAnswer): string {
  const question = questionOf(state.script, given.questionId);
  const chosen = question?.answers.find(({ value }) => value === given.value);
  if (chosen === undefined) throw new AnswerNotAllowed(given.questionId);
  return chosen.raisedIf
    .filter((raising) => given.cases.includes(raising.code) || holds(state, raising))
    .reduce((code, { action }) => moreUrgent(state.script.catalogue, code, action), chosen.action);
}

function holds(state: CallState, { facts, abnormalIn }: RaisingCase): boolean {
  return facts.some((fact) => state.context.facts?.[fact] === true) || abnormal(state, abnormalIn).length > 0;
}

/** Those of these questions whose present answer asks something of somebody. */
function abnormal(state: CallState, questions: readonly string[]): readonly string[] {
  return currentAnswers(state)
    .filter(({ questionId, value }) => {
      const chosen = questionOf(state.script, questionId)?.answers.find((one) => one.value === value);
      return chosen !== undefined && asksSomething(state.script.catalogue, chosen.action);
    })
    .map(({ questionId }) => questionId)
    .filter((id) => questions.includes(id));
}

/** Each reason keeps the most urgent action it has led to. */
function withRaised(
  { script }: CallState,
  raised: readonly RaisedAction[],
  next: RaisedAction,
): readonly RaisedAction[] {
  const before = raised.find(({ because }) => because === next.because);
  if (before === undefined) return [...raised, next];
  const action = moreUrgent(script.catalogue, before.action, next.action);
  return raised.map((one) => (one === before ? { because: next.because, action } : one));
}

/** A break is proposed once for each reason. */
function withBreak(breaks: readonly ProposedBreak[], next: ProposedBreak): readonly ProposedBreak[] {
  const known = breaks.some(({ code, because }) => code === next.code && because === next.because);
  return known ? breaks : [...breaks, next];
}
