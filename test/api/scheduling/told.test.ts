import { uuidV7 } from '../../../security/uuid';
import {
  anAgenda,
  createBookingWorld,
  HOUR,
  OPENS_AT,
  refused,
  type Agenda,
  type BookingWorld,
} from '../../support/booking-world';

let world: BookingWorld;
let agenda: Agenda;
beforeAll(async () => {
  world = await createBookingWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  agenda = await anAgenda(world);
});
const operator = () => world.world.tenant.operator;
const care = async () => (await agenda.heard()).cares.find(({ key }) => key === 'gp-visit');
const checkOf = async (id: string) =>
  (await agenda.heard()).checks.find(({ key }) => key === `told-${id}`)?.status;
/** What screens show of it, and its history. */
const shown = async (id: string) => {
  const { history, told, toldVerified, status } = await world.application.appointment(operator(), id);
  return { told, toldVerified, status, history: history.map(({ code }) => code) };
};
const verify = (id: string, confirmed: boolean, expectedRevision?: number) =>
  world.application.verifyTold(operator(), id, {
    confirmed,
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
  });

describe('an appointment the patient told of', () => {
  test('when the practice confirms it, then appointment and check are verified, once, and it still blocks nothing', async () => {
    const { id } = await agenda.books({ told: true });
    expect([await checkOf(id), (await shown(id)).toldVerified]).toEqual(['due', false]);

    await verify(id, true, 1);
    await verify(id, true, 1);
    expect([await checkOf(id), (await care())?.status]).toEqual(['done', 'arranged']);
    expect(await shown(id)).toEqual({
      ...{ told: true, toldVerified: true, status: 'booked' },
      history: ['told', 'verified'],
    });
    const patientId = await agenda.somebody();
    await expect(agenda.books({ patientId })).resolves.toMatchObject({ status: 'booked' });
  });

  test('when the check of the follow-up is settled by itself, then the appointment follows', async () => {
    const { id } = await agenda.books({ told: true });
    await agenda.heard();
    const { application, relayAll } = world.world;
    const settled = { type: 'check-settled', checkKey: `told-${id}`, outcome: 'done' } as const;
    const stating = application.stateFact(operator(), agenda.followUpId, settled, uuidV7());
    await Promise.all([stating, relayAll()]);
    expect(await checkOf(id)).toBe('done');
    expect(await shown(id)).toMatchObject({ toldVerified: true, history: ['told', 'verified'] });
    const [row] = await world.world.query<{ by: string }>(
      `SELECT by FROM appointment_event WHERE code = 'verified' AND appointment_id = $1`,
      [id],
    );
    expect(row?.by).toBe(operator().accountId);
    // Whoever still has the screen from before decides on what is there now.
    await expect(verify(id, false, 1)).rejects.toEqual(refused('changed-meanwhile'));
  });

  test('when the check turns out not to apply, then nobody verified the appointment', async () => {
    const { id } = await agenda.books({ told: true });
    await agenda.heard();
    const { application, relayAll } = world.world;
    const settled = { type: 'check-settled', checkKey: `told-${id}`, outcome: 'not-applicable' } as const;
    await Promise.all([application.stateFact(operator(), agenda.followUpId, settled, uuidV7()), relayAll()]);
    expect([await checkOf(id), (await shown(id)).toldVerified]).toEqual(['not-applicable', false]);
  });

  test('when the practice has no such appointment, then the service cancels it and the care is to arrange again', async () => {
    const { id } = await agenda.books({ told: true });
    expect((await care())?.status).toBe('arranged');
    await verify(id, false);
    await verify(id, false);
    expect([await checkOf(id), (await care())?.status]).toEqual(['not-applicable', 'to-arrange']);
    expect(await shown(id)).toMatchObject({ status: 'cancelled', history: ['told', 'cancelled-by-service'] });
    expect((await agenda.facts()).slice(1)).toEqual([
      expect.objectContaining({ type: 'appointment-cancelled', by: 'service' }),
    ]);
    expect(world.freed).toEqual([]);
  });

  test('when the patient alone says it took place, then nobody verified it; when the practice does, it is', async () => {
    const { id } = await agenda.books({ told: true });
    await agenda.heard();
    world.time.now = OPENS_AT + HOUR;
    const { application } = world.world;
    await application.reportPresence(operator(), id, { kept: true, source: 'patient' });
    await agenda.heard();
    expect((await shown(id)).toldVerified).toBe(false);
    await application.reportPresence(operator(), id, { kept: true, source: 'professional' });
    expect((await shown(id)).toldVerified).toBe(true);
  });

  test('when nobody told of it, or it is not there, then there is nothing to verify', async () => {
    const { id } = await agenda.books();
    await expect(verify(id, true)).rejects.toEqual(refused('not-bookable'));
    await expect(verify(uuidV7(), true)).rejects.toMatchObject({ name: 'NotFoundError' });
  });
});
