import { dayOf } from '../../domain/calendar';
import { appointmentFaults } from '../support/booking-checks';
import { addType, aPatient, DAY, HOUR, MINUTE, open, OPENS_AT } from '../support/booking-world';
import { createSlotWorld, type SlotWorld } from '../support/slot-world';

const ZONE = 'Europe/Paris';

let slots: SlotWorld;
let followUpId: string;
beforeAll(async () => {
  slots = await createSlotWorld();
});
afterAll(() => slots.world.close());
beforeEach(async () => {
  await slots.world.newTenant();
  ({ followUpId } = await aPatient(slots.world, 'V-1', {
    carePrescribed: [{ kind: 'nurse', frequency: 'hebdomadaire', durationDays: 28 }],
  }));
});

const operator = () => slots.world.tenant.operator;
const places = () => slots.world.application.placeSeries(operator(), { followUpId, careKey: 'nurse' });

/** A nurse in Courrières with one hour on each of those days after 4 November. */
async function aNurse(name: string, days: readonly number[], hour = 0) {
  const id = await slots.practitioner(name, { profession: 'nurse' });
  const typeId = await addType(slots.world, id, { careKind: 'nurse', durationMinutes: 30 });
  for (const day of days) {
    const from = OPENS_AT + day * DAY + hour * HOUR;
    await open(slots.world, id, from, from + HOUR);
  }
  return { id, typeId };
}

const daily = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_none, index) => from + index);
const facts = async () => {
  const rows = await slots.world.query<{ event: { type: string; visits?: object[] } }>(
    `SELECT event FROM inbox WHERE follow_up_id = $1 AND event ->> 'type' ~ 'appointment|series' ORDER BY sequence`,
    [followUpId],
  );
  return rows.map(({ event }) => event);
};
const careOf = async () => {
  await slots.world.relayAll();
  const view = await slots.world.application.followUp(operator(), followUpId);
  return view.cares.find(({ key }) => key === 'nurse');
};

describe('a series', () => {
  test('when it is placed, then all visits are with one nurse on one weekday and hour, and told as a whole', async () => {
    await aNurse('Parfois', [0, 2, 9], 2);
    const always = await aNurse('Toujours', daily(0, 35));
    const { seriesId, visits, unplaced } = await places();
    expect(unplaced).toEqual([]);
    expect(visits.length).toBeGreaterThanOrEqual(4);
    expect(new Set(visits.map(({ professionalId }) => professionalId))).toEqual(new Set([always.id]));
    expect(visits.map(({ visitNumber }) => visitNumber)).toEqual(visits.map((_visit, index) => index + 1));
    expect(new Set(visits.map(({ startsAt }) => (startsAt - OPENS_AT) % (7 * DAY))).size).toBe(1);
    expect(await facts()).toEqual([
      expect.objectContaining({ type: 'series-booked', seriesId, careKey: 'nurse' }),
    ]);
    expect((await facts())[0]?.visits).toHaveLength(visits.length);
    expect((await careOf())?.status).toBe('arranged');
    // Asked again, it is the same series.
    const again = await places();
    expect(again.visits.map(({ id }) => id)).toEqual(visits.map(({ id }) => id));
    expect(await facts()).toHaveLength(1);
  });

  test('when nobody is free for some visits, then the rest is placed and they are named', async () => {
    await aNurse('Deux semaines', daily(0, 12));
    const { visits, unplaced } = await places();
    expect(visits.length).toBeGreaterThan(0);
    expect(unplaced.length).toBeGreaterThan(0);
    const numbers = [...visits.map(({ visitNumber }) => visitNumber ?? 0), ...unplaced];
    expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
  });

  test('when the nurse cancels one visit, then another time in its window takes its place, and nothing else moves', async () => {
    const always = await aNurse('Toujours', daily(0, 35));
    const { seriesId, visits } = await places();
    const fallen = visits[1];
    if (fallen === undefined) throw new Error('no second visit');
    await slots.world.application.cancelAppointment(operator(), fallen.id, {
      by: 'professional',
      cause: 'absent',
    });
    const all = await slots.world.application.appointments(operator(), { followUpId });
    const standing = all.filter((view) => view.seriesId === seriesId && view.status === 'booked');
    const instead = standing.find(({ visitNumber }) => visitNumber === 2);
    expect(standing).toHaveLength(visits.length);
    expect(instead).toMatchObject({ origin: 'replacement', professionalId: always.id });
    expect(dayOf(instead?.startsAt ?? 0, ZONE)).not.toBe(dayOf(fallen.startsAt, ZONE));
    const others = ({ id }: { id: string }) => id !== fallen.id && id !== instead?.id;
    expect(standing.filter(others).map(({ id }) => id)).toEqual(visits.filter(others).map(({ id }) => id));
    expect((await facts()).map(({ type }) => type)).toEqual([
      'series-booked',
      'appointment-cancelled',
      'appointment-booked',
    ]);
    expect(await appointmentFaults(slots.world)).toEqual([]);
  });

  test('when a visit is booked by itself, then it is that visit of the series, for the follow-up too', async () => {
    const { id, typeId } = await aNurse('Toujours', daily(0, 35));
    const { seriesId, visits } = await places();
    const second = visits[1];
    await slots.world.application.cancelAppointment(operator(), second?.id ?? '', { by: 'patient' });
    const booked = await slots.world.application.bookAppointment(operator(), {
      ...{ followUpId, careKey: 'nurse', visitNumber: 2, professionalId: id, appointmentTypeId: typeId },
      startsAt: (second?.startsAt ?? 0) + 30 * MINUTE,
    });
    expect(booked).toMatchObject({ seriesId, visitNumber: 2 });
    expect((await facts()).at(-1)).toMatchObject({ type: 'appointment-booked', visit: 2 });
  });

  test('when the nurse is away for good, then another takes what falls', async () => {
    const first = await aNurse('Première', daily(0, 35));
    const { seriesId, visits } = await places();
    const second = await aNurse('Seconde', daily(0, 35), 3);
    await slots.world.query('DELETE FROM opening WHERE professional_id = $1', [first.id]);
    const last = visits.at(-1);
    await slots.world.application.cancelAppointment(operator(), last?.id ?? '', { by: 'service' });
    const repaired = await slots.world.application.repairSeries(operator(), seriesId);
    expect(repaired.unplaced).toEqual([]);
    expect(repaired.visits.find(({ visitNumber }) => visitNumber === last?.visitNumber)).toMatchObject({
      professionalId: second.id,
      origin: 'replacement',
    });
  });

  test('when two place series in the same agenda at once, then each is whole and no time is double', async () => {
    const { followUpId: other } = await aPatient(slots.world, 'V-2', {
      patient: {
        ...{ birthName: 'Vasseur', firstGivenName: 'Paul', birthDate: '1950-01-01', sex: 'male' },
        ...{ phones: ['+33321000002'], address: { line: '2 rue', postalCode: '62710', city: 'Courrières' } },
      },
      carePrescribed: [{ kind: 'nurse', frequency: 'hebdomadaire', durationDays: 28 }],
    });
    await aNurse('Toujours', daily(0, 35));
    const both = await Promise.all(
      [followUpId, other].map((id) =>
        slots.world.application.placeSeries(operator(), { followUpId: id, careKey: 'nurse' }),
      ),
    );
    expect(both.map(({ unplaced }) => unplaced)).toEqual([[], []]);
    const times = both.flatMap(({ visits }) => visits.map(({ startsAt }) => startsAt));
    expect(new Set(times).size).toBe(times.length);
    expect(Math.min(...times) % (30 * MINUTE)).toBe(0);
    expect(await appointmentFaults(slots.world)).toEqual([]);
  });
});
