import type { BookingRefusal, BookingRefusedError } from '../../application/errors';
import type { BookingOrder } from '../../application/scheduling/booking-use-cases';
import {
  addType,
  anAgenda,
  createBookingWorld,
  HOUR,
  MINUTE,
  open,
  OPENS_AT,
  refused,
  somePatients,
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

describe('what the rules refuse', () => {
  const exception = (name: string, prepare: () => Promise<Partial<BookingOrder>>, reason: BookingRefusal) =>
    test(`when ${name}, then it is refused: ${reason}`, async () => {
      await expect(agenda.books(await prepare())).rejects.toEqual(refused(reason));
      expect(await agenda.facts()).toEqual([]);
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
      await open(world.world, gp(), OPENS_AT + 10 * HOUR, OPENS_AT + 11 * HOUR, [agenda.followUpId]);
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
      await agenda.books({
        appointmentTypeId: capped,
        startsAt: OPENS_AT + HOUR,
        patientId: agenda.patientId,
      });
      return { appointmentTypeId: capped };
    },
    'daily-cap',
  );
  exception(
    'only own patients are taken',
    async () => {
      const own = await addType(world.world, gp(), { newPatients: 'own-only' });
      await agenda.books({ appointmentTypeId: own, patientId: agenda.patientId }); // The general practitioner of this one.
      const somebody = await agenda.somebody();
      return { appointmentTypeId: own, startsAt: OPENS_AT + HOUR, patientId: somebody };
    },
    'own-patients-only',
  );
  exception(
    'the practice wants to be asked first',
    async () => {
      const somebody = await agenda.somebody();
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
        [agenda.followUpId, tenant().organisationId, agenda.patientId, gp()],
      );
      return {};
    },
    'sharing-refused',
  );
  exception(
    'the patient has died',
    async () => {
      await world.world.query('UPDATE patient SET deceased_at = now() WHERE id = $1', [agenda.patientId]);
      return {};
    },
    'patient-deceased',
  );

  test('when the patient is inside the area, then a visit at home is booked', async () => {
    const home = await addType(world.world, gp(), { place: 'home' });
    await expect(agenda.books({ appointmentTypeId: home })).resolves.toMatchObject({ place: 'home' });
  });

  test('when somebody decided on another revision, then it is refused', async () => {
    const { id } = await agenda.books();
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
    await agenda.books();
    const beside = await agenda.books({ patientId: first, overrideReason: 'couple' });
    expect(beside).toMatchObject({ status: 'booked', override: true });
    const { history } = await world.application.appointment(tenant().operator, beside.id);
    expect(history[0]?.reason).toBe('couple');
    const { id } = (
      await world.application.appointments(tenant().operator, { followUpId: agenda.followUpId })
    )[0] ?? { id: '' };
    await world.application.cancelAppointment(tenant().operator, id, { by: 'patient' });
    await expect(agenda.books({ patientId: second })).rejects.toEqual(refused('taken'));
  });

  test('when it is only told, then nothing is blocked and the follow-up knows that it is to verify', async () => {
    await agenda.books({ told: true, startsAt: OPENS_AT });
    expect(await agenda.facts()).toEqual([
      expect.objectContaining({ type: 'appointment-booked', told: true }),
    ]);
    const somebody = await agenda.somebody();
    await expect(agenda.books({ patientId: somebody })).resolves.toMatchObject({ told: false });
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
      agenda.books({ patientId: somebody ?? '', appointmentTypeId: group });
    const all = await Promise.allSettled(people.slice(0, 3).map(sits));
    const seats = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(seats.map(({ kind }) => kind)).toEqual(['seat', 'seat']);
    expect(
      all.flatMap((one) => (one.status === 'rejected' ? [(one.reason as BookingRefusedError).reason] : [])),
    ).toEqual(['no-seat-left']);
    await expect(agenda.books({ patientId: people[3] ?? '' })).rejects.toEqual(refused('taken'));
    for (const { id } of seats) {
      await world.application.cancelAppointment(tenant().operator, id, { by: 'patient' });
    }
    await expect(agenda.books({ patientId: people[3] ?? '' })).resolves.toMatchObject({ kind: 'visit' });
  });
});
