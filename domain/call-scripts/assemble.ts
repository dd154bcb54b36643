import type { ActionCatalogue, CallQuestion, CallScript, CallScriptFile, SignedFile } from './call-script';
import { checkReferences } from './check-references';
import { InvalidCallScript } from './problems';

/**
 * Puts the files together: checks what they name of each other, applies inheritance.
 *
 * An inheriting script asks the questions of its base save those it replaces; its own stand where the first
 * replaced question stood, so that a red flag of the pathway is asked as early as the general one it replaces.
 *
 * @returns scripts by key
 * @throws InvalidCallScript naming every problem by file, place and remedy: an unknown action, question or break
 *   code, a question nothing leads to, a script that inherits from none
 */
export function assembleCallScripts(
  catalogue: ActionCatalogue,
  files: readonly CallScriptFile[],
): ReadonlyMap<string, CallScript> {
  const problems = checkReferences(catalogue, files);
  if (problems.length > 0) throw new InvalidCallScript(problems);
  return new Map(files.map((file) => [file.key, resolve(catalogue, files, file)]));
}

function resolve(
  catalogue: ActionCatalogue,
  files: readonly CallScriptFile[],
  script: CallScriptFile,
): CallScript {
  const { file: _file, starts: _starts, replaces: _replaces, ...words } = script;
  const base = files.find(({ key }) => key === script.inherits);
  const questions = base === undefined ? script.questions : inherited(base, script);
  const opened = openedElsewhere(files, questions);
  const sources = files.filter(
    (file) =>
      file === script || file === base || file.questions.some((question) => opened.includes(question)),
  );
  return {
    ...words,
    catalogue,
    questions,
    starts: script.starts ?? questions.map(({ id }) => id),
    opened,
    cumulativeRules: [base, script].flatMap((part) => part?.cumulativeRule ?? []),
    reliesOn: [catalogue, ...sources].map(({ key, version, signature }): SignedFile => ({
      key,
      version,
      signature,
    })),
  };
}

function inherited(base: CallScriptFile, script: CallScriptFile): readonly CallQuestion[] {
  const first = base.questions.findIndex(({ id }) => script.replaces.includes(id));
  const at = first === -1 ? base.questions.length : first;
  const kept = (questions: readonly CallQuestion[]): CallQuestion[] =>
    questions.filter(({ id }) => !script.replaces.includes(id));
  return [...kept(base.questions.slice(0, at)), ...script.questions, ...kept(base.questions.slice(at))];
}

/** Questions of other files that these can open, directly or through one another. */
function openedElsewhere(
  files: readonly CallScriptFile[],
  questions: readonly CallQuestion[],
): readonly CallQuestion[] {
  const all = files.flatMap((file) => file.questions);
  const reached = new Set(questions);
  for (const question of reached) {
    const ids = question.answers.flatMap(({ opens }) => opens);
    for (const next of all) if (ids.includes(next.id)) reached.add(next);
  }
  return [...reached].filter((question) => !questions.includes(question));
}
