import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InvalidPathway } from '../../../domain/pathways';
import { loadPathways } from '../../../integrations/pathways/load-pathways';

const SHIPPED = 'data/pathways';

describe('loadPathways', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'relais-pathways-'));
    await cp(SHIPPED, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function problemsIn(changed: string): Promise<readonly string[]> {
    try {
      await loadPathways(changed);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidPathway)) throw error;
      return error.message.split('\n');
    }
  }

  /** Replaces a text that stands in the file once; the line where it stood comes first in what is answered. */
  async function change(file: string, before: string, after: string): Promise<number> {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text.split(before)).toHaveLength(2);
    await writeFile(
      join(folder, file),
      text.replace(before, () => after),
    );
    return text.slice(0, text.indexOf(before)).split('\n').length;
  }

  test('when the shipped folder is read, then the eight pathways are there, each awaiting signatures', async () => {
    const pathways = await loadPathways(SHIPPED);
    expect([...pathways.keys()].sort()).toEqual([
      'copd',
      'heart-failure',
      'maternity',
      'older-person',
      'orthopaedic-surgery',
      'standard',
      'stroke',
      'transitional-care',
    ]);
    for (const { signature } of pathways.values()) expect(signature.state).toBe('unsigned');
  });

  test('when a pathway inherits, then it has the steps it does not replace, their sources and what they await', async () => {
    const pathways = await loadPathways(SHIPPED);
    const [heart, standard] = [pathways.get('heart-failure'), pathways.get('standard')];
    const keys = heart?.steps.map(({ key }) => key) ?? [];
    expect(heart?.inherits).toEqual({ key: 'standard', version: standard?.version });
    expect(keys.slice(0, 4)).toEqual(['handover', 'gp-visit', 'call-j2', 'nurse']);
    expect(keys).toEqual(expect.arrayContaining(['oxygen', 'transport', 'medicine', 'cardiologist']));
    expect(keys).not.toContain('specialist');
    expect(heart?.sources).toMatchObject(standard?.sources ?? {});
    expect(heart?.limits).toEqual(standard?.limits);
    expect(heart?.signature).toMatchObject({
      awaiting: expect.arrayContaining(['steps.gp-visit.window', 'steps.nurse']) as unknown,
    });
    expect(heart?.signature).not.toMatchObject({
      awaiting: expect.arrayContaining(['steps.specialist']) as unknown,
    });
  });

  test('when files of the folder are unusable, then all problems of all of them come in one report', async () => {
    const lines = [
      await change('copd.yaml', 'version:', 'versio:'),
      await change('stroke.yaml', 'latest: J30 }', 'latest: J3O }'),
      await change('standard.yaml', 'value: 75', 'value: old'),
    ];
    await writeFile(join(folder, 'broken.yaml'), 'key: broken\nsteps: [\n');
    expect(await problemsIn(folder)).toEqual([
      'broken.yaml:3: the file is not YAML (BAD_INDENT: Flow sequence in block collection must be sufficiently indented and end with a ] at line 3, column 1:); correct the line',
      expect.stringMatching(
        `^copd\\.yaml:${lines[0]}: versio is not a known field; remove it, or use one of: key, `,
      ),
      'copd.yaml:1: version is not a text; give `version` a text, in quotes if it looks like a number',
      `standard.yaml:${lines[2]}: reinforcedFromAgeYears.value is not a whole number from 1 up; write digits only, without a unit`,
      `stroke.yaml:${lines[1]}: steps.1.window.latest is not a due day; write J and days (J7), M and months (M2), or JO and business days (JO2)`,
    ]);
  });

  test('when a file is no YAML, then its heirs are not blamed for it', async () => {
    await writeFile(join(folder, 'standard.yaml'), 'key: standard\nsteps: [\n');
    const problems = await problemsIn(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^standard\.yaml:3: the file is not YAML/);
  });

  test('when a mapping has a key twice, then the second line is named', async () => {
    const line = await change('stroke.yaml', 'title: AVC et AIT', 'title: AVC\ntitle: AIT');
    expect(await problemsIn(folder)).toEqual([
      expect.stringMatching(`^stroke\\.yaml:${line + 1}: the file is not YAML \\(DUPLICATE_KEY: `),
    ]);
  });

  test('when two files have one key, then the second is named', async () => {
    await cp(join(SHIPPED, 'stroke.yaml'), join(folder, 'twin.yaml'));
    expect(await problemsIn(folder)).toEqual([
      'twin.yaml:3: key is already the key of stroke.yaml; give it its own key',
    ]);
  });

  test('when two files have one rank, then the second is named: which is chosen would depend on chance', async () => {
    const line = await change('stroke.yaml', 'rank: 20', 'rank: 40');
    expect(await problemsIn(folder)).toEqual([
      `stroke.yaml:${line}: eligibility.rank is already the rank of copd.yaml; give it its own rank`,
    ]);
  });

  test('when nothing is there for everybody else, then it is said once, and heirs name what they lack', async () => {
    await rm(join(folder, 'standard.yaml'));
    const problems = await problemsIn(folder);
    expect(problems.at(-1)).toBe(
      'standard.yaml: the file is not there: no pathway has the key `standard`; add the pathway of everybody who has none of their own',
    );
    expect(problems.slice(0, -1)).toHaveLength(7);
    expect(problems[0]).toBe(
      'copd.yaml:5: inherits names no pathway there is; name the `key` of another file',
    );
  });

  test('when the pathway of everybody else has conditions, then they are refused', async () => {
    const line = await change(
      'standard.yaml',
      'eligibility: { rank: 1000 }',
      'eligibility: { rank: 1000, conditions: [{ kind: age, fromYears: 18 }] }',
    );
    expect(await problemsIn(folder)).toEqual([
      `standard.yaml:${line}: eligibility.conditions are not allowed here; remove them: \`standard\` is for everybody else`,
    ]);
  });

  test('when pathways inherit in a circle, then it is said where the circle closes', async () => {
    await change('stroke.yaml', 'inherits: standard', 'inherits: copd');
    await change('copd.yaml', 'inherits: standard', 'inherits: stroke');
    expect(await problemsIn(folder)).toContain(
      'stroke.yaml:6: inherits goes round in a circle; let one of them stand alone',
    );
  });

  test('when a step has the key of an inherited one, then the step is named', async () => {
    const { length } =
      (await readFile(join(folder, 'stroke.yaml'), 'utf8')).split('- key: gp-visit')[0]?.split('\n') ?? [];
    await change('stroke.yaml', 'replaces: [gp-visit, specialist]', 'replaces: [specialist]');
    expect(await problemsIn(folder)).toEqual([
      `stroke.yaml:${length}: steps.0.key is already the key of an inherited step; list it under \`replaces\`, or give this step another key`,
    ]);
  });

  test.each<[name: string, file: string, before: string, after: string, message: string]>([
    [
      'an inherited step is replaced that is not there',
      'copd.yaml',
      'replaces: [gp-visit, call-j2,',
      'replaces: [gp-visit, call-j3, call-j2,',
      'replaces.1 names `call-j3`, which is no inherited step; remove it, or correct the key; `inherits` says whose steps there are',
    ],
    [
      'a window is counted from a step that is not there',
      'transitional-care.yaml',
      'from: gp-visit,',
      'from: gp-visti,',
      'steps.3.window.from counts `medication-reconciliation` from `gp-visti`, which is no step; name a step of kind care, or `discharge`',
    ],
    [
      'a window is counted from a call',
      'transitional-care.yaml',
      'from: gp-visit,',
      'from: contact,',
      'steps.3.window.from counts `medication-reconciliation` from `contact`, which has no appointment; name a step of kind care, or `discharge`',
    ],
    [
      'a parameter is not there',
      'heart-failure.yaml',
      'countMax: $nurseVisitsMax',
      'countMax: $nurseVisits',
      'steps.2.countMax names the parameter `nurseVisits`, which is not there; add it under `parameters`',
    ],
    [
      'a parameter is of another kind',
      'heart-failure.yaml',
      'countMax: $nurseVisitsMax',
      'countMax: $cardiologistLatest',
      'steps.2.countMax names the parameter `cardiologistLatest`, which is not a number; name another parameter',
    ],
    [
      'a parameter has no value that can be',
      'heart-failure.yaml',
      'value: M1',
      'value: soon',
      'parameters.cardiologistLatest.value is neither a day nor a whole number; write J7, M1, JO2, or digits only, without a unit',
    ],
    [
      'another value of a parameter has an unknown source',
      'heart-failure.yaml',
      '{ value: J15, source: prado-heart-failure }',
      '{ value: J15, source: hearsay }',
      'parameters.cardiologistLatest.otherwise.0.source names `hearsay`, no source of this file; add it under `sources`',
    ],
    [
      'a step has an unknown source',
      'stroke.yaml',
      'breakWhenUnmet: R03\n    source: prado-stroke',
      'breakWhenUnmet: R03\n    source: prado',
      'steps.0.source names `prado`, no source of this file; add it under `sources`',
    ],
    [
      'a window ends before it begins',
      'stroke.yaml',
      'window: { earliest: M2, latest: M6 }',
      'window: { earliest: M6, latest: M2 }',
      'steps.2.window ends before it begins; exchange earliest and latest',
    ],
    [
      'a step begins after the end of the pathway',
      'stroke.yaml',
      'window: { earliest: M2, latest: M6 }',
      'window: { earliest: M7, latest: M8 }',
      'steps.2.window.earliest is after the pathway’s end; bring it forward, or move the end of the pathway (`ends`)',
    ],
    [
      'a condition is of an unknown kind',
      'stroke.yaml',
      '- kind: diagnosis',
      '- kind: diagnoses',
      'eligibility.conditions.0.kind is not a known condition; use one of: age, diagnosis, procedure, score, vigilance, prescribed, in-place, admission, asked-for, any',
    ],
    [
      'a code is no beginning of a diagnosis',
      'stroke.yaml',
      'codes: [I60,',
      'codes: [I6,',
      'eligibility.conditions.0.codes.0 is not how ICD-10 codes begin; write capitals and digits',
    ],
    [
      'a score has no such item',
      'older-person.yaml',
      'item: medicines',
      'item: medicine',
      'eligibility.conditions.1.of.1.item is not an allowed code; use one of: cognitive-impairment, gait-or-fall, medicines, recent-hospital-use, professional-concern',
    ],
    [
      'a break code is unknown',
      'stroke.yaml',
      'breakWhenUnmet: R03',
      'breakWhenUnmet: R33',
      'steps.0.breakWhenUnmet is not an allowed code; use one of: R03, R05, R06, R07, R10, R11, R19, R20',
    ],
    [
      'a check would open a red flag',
      'transitional-care.yaml',
      'window: { from: gp-visit-moderate, earliest: J-14, latest: J0 }\n    conditions: [{ kind: vigilance, is: simple }]\n    breakWhenUnmet: R10',
      'window: { from: gp-visit-moderate, earliest: J-14, latest: J0 }\n    conditions: [{ kind: vigilance, is: simple }]\n    breakWhenUnmet: R14',
      'steps.4.breakWhenUnmet is not an allowed code; use one of: R01, R02, R03, R04, R05, R06, R07, R08, R09, R10, R11, R12, R13, R15, R16, R17, R18, R19, R20, R21',
    ],
    [
      'an awaited value is not there',
      'stroke.yaml',
      '- steps.post-stroke-assessment',
      '- steps.assessment',
      'signature.awaiting.4 names `steps.assessment`, which is not there; correct or remove it',
    ],
    [
      'a value was signed on no day',
      'heart-failure.yaml',
      'signature: { state: unsigned }\n    note: RDV',
      "signature: { state: signed, by: Dr X, on: '2026-02-30' }\n    note: RDV",
      "parameters.cardiologistLatest.signature.on is not an existing day; write it as 'YYYY-MM-DD'",
    ],
    [
      'a repetition is every zero days',
      'copd.yaml',
      'every: J7',
      'every: J0',
      'steps.4.recurrence.0.every is less than 1 days or months; write a count of at least 1',
    ],
    [
      'a window begins before the discharge',
      'copd.yaml',
      'window: { earliest: M1, latest: M2 }',
      'window: { earliest: J-1, latest: M2 }',
      'steps.3.window.earliest is less than 0 days or months; write a count of at least 0',
    ],
    [
      'a source is taken from the pathway it inherits from',
      'copd.yaml',
      '  prado-copd: PRADO BPCO',
      '  field: Ours\n  prado-copd: PRADO BPCO',
      'sources.field is already a source of the pathway it inherits from; remove it, or give it another key',
    ],
    [
      'an inherited parameter is written again',
      'maternity.yaml',
      '  midwifeLatest:\n',
      '  answerMinutes: { value: 60, source: field, signature: { state: unsigned } }\n  midwifeLatest:\n',
      'parameters.answerMinutes is already a parameter of the pathway it inherits from; give it another name, and replace the steps that use it',
    ],
  ])('when %s, then file, line, place and remedy are named', async (_name, file, before, after, message) => {
    const text = await readFile(join(folder, file), 'utf8');
    await change(file, before, after);
    const first = text.slice(0, text.indexOf(before)).split('\n').length;
    // The text replaced may begin on a line before the one at fault.
    const last = first + before.trimEnd().split('\n').length - 1;
    const found = await problemsIn(folder);
    expect(found).toHaveLength(1);
    const [, line, rest] = /^[^:]+\.yaml:(\d+): (.*)$/.exec(found[0] ?? '') ?? [];
    expect(found[0]?.startsWith(`${file}:`)).toBe(true);
    expect(rest).toBe(message);
    expect(Number(line)).toBeGreaterThanOrEqual(first);
    expect(Number(line)).toBeLessThanOrEqual(last);
  });

  test('when windows are counted from each other, then every step of the circle says so', async () => {
    const own = `
  - key: one
    title: Un
    kind: care
    profession: nurse
    place: home
    owner: operators
    window: { from: two, earliest: J1, latest: J2 }
    offerLifetimeMinutes: 60
    breakWhenUnmet: R05
    source: field
  - key: two
    title: Deux
    kind: care
    profession: nurse
    place: home
    owner: operators
    window: { from: one, earliest: J1, latest: J2 }
    offerLifetimeMinutes: 60
    breakWhenUnmet: R05
    source: field
`;
    const text = await readFile(join(folder, 'maternity.yaml'), 'utf8');
    await writeFile(join(folder, 'maternity.yaml'), text + own);
    const end = text.split('\n').length;
    expect(await problemsIn(folder)).toEqual([
      `maternity.yaml:${end + 7}: steps.4.window.from goes round in a circle: one → two → one; count one of them from \`discharge\``,
      `maternity.yaml:${end + 17}: steps.5.window.from goes round in a circle: two → one → two; count one of them from \`discharge\``,
    ]);
  });

  test('when a replaced step was counted from, then the replacing file is told', async () => {
    await writeFile(
      join(folder, 'heir.yaml'),
      `key: heir
version: '1'
title: Héritier
inherits: transitional-care
replaces: [gp-visit]
signature: { state: unsigned, awaiting: [ends] }
eligibility: { rank: 71 }
steps:
  - key: visit
    title: Visite
    kind: care
    profession: general-practitioner
    place: home
    owner: operators
    window: { earliest: J0, latest: J7 }
    offerLifetimeMinutes: 60
    breakWhenUnmet: R03
    source: field
`,
    );
    expect(await problemsIn(folder)).toEqual([
      'heir.yaml:5: replaces counts `medication-reconciliation` from `gp-visit`, which is no step; name a step of kind care, or `discharge`',
    ]);
  });

  test('when the end comes before an inherited step, then the end is named', async () => {
    const line = await change(
      'maternity.yaml',
      'parameters:',
      'ends: { latest: J1, source: field }\nparameters:',
    );
    const found = await problemsIn(folder);
    expect(found).toContain(
      `maternity.yaml:${line}: ends comes before the inherited step \`call-j2\` begins; move it later, or list \`call-j2\` under \`replaces\``,
    );
  });
});
