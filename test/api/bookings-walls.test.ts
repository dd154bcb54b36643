import {
  addType,
  anAgenda,
  createBookingWorld,
  HOUR,
  open,
  OPENS_AT,
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

describe('the walls', () => {
  test('when a clinician asks, then it is their own agenda only', async () => {
    const { clinician, otherGpId } = tenant();
    const otherType = await addType(world.world, otherGpId);
    await open(world.world, otherGpId, OPENS_AT, OPENS_AT + HOUR);
    const theirs = await agenda.books({
      professionalId: otherGpId,
      appointmentTypeId: otherType,
      patientId: agenda.patientId,
    });
    await expect(world.application.appointment(clinician, theirs.id)).rejects.toThrow('no such appointment');
    await expect(
      world.application.cancelAppointment(clinician, theirs.id, { by: 'professional' }),
    ).rejects.toThrow('no such appointment');
    await expect(
      agenda.books(
        { professionalId: otherGpId, appointmentTypeId: otherType, patientId: agenda.patientId },
        clinician,
      ),
    ).rejects.toThrow('no such professional');
    await expect(
      world.application.appointments(clinician, { professionalId: otherGpId, from: 0, to: OPENS_AT + HOUR }),
    ).rejects.toThrow('no such professional');
    const stranger = await agenda.somebody();
    await expect(agenda.books({ patientId: stranger }, clinician)).rejects.toThrow('no such patient');

    const own = await agenda.books();
    await expect(
      world.application.moveAppointment(clinician, own.id, {
        startsAt: OPENS_AT,
        professionalId: otherGpId,
      }),
    ).rejects.toThrow('no such professional');
    const theirOwn = { professionalId: tenant().gpId, from: 0, to: OPENS_AT + HOUR };
    expect((await world.application.appointments(clinician, theirOwn)).map(({ id }) => id)).toEqual([own.id]);
    await expect(
      world.application.moveAppointment(clinician, own.id, { startsAt: OPENS_AT + HOUR }),
    ).resolves.toMatchObject({ startsAt: OPENS_AT + HOUR });
  });

  test('when another organisation asks, then there is nothing', async () => {
    const { id } = await agenda.books();
    const here = {
      professionalId: tenant().gpId,
      appointmentTypeId: agenda.typeId,
      patientId: agenda.patientId,
    };
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
