import { rollAgendas, runAgendaRoll } from '../../../application/scheduling/agenda-roll';
import { addDays } from '../../../domain/calendar';
import { PostgresAgendas } from '../../../prisma/records/scheduling/agenda-records';
import { createRecordsWorld, NOW, type RecordsWorld } from '../../support/records-world';

/** Business now is Tuesday 3 November 2026. */
const TODAY = '2026-11-03';
const DAY_MS = 86_400_000;

let world: RecordsWorld;
let records: PostgresAgendas;
beforeAll(async () => {
  world = await createRecordsWorld();
  records = new PostgresAgendas(world.database, world.ciphers);
});
afterAll(() => world.close());
beforeEach(() => world.newTenant());

const EVERY_DAY = {
  firstDay: TODAY,
  fromTime: '09:00',
  toTime: '10:00',
  recurrence: 'FREQ=DAILY',
  appointmentTypeIds: [],
  onHolidays: true as const,
};

const roll = (today: string, limit = 100) =>
  rollAgendas(
    { records, zone: 'Europe/Paris', holidays: 'metropolitan' },
    world.tenant.organisationId,
    today,
    limit,
  );

const days = async (professionalId: string) => {
  const rows = await world.query<{ day: string }>(
    'SELECT starts_at::date::text AS day FROM opening WHERE professional_id = $1 ORDER BY starts_at',
    [professionalId],
  );
  return rows.map(({ day }) => day);
};

describe('the roll of the agendas', () => {
  test('when a day has passed, then the day that came within the horizon is laid out, once', async () => {
    const { operator, gpId } = world.tenant;
    await world.application.keepAvailability(operator, gpId, EVERY_DAY);
    expect(await roll(TODAY)).toBe(0);
    expect((await days(gpId)).at(-1)).toBe(addDays(TODAY, 240));
    expect(await roll(addDays(TODAY, 1))).toBe(1);
    const laid = await days(gpId);
    expect([laid.length, laid.at(-1)]).toEqual([242, addDays(TODAY, 241)]);
    expect(await roll(addDays(TODAY, 1))).toBe(0);
  });

  test('when it stood still for a year, then it goes on from today, and lets go of what is long over', async () => {
    const { operator, gpId } = world.tenant;
    await world.application.keepAvailability(operator, gpId, EVERY_DAY);
    const later = addDays(TODAY, 365);
    expect(await roll(later)).toBe(1);
    const laid = await days(gpId);
    expect([laid[0], laid.at(-1), laid.length]).toEqual([later, addDays(later, 240), 241]);
  });

  test('when an exception or an absence lies in the new day, then it counts', async () => {
    const { operator, gpId } = world.tenant;
    await world.application.keepAvailability(operator, gpId, EVERY_DAY);
    const beyond = addDays(TODAY, 241);
    await world.application.keepException(operator, gpId, { day: beyond, kind: 'closed' });
    await roll(addDays(TODAY, 2));
    const laid = await days(gpId);
    expect(laid.slice(-2)).toEqual([addDays(TODAY, 240), addDays(TODAY, 242)]);
  });

  test('when there are more than one batch takes, then the next takes the rest; nothing stated is no work', async () => {
    const { operator, gpId, otherGpId } = world.tenant;
    await world.application.keepAvailability(operator, gpId, EVERY_DAY);
    const { id } = await world.application.keepAvailability(operator, otherGpId, EVERY_DAY);
    const tomorrow = addDays(TODAY, 1);
    expect([await roll(tomorrow, 1), await roll(tomorrow, 1), await roll(tomorrow, 1)]).toEqual([1, 1, 0]);
    await world.application.endAvailability(operator, otherGpId, id);
    expect(await roll(addDays(TODAY, 2))).toBe(1);
  });

  test('when two roll at once, then each day is there once', async () => {
    const { operator, gpId } = world.tenant;
    await world.application.keepAvailability(operator, gpId, EVERY_DAY);
    await Promise.all([1, 2, 3, 4].map(() => roll(addDays(TODAY, 5))));
    const laid = await days(gpId);
    expect(new Set(laid).size).toBe(laid.length);
    expect(laid.at(-1)).toBe(addDays(TODAY, 245));
  });

  test('when the loop runs and one organisation fails, then the others are rolled all the same', async () => {
    const { operator, gpId, organisationId } = world.tenant;
    await world.application.keepAvailability(operator, gpId, EVERY_DAY);
    const stopping = new AbortController();
    const errors: string[] = [];
    await runAgendaRoll(
      {
        records: {
          agendasToRoll: async (organisation, until, limit) => {
            if (organisation === 'broken') throw new Error('broken');
            const due = await records.agendasToRoll(organisation, until, limit);
            if (due.length === 0) stopping.abort();
            return due;
          },
          rollAgenda: (...asked) => records.rollAgenda(...asked),
        },
        zone: 'Europe/Paris',
        holidays: 'metropolitan',
        organisations: async () => ['broken', organisationId],
        now: () => NOW + 3 * DAY_MS,
        everySeconds: 0.01,
        log: { error: (_fields, message) => errors.push(message) },
      },
      stopping.signal,
    );
    expect(errors[0]).toBe('agendas not rolled');
    expect((await days(gpId)).at(-1)).toBe(addDays(TODAY, 243));
  });
});

describe('hours already past', () => {
  test('when hours change at midday, then days before today stay as they were', async () => {
    const { operator, gpId } = world.tenant;
    const { id } = await world.application.keepAvailability(operator, gpId, EVERY_DAY);
    world.time.now = NOW + 2 * DAY_MS;
    await world.application.keepAvailability(operator, gpId, { ...EVERY_DAY, fromTime: '09:30' }, id);
    const rows = await world.query<{ starts: string }>(
      `SELECT to_char(starts_at AT TIME ZONE 'Europe/Paris', 'DD HH24:MI') AS starts FROM opening
       WHERE professional_id = $1 ORDER BY starts_at LIMIT 3`,
      [gpId],
    );
    expect(rows.map(({ starts }) => starts)).toEqual(['03 09:00', '04 09:00', '05 09:30']);
  });

  test('when an absence is stated, then whoever sees to it is told of it once it is kept', async () => {
    const { operator, gpId, otherGpId } = world.tenant;
    const absence = { firstDay: addDays(TODAY, 7), cause: 'illness', replacementId: otherGpId } as const;
    const { id, consequences } = await world.application.keepAbsence(operator, gpId, absence);
    expect(consequences).toEqual({ handedOver: [], toRearrange: [] });
    const kept = await world.query<{ id: string; statedBy: string }>(
      'SELECT id, stated_by AS "statedBy" FROM absence WHERE professional_id = $1',
      [gpId],
    );
    expect(kept).toEqual([{ id, statedBy: operator.accountId }]);
  });
});
