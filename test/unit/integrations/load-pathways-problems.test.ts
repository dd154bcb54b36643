import { PathwayFolder } from './load-pathways-folder';

describe('the problems of a pathway file', () => {
  let folder: PathwayFolder;
  beforeEach(async () => {
    folder = await PathwayFolder.ofShipped();
  });
  afterEach(() => folder.remove());

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
    const text = await folder.read(file);
    await folder.change(file, before, after);
    const first = text.slice(0, text.indexOf(before)).split('\n').length;
    // The text replaced may begin on a line before the one at fault.
    const last = first + before.trimEnd().split('\n').length - 1;
    const found = await folder.problems();
    expect(found).toHaveLength(1);
    const [, line, rest] = /^[^:]+\.yaml:(\d+): (.*)$/.exec(found[0] ?? '') ?? [];
    expect(found[0]?.startsWith(`${file}:`)).toBe(true);
    expect(rest).toBe(message);
    expect(Number(line)).toBeGreaterThanOrEqual(first);
    expect(Number(line)).toBeLessThanOrEqual(last);
  });
});
