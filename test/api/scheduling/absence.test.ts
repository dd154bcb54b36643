import { absenceRound } from '../../../application/scheduling/absence-consequences';
import { absenceDependencies } from '../../../application/scheduling/keeping';
import { addType, DAY, HOUR, MINUTE, open, OPENS_AT } from '../../support/booking-world';
import { createWaitingWorld, type WaitingWorld } from '../../support/waiting-world';

let world: WaitingWorld;
let agenda: Awaited<ReturnType<WaitingWorld['newAgenda']>>;
beforeAll(async () => {
  world = await createWaitingWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  agenda = await world.newAgenda();
});
const application = () => world.world.application;
const tenant = () => world.world.tenant;
const DAYS = { firstDay: '2026-11-04', lastDay: '2026-11-06', cause: 'leave' } as const;
/** The other practitioner has an agenda too. */
const replacementOpen = async (from: number, to: number) => {
  await addType(world.world, tenant().otherGpId);
  await open(world.world, tenant().otherGpId, from, to);
};
const keepAbsence = (replacementId?: string) =>
  application().keepAbsence(tenant().operator, agenda.gpId, {
    ...DAYS,
    ...(replacementId === undefined ? {} : { replacementId }),
  });
const standing = async (id: string) => {
  const { status, professionalId, startsAt } = await application().appointment(tenant().operator, id);
  return { status, professionalId, startsAt };
};
const stopped = () =>
  world.world.query<{ event: object }>(
    `SELECT event FROM inbox WHERE follow_up_id = $1 AND event ->> 'type' = 'professional-stopped'`,
    [agenda.followUpId],
  );

describe('an absence', () => {
  test('when somebody replaces them, then the same time is theirs, or the nearest that is free', async () => {
    const { otherGpId } = tenant();
    await replacementOpen(OPENS_AT, OPENS_AT + 2 * HOUR);
    const { id } = await agenda.books();
    const later = await agenda.books({ startsAt: OPENS_AT + 3 * HOUR, patientId: await agenda.somebody() });
    const { id: absenceId, consequences } = await keepAbsence(otherGpId);
    expect(consequences?.handedOver).toEqual([id, later.id]);
    expect(await standing(id)).toEqual({ status: 'booked', professionalId: otherGpId, startsAt: OPENS_AT });
    expect(await standing(later.id)).toEqual({
      status: 'booked',
      professionalId: otherGpId,
      startsAt: OPENS_AT + 2 * HOUR - 20 * MINUTE,
    });
    const { cares, breaks } = await agenda.heard();
    expect(cares.find(({ key }) => key === 'gp-visit')).toMatchObject({ status: 'arranged' });
    expect(breaks.filter(({ code }) => code === 'R09' || code === 'R18')).toEqual([]);
    const lines = await application().absenceConsequences(tenant().operator, absenceId);
    expect(lines.filter(({ appointmentId }) => appointmentId !== null)).toEqual([
      expect.objectContaining({ outcome: 'handed-over', appointmentId: id, patientName: 'Jeanne Delattre' }),
      expect.objectContaining({ outcome: 'moved', appointmentId: later.id }),
    ]);
  });

  test('when nobody does, then it is cancelled by the practice: R09 says why, and the care is to arrange', async () => {
    const { id } = await agenda.books();
    const after = await agenda.books({ startsAt: OPENS_AT + HOUR, patientId: await agenda.somebody() });
    const { consequences } = await keepAbsence();
    expect(consequences).toEqual({ handedOver: [], toRearrange: [id, after.id] });
    expect((await standing(id)).status).toBe('cancelled');
    const { cares, breaks } = await agenda.heard();
    expect(cares.find(({ key }) => key === 'gp-visit')?.status).toBe('to-arrange');
    expect(breaks).toContainEqual(
      expect.objectContaining({ code: 'R09', grade: 'fragile', cause: 'absent' }),
    );
  });

  test('when they were asked for a care, then the follow-up hears of it once and counts on them no longer', async () => {
    await keepAbsence(tenant().otherGpId);
    const [fact, ...others] = await stopped();
    expect(others).toEqual([]);
    expect(fact?.event).toMatchObject({
      type: 'professional-stopped',
      professionalId: agenda.gpId,
      cause: 'on-leave',
      temporary: true,
      replacement: { professionalId: tenant().otherGpId },
    });
    const { cares } = await agenda.heard();
    const offers = cares.find(({ key }) => key === 'gp-visit')?.offers ?? [];
    expect(offers.map(({ status, professionalId }) => [status, professionalId])).toEqual([
      ['declined', agenda.gpId],
      ['awaiting', tenant().otherGpId],
    ]);
    // They come back: they stay the patient's own.
    const own = await world.world.query<{ id: string }>(
      `SELECT state #>> '{situation,generalPractitioner,professionalId}' AS id FROM follow_up WHERE id = $1`,
      [agenda.followUpId],
    );
    expect(own).toEqual([{ id: agenda.gpId }]);
  });

  test('when it was left half done, then a round goes on with it, and with nothing twice', async () => {
    const { id } = await agenda.books();
    const { id: absenceId } = await keepAbsence();
    await world.world.query('UPDATE absence SET carried_out_at = NULL WHERE id = $1', [absenceId]);
    // Booked beside the absence while nobody was at it.
    const besides = { startsAt: OPENS_AT + HOUR, overrideReason: 'asked by the practice' };
    const late = await agenda.books({ ...besides, patientId: await agenda.somebody() });
    world.time.now += 3 * MINUTE;
    const round = () => absenceRound(absenceDependencies(world.parts), agenda.organisationId);
    expect(await round()).toBe(1);
    expect(await round()).toBe(0);
    expect((await standing(late.id)).status).toBe('cancelled');
    const lines = await application().absenceConsequences(tenant().operator, absenceId);
    expect(lines.map(({ appointmentId, outcome }) => [appointmentId, outcome])).toEqual(
      expect.arrayContaining([
        [id, 'cancelled'],
        [late.id, 'cancelled'],
      ]),
    );
    expect((await agenda.heard()).breaks.filter(({ code }) => code === 'R09')).toHaveLength(1);
  });

  test('when it lies elsewhere in the year, then nothing happens to anybody', async () => {
    const { id } = await agenda.books();
    const { consequences } = await application().keepAbsence(tenant().operator, agenda.gpId, {
      ...DAYS,
      firstDay: '2027-02-01',
      lastDay: '2027-02-14',
    });
    expect(consequences).toEqual({ handedOver: [], toRearrange: [] });
    expect((await standing(id)).status).toBe('booked');
    expect(await stopped()).toEqual([]);
    expect(world.time.now).toBeLessThan(OPENS_AT + DAY);
  });
});
