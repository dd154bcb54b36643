import {
  addType,
  anAgenda,
  createBookingWorld,
  HOUR,
  MINUTE,
  open,
  OPENS_AT,
  refused,
  type Agenda,
  type BookingWorld,
} from '../support/booking-world';

let world: BookingWorld;
let agenda: Agenda;
beforeAll(async () => {
  world = await createBookingWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  agenda = await anAgenda(world);
});
const tenant = () => world.world.tenant;
const care = async () => (await agenda.heard()).cares.find(({ key }) => key === 'gp-visit');

describe('the life of an appointment', () => {
  test('when a time is held and booked, then the follow-up hears of the booking and the care is arranged', async () => {
    const holdUntil = world.time.now + 10 * MINUTE;
    const held = await world.application.holdSlot(tenant().operator, { ...agenda.order(), holdUntil });
    expect(held).toMatchObject({
      status: 'pending',
      holdExpiresAt: holdUntil,
      patientName: 'Jeanne Delattre',
    });
    expect(await agenda.facts()).toEqual([]);
    const booked = await world.application.bookHeld(tenant().operator, held.id, held.revision);
    expect(booked).toMatchObject({ id: held.id, status: 'booked', holdExpiresAt: null, revision: 2 });
    expect(await agenda.facts()).toEqual([
      {
        type: 'appointment-booked',
        careKey: 'gp-visit',
        appointmentId: held.id,
        professionalId: tenant().gpId,
        appointmentAt: OPENS_AT,
        contactChannel: 'secure-mail',
      },
    ]);
    expect((await care())?.status).toBe('arranged');
    const { history } = await world.application.appointment(tenant().operator, held.id);
    expect(history.map(({ code, status }) => [code, status])).toEqual([
      ['held', 'pending'],
      ['booked', 'booked'],
    ]);
  });

  test('when it is confirmed and the patient arrives, then both are in its history, each once', async () => {
    const { id } = await agenda.books();
    await world.application.confirmAppointment(tenant().operator, id);
    await world.application.confirmAppointment(tenant().operator, id);
    world.time.now = OPENS_AT;
    expect((await world.application.appointmentArrived(tenant().operator, id)).status).toBe('arrived');
    const { history, confirmedAt } = await world.application.appointment(tenant().operator, id);
    expect(history.map(({ code }) => code)).toEqual(['booked', 'confirmed', 'arrived']);
    expect(confirmedAt).toBeLessThan(OPENS_AT);
  });

  test('when it is moved to another professional, then it is the same appointment and the old time is free', async () => {
    const { otherGpId } = tenant();
    const otherType = await addType(world.world, otherGpId);
    await open(world.world, otherGpId, OPENS_AT, OPENS_AT + HOUR);
    const { id } = await agenda.books();
    const moved = await world.application.moveAppointment(tenant().operator, id, {
      startsAt: OPENS_AT + 20 * MINUTE,
      professionalId: otherGpId,
    });
    expect(moved).toMatchObject({ id, professionalId: otherGpId, appointmentTypeId: otherType, revision: 2 });
    expect(world.freed).toEqual([
      { professionalId: tenant().gpId, appointmentTypeId: agenda.typeId, startsAt: OPENS_AT },
    ]);
    expect((await agenda.facts()).map(({ type }) => type)).toEqual([
      'appointment-booked',
      'appointment-moved',
    ]);
    const somebody = await agenda.somebody();
    await expect(agenda.books({ patientId: somebody })).resolves.toMatchObject({ status: 'booked' });
  });

  test('when a move is refused, then nothing changed', async () => {
    const { id } = await agenda.books();
    const somebody = await agenda.somebody();
    await agenda.books({ patientId: somebody, startsAt: OPENS_AT + 20 * MINUTE });
    const before = await world.application.appointment(tenant().operator, id);
    const move = (startsAt: number) => world.application.moveAppointment(tenant().operator, id, { startsAt });
    await expect(move(OPENS_AT + 20 * MINUTE)).rejects.toEqual(refused('taken'));
    await expect(move(OPENS_AT + 5 * HOUR)).rejects.toEqual(refused('outside-availability'));
    expect(await world.application.appointment(tenant().operator, id)).toEqual(before);
    // Into its own time: it does not stand in its own way.
    await expect(move(OPENS_AT)).resolves.toMatchObject({ startsAt: OPENS_AT });
  });

  test('when the practice cancels, then the care is to arrange again, R09 opens, and the time is offered on', async () => {
    const { id } = await agenda.books();
    await care();
    await world.application.cancelAppointment(tenant().operator, id, { by: 'professional', cause: 'absent' });
    expect((await care())?.status).not.toBe('arranged');
    const view = await world.world.application.followUp(tenant().operator, agenda.followUpId);
    expect(view.breaks.map(({ code }) => code)).toContain('R09');
    expect(world.freed).toHaveLength(1);
    await expect(
      world.application.cancelAppointment(tenant().operator, id, { by: 'patient' }),
    ).rejects.toEqual(refused('already-over'));
  });

  test('when one is booked instead of another, then the care stays arranged all the while', async () => {
    const first = await agenda.books();
    const second = await agenda.books({ startsAt: OPENS_AT + 10 * MINUTE, instead: first.id });
    expect((await agenda.facts()).map(({ type }) => type)).toEqual([
      'appointment-booked',
      'appointment-booked',
      'appointment-cancelled',
    ]);
    expect(await care()).toMatchObject({ status: 'arranged' });
    expect((await world.application.appointment(tenant().operator, first.id)).status).toBe('cancelled');
    expect(second.status).toBe('booked');
  });

  test('when a held one takes the place of another, then that one stands until it is booked', async () => {
    const first = await agenda.books();
    const held = await world.application.holdSlot(tenant().operator, {
      ...agenda.order({ startsAt: OPENS_AT + HOUR, instead: first.id }),
      holdUntil: world.time.now + 10 * MINUTE,
    });
    expect((await world.application.appointment(tenant().operator, first.id)).status).toBe('booked');
    await world.application.bookHeld(tenant().operator, held.id);
    expect((await world.application.appointment(tenant().operator, first.id)).status).toBe('cancelled');
  });

  test('when the follow-up is over, then its care is booked no more', async () => {
    await world.world.states(tenant().operator, agenda.followUpId, {
      type: 'closed-by-person',
      reason: 'moved',
    });
    await expect(agenda.books()).rejects.toEqual(refused('already-over'));
  });

  test('when the same order is sent twice, then it is one appointment; another order under its id is refused', async () => {
    const commandId = '0192f0c1-0000-7000-8000-0000000000c1';
    const [first, again] = await Promise.all([agenda.books({ commandId }), agenda.books({ commandId })]);
    expect(again.id).toBe(first.id);
    expect(await agenda.facts()).toHaveLength(1);
    await expect(agenda.books({ commandId, startsAt: OPENS_AT + HOUR })).rejects.toThrow('idempotency key');
  });
});

describe('what is held', () => {
  test('when a hold runs out, then the next one gets the time and it cannot be booked any more', async () => {
    const held = await agenda.holds();
    const somebody = await agenda.somebody();
    await expect(agenda.books({ patientId: somebody })).rejects.toEqual(refused('held-by-another'));
    world.time.now += 10 * MINUTE;
    await expect(agenda.books({ patientId: somebody })).resolves.toMatchObject({ status: 'booked' });
    await expect(world.application.bookHeld(tenant().operator, held.id)).rejects.toEqual(
      refused('hold-expired'),
    );
    const { status, cause, history } = await world.application.appointment(tenant().operator, held.id);
    expect([status, cause, history.at(-1)?.code]).toEqual(['cancelled', 'hold-expired', 'hold-expired']);
  });

  test('when nobody asks for the time, then the sweep releases it and says that it is free', async () => {
    const held = await agenda.holds();
    const { organisationId } = tenant();
    expect(await world.bookings.releaseExpired(organisationId, 50)).toEqual([]);
    world.time.now += 10 * MINUTE;
    expect(await world.bookings.releaseExpired(organisationId, 50)).toEqual([
      { professionalId: tenant().gpId, appointmentTypeId: agenda.typeId, startsAt: OPENS_AT },
    ]);
    expect((await world.application.appointment(tenant().operator, held.id)).status).toBe('cancelled');
    expect(await agenda.facts()).toEqual([]);
  });
});
