import type { AgendaAnswer, AgendaChangeAnswer, PracticeAnswer, ProfessionalAnswer } from '../../api/schemas';
import { aDischargeBody, startApiWorld, type ApiWorld, type TestAccount } from '../support/api-world';

/** Business now is Sunday 22 November 2026, 16h in Paris. */
let world: ApiWorld;
beforeAll(async () => {
  world = await startApiWorld();
});
afterAll(() => world.close());

const MONDAYS = {
  firstDay: '2026-11-23',
  fromTime: '09:00',
  toTime: '12:00',
  recurrence: 'FREQ=WEEKLY;BYDAY=MO',
};
const CONSULTATION = {
  name: 'Consultation',
  careKind: 'general-practitioner',
  durationMinutes: 20,
  place: 'practice',
};
const WEEKS = { from: '2026-11-23T00:00:00+01:00', to: '2026-12-14T00:00:00+01:00' };

async function sends<T = Record<string, unknown>>(
  account: TestAccount,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; json: T; codes: string[] }> {
  const { status, json } = await world.send(method, `/v1/${path}`, {
    headers: account.headers,
    ...(body === undefined ? {} : { body }),
  });
  const errors = (json?.['errors'] ?? []) as { code: string; pointer: string }[];
  return { status, json: json as T, codes: errors.map(({ code, pointer }) => `${code} ${pointer}`.trim()) };
}

let people = 0;

/** Somebody of their own for each test. */
async function aProfessional(changes: object = {}): Promise<string> {
  people += 1;
  const added = await sends<{ professionalId: string }>(world.artois.operator, 'POST', 'professionals', {
    displayName: `Dr Essai ${people}`,
    profession: 'general-practitioner',
    place: { practiceName: 'Cabinet', postalCode: '62300', city: 'Lens' },
    ...changes,
  });
  expect(added.status).toBe(201);
  return added.json.professionalId;
}

const operator = () => world.artois.operator;

const states = (who: string, what: string, body: object) =>
  sends<AgendaChangeAnswer>(operator(), 'POST', `professionals/${who}/${what}`, body);

async function agendaOf(who: string, { from, to } = WEEKS, account = operator()): Promise<AgendaAnswer> {
  const query = `from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`;
  const { status, json } = await sends<AgendaAnswer>(account, 'GET', `professionals/${who}/agenda?${query}`);
  expect(status).toBe(200);
  return json;
}

const opened = async (who: string) => (await agendaOf(who)).openings.map(({ from, to }) => [from, to]);

const NINE_TO_TWELVE = ['2026-11-23', '2026-11-30', '2026-12-07'].map((day) => [
  `${day}T08:00:00.000Z`,
  `${day}T11:00:00.000Z`,
]);

describe('practices and professionals', () => {
  test('when a practice is added, then its commune is known, and it is found by kind, commune and name', async () => {
    const added = await sends<{ practiceId: string }>(operator(), 'POST', 'practices', {
      kind: 'health-house',
      name: 'Maison de santé des Étoiles',
      postalCode: '62300',
      city: 'Lens',
      accessibility: ['step-free', 'lift'],
    });
    expect(added.status).toBe(201);
    for (const query of ['kind=health-house', 'communeCode=62498', 'text=etoiles', 'text=LENS']) {
      const found = await sends<PracticeAnswer[]>(operator(), 'GET', `practices?${query}`);
      expect(found.json.map(({ practiceId }) => practiceId)).toContain(added.json.practiceId);
    }
    const others = await sends<PracticeAnswer[]>(operator(), 'GET', 'practices?text=%25');
    expect(others.json).toEqual([]);
  });

  test('when a practice moves, then who practises there moves with it', async () => {
    const stated = { kind: 'practice', name: 'Cabinet mobile', postalCode: '62300', city: 'Lens' };
    const { json } = await sends<{ practiceId: string }>(operator(), 'POST', 'practices', stated);
    const { practiceId } = json;
    const who = await aProfessional({ practiceId, place: undefined, languages: ['fr', 'nl'] });
    const moved = { ...stated, accessibility: ['parking'], postalCode: '62000', city: 'Arras' };
    expect((await sends(operator(), 'PUT', `practices/${practiceId}`, moved)).status).toBe(204);
    const [found] = (
      await sends<ProfessionalAnswer[]>(operator(), 'GET', `professionals?practiceId=${practiceId}`)
    ).json;
    expect(found).toMatchObject({
      professionalId: who,
      city: 'Arras',
      communeCode: '62041',
      accessibility: ['parking'],
      languages: ['fr', 'nl'],
      hasAgenda: false,
    });
  });

  test('when a territorial community says postal codes, then it answers for all their communes', async () => {
    await sends(operator(), 'POST', 'practices', {
      kind: 'territorial-community',
      name: 'CPTS de Lens',
      postalCode: '62300',
      city: 'Lens',
      areaPostalCodes: ['62220'],
    });
    const query = 'practices?kind=territorial-community&communeCode=62215';
    expect((await sends<PracticeAnswer[]>(operator(), 'GET', query)).json).toHaveLength(1);
  });

  test('when somebody is changed, then it is as said; and found by profession, name and commune', async () => {
    const who = await aProfessional({ profession: 'midwife' });
    const changed = {
      displayName: 'Élise Dumont',
      profession: 'midwife',
      place: { practiceName: 'Cabinet', postalCode: '62300', city: 'Lens' },
      mobilePhone: '06 12 34 56 78',
      acceptsNew: false,
    };
    expect((await sends(operator(), 'PUT', `professionals/${who}`, changed)).status).toBe(204);
    const query = 'professionals?profession=midwife&text=elise&communeCode=62498';
    expect((await sends<ProfessionalAnswer[]>(operator(), 'GET', query)).json).toMatchObject([
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
      const before = await sends<unknown[]>(operator(), 'GET', path);
      expect(await sends(operator(), 'POST', path, body)).toMatchObject({ status: 422, codes });
      expect((await sends<unknown[]>(operator(), 'GET', path)).json).toEqual(before.json);
    },
  );
});

describe('an agenda', () => {
  test('when hours are stated, changed and ended, then openings follow, in local time', async () => {
    const who = await aProfessional();
    const { status, json } = await states(who, 'availability', MONDAYS);
    expect([status, json.outside]).toEqual([201, []]);
    expect(await opened(who)).toEqual(NINE_TO_TWELVE);
    const path = `professionals/${who}/availability/${json.id}`;
    await sends(operator(), 'PUT', path, { ...MONDAYS, fromTime: '10:00' });
    expect((await opened(who))[0]).toEqual(['2026-11-23T09:00:00.000Z', '2026-11-23T11:00:00.000Z']);
    expect((await agendaOf(who)).rules).toMatchObject([{ id: json.id, fromTime: '10:00', revision: 2 }]);
    expect((await sends(operator(), 'DELETE', path)).status).toBe(200);
    expect(await opened(who)).toEqual([]);
    expect((await sends(operator(), 'DELETE', path)).status).toBe(404);
  });

  test('when hours have no end, then they are laid out to the horizon and no further', async () => {
    const who = await aProfessional();
    await states(who, 'availability', { ...MONDAYS, recurrence: 'FREQ=DAILY' });
    const [last] = await world.database.transaction(
      { organisationId: operator().organisationId },
      (transaction) =>
        transaction.query<{ count: number; last: Date }>(
          'SELECT count(*)::int AS count, max(starts_at) AS last FROM opening WHERE professional_id = $1',
          [who],
        ),
    );
    // 240 days from tomorrow on, without the public holidays among them.
    expect(last?.last.toISOString()).toBe('2027-07-20T07:00:00.000Z');
    expect(last?.count).toBe(240 - 8);
  });

  test('when days differ or somebody is away, then openings follow, and come back', async () => {
    const who = await aProfessional();
    await states(who, 'availability', MONDAYS);
    const closed = await states(who, 'exceptions', { day: '2026-11-30', kind: 'closed' });
    const extra = { day: '2026-12-05', kind: 'extra', fromTime: '09:00', toTime: '10:00' };
    await states(who, 'exceptions', extra);
    const absence = { firstDay: '2026-12-07', lastDay: '2026-12-08', cause: 'leave' };
    const away = await states(who, 'absences', absence);
    expect(await opened(who)).toEqual([
      NINE_TO_TWELVE[0],
      ['2026-12-05T08:00:00.000Z', '2026-12-05T09:00:00.000Z'],
    ]);
    expect(await agendaOf(who)).toMatchObject({
      exceptions: [
        { kind: 'closed', fromTime: null },
        { kind: 'extra', toTime: '10:00' },
      ],
      absences: [{ ...absence, replacementName: null }],
    });
    await sends(operator(), 'DELETE', `professionals/${who}/exceptions/${closed.json.id}`);
    await sends(operator(), 'DELETE', `professionals/${who}/absences/${away.json.id}`);
    expect(await opened(who)).toHaveLength(4);
  });

  test('when a type is for visits at home, then its communes are found, and not once it is out of use', async () => {
    const who = await aProfessional({ profession: 'nurse' });
    const visit = { ...CONSULTATION, careKind: 'nurse', place: 'home', areaPostalCodes: ['62220'] };
    const { json } = await states(who, 'appointment-types', visit);
    const found = async (commune: string) =>
      (
        await sends<ProfessionalAnswer[]>(
          operator(),
          'GET',
          `professionals?profession=nurse&communeCode=${commune}`,
        )
      ).json.map(({ professionalId }) => professionalId);
    expect(await found('62215')).toContain(who);
    const path = `professionals/${who}/appointment-types/${json.id}`;
    await sends(operator(), 'PUT', path, { ...visit, areaPostalCodes: [], areaCommunes: ['62510'] });
    expect([await found('62215'), await found('62510')]).toEqual([[], [who]]);
    expect((await agendaOf(who)).types).toMatchObject([
      { id: json.id, areaCommunes: ['62510'], dailyCap: null },
    ]);
    await states(who, 'availability', { ...MONDAYS, appointmentTypeIds: [json.id] });
    expect(await opened(who)).toEqual(NINE_TO_TWELVE);
    await sends(operator(), 'DELETE', path);
    expect(await found('62510')).toEqual([]);
    expect([(await agendaOf(who)).types, await opened(who)]).toEqual([[], []]);
  });

  test.each([
    ['availability', { ...MONDAYS, toTime: '09:00' }, ['end-before-start /toTime']],
    ['availability', { ...MONDAYS, fromTime: '11:30', toTime: '13:00' }, ['overlapping-availability']],
    ['availability', { ...MONDAYS, recurrence: 'FREQ=SECONDLY' }, ['recurrence-too-often /recurrence']],
    ['availability', { ...MONDAYS, recurrence: 'on Mondays' }, ['recurrence-unreadable /recurrence']],
    ['availability', { ...MONDAYS, firstDay: '2026-02-30' }, ['invalid-value /firstDay']],
    ['exceptions', { day: '2026-11-01', kind: 'closed' }, ['day-past /day']],
    ['exceptions', { day: '2026-12-01', kind: 'extra' }, ['hours-missing /fromTime']],
    [
      'absences',
      { firstDay: '2026-12-02', lastDay: '2026-12-01', cause: 'leave' },
      ['end-before-start /lastDay'],
    ],
    ['absences', { firstDay: '2026-12-02', cause: 'holiday' }, ['unknown-code /cause']],
    [
      'appointment-types',
      { ...CONSULTATION, durationMinutes: undefined },
      ['missing-field /durationMinutes'],
    ],
    [
      'appointment-types',
      { ...CONSULTATION, durationMinutes: 0 },
      ['duration-out-of-range /durationMinutes'],
    ],
    ['appointment-types', { ...CONSULTATION, place: 'home' }, ['home-without-area /areaCommunes']],
    [
      'appointment-types',
      { ...CONSULTATION, place: 'home', areaCommunes: ['99999'] },
      ['unknown-commune /areaCommunes/0'],
    ],
  ])(
    'when bad %s are stated (%j), then it is said what is wrong and the agenda is as it was',
    async (what, body, codes) => {
      const who = await aProfessional();
      await states(who, 'availability', MONDAYS);
      const before = await agendaOf(who);
      expect(await states(who, what, body)).toMatchObject({ status: 422, codes });
      expect(await agendaOf(who)).toEqual(before);
    },
  );

  test('when a change is refused, then what it would change is as it was', async () => {
    const who = await aProfessional();
    await states(who, 'availability', MONDAYS);
    const tuesdays = await states(who, 'availability', { ...MONDAYS, recurrence: 'FREQ=WEEKLY;BYDAY=TU' });
    const before = await agendaOf(who);
    const path = `professionals/${who}/availability/${tuesdays.json.id}`;
    const refused = await sends(operator(), 'PUT', path, MONDAYS);
    expect(refused).toMatchObject({ status: 422, codes: ['overlapping-availability'] });
    expect(JSON.stringify(refused.json)).toContain('le 23/11/2026');
    expect(await agendaOf(who)).toEqual(before);
  });

  test('when twenty state overlapping hours at once, then one is kept', async () => {
    const who = await aProfessional();
    const answers = await Promise.all(Array.from({ length: 20 }, () => states(who, 'availability', MONDAYS)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(422)]);
    expect(await opened(who)).toEqual(NINE_TO_TWELVE);
  });

  test('when a replacement is away, unknown or of another organisation, then the absence is refused', async () => {
    const who = await aProfessional();
    const other = await aProfessional();
    const absence = { firstDay: '2026-12-07', lastDay: '2026-12-20', cause: 'illness' };
    await states(other, 'absences', { firstDay: '2026-12-10', lastDay: '2026-12-11', cause: 'leave' });
    const refused = async (replacementId: string) =>
      (await states(who, 'absences', { ...absence, replacementId })).codes;
    expect(await refused(other)).toEqual(['replacement-away /replacementId']);
    expect(await refused(who)).toEqual(['replaced-by-oneself /replacementId']);
    const theirs = await world.database.transaction(
      { organisationId: world.elsewhere.organisationId },
      (transaction) => transaction.query<{ id: string }>('SELECT id FROM professional'),
    );
    expect(await refused(theirs[0]?.id ?? '')).toEqual(['unknown-replacement /replacementId']);
    const short = { ...absence, lastDay: '2026-12-09', replacementId: other };
    expect((await states(who, 'absences', short)).status).toBe(201);
    const [kept] = (await agendaOf(who)).absences;
    expect(kept).toMatchObject({
      replacementId: other,
      replacementName: expect.stringMatching(/^Dr Essai/) as string,
    });
  });

  test('when it is read backwards or for a year, then it is refused', async () => {
    const who = await aProfessional();
    const read = async (from: string, to: string) =>
      (await sends(operator(), 'GET', `professionals/${who}/agenda?from=${from}&to=${to}`)).codes;
    expect(await read('2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual(['end-before-start /to']);
    expect(await read('2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual(['range-too-long /to']);
    expect(await read('yesterday', '2026-12-01T00:00:00Z')).toEqual(['invalid-instant /from']);
  });
});

describe('appointments in an agenda', () => {
  test('when hours change, then nothing is cancelled and it is said what stands outside them now', async () => {
    const who = await aProfessional();
    const type = (await states(who, 'appointment-types', CONSULTATION)).json.id;
    const rule = (await states(who, 'availability', MONDAYS)).json.id;
    const { inside, outside } = await booked(who, type);
    const changed = await sends<AgendaChangeAnswer>(
      operator(),
      'PUT',
      `professionals/${who}/availability/${rule}`,
      { ...MONDAYS, fromTime: '10:00' },
    );
    expect(changed.json.outside).toEqual([
      { appointmentId: outside, startsAt: '2026-11-23T08:00:00.000Z', endsAt: '2026-11-23T08:20:00.000Z' },
    ]);
    const { appointments } = await agendaOf(who);
    expect(appointments).toMatchObject([
      { appointmentId: outside, status: 'booked', patientName: 'Jeanne Delattre' },
      { appointmentId: inside, status: 'booked', startsAt: '2026-11-30T10:00:00.000Z' },
    ]);
  });

  /** One at 9h on the first Monday, one at 11h on the second. */
  async function booked(who: string, type: string) {
    const { status, json } = await sends<{ followUpId: string }>(
      world.artois.lens,
      'POST',
      'discharges',
      aDischargeBody(`V-${who}`),
    );
    expect(status).toBe(202);
    const ids = { outside: crypto.randomUUID(), inside: crypto.randomUUID() };
    const times = [
      [ids.outside, '2026-11-23T09:00:00+01:00', '2026-11-23T09:20:00+01:00'],
      [ids.inside, '2026-11-30T11:00:00+01:00', '2026-11-30T11:20:00+01:00'],
    ];
    await world.database.transaction({ organisationId: operator().organisationId }, async (transaction) => {
      for (const [id, from, to] of times) {
        await transaction.query(
          `INSERT INTO appointment (id, organisation_id, professional_id, appointment_type_id, patient_id, starts_at,
             ends_at, blocked_until, place, status, origin)
           SELECT $1, $2, $3, $4, stay.patient_id, $5, $6, $6, 'practice', 'booked', 'operator'
           FROM stay JOIN follow_up ON follow_up.stay_id = stay.id WHERE follow_up.id = $7`,
          [id, operator().organisationId, who, type, from, to, json.followUpId],
        );
      }
    });
    return ids;
  }
});

describe('whose agenda it is', () => {
  test('when it is another service, then nothing of it is seen or changed', async () => {
    const who = await aProfessional();
    const { json } = await states(who, 'availability', MONDAYS);
    const theirs = world.elsewhere.operator;
    const listed = await sends<ProfessionalAnswer[]>(theirs, 'GET', 'professionals?text=essai');
    expect(listed.json).toEqual([]);
    const query = `from=${WEEKS.from.slice(0, 10)}T00:00:00Z&to=2026-12-01T00:00:00Z`;
    const answers = [
      await sends(theirs, 'GET', `professionals/${who}/agenda?${query}`),
      await sends(theirs, 'POST', `professionals/${who}/availability`, MONDAYS),
      await sends(theirs, 'PUT', `professionals/${who}/availability/${json.id}`, MONDAYS),
      await sends(theirs, 'DELETE', `professionals/${who}/availability/${json.id}`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(await opened(who)).toEqual(NINE_TO_TWELVE);
  });

  test('when a thing of one agenda is named in another, then there is nothing of that id', async () => {
    const [one, other] = [await aProfessional(), await aProfessional()];
    const { json } = await states(one, 'availability', MONDAYS);
    const path = `professionals/${other}/availability/${json.id}`;
    expect((await sends(operator(), 'PUT', path, MONDAYS)).status).toBe(404);
    expect((await sends(operator(), 'DELETE', path)).status).toBe(404);
    expect(await opened(one)).toEqual(NINE_TO_TWELVE);
  });

  test('when it is a clinician, then they read and change their own agenda, and nobody else’s', async () => {
    const { clinician } = world.artois;
    const [self] = (
      await sends<ProfessionalAnswer[]>(
        clinician,
        'GET',
        'professionals?text=camille delattre'.replace(' ', '%20'),
      )
    ).json;
    const own = self?.professionalId ?? '';
    const kept = await sends<AgendaChangeAnswer>(
      clinician,
      'POST',
      `professionals/${own}/availability`,
      MONDAYS,
    );
    expect(kept.status).toBe(201);
    expect((await agendaOf(own, WEEKS, clinician)).openings).toHaveLength(3);
    const other = await aProfessional();
    const query = 'from=2026-11-23T00:00:00Z&to=2026-12-01T00:00:00Z';
    const refused = [
      await sends(clinician, 'GET', `professionals/${other}/agenda?${query}`),
      await sends(clinician, 'POST', `professionals/${other}/availability`, MONDAYS),
      await sends(clinician, 'POST', `professionals/${other}/absences`, {
        firstDay: '2026-12-01',
        cause: 'leave',
      }),
      await sends(clinician, 'PUT', `professionals/${other}`, { displayName: 'X', profession: 'nurse' }),
    ];
    expect(refused.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const practice = { kind: 'practice', name: 'Cabinet', postalCode: '62300', city: 'Lens' };
    expect((await sends(clinician, 'POST', 'practices', practice)).status).toBe(403);
  });

  test('when it is a hospital, then there is no agenda for it', async () => {
    const who = await aProfessional();
    const { lens } = world.artois;
    expect((await sends(lens, 'GET', 'professionals')).status).toBe(403);
    expect((await sends(lens, 'POST', `professionals/${who}/availability`, MONDAYS)).status).toBe(403);
  });
});
