import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCallScripts } from '../../../../integrations/call-scripts/load-call-scripts';
import { isSigned, mayOpen } from '../../../../domain/call-scripts';
import { assemble, FOLDER, problemsOf, script, shippedFiles, type Data } from './support';

type Question = Data & { id: string; answers: Data[] };

/** The shipped files, one of them changed. */
function changed(name: string, change: (file: Data) => void): Record<string, Data> {
  const files = shippedFiles();
  const file = files[name];
  if (file === undefined) throw new RangeError(`no file ${name}`);
  change(file);
  return files;
}

function question(file: Data, id: string): Question {
  const found = (file['questions'] as Question[]).find((candidate) => candidate.id === id);
  if (found === undefined) throw new RangeError(`no question ${id}`);
  return found;
}

const answerTo = (file: Data, id: string, index: number): Data => question(file, id).answers[index] ?? {};

describe('the shipped call scripts', () => {
  test('when the folder is read, then every script of the reference is there, usable and unsigned', async () => {
    const scripts = await loadCallScripts(FOLDER);
    expect([...scripts.keys()].sort()).toEqual(
      ['BPCO', 'GEN-J2', 'IC', 'ORTHO', 'OUVERTURE', 'PA', 'SITUATIONS', 'SUIVI-J15', 'SUIVI-J30'].sort(),
    );
    const own = (key: string): number =>
      (scripts.get(key)?.questions ?? []).filter(({ id }) => id.startsWith(key.slice(0, 3))).length;
    expect([own('GEN-J2'), own('IC'), own('BPCO'), own('ORTHO')]).toEqual([24, 11, 12, 12]);
    expect([...scripts.values()].map(isSigned)).toEqual(Array.from(scripts, () => false));
  });

  test('when a script is unsigned, then it opens in demonstration only', () => {
    expect(mayOpen(script('GEN-J2'), { demonstration: true })).toBe(true);
    expect(mayOpen(script('GEN-J2'), { demonstration: false })).toBe(false);
  });

  test('when a script is signed but not all it relies on, then it stays closed in production', () => {
    const signed = { state: 'signed', by: 'Dr Exemple', on: '2026-11-02' };
    const files = shippedFiles();
    const sign = (name: string): Data => ({
      ...files[name],
      signature: { ...signed, version: files[name]?.['version'] },
    });
    const partly = { ...files, 'heart-failure.yaml': sign('heart-failure.yaml') };
    const wholly = {
      ...partly,
      'general-j2.yaml': sign('general-j2.yaml'),
      'actions.yaml': sign('actions.yaml'),
    };
    const opens = (all: Record<string, Data>): boolean => {
      const found = assemble(all).get('IC');
      return found !== undefined && mayOpen(found, { demonstration: false });
    };
    expect([opens(partly), opens(wholly)]).toEqual([false, true]);
  });

  test('when a script inherits, then it asks the base save what it replaces, its own where the first stood', () => {
    const ids = script('IC').questions.map(({ id }) => id);
    expect(ids).toHaveLength(24 - 1 + 11);
    expect(ids.slice(0, 3)).toEqual(['GEN-01', 'IC-01', 'IC-02']);
    expect(ids.slice(12, 14)).toEqual(['GEN-03', 'GEN-04']);
    const older = script('PA').questions.map(({ id }) => id);
    expect(older).toHaveLength(24 - 5 + 12);
    expect(['GEN-05', 'GEN-10', 'GEN-12', 'GEN-20', 'GEN-22'].filter((id) => older.includes(id))).toEqual([]);
  });
});

describe('a file that cannot be used', () => {
  test.each<[string, string, (file: Data) => void, string]>([
    [
      'an unknown action',
      'general-j2.yaml',
      (file) => (answerTo(file, 'GEN-05', 1)['action'] = 'CLINICIEN'),
      'general-j2.yaml: questions.GEN-05.answers.etourdi.action',
    ],
    [
      'an unknown question to open',
      'opening.yaml',
      (file) => (answerTo(file, 'OUV-01', 1)['opens'] = ['PRO-99']),
      'opening.yaml: questions.OUV-01.answers.proche.opens',
    ],
    [
      'an unknown break code',
      'general-j2.yaml',
      (file) => (answerTo(file, 'GEN-01', 2)['break'] = 'R23'),
      'general-j2.yaml: questions.GEN-01.answers.moins_bien.break',
    ],
    [
      'a missing text',
      'copd.yaml',
      (file) => delete question(file, 'BPCO-01')['text'],
      'copd.yaml: questions.BPCO-01.text',
    ],
    [
      'a question ticked without an instruction',
      'opening.yaml',
      (file) => delete question(file, 'OUV-06')['instruction'],
      'opening.yaml: questions.OUV-06.text',
    ],
    [
      'a case that raises nothing',
      'general-j2.yaml',
      (file) => (answerTo(file, 'GEN-05', 3)['action'] = 'URGENCE_15'),
      'general-j2.yaml: questions.GEN-05.answers.tete.raisedIf.anticoagulant-or-head-signs',
    ],
    [
      'a replaced question that is not inherited',
      'older-person.yaml',
      (file) => (file['replaces'] = ['GEN-05', 'IC-01']),
      'older-person.yaml: replaces',
    ],
    ['an unknown base', 'copd.yaml', (file) => (file['inherits'] = 'GEN-J4'), 'copd.yaml: inherits'],
    [
      'a rule over a question not asked',
      'copd.yaml',
      (file) => (file['cumulativeRule'] = { ...(file['cumulativeRule'] as Data), questions: ['GEN-02'] }),
      'copd.yaml: cumulativeRule.questions',
    ],
    [
      'a condition that never holds on the days of the script',
      'older-person.yaml',
      (file) => (question(file, 'PA-04')['condition'] = { label: 'appel J3', callDays: ['J3'] }),
      'older-person.yaml: questions.PA-04.condition',
    ],
    [
      'an unknown fact',
      'general-j2.yaml',
      (file) => (question(file, 'GEN-14')['condition'] = { label: 'x', facts: ['nurse'] }),
      'general-j2.yaml: questions.GEN-14.condition.facts',
    ],
    [
      'a visit of a care no call asks about',
      'follow-up-j15.yaml',
      (file) => (answerTo(file, 'S15-02', 0)['visits'] = [{ care: 'meals', outcome: 'kept' }]),
      'follow-up-j15.yaml: questions.S15-02.answers.oui.visits.0.care',
    ],
    [
      'an action left out of the order',
      'actions.yaml',
      (file) => (file['priority'] as string[]).shift(),
      'actions.yaml: priority',
    ],
    [
      'a signature given to another version',
      'copd.yaml',
      (file) => (file['signature'] = { state: 'signed', by: 'Dr X', on: '2026-11-02', version: '2025.9' }),
      'copd.yaml: signature.version',
    ],
  ])('when it has %s, then the error names the place and a remedy', (_what, name, change, place) => {
    expect(problemsOf(changed(name, change))).toContain(place);
  });

  test('when no answer leads to a question, then it is named', () => {
    const files = changed('opening.yaml', (file) => {
      for (const given of question(file, 'OUV-05').answers) given['opens'] = undefined;
    });
    expect(problemsOf(files)).toEqual(['opening.yaml: questions.OUV-06']);
  });
});

describe('a folder with a broken file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'call-scripts-'));
    cpSync(FOLDER, folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('when two files cannot be used, then both are named, with the line of what is no YAML', async () => {
    writeFileSync(join(folder, 'copd.yaml'), 'key: BPCO\ntitle: "BPCO\n');
    writeFileSync(join(folder, 'follow-up-j15.yaml'), 'key: SUIVI-J15\n');
    const refused = loadCallScripts(folder);
    await expect(refused).rejects.toThrow(/copd\.yaml: line \d+ is not YAML/);
    await expect(refused).rejects.toThrow(/follow-up-j15\.yaml: questions is not a list/);
  });
});
