import type { PracticeAnswer, ProfessionalAnswer } from '../../api/schemas';
import { startAgendaWorld, type AgendaWorld } from '../support/agenda-world';

let world: AgendaWorld;
beforeAll(async () => {
  world = await startAgendaWorld();
});
afterAll(() => world.close());

describe('practices and professionals', () => {
  test('when a practice is added, then its commune is known, and it is found by kind, commune and name', async () => {
    const added = await world.sends<{ practiceId: string }>(world.operator, 'POST', 'practices', {
      kind: 'health-house',
      name: 'Maison de santé des Étoiles',
      postalCode: '62300',
      city: 'Lens',
      accessibility: ['step-free', 'lift'],
    });
    expect(added.status).toBe(201);
    for (const query of ['kind=health-house', 'communeCode=62498', 'text=etoiles', 'text=LENS']) {
      const found = await world.sends<PracticeAnswer[]>(world.operator, 'GET', `practices?${query}`);
      expect(found.json.map(({ practiceId }) => practiceId)).toContain(added.json.practiceId);
    }
    const others = await world.sends<PracticeAnswer[]>(world.operator, 'GET', 'practices?text=%25');
    expect(others.json).toEqual([]);
  });

  test('when a practice moves, then who practises there moves with it', async () => {
    const stated = { kind: 'practice', name: 'Cabinet mobile', postalCode: '62300', city: 'Lens' };
    const { json } = await world.sends<{ practiceId: string }>(world.operator, 'POST', 'practices', stated);
    const { practiceId } = json;
    const who = await world.aProfessional({ practiceId, place: undefined, languages: ['fr', 'nl'] });
    const moved = { ...stated, accessibility: ['parking'], postalCode: '62000', city: 'Arras' };
    expect((await world.sends(world.operator, 'PUT', `practices/${practiceId}`, moved)).status).toBe(204);
    const [found] = (
      await world.sends<ProfessionalAnswer[]>(world.operator, 'GET', `professionals?practiceId=${practiceId}`)
    ).json;
    expect(found).toMatchObject({
      professionalId: who,
      city: 'Arras',
      communeCode: '62041',
      accessibility: ['parking'],
      languages: ['fr', 'nl'],
      hasAgenda: false,
    });
    for (const [query, names] of [
      ['language=nl&accessibility=parking', [who]],
      ['language=nl&accessibility=lift', []],
      ['language=de', []],
    ] as const) {
      const path = `professionals?practiceId=${practiceId}&${query}`;
      const some = await world.sends<ProfessionalAnswer[]>(world.operator, 'GET', path);
      expect(some.json.map(({ professionalId }) => professionalId)).toEqual(names);
    }
  });

  test('when a territorial community says postal codes, then it answers for all their communes', async () => {
    await world.sends(world.operator, 'POST', 'practices', {
      kind: 'territorial-community',
      name: 'CPTS de Lens',
      postalCode: '62300',
      city: 'Lens',
      areaPostalCodes: ['62220'],
    });
    const query = 'practices?kind=territorial-community&communeCode=62215';
    expect((await world.sends<PracticeAnswer[]>(world.operator, 'GET', query)).json).toHaveLength(1);
  });

  test('when somebody is changed, then it is as said; and found by profession, name and commune', async () => {
    const who = await world.aProfessional({ profession: 'midwife' });
    const changed = {
      displayName: 'Élise Dumont',
      profession: 'midwife',
      place: { practiceName: 'Cabinet', postalCode: '62300', city: 'Lens' },
      mobilePhone: '06 12 34 56 78',
      acceptsNew: false,
    };
    expect((await world.sends(world.operator, 'PUT', `professionals/${who}`, changed)).status).toBe(204);
    const query = 'professionals?profession=midwife&text=elise&communeCode=62498';
    expect((await world.sends<ProfessionalAnswer[]>(world.operator, 'GET', query)).json).toMatchObject([
      { professionalId: who, mobilePhone: '06 12 34 56 78', acceptsNew: false, practiceName: 'Cabinet' },
    ]);
  });

  test.each([
    [
      'practices',
      { kind: 'practice', name: ' ', postalCode: '00000', city: 'X', areaCommunes: ['99999'] },
      [
        'name-missing /name',
        'area-not-of-place /areaCommunes',
        'unknown-postal-code /postalCode',
        'unknown-commune /areaCommunes/0',
      ],
    ],
    [
      'practices',
      { kind: 'practice', name: 'A', postalCode: '62300', communeCode: '75113', city: 'Lens', finess: '1' },
      ['invalid-finess /finess', 'commune-elsewhere /communeCode'],
    ],
    ['professionals', { displayName: 'A', profession: 'nurse' }, ['place-needed /place']],
    [
      'professionals',
      { displayName: 'A', profession: 'nurse', practiceId: '0192f0c1-0000-7000-8000-000000000001' },
      ['unknown-practice /practiceId'],
    ],
    [
      'professionals',
      {
        displayName: 'A',
        profession: 'general-practitioner',
        rpps: '10000000017',
        place: { practiceName: 'C', postalCode: '62300', city: 'Lens' },
      },
      ['rpps-known /rpps'],
    ],
  ])(
    'when facts of one of the %s are wrong, then each is named and nothing is kept',
    async (path, body, codes) => {
      const before = await world.sends<unknown[]>(world.operator, 'GET', path);
      expect(await world.sends(world.operator, 'POST', path, body)).toMatchObject({ status: 422, codes });
      expect((await world.sends<unknown[]>(world.operator, 'GET', path)).json).toEqual(before.json);
    },
  );
});
