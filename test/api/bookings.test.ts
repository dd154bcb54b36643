import type { Caller } from '../../application/application';
import { BookingRefusedError } from '../../application/errors';
import type { BookingOrder } from '../../application/scheduling/booking-use-cases';
import {
  addType,
  aPatient,
  createBookingWorld,
  HOUR,
  MINUTE,
  open,
  OPENS_AT,
  somePatients,
  type BookingWorld,
} from '../support/booking-world';

let world: BookingWorld;
let typeId: string;
let followUpId: string;
let patientId: string;
beforeAll(async () => {
  world = await createBookingWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.world.newTenant();
  world.freed.length = 0;
  const { gpId } = world.world.tenant;
  typeId = await addType(world.world, gpId);
  await open(world.world, gpId, OPENS_AT, OPENS_AT + 4 * HOUR);
  ({ followUpId, patientId } = await aPatient(world.world, 'V-1'));
});

const tenant = () => world.world.tenant;
const order = (changes: Partial<BookingOrder> = {}): BookingOrder => ({
  ...('patientId' in changes ? {} : { followUpId, careKey: 'gp-visit' }),
  professionalId: tenant().gpId,
  appointmentTypeId: typeId,
  startsAt: OPENS_AT,
  ...changes,
});
const books = (changes: Partial<BookingOrder> = {}, caller: Caller = tenant().operator) =>
  world.application.bookAppointment(caller, order(changes));
const refused = (reason: string) => expect.objectContaining({ name: 'BookingRefusedError', reason });
const factsOf = () =>
  world.world
    .query<{ event: { type: string } }>(
      `SELECT event FROM inbox WHERE follow_up_id = $1 AND event ->> 'type' ~ 'appointment|series' ORDER BY sequence`,
      [followUpId],
    )
    .then((rows) => rows.map(({ event }) => event));
const careOf = async () => {
  await world.world.relayAll();
  const view = await world.world.application.followUp(tenant().operator, followUpId);
  return view.cares.find(({ key }) => key === 'gp-visit');
};

describe('the life of an appointment', () => {
  test('when a time is held and booked, then the follow-up hears of the booking and the care is arranged', async () => {
    const holdUntil = world.time.now + 10 * MINUTE;
    const held = await world.application.holdSlot(tenant().operator, { ...order(), holdUntil });
    expect(held).toMatchObject({
      status: 'pending',
      holdExpiresAt: holdUntil,
      patientName: 'Jeanne Delattre',
    });
    expect(await factsOf()).toEqual([]);
    const booked = await world.application.bookHeld(tenant().operator, held.id, held.revision);
    expect(booked).toMatchObject({ id: held.id, status: 'booked', holdExpiresAt: null, revision: 2 });
    expect(await factsOf()).toEqual([
      {
        type: 'appointment-booked',
        careKey: 'gp-visit',
        appointmentId: held.id,
        professionalId: tenant().gpId,
        appointmentAt: OPENS_AT,
      },
    ]);
    expect((await careOf())?.status).toBe('arranged');
    const { history } = await world.application.appointment(tenant().operator, held.id);
    expect(history.map(({ code, status }) => [code, status])).toEqual([
      ['held', 'pending'],
      ['booked', 'booked'],
    ]);
  });

  test('when it is confirmed and the patient arrives, then both are in its history, each once', async () => {
    const { id } = await books();
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
    const { id } = await books();
    const moved = await world.application.moveAppointment(tenant().operator, id, {
      startsAt: OPENS_AT + 20 * MINUTE,
      professionalId: otherGpId,
    });
    expect(moved).toMatchObject({ id, professionalId: otherGpId, appointmentTypeId: otherType, revision: 2 });
    expect(world.freed).toEqual([
      { professionalId: tenant().gpId, appointmentTypeId: typeId, startsAt: OPENS_AT },
    ]);
    expect((await factsOf()).map(({ type }) => type)).toEqual(['appointment-booked', 'appointment-moved']);
    const [somebody = ''] = await somePatients(world.world, 1);
    await expect(books({ patientId: somebody })).resolves.toMatchObject({ status: 'booked' });
  });

  test('when a move is refused, then nothing changed', async () => {
    const { id } = await books();
    const [somebody = ''] = await somePatients(world.world, 1);
    await books({ patientId: somebody, startsAt: OPENS_AT + 20 * MINUTE });
    const before = await world.application.appointment(tenant().operator, id);
    const move = (startsAt: number) => world.application.moveAppointment(tenant().operator, id, { startsAt });
    await expect(move(OPENS_AT + 20 * MINUTE)).rejects.toEqual(refused('taken'));
    await expect(move(OPENS_AT + 5 * HOUR)).rejects.toEqual(refused('outside-availability'));
    expect(await world.application.appointment(tenant().operator, id)).toEqual(before);
    // Into its own time: it does not stand in its own way.
    await expect(move(OPENS_AT)).resolves.toMatchObject({ startsAt: OPENS_AT });
  });

  test('when the practice cancels, then the care is to arrange again, R09 opens, and the time is offered on', async () => {
    const { id } = await books();
    await careOf();
    await world.application.cancelAppointment(tenant().operator, id, { by: 'professional', cause: 'absent' });
    expect((await careOf())?.status).not.toBe('arranged');
    const view = await world.world.application.followUp(tenant().operator, followUpId);
    expect(view.breaks.map(({ code }) => code)).toContain('R09');
    expect(world.freed).toHaveLength(1);
    await expect(
      world.application.cancelAppointment(tenant().operator, id, { by: 'patient' }),
    ).rejects.toEqual(refused('already-over'));
  });

  test('when one is booked instead of another, then the care stays arranged all the while', async () => {
    const first = await books();
    const second = await books({ startsAt: OPENS_AT + 10 * MINUTE, instead: first.id });
    expect((await factsOf()).map(({ type }) => type)).toEqual([
      'appointment-booked',
      'appointment-booked',
      'appointment-cancelled',
    ]);
    expect(await careOf()).toMatchObject({ status: 'arranged' });
    expect((await world.application.appointment(tenant().operator, first.id)).status).toBe('cancelled');
    expect(second.status).toBe('booked');
  });

  test('when a held one takes the place of another, then that one stands until it is booked', async () => {
    const first = await books();
    const held = await world.application.holdSlot(tenant().operator, {
      ...order({ startsAt: OPENS_AT + HOUR, instead: first.id }),
      holdUntil: world.time.now + 10 * MINUTE,
    });
    expect((await world.application.appointment(tenant().operator, first.id)).status).toBe('booked');
    await world.application.bookHeld(tenant().operator, held.id);
    expect((await world.application.appointment(tenant().operator, first.id)).status).toBe('cancelled');
  });

  test('when the follow-up is over, then its care is booked no more', async () => {
    await world.world.states(tenant().operator, followUpId, { type: 'closed-by-person', reason: 'moved' });
    await expect(books()).rejects.toEqual(refused('already-over'));
  });

  test('when the same order is sent twice, then it is one appointment; another order under its id is refused', async () => {
    const commandId = '0192f0c1-0000-7000-8000-0000000000c1';
    const [first, again] = await Promise.all([books({ commandId }), books({ commandId })]);
    expect(again.id).toBe(first.id);
    expect(await factsOf()).toHaveLength(1);
    await expect(books({ commandId, startsAt: OPENS_AT + HOUR })).rejects.toThrow('idempotency key');
  });
});

describe('what is held', () => {
  const hold = (changes: Partial<BookingOrder> = {}) =>
    world.application.holdSlot(tenant().operator, {
      ...order(changes),
      holdUntil: world.time.now + 10 * MINUTE,
    });

  test('when a hold runs out, then the next one gets the time and it cannot be booked any more', async () => {
    const held = await hold();
    const [somebody = ''] = await somePatients(world.world, 1);
    await expect(books({ patientId: somebody })).rejects.toEqual(refused('held-by-another'));
    world.time.now += 10 * MINUTE;
    await expect(books({ patientId: somebody })).resolves.toMatchObject({ status: 'booked' });
    await expect(world.application.bookHeld(tenant().operator, held.id)).rejects.toEqual(
      refused('hold-expired'),
    );
    const { status, cause, history } = await world.application.appointment(tenant().operator, held.id);
    expect([status, cause, history.at(-1)?.code]).toEqual(['cancelled', 'hold-expired', 'hold-expired']);
  });

  test('when nobody asks for the time, then the sweep releases it and says that it is free', async () => {
    const held = await hold();
    const { organisationId } = tenant();
    expect(await world.bookings.releaseExpired(organisationId, 50)).toEqual([]);
    world.time.now += 10 * MINUTE;
    expect(await world.bookings.releaseExpired(organisationId, 50)).toEqual([
      { professionalId: tenant().gpId, appointmentTypeId: typeId, startsAt: OPENS_AT },
    ]);
    expect((await world.application.appointment(tenant().operator, held.id)).status).toBe('cancelled');
    expect(await factsOf()).toEqual([]);
  });
});

describe('what the rules refuse', () => {
  const exception = (name: string, prepare: () => Promise<Partial<BookingOrder>>, reason: string) =>
    test(`when ${name}, then it is refused: ${reason}`, async () => {
      await expect(books(await prepare())).rejects.toEqual(refused(reason));
      expect(await factsOf()).toEqual([]);
    });
  const gp = () => tenant().gpId;

  exception('it is past', async () => ({ startsAt: world.time.now - MINUTE }), 'past');
  exception('the agenda is closed', async () => ({ startsAt: OPENS_AT + 5 * HOUR }), 'outside-availability');
  exception(
    'it would end after the opening',
    async () => ({ startsAt: OPENS_AT + 4 * HOUR - 10 * MINUTE }),
    'outside-availability',
  );
  exception(
    'the opening is for another type',
    async () => {
      await open(world.world, gp(), OPENS_AT + 10 * HOUR, OPENS_AT + 11 * HOUR, [followUpId]);
      return { startsAt: OPENS_AT + 10 * HOUR };
    },
    'outside-availability',
  );
  exception(
    'an agenda kept elsewhere says they are taken',
    async () => {
      const feed = '0192f0c1-0000-7000-8000-0000000000fe';
      const { organisationId } = tenant();
      await world.world.query(
        `INSERT INTO calendar_feed (id, organisation_id, professional_id, kind) VALUES ($1, $2, $3, 'file')`,
        [feed, organisationId, gp()],
      );
      await world.world.query('INSERT INTO busy_time VALUES ($1, $2, $3, $4, $5)', [
        ...[organisationId, gp(), feed],
        ...[new Date(OPENS_AT - HOUR), new Date(OPENS_AT + MINUTE)],
      ]);
      return {};
    },
    'taken',
  );
  exception(
    'the day is full',
    async () => {
      const capped = await addType(world.world, gp(), { dailyCap: 1 });
      await books({ appointmentTypeId: capped, startsAt: OPENS_AT + HOUR, patientId });
      return { appointmentTypeId: capped };
    },
    'daily-cap',
  );
  exception(
    'only own patients are taken',
    async () => {
      const own = await addType(world.world, gp(), { newPatients: 'own-only' });
      await books({ appointmentTypeId: own, patientId }); // The general practitioner of this one.
      const [somebody = ''] = await somePatients(world.world, 1);
      return { appointmentTypeId: own, startsAt: OPENS_AT + HOUR, patientId: somebody };
    },
    'own-patients-only',
  );
  exception(
    'the practice wants to be asked first',
    async () => {
      const [somebody = ''] = await somePatients(world.world, 1);
      const asked = await addType(world.world, gp(), { newPatients: 'on-request' });
      return { appointmentTypeId: asked, patientId: somebody };
    },
    'not-bookable',
  );
  exception(
    'the patient is outside the area',
    async () => ({
      appointmentTypeId: await addType(world.world, gp(), { place: 'home', areaCommunes: ['62498'] }),
    }),
    'outside-area',
  );
  exception(
    'the patient refuses to share with them',
    async () => {
      await world.world.query(
        `INSERT INTO sharing_refusal (id, organisation_id, patient_id, professional_id, stated_by, stated_at)
         VALUES ($1, $2, $3, $4, 'patient', now())`,
        [followUpId, tenant().organisationId, patientId, gp()],
      );
      return {};
    },
    'sharing-refused',
  );
  exception(
    'the patient has died',
    async () => {
      await world.world.query('UPDATE patient SET deceased_at = now() WHERE id = $1', [patientId]);
      return {};
    },
    'patient-deceased',
  );

  test('when the patient is inside the area, then a visit at home is booked', async () => {
    const home = await addType(world.world, gp(), { place: 'home' });
    await expect(books({ appointmentTypeId: home })).resolves.toMatchObject({ place: 'home' });
  });

  test('when somebody decided on another revision, then it is refused', async () => {
    const { id } = await books();
    const stale = { expectedRevision: 7 };
    await expect(
      world.application.moveAppointment(tenant().operator, id, { startsAt: OPENS_AT + HOUR, ...stale }),
    ).rejects.toEqual(refused('changed-meanwhile'));
    await expect(
      world.application.cancelAppointment(tenant().operator, id, { by: 'patient', ...stale }),
    ).rejects.toEqual(refused('changed-meanwhile'));
  });
});

describe('beside what is there', () => {
  test('when it is overridden with a reason, then both stand, and nobody else gets that time', async () => {
    const [first = '', second = ''] = await somePatients(world.world, 2);
    await books();
    const beside = await books({ patientId: first, overrideReason: 'couple' });
    expect(beside).toMatchObject({ status: 'booked', override: true });
    const { history } = await world.application.appointment(tenant().operator, beside.id);
    expect(history[0]?.reason).toBe('couple');
    const { id } = (await world.application.appointments(tenant().operator, { followUpId }))[0] ?? { id: '' };
    await world.application.cancelAppointment(tenant().operator, id, { by: 'patient' });
    await expect(books({ patientId: second })).rejects.toEqual(refused('taken'));
  });

  test('when it is only told, then nothing is blocked and the follow-up knows that it is to verify', async () => {
    await books({ told: true, startsAt: OPENS_AT });
    expect(await factsOf()).toEqual([expect.objectContaining({ type: 'appointment-booked', told: true })]);
    const [somebody = ''] = await somePatients(world.world, 1);
    await expect(books({ patientId: somebody })).resolves.toMatchObject({ told: false });
  });
});

describe('a group', () => {
  test('when its seats are taken, then there is no other; when the last is given up, then the time is free', async () => {
    const group = await addType(world.world, tenant().gpId, {
      place: 'group',
      seats: 2,
      durationMinutes: 60,
    });
    const people = await somePatients(world.world, 4);
    const sits = (somebody: string | undefined) =>
      books({ patientId: somebody ?? '', appointmentTypeId: group });
    const all = await Promise.allSettled(people.slice(0, 3).map(sits));
    const seats = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(seats.map(({ kind }) => kind)).toEqual(['seat', 'seat']);
    expect(
      all.flatMap((one) => (one.status === 'rejected' ? [(one.reason as BookingRefusedError).reason] : [])),
    ).toEqual(['no-seat-left']);
    await expect(books({ patientId: people[3] ?? '' })).rejects.toEqual(refused('taken'));
    for (const { id } of seats) {
      await world.application.cancelAppointment(tenant().operator, id, { by: 'patient' });
    }
    await expect(books({ patientId: people[3] ?? '' })).resolves.toMatchObject({ kind: 'visit' });
  });
});

describe('the walls', () => {
  test('when a clinician asks, then it is their own agenda only', async () => {
    const { clinician, otherGpId } = tenant();
    const otherType = await addType(world.world, otherGpId);
    await open(world.world, otherGpId, OPENS_AT, OPENS_AT + HOUR);
    const theirs = await books({ professionalId: otherGpId, appointmentTypeId: otherType, patientId });
    await expect(world.application.appointment(clinician, theirs.id)).rejects.toThrow('no such appointment');
    await expect(
      world.application.cancelAppointment(clinician, theirs.id, { by: 'professional' }),
    ).rejects.toThrow('no such appointment');
    await expect(
      books({ professionalId: otherGpId, appointmentTypeId: otherType, patientId }, clinician),
    ).rejects.toThrow('no such professional');
    await expect(
      world.application.appointments(clinician, { professionalId: otherGpId, from: 0, to: OPENS_AT + HOUR }),
    ).rejects.toThrow('no such professional');
    const [stranger = ''] = await somePatients(world.world, 1);
    await expect(books({ patientId: stranger }, clinician)).rejects.toThrow('no such patient');

    const own = await books();
    await expect(
      world.application.moveAppointment(clinician, own.id, {
        startsAt: OPENS_AT,
        professionalId: otherGpId,
      }),
    ).rejects.toThrow('no such professional');
    const agenda = { professionalId: tenant().gpId, from: 0, to: OPENS_AT + HOUR };
    expect((await world.application.appointments(clinician, agenda)).map(({ id }) => id)).toEqual([own.id]);
    await expect(
      world.application.moveAppointment(clinician, own.id, { startsAt: OPENS_AT + HOUR }),
    ).resolves.toMatchObject({ startsAt: OPENS_AT + HOUR });
  });

  test('when another organisation asks, then there is nothing', async () => {
    const { id } = await books();
    const here = { professionalId: tenant().gpId, appointmentTypeId: typeId, patientId };
    const { operator } = await world.world.newTenant();
    await expect(world.application.appointment(operator, id)).rejects.toThrow('no such appointment');
    await expect(world.application.cancelAppointment(operator, id, { by: 'patient' })).rejects.toThrow(
      'no such appointment',
    );
    await expect(
      world.application.bookAppointment(operator, { ...here, startsAt: OPENS_AT + HOUR }),
    ).rejects.toThrow('no such patient');
    expect(await world.application.appointments(operator, { ...here, from: 0, to: OPENS_AT + HOUR })).toEqual(
      [],
    );
  });
});
