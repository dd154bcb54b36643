import { loadPathways } from '../../../integrations/pathways/load-pathways';
import { PathwayFolder } from './load-pathways-folder';

const SHIPPED = 'data/pathways';

describe('loadPathways', () => {
  let folder: PathwayFolder;
  beforeEach(async () => {
    folder = await PathwayFolder.ofShipped();
  });
  afterEach(() => folder.remove());

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
      await folder.change('copd.yaml', 'version:', 'versio:'),
      await folder.change('stroke.yaml', 'latest: J30 }', 'latest: J3O }'),
      await folder.change('standard.yaml', 'value: 75', 'value: old'),
    ];
    await folder.write('broken.yaml', 'key: broken\nsteps: [\n');
    expect(await folder.problems()).toEqual([
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
    await folder.write('standard.yaml', 'key: standard\nsteps: [\n');
    const problems = await folder.problems();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^standard\.yaml:3: the file is not YAML/);
  });

  test('when a mapping has a key twice, then the second line is named', async () => {
    const line = await folder.change('stroke.yaml', 'title: AVC et AIT', 'title: AVC\ntitle: AIT');
    expect(await folder.problems()).toEqual([
      expect.stringMatching(`^stroke\\.yaml:${line + 1}: the file is not YAML \\(DUPLICATE_KEY: `),
    ]);
  });

  test('when two files have one key, then the second is named', async () => {
    await folder.write('twin.yaml', await folder.read('stroke.yaml'));
    expect(await folder.problems()).toEqual([
      'twin.yaml:3: key is already the key of stroke.yaml; give it its own key',
    ]);
  });

  test('when two files have one rank, then the second is named: which is chosen would depend on chance', async () => {
    const line = await folder.change('stroke.yaml', 'rank: 20', 'rank: 40');
    expect(await folder.problems()).toEqual([
      `stroke.yaml:${line}: eligibility.rank is already the rank of copd.yaml; give it its own rank`,
    ]);
  });

  test('when nothing is there for everybody else, then it is said once, and heirs name what they lack', async () => {
    await folder.remove('standard.yaml');
    const problems = await folder.problems();
    expect(problems.at(-1)).toBe(
      'standard.yaml: the file is not there: no pathway has the key `standard`; add the pathway of everybody who has none of their own',
    );
    expect(problems.slice(0, -1)).toHaveLength(7);
    expect(problems[0]).toBe(
      'copd.yaml:5: inherits names no pathway there is; name the `key` of another file',
    );
  });

  test('when the pathway of everybody else has conditions, then they are refused', async () => {
    const line = await folder.change(
      'standard.yaml',
      'eligibility: { rank: 1000 }',
      'eligibility: { rank: 1000, conditions: [{ kind: age, fromYears: 18 }] }',
    );
    expect(await folder.problems()).toEqual([
      `standard.yaml:${line}: eligibility.conditions are not allowed here; remove them: \`standard\` is for everybody else`,
    ]);
  });

  test('when pathways inherit in a circle, then it is said where the circle closes', async () => {
    await folder.change('stroke.yaml', 'inherits: standard', 'inherits: copd');
    await folder.change('copd.yaml', 'inherits: standard', 'inherits: stroke');
    expect(await folder.problems()).toContain(
      'stroke.yaml:6: inherits goes round in a circle; let one of them stand alone',
    );
  });

  test('when a step has the key of an inherited one, then the step is named', async () => {
    const { length } = (await folder.read('stroke.yaml')).split('- key: gp-visit')[0]?.split('\n') ?? [];
    await folder.change('stroke.yaml', 'replaces: [gp-visit, specialist]', 'replaces: [specialist]');
    expect(await folder.problems()).toEqual([
      `stroke.yaml:${length}: steps.0.key is already the key of an inherited step; list it under \`replaces\`, or give this step another key`,
    ]);
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
    const text = await folder.read('maternity.yaml');
    await folder.write('maternity.yaml', text + own);
    const end = text.split('\n').length;
    expect(await folder.problems()).toEqual([
      `maternity.yaml:${end + 7}: steps.4.window.from goes round in a circle: one → two → one; count one of them from \`discharge\``,
      `maternity.yaml:${end + 17}: steps.5.window.from goes round in a circle: two → one → two; count one of them from \`discharge\``,
    ]);
  });

  test('when a replaced step was counted from, then the replacing file is told', async () => {
    await folder.write(
      'heir.yaml',
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
    expect(await folder.problems()).toEqual([
      'heir.yaml:5: replaces counts `medication-reconciliation` from `gp-visit`, which is no step; name a step of kind care, or `discharge`',
    ]);
  });

  test('when the end comes before an inherited step, then the end is named', async () => {
    const line = await folder.change(
      'maternity.yaml',
      'parameters:',
      'ends: { latest: J1, source: field }\nparameters:',
    );
    const found = await folder.problems();
    expect(found).toContain(
      `maternity.yaml:${line}: ends comes before the inherited step \`call-j2\` begins; move it later, or list \`call-j2\` under \`replaces\``,
    );
  });
});
