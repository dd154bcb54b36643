import { NOW } from '../support/records-world';
import { startPathwayWorld, type PathwayWorld } from '../support/pathway-world';

const DAY_MS = 86_400_000;

let here: PathwayWorld;
beforeAll(async () => {
  here = await startPathwayWorld();
});
beforeEach(() => here.anew());
afterAll(() => here.close());

describe('which pathway a follow-up is on', () => {
  it('when the main diagnosis is heart failure, then it is chosen by rule, and shown by its title', async () => {
    const { pathway, vigilance, cares } = await here.read(await here.begins());
    expect(pathway).toEqual({
      key: 'heart-failure',
      version: expect.stringMatching(/^20/) as string,
      title: 'Insuffisance cardiaque',
      askedForBy: [],
      onRequestOf: ['general-practitioner'],
    });
    expect(vigilance).toBe('reinforced');
    expect(cares.map(({ key }) => key)).toContain('cardiologist');
  });

  it('when an operator reads it, then neither explanation nor scores are there; a clinician and the hospital have them', async () => {
    const followUpId = await here.begins();
    await here.post(followUpId, 'alerts', { code: 'R14', cause: 'call' });
    expect(await here.read(followUpId, 'operator')).not.toHaveProperty('planning');
    expect(await here.read(followUpId, 'teamLead')).not.toHaveProperty('planning');
    for (const who of ['hospital', 'clinician'] as const) {
      const { planning } = await here.read(followUpId, who);
      expect(planning?.chosenBy).toBe('rule');
      expect(planning?.considered.find(({ key }) => key === 'heart-failure')).toMatchObject({
        outcome: 'chosen',
        because: [{ condition: { kind: 'diagnosis' }, result: 'holds' }],
      });
      expect(planning?.scores.find(({ score }) => score === 'lace')).toMatchObject({
        formulaVersion: 'lace-2010/1',
        incomplete: true,
        missing: ['comorbidities', 'emergency-visits'],
        items: expect.arrayContaining([
          { item: 'length-of-stay', input: { nights: 6, counting: 'nights' }, points: { min: 4, max: 4 } },
        ]) as unknown,
      });
    }
  });

  it('when its explanation is kept, then no diagnosis is in clear in the row', async () => {
    const followUpId = await here.begins();
    const [row] = await here.world.query<{ text: string }>(
      `SELECT encode(planning, 'escape') || state::text AS text FROM follow_up WHERE id = $1`,
      [followUpId],
    );
    expect(row?.text.length).toBeGreaterThan(1_000);
    expect(row?.text).not.toMatch(/I50|I11|diagnosis/);
  });
});

describe('the pathways there are', () => {
  it('when somebody with patients asks, then each is told with its version, title and signature', async () => {
    const { status, json } = await here.get('/v1/pathways', 'clinician');
    expect(status).toBe(200);
    const { pathways } = json as { pathways: { key: string; title: string; signature: string }[] };
    expect(pathways.map(({ key }) => key).sort()).toEqual([
      'copd',
      'heart-failure',
      'maternity',
      'older-person',
      'orthopaedic-surgery',
      'standard',
      'stroke',
      'transitional-care',
    ]);
    expect(pathways.find(({ key }) => key === 'stroke')).toMatchObject({
      title: 'AVC et AIT',
      signature: 'unsigned',
    });
  });
});

describe('putting a patient on another pathway', () => {
  it('when an operator does, then the plan is the new one: what is done stays, what is no longer due is let go', async () => {
    const followUpId = await here.begins();
    expect((await here.post(followUpId, 'cares/gp-visit/arrangement', {})).status).toBe(200);
    expect((await here.move(followUpId, 'standard')).status).toBe(200);
    const after = await here.read(followUpId);
    expect(after.pathway).toMatchObject({ key: 'standard', title: 'Suivi standard' });
    const statusOf = (key: string) => after.cares.find((care) => care.key === key)?.status;
    expect([statusOf('gp-visit'), statusOf('cardiologist'), statusOf('gp-visit-m2')]).toEqual([
      'arranged',
      'not-needed',
      'not-needed',
    ]);
    expect(after.history.find(({ code }) => code === 'pathway-moved')).toMatchObject({
      subject: 'standard',
      detail: 'clinician-asks',
      by: 'Somebody (operator)',
    });
    const { planning } = await here.read(followUpId, 'hospital');
    expect([planning?.chosenBy, planning?.considered]).toEqual(['person', []]);
  });

  it('when it is moved late to a longer pathway, then what comes with it is due from now on, not late at once', async () => {
    const followUpId = await here.begins(['Z76.9']);
    here.world.time.now = NOW + 20 * DAY_MS;
    expect((await here.move(followUpId, 'heart-failure')).status).toBe(200);
    const { cares, breaks } = await here.read(followUpId);
    const due = (key: string) => Date.parse(cares.find((care) => care.key === key)?.dueAt ?? '');
    expect(due('nurse')).toBeGreaterThan(here.world.time.now);
    expect(due('cardiologist')).toBeGreaterThan(here.world.time.now);
    expect(breaks.filter(({ subject }) => ['nurse', 'cardiologist'].includes(subject))).toEqual([]);
  });

  it('when it is moved to a pathway whose days have passed, then it does not end at once', async () => {
    const followUpId = await here.begins();
    here.world.time.now = NOW + 60 * DAY_MS;
    expect((await here.move(followUpId, 'standard')).status).toBe(200);
    expect((await here.read(followUpId)).status).toBe('open');
  });

  it.each([
    [
      'a pathway there is not',
      { pathwayKey: 'astrology', reason: 'clinician-asks' },
      422,
      /no pathway of that key/,
    ],
    ['a reason not in the list', { pathwayKey: 'standard', reason: 'Mrs Delattre asked' }, 422, /reason/],
    ['the pathway it is on', { pathwayKey: 'heart-failure', reason: 'other' }, 409, /settled already/],
  ])('when %s is asked for, then it is refused with a sentence', async (_what, body, status, sentence) => {
    const followUpId = await here.begins();
    const refused = await here.post(followUpId, 'pathway', body);
    expect(refused.status).toBe(status);
    expect(refused.text).toMatch(sentence);
    expect((await here.read(followUpId)).pathway.key).toBe('heart-failure');
  });

  it('when the hospital asks for it, then it may not', async () => {
    expect((await here.move(await here.begins(), 'standard', 'hospital')).status).toBe(403);
  });
});
