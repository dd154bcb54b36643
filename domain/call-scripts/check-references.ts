import type { ActionCatalogue, CallAnswer, CallScriptFile } from './call-script';
import { moreUrgent } from './call-script';
import { BREAK_CODES, type CallScriptProblem } from './problems';

type Report = (path: string, problem: string, remedy: string) => void;

/** What the files name of each other must exist, once, and be reached. */
export function checkReferences(
  catalogue: ActionCatalogue,
  files: readonly CallScriptFile[],
): readonly CallScriptProblem[] {
  const problems: CallScriptProblem[] = [];
  const reached = reachedQuestions(files);
  for (const file of files) {
    const report: Report = (path, problem, remedy) =>
      problems.push({ file: file.file, path, problem, remedy });
    checkUnique(files, file, report);
    checkInheritance(files, file, report);
    checkRule(catalogue, files, file, report);
    checkContinuation(file, report);
    for (const question of file.questions) {
      const path = `questions.${question.id}`;
      if (!reached.has(question.id)) {
        report(path, 'is never asked', 'let an answer open it, or name it in `starts`');
      }
      const days = question.condition?.facts.length === 0 ? question.condition.callDays : [];
      if (days.length > 0 && !days.some((day) => file.callDays.includes(day))) {
        report(`${path}.condition`, 'never holds on a day of this script', `use one of its \`callDays\``);
      }
      for (const answer of question.answers) {
        checkAnswer(catalogue, files, file, answer, `${path}.answers.${answer.value}`, report);
      }
    }
  }
  return problems;
}

function checkUnique(files: readonly CallScriptFile[], file: CallScriptFile, report: Report): void {
  if (files.filter(({ key }) => key === file.key).length > 1) {
    report('key', `${file.key} is the key of another file too`, 'give each its own key');
  }
  const ids = files.flatMap(({ questions }) => questions.map(({ id }) => id));
  for (const { id } of file.questions) {
    if (ids.filter((other) => other === id).length > 1) {
      report(`questions.${id}`, 'is there more than once', 'give each question its own id');
    }
  }
  for (const id of file.starts ?? []) {
    if (!file.questions.some((question) => question.id === id)) {
      report('starts', `names ${id}, which is no question of this file`, 'correct or remove it');
    }
  }
}

function checkInheritance(files: readonly CallScriptFile[], script: CallScriptFile, report: Report): void {
  const base = files.find(({ key }) => key === script.inherits);
  if (script.inherits !== undefined && base === undefined) {
    report('inherits', `names ${script.inherits}, which is no script`, 'use the key of another file');
  }
  if (base?.inherits !== undefined) {
    report('inherits', `names ${base.key}, which inherits itself`, 'inherit from a script that does not');
  }
  for (const id of script.replaces) {
    if (base?.questions.some((question) => question.id === id) !== true) {
      report('replaces', `names ${id}, which is not inherited`, 'correct or remove it');
    }
  }
}

/** An opening leads to the call by answers it can have; nothing else does. */
function checkContinuation(file: CallScriptFile, report: Report): void {
  if ((file.kind === 'opening') !== file.continuesIf.length > 0) {
    const problem = file.kind === 'opening' ? 'is missing' : 'is for an opening only';
    report('continuesIf', problem, 'name the answers after which the call itself begins');
  }
  for (const [index, { question, value }] of file.continuesIf.entries()) {
    const answers = file.questions.find(({ id }) => id === question)?.answers ?? [];
    if (!answers.some((answer) => answer.value === value)) {
      report(`continuesIf.${index}`, `names ${question} = ${value}, which nobody can answer`, 'correct it');
    }
  }
}

function checkRule(
  catalogue: ActionCatalogue,
  files: readonly CallScriptFile[],
  script: CallScriptFile,
  report: Report,
): void {
  const rule = script.cumulativeRule;
  if (rule === undefined) return;
  checkAction(catalogue, rule.action, 'cumulativeRule.action', report);
  checkAsked(files, script, rule.questions, 'cumulativeRule.questions', report);
}

function checkAnswer(
  catalogue: ActionCatalogue,
  files: readonly CallScriptFile[],
  script: CallScriptFile,
  answer: CallAnswer,
  path: string,
  report: Report,
): void {
  checkAction(catalogue, answer.action, `${path}.action`, report);
  if (answer.breakCode !== undefined && !BREAK_CODES.includes(answer.breakCode)) {
    report(`${path}.break`, `${answer.breakCode} is no break code`, 'use R01 to R22');
  }
  for (const id of answer.opens) {
    if (!files.some(({ questions }) => questions.some((question) => question.id === id))) {
      report(`${path}.opens`, `names ${id}, which is no question`, 'use the id of a question');
    }
  }
  for (const { code, action, abnormalIn } of answer.raisedIf) {
    const place = `${path}.raisedIf.${code}`;
    checkAction(catalogue, action, place, report);
    checkAsked(files, script, abnormalIn, place, report);
    if (action === answer.action || moreUrgent(catalogue, action, answer.action) !== action) {
      report(place, `does not raise ${answer.action}`, 'use a more urgent action, or remove the case');
    }
  }
}

function checkAction(catalogue: ActionCatalogue, code: string, path: string, report: Report): void {
  if (catalogue.actions.some((action) => action.code === code)) return;
  report(path, `${code} is no action`, `use a code of the file of actions (${catalogue.key})`);
}

/** These questions belong to the script or to the one it inherits from, and are not replaced. */
function checkAsked(
  files: readonly CallScriptFile[],
  script: CallScriptFile,
  ids: readonly string[],
  path: string,
  report: Report,
): void {
  const parts = files.filter((file) => file === script || file.key === script.inherits);
  const asked = parts.flatMap(({ questions }) => questions.map(({ id }) => id));
  for (const id of ids) {
    if (!asked.includes(id) || script.replaces.includes(id)) {
      report(path, `names ${id}, which this script does not ask`, 'use a question it asks');
    }
  }
}

/** Ids of the questions a call can come to, in whatever script. */
function reachedQuestions(files: readonly CallScriptFile[]): ReadonlySet<string> {
  const all = files.flatMap(({ questions }) => questions);
  const reached = new Set(files.flatMap((file) => file.starts ?? file.questions.map(({ id }) => id)));
  for (const id of reached) {
    const answers = all.find((question) => question.id === id)?.answers ?? [];
    for (const next of answers.flatMap(({ opens }) => opens)) reached.add(next);
  }
  return reached;
}
