import { BookingRefusedError } from '../../application/errors';
import { BOOKING_REFUSAL_WORDS } from '../../api/booking-refusals';
import { appointmentFaults } from '../support/booking-checks';
import {
  addType,
  createBookingWorld,
  HOUR,
  MINUTE,
  open,
  OPENS_AT,
  somePatients,
  type BookingWorld,
} from '../support/booking-world';
import { seededRandom } from '../support/seeded-random';

const LONG = Number(process.env.RELAIS_TEST_LONG) === 1;
const CLIENTS = 200;
/** 10,000 attempts in the long run (docs/bench.md has the time they took). */
const ATTEMPTS_EACH = LONG ? 50 : 10;
const SLOTS_EACH = 25;
const LIMIT_MS = 300_000;

let world: BookingWorld;
beforeAll(async () => {
  world = await createBookingWorld();
});
afterAll(() => world.close());

/** Two agendas with 25 times of 20 minutes each. */
async function twoAgendas() {
  const { gpId, otherGpId, operator } = await world.world.newTenant();
  const agendas = [];
  for (const professionalId of [gpId, otherGpId]) {
    const appointmentTypeId = await addType(world.world, professionalId);
    await open(world.world, professionalId, OPENS_AT, OPENS_AT + SLOTS_EACH * 20 * MINUTE);
    agendas.push({ professionalId, appointmentTypeId });
  }
  const slots = agendas.flatMap((agenda) =>
    Array.from({ length: SLOTS_EACH }, (_none, index) => ({
      ...agenda,
      startsAt: OPENS_AT + index * 20 * MINUTE,
    })),
  );
  return { operator, slots };
}

/** Runs it; a refusal is counted by its code, anything else (a deadlock, a timeout) fails the test. */
async function counted(refusals: Map<string, number>, run: () => Promise<unknown>): Promise<boolean> {
  try {
    await run();
    return true;
  } catch (error) {
    if (!(error instanceof BookingRefusedError)) throw error;
    refusals.set(error.reason, (refusals.get(error.reason) ?? 0) + 1);
    return false;
  }
}

describe('many at the same agendas', () => {
  test(
    `when ${CLIENTS} clients try ${CLIENTS * ATTEMPTS_EACH} times for 50 times, then each is had by one, and every refusal has its sentences`,
    async () => {
      const { operator, slots } = await twoAgendas();
      const patients = await somePatients(world.world, CLIENTS);
      const refusals = new Map<string, number>();
      let booked = 0;
      const client = async (patientId: string, seed: number): Promise<void> => {
        const random = seededRandom(seed);
        for (let attempt = 0; attempt < ATTEMPTS_EACH; attempt += 1) {
          const slot = slots[random.below(slots.length)];
          if (slot === undefined) throw new RangeError('no slots');
          const order = { ...slot, patientId };
          const asked = attempt % 2 === 0;
          const done = await counted(refusals, async () => {
            if (!asked) return world.application.bookAppointment(operator, order);
            const holdUntil = world.time.now + 10 * MINUTE;
            const held = await world.application.holdSlot(operator, { ...order, holdUntil });
            return world.application.bookHeld(operator, held.id);
          });
          if (done) booked += 1;
        }
      };
      const begun = performance.now();
      await Promise.all(patients.map(client));
      const seconds = (performance.now() - begun) / 1000;

      expect(booked).toBe(slots.length);
      const attempts = CLIENTS * ATTEMPTS_EACH;
      expect([...refusals.values()].reduce((sum, count) => sum + count, booked)).toBe(attempts);
      for (const reason of refusals.keys()) {
        expect(BOOKING_REFUSAL_WORDS).toHaveProperty([reason, 'sentenceFr']);
      }
      expect([...refusals.keys()].every((reason) => reason === 'taken' || reason === 'held-by-another')).toBe(
        true,
      );
      expect(await appointmentFaults(world.world)).toEqual([]);
      process.stderr.write(`${attempts} attempts at bookings in ${seconds.toFixed(1)} s\n`);
    },
    LIMIT_MS,
  );

  test(
    'when appointments are moved to and fro between agendas at once, then none is lost, none double, none waits for ever',
    async () => {
      const { operator, slots } = await twoAgendas();
      const patients = await somePatients(world.world, 20);
      const ids: string[] = [];
      for (const [index, patientId] of patients.entries()) {
        // Every other time: half of the times are free to move to.
        const slot = slots[index * 2];
        if (slot === undefined) throw new RangeError('no slot');
        ids.push((await world.application.bookAppointment(operator, { ...slot, patientId })).id);
      }
      const refusals = new Map<string, number>();
      const done: boolean[] = [];
      const mover = async (_none: unknown, seed: number): Promise<void> => {
        const random = seededRandom(seed);
        for (let move = 0; move < (LONG ? 50 : 10); move += 1) {
          const slot = slots[random.below(slots.length)] ?? { startsAt: 0 };
          const id = ids[random.below(ids.length)] ?? '';
          done.push(await counted(refusals, () => world.application.moveAppointment(operator, id, slot)));
        }
      };
      await Promise.all(Array.from({ length: 40 }, mover));
      expect(done.filter((moved) => moved).length).toBeGreaterThan(20);
      expect(
        [...refusals.keys()].filter((reason) => !['taken', 'changed-meanwhile'].includes(reason)),
      ).toEqual([]);
      const rows = await world.world.query<{
        at: Date;
        professional_id: string;
        status: string;
        moves: number;
      }>(
        `SELECT starts_at AS at, professional_id, status,
              (SELECT count(*)::int FROM appointment_event WHERE appointment_id = id AND code = 'moved') AS moves
       FROM appointment`,
      );
      expect(rows.map(({ status }) => status)).toEqual(ids.map(() => 'booked'));
      expect(new Set(rows.map(({ at, professional_id }) => `${professional_id}/${at.getTime()}`)).size).toBe(
        ids.length,
      );
      expect(rows.reduce((sum, { moves: made }) => sum + made, 0)).toBe(done.filter((moved) => moved).length);
      expect(await appointmentFaults(world.world)).toEqual([]);
    },
    LIMIT_MS,
  );

  test(
    'when more want a seat than there are, then the group is full and no more',
    async () => {
      const { operator, slots } = await twoAgendas();
      const professionalId = slots[0]?.professionalId ?? '';
      const group = await addType(world.world, professionalId, {
        place: 'group',
        seats: 8,
        durationMinutes: 60,
      });
      const people = await somePatients(world.world, 40);
      const refusals = new Map<string, number>();
      const seat = { professionalId, appointmentTypeId: group, startsAt: OPENS_AT + HOUR };
      const got = await Promise.all(
        people.map((patientId) =>
          counted(refusals, () => world.application.bookAppointment(operator, { ...seat, patientId })),
        ),
      );
      expect(got.filter((done) => done)).toHaveLength(8);
      expect([...refusals]).toEqual([['no-seat-left', 32]]);
      expect(await appointmentFaults(world.world)).toEqual([]);
    },
    LIMIT_MS,
  );
});
