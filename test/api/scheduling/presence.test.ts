import {
  anAgenda,
  createBookingWorld,
  DAY,
  HOUR,
  MINUTE,
  OPENS_AT,
  refused,
  type Agenda,
  type BookingWorld,
} from '../../support/booking-world';

let world: BookingWorld;
let agenda: Agenda;
beforeAll(async () => {
  const made = await createBookingWorld();
  world = { ...made, application: made.world.application };
});
afterAll(() => world.close());
beforeEach(async () => {
  agenda = await anAgenda(world);
});
const tenant = () => world.world.tenant;
const application = () => world.world.application;
const visitFacts = async () => {
  const rows = await world.world.query<{ event: object }>(
    `SELECT event FROM inbox WHERE follow_up_id = $1 AND event ->> 'type' = 'visit-reported' ORDER BY sequence`,
    [agenda.followUpId],
  );
  return rows.map(({ event }) => event);
};

describe('whether an appointment took place', () => {
  test('when the patient says it did, then it counts, somebody verifies, and the practice may say otherwise', async () => {
    const { id } = await agenda.books();
    world.time.now = OPENS_AT + HOUR;
    const said = await application().reportPresence(tenant().operator, id, { kept: true, source: 'patient' });
    expect(said).toMatchObject({ status: 'fulfilled', presenceVerified: false, waitingForPresence: true });
    const told = await agenda.heard();
    expect(told.cares.find(({ key }) => key === 'gp-visit')?.status).toBe('in-place');
    expect(told.checks).toContainEqual(expect.objectContaining({ key: `presence-${id}`, status: 'due' }));
    const waiting = await application().appointmentsAwaitingPresence(tenant().operator, 10);
    expect(waiting.map((one) => one.id)).toEqual([id]);

    const missed = { kept: false, source: 'professional', missedBy: 'patient', cause: 'forgot' } as const;
    const corrected = await application().reportPresence(tenant().operator, id, missed);
    expect(corrected).toMatchObject({ status: 'noshow', missedBy: 'patient', presenceVerified: true });
    const after = await agenda.heard();
    expect(after.cares.find(({ key }) => key === 'gp-visit')?.status).toBe('to-arrange');
    expect(after.checks).toContainEqual(expect.objectContaining({ key: `presence-${id}`, status: 'done' }));
    expect(after.breaks).toContainEqual(
      expect.objectContaining({ code: 'R08', cause: 'forgot', status: 'open' }),
    );
    expect(await visitFacts()).toEqual([
      { type: 'visit-reported', careKey: 'gp-visit', appointmentId: id, kept: true, toVerify: true },
      {
        type: 'visit-reported',
        careKey: 'gp-visit',
        appointmentId: id,
        kept: false,
        missedBy: 'patient',
        cause: 'forgot',
      },
    ]);
    expect(await application().appointmentsAwaitingPresence(tenant().operator, 10)).toEqual([]);
    const { history } = await application().appointment(tenant().operator, id);
    expect(history.map(({ code }) => code)).toEqual(['booked', 'kept', 'missed']);
  });

  test('when it was said to be missed and turns out to be kept, then what that opened is mended', async () => {
    const { id } = await agenda.books();
    world.time.now = OPENS_AT + HOUR;
    const missed = { kept: false, source: 'operator', missedBy: 'professional', cause: 'absent' } as const;
    await application().reportPresence(tenant().operator, id, missed);
    expect((await agenda.heard()).breaks).toContainEqual(
      expect.objectContaining({ code: 'R09', status: 'open' }),
    );
    await application().reportPresence(tenant().operator, id, { kept: true, source: 'professional' });
    const { breaks, cares } = await agenda.heard();
    expect(breaks).toContainEqual(
      expect.objectContaining({ code: 'R09', status: 'resolved', resolution: 'appointment-remade' }),
    );
    expect(cares.find(({ key }) => key === 'gp-visit')?.status).toBe('in-place');
  });

  test('when the same is said twice, then it is said once; when it is still to come or fell, then it is refused', async () => {
    const { id } = await agenda.books();
    const kept = { kept: true, source: 'operator' } as const;
    const report = () => application().reportPresence(tenant().operator, id, kept);
    await expect(report()).rejects.toEqual(refused('not-yet'));
    world.time.now = OPENS_AT + HOUR;
    const first = await report();
    expect(await report()).toEqual(first);
    expect(await visitFacts()).toHaveLength(1);
    const word = { kept: false, source: 'patient', missedBy: 'professional' } as const;
    await expect(application().reportPresence(tenant().operator, id, word)).rejects.toEqual(
      refused('already-over'),
    );
    const stale = { ...kept, kept: false, missedBy: 'patient', expectedRevision: 1 } as const;
    await expect(application().reportPresence(tenant().operator, id, stale)).rejects.toEqual(
      refused('changed-meanwhile'),
    );
  });

  test('when nobody spoke of it, then it is asked for two hours after its end, of a clinician their own', async () => {
    const { id } = await agenda.books();
    const asked = async (caller = tenant().operator) =>
      (await application().appointmentsAwaitingPresence(caller, 10)).map((one) => one.id);
    world.time.now = OPENS_AT + 20 * MINUTE + 2 * HOUR - 1;
    expect(await asked()).toEqual([]);
    world.time.now += 1;
    expect(await asked()).toEqual([id]);
    const { gpId, otherGpId, clinician } = tenant();
    expect(await asked({ ...clinician, professionalId: otherGpId })).toEqual([]);
    const own = { ...clinician, professionalId: gpId };
    expect(await asked(own)).toEqual([id]);
    await application().reportPresence(own, id, { kept: true, source: 'patient' });
    expect(await asked()).toEqual([]);
  });
});

describe('kept and missed, by practice and month', () => {
  test('when appointments are past, then each is counted once, and what is not known beside the rate', async () => {
    const at = (slot: number) => ({ startsAt: OPENS_AT + slot * 20 * MINUTE });
    const ids: string[] = [];
    for (let slot = 0; slot < 5; slot += 1) {
      ids.push((await agenda.books({ ...at(slot), patientId: await agenda.somebody() })).id);
    }
    await agenda.books({ ...at(0), patientId: await agenda.somebody(), told: true });
    world.time.now = OPENS_AT + DAY;
    const say = (slot: number, order: Parameters<ReturnType<typeof application>['reportPresence']>[2]) =>
      application().reportPresence(tenant().operator, ids[slot] ?? '', order);
    await say(0, { kept: true, source: 'professional' });
    await say(1, { kept: true, source: 'patient' });
    await say(2, { kept: false, source: 'operator', missedBy: 'patient' });
    await say(3, { kept: false, source: 'operator', missedBy: 'professional' });
    const period = { from: '2026-11-01', to: '2026-11-30' };
    const report = await application().attendance(tenant().teamLead, period);
    expect(report).toMatchObject({ baselineRate: 0.25, targetRate: 0.05 });
    expect(report.rows).toEqual([
      expect.objectContaining({
        month: '2026-11',
        kept: 2,
        toVerify: 1,
        missedByPatient: 1,
        missedByProfessional: 1,
        unknown: 1,
        noShowRate: 1 / 3,
        knownRate: 4 / 5,
      }),
    ]);
    expect(JSON.stringify(report)).not.toContain('Delattre');
    const csv = await application().attendanceCsv(tenant().teamLead, period);
    expect(csv.split('\r\n')[1]).toMatch(/;2026-11;2;1;1;1;1;33,33$/);
    const empty = await application().attendance(tenant().teamLead, { from: '2026-10-01', to: '2026-10-31' });
    expect(empty).toMatchObject({ rows: [], total: { noShowRate: null, knownRate: null } });
  });
});

describe('a death, or a discharge that never was', () => {
  test('when the patient has died, then every time to come is free again and the follow-up closes', async () => {
    const { id } = await agenda.books();
    await world.world.states(tenant().operator, agenda.followUpId, { type: 'died', source: 'hospital' });
    const { status, history } = await application().appointment(tenant().operator, id);
    expect(status).toBe('cancelled');
    expect(history.at(-1)).toMatchObject({ code: 'cancelled-by-service', reason: 'died' });
    const patientId = await agenda.somebody();
    await expect(agenda.books({ patientId })).resolves.toMatchObject({ status: 'booked' });
    expect((await agenda.heard()).closing?.reason).toBe('died');
  });
});
