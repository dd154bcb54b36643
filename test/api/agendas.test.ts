import type { ProfessionalAnswer } from '../../api/schemas';
import {
  CONSULTATION,
  MONDAYS,
  NINE_TO_TWELVE,
  startAgendaWorld,
  type AgendaWorld,
} from '../support/agenda-world';

let world: AgendaWorld;
beforeAll(async () => {
  world = await startAgendaWorld();
});
afterAll(() => world.close());

describe('an agenda', () => {
  test('when hours are stated, changed and ended, then openings follow, in local time', async () => {
    const who = await world.aProfessional();
    const { status, json } = await world.states(who, 'availability', MONDAYS);
    expect([status, json.outside]).toEqual([201, []]);
    expect(await world.opened(who)).toEqual(NINE_TO_TWELVE);
    const path = `professionals/${who}/availability/${json.id}`;
    await world.sends(world.operator, 'PUT', path, { ...MONDAYS, fromTime: '10:00' });
    expect((await world.opened(who))[0]).toEqual(['2026-11-23T09:00:00.000Z', '2026-11-23T11:00:00.000Z']);
    expect((await world.agendaOf(who)).rules).toMatchObject([
      { id: json.id, fromTime: '10:00', revision: 2 },
    ]);
    expect((await world.sends(world.operator, 'DELETE', path)).status).toBe(200);
    expect(await world.opened(who)).toEqual([]);
    expect((await world.sends(world.operator, 'DELETE', path)).status).toBe(404);
  });

  test('when hours have no end, then they are laid out to the horizon and no further', async () => {
    const who = await world.aProfessional();
    await world.states(who, 'availability', { ...MONDAYS, recurrence: 'FREQ=DAILY' });
    const [last] = await world.database.transaction(
      { organisationId: world.operator.organisationId },
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
    const who = await world.aProfessional();
    await world.states(who, 'availability', MONDAYS);
    const closed = await world.states(who, 'exceptions', { day: '2026-11-30', kind: 'closed' });
    const extra = { day: '2026-12-05', kind: 'extra', fromTime: '09:00', toTime: '10:00' };
    await world.states(who, 'exceptions', extra);
    const absence = { firstDay: '2026-12-07', lastDay: '2026-12-08', cause: 'leave' };
    const away = await world.states(who, 'absences', absence);
    expect(await world.opened(who)).toEqual([
      NINE_TO_TWELVE[0],
      ['2026-12-05T08:00:00.000Z', '2026-12-05T09:00:00.000Z'],
    ]);
    expect(await world.agendaOf(who)).toMatchObject({
      exceptions: [
        { kind: 'closed', fromTime: null },
        { kind: 'extra', toTime: '10:00' },
      ],
      absences: [{ ...absence, replacementName: null }],
    });
    await world.sends(world.operator, 'DELETE', `professionals/${who}/exceptions/${closed.json.id}`);
    await world.sends(world.operator, 'DELETE', `professionals/${who}/absences/${away.json.id}`);
    expect(await world.opened(who)).toHaveLength(4);
  });

  test('when a type is for visits at home, then its communes are found, and not once it is out of use', async () => {
    const who = await world.aProfessional({ profession: 'nurse' });
    const visit = { ...CONSULTATION, careKind: 'nurse', place: 'home', areaPostalCodes: ['62220'] };
    const { json } = await world.states(who, 'appointment-types', visit);
    const found = async (commune: string) =>
      (
        await world.sends<ProfessionalAnswer[]>(
          world.operator,
          'GET',
          `professionals?profession=nurse&communeCode=${commune}`,
        )
      ).json.map(({ professionalId }) => professionalId);
    expect(await found('62215')).toContain(who);
    const path = `professionals/${who}/appointment-types/${json.id}`;
    await world.sends(world.operator, 'PUT', path, {
      ...visit,
      areaPostalCodes: [],
      areaCommunes: ['62510'],
    });
    expect([await found('62215'), await found('62510')]).toEqual([[], [who]]);
    expect((await world.agendaOf(who)).types).toMatchObject([
      { id: json.id, areaCommunes: ['62510'], dailyCap: null },
    ]);
    await world.states(who, 'availability', { ...MONDAYS, appointmentTypeIds: [json.id] });
    expect(await world.opened(who)).toEqual(NINE_TO_TWELVE);
    await world.sends(world.operator, 'DELETE', path);
    expect(await found('62510')).toEqual([]);
    expect([(await world.agendaOf(who)).types, await world.opened(who)]).toEqual([[], []]);
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
      const who = await world.aProfessional();
      await world.states(who, 'availability', MONDAYS);
      const before = await world.agendaOf(who);
      expect(await world.states(who, what, body)).toMatchObject({ status: 422, codes });
      expect(await world.agendaOf(who)).toEqual(before);
    },
  );

  test('when a change is refused, then what it would change is as it was', async () => {
    const who = await world.aProfessional();
    await world.states(who, 'availability', MONDAYS);
    const tuesdays = await world.states(who, 'availability', {
      ...MONDAYS,
      recurrence: 'FREQ=WEEKLY;BYDAY=TU',
    });
    const before = await world.agendaOf(who);
    const path = `professionals/${who}/availability/${tuesdays.json.id}`;
    const refused = await world.sends(world.operator, 'PUT', path, MONDAYS);
    expect(refused).toMatchObject({ status: 422, codes: ['overlapping-availability'] });
    expect(JSON.stringify(refused.json)).toContain('le 23/11/2026');
    expect(await world.agendaOf(who)).toEqual(before);
  });

  test('when twenty state overlapping hours at once, then one is kept', async () => {
    const who = await world.aProfessional();
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.states(who, 'availability', MONDAYS)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(19).fill(422)]);
    expect(await world.opened(who)).toEqual(NINE_TO_TWELVE);
  });

  test('when a replacement is away, unknown or of another organisation, then the absence is refused', async () => {
    const who = await world.aProfessional();
    const other = await world.aProfessional();
    const absence = { firstDay: '2026-12-07', lastDay: '2026-12-20', cause: 'illness' };
    await world.states(other, 'absences', { firstDay: '2026-12-10', lastDay: '2026-12-11', cause: 'leave' });
    const refused = async (replacementId: string) =>
      (await world.states(who, 'absences', { ...absence, replacementId })).codes;
    expect(await refused(other)).toEqual(['replacement-away /replacementId']);
    expect(await refused(who)).toEqual(['replaced-by-oneself /replacementId']);
    const theirs = await world.database.transaction(
      { organisationId: world.elsewhere.organisationId },
      (transaction) => transaction.query<{ id: string }>('SELECT id FROM professional'),
    );
    expect(await refused(theirs[0]?.id ?? '')).toEqual(['unknown-replacement /replacementId']);
    const short = { ...absence, lastDay: '2026-12-09', replacementId: other };
    expect((await world.states(who, 'absences', short)).status).toBe(201);
    const [kept] = (await world.agendaOf(who)).absences;
    expect(kept).toMatchObject({
      replacementId: other,
      replacementName: expect.stringMatching(/^Dr Essai/) as string,
    });
  });

  test('when it is read backwards or for a year, then it is refused', async () => {
    const who = await world.aProfessional();
    const read = async (from: string, to: string) =>
      (await world.sends(world.operator, 'GET', `professionals/${who}/agenda?from=${from}&to=${to}`)).codes;
    expect(await read('2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual(['end-before-start /to']);
    expect(await read('2026-01-01T00:00:00Z', '2026-12-01T00:00:00Z')).toEqual(['range-too-long /to']);
    expect(await read('yesterday', '2026-12-01T00:00:00Z')).toEqual(['invalid-instant /from']);
  });
});
