import * as fc from 'fast-check';
import { BookingRefusedError } from '../../application/errors';
import { appointmentFaults } from '../support/booking-checks';
import { BookingModel, SEATS, startOf, TIMES, type ModelOrder } from '../support/booking-model';
import {
  addType,
  createBookingWorld,
  DAY,
  MINUTE,
  open,
  OPENS_AT,
  somePatients,
  type BookingWorld,
} from '../support/booking-world';

const LONG = Number(process.env.RELAIS_TEST_LONG) === 1;
const HISTORIES = LONG ? 250 : 12;
const LONGEST_HISTORY = LONG ? 60 : 35;
const HOLD_MINUTES = 10;
const PATIENTS = 5;
const LIMIT_MS = 1_800_000;

/** The agendas as they are. */
interface Real {
  readonly world: BookingWorld;
  readonly agendas: readonly { professionalId: string; visit: string; group: string }[];
  readonly patients: readonly string[];
  /** Ids by the keys of the model. */
  readonly ids: string[];
}

type Command = fc.AsyncCommand<BookingModel, Real>;

/** Runs it on the real agendas. @returns why it was refused, null when it was not */
async function refusalOf(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (error instanceof BookingRefusedError) return error.reason;
    throw error;
  }
}

async function nothingIsWrong({ world }: Real): Promise<void> {
  expect(await appointmentFaults(world.world)).toEqual([]);
}

const operatorOf = ({ world }: Real) => world.world.tenant.operator;

class Order implements Command {
  constructor(private readonly order: ModelOrder) {}

  check = () => true;

  async run(model: BookingModel, real: Real): Promise<void> {
    const { agenda, patient, time, kind, held } = this.order;
    const expected = model.refusal(this.order);
    const there = real.agendas[agenda];
    if (there === undefined) throw new RangeError('no such agenda');
    const order = {
      patientId: real.patients[patient] ?? '',
      professionalId: there.professionalId,
      appointmentTypeId: kind === 'seat' ? there.group : there.visit,
      startsAt: startOf(time),
      ...(kind === 'override' ? { overrideReason: 'couple' } : {}),
      ...(kind === 'told' ? { told: true as const } : {}),
    };
    const holdUntil = model.now + HOLD_MINUTES * MINUTE;
    const { application } = real.world;
    const refused = await refusalOf(async () => {
      const made = held
        ? await application.holdSlot(operatorOf(real), { ...order, holdUntil })
        : await application.bookAppointment(operatorOf(real), order);
      real.ids[model.add(this.order, HOLD_MINUTES)] = made.id;
    });
    expect(refused).toBe(expected);
    await nothingIsWrong(real);
  }

  toString = () => `order(${JSON.stringify(this.order)})`;
}

/** Something about one of the appointments made so far. */
abstract class About implements Command {
  constructor(protected readonly nth: number) {}

  check = (model: Readonly<BookingModel>) => model.appointments.length > 0;

  async run(model: BookingModel, real: Real): Promise<void> {
    const key = this.nth % model.appointments.length;
    await this.act(model, real, key, real.ids[key] ?? '');
    await nothingIsWrong(real);
  }

  protected abstract act(model: BookingModel, real: Real, key: number, id: string): Promise<void>;

  toString = () => `${this.constructor.name}(${this.nth})`;
}

class BookHeld extends About {
  protected async act(model: BookingModel, real: Real, key: number, id: string): Promise<void> {
    const one = model.one(key);
    const refused = await refusalOf(() => real.world.application.bookHeld(operatorOf(real), id));
    if (one.status === 'booked') {
      // Said again: the answer to the first one was lost.
      expect(refused).toBeNull();
    } else if (one.status === 'pending' && model.stands(one)) {
      const stillOpen = model.isOpen(one.agenda, one.time) || one.kind !== 'visit';
      expect(refused).toBe(stillOpen ? null : 'outside-availability');
      if (stillOpen) model.change(key, { status: 'booked', holdExpiresAt: null });
    } else {
      expect(['hold-expired', 'already-over']).toContain(refused);
    }
  }
}

class Cancel extends About {
  protected async act(model: BookingModel, real: Real, key: number, id: string): Promise<void> {
    const one = model.one(key);
    const cancel = () => real.world.application.cancelAppointment(operatorOf(real), id, { by: 'patient' });
    const refused = await refusalOf(cancel);
    if (model.stands(one)) expect(refused).toBeNull();
    // A hold whose time is over may have been released by somebody's booking or not.
    if (one.status === 'cancelled') expect(refused).toBe('already-over');
    model.change(key, { status: 'cancelled' });
  }
}

class Move extends About {
  constructor(
    nth: number,
    private readonly agenda: number,
    private readonly time: number,
  ) {
    super(nth);
  }

  protected async act(model: BookingModel, real: Real, key: number, id: string): Promise<void> {
    const { status, kind, patient } = model.one(key);
    const target = { agenda: this.agenda, time: this.time };
    const there = real.agendas[this.agenda];
    if (there === undefined) throw new RangeError('no such agenda');
    const before = await real.world.application.appointment(operatorOf(real), id);
    const refused = await refusalOf(() =>
      real.world.application.moveAppointment(operatorOf(real), id, {
        startsAt: startOf(this.time),
        professionalId: there.professionalId,
        appointmentTypeId: kind === 'seat' ? there.group : there.visit,
      }),
    );
    if (status === 'booked') {
      // Without a reason of its own it stands beside nothing any more.
      const moved = kind === 'override' ? 'visit' : kind;
      const expected = model.refusal({ ...target, kind: moved, patient }, key);
      expect(refused).toBe(expected);
      if (expected === null) model.change(key, { ...target, kind: moved });
    } else {
      expect(refused).not.toBeNull();
    }
    if (refused !== null) {
      expect(await real.world.application.appointment(operatorOf(real), id)).toEqual(before);
    }
  }

  override toString = () => `Move(${this.nth}, ${this.agenda}, ${this.time})`;
}

/** An absence or an exception: the agenda is laid out anew, and what stands in it stays until somebody sees to it. */
class LayOut implements Command {
  constructor(
    private readonly agenda: number,
    private readonly time: number,
    private readonly isOpen: boolean,
  ) {}

  check = () => true;

  async run(model: BookingModel, real: Real): Promise<void> {
    model.setOpen(this.agenda, this.time, this.isOpen);
    const there = real.agendas[this.agenda];
    if (there === undefined) throw new RangeError('no such agenda');
    await real.world.world.query('DELETE FROM opening WHERE professional_id = $1', [there.professionalId]);
    for (let time = 0; time < TIMES; time += 1) {
      if (model.isOpen(this.agenda, time)) {
        await open(real.world.world, there.professionalId, startOf(time), startOf(time + 1));
      }
    }
    await nothingIsWrong(real);
  }

  toString = () => `layOut(${this.agenda}, ${this.time}, ${this.isOpen})`;
}

class TimePasses implements Command {
  constructor(private readonly minutes: number) {}

  check = () => true;

  async run(model: BookingModel, real: Real): Promise<void> {
    model.now += this.minutes * MINUTE;
    real.world.time.now = model.now;
  }

  toString = () => `timePasses(${this.minutes})`;
}

class Sweep implements Command {
  check = () => true;

  async run(_model: BookingModel, real: Real): Promise<void> {
    const { organisationId } = real.world.world.tenant;
    await real.world.bookings.releaseExpired(organisationId, 50);
    const [late] = await real.world.world.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM appointment WHERE status = 'pending' AND hold_expires_at <= $1`,
      [new Date(real.world.time.now)],
    );
    expect(late?.count).toBe(0);
    await nothingIsWrong(real);
  }

  toString = () => 'sweep';
}

const agenda = fc.integer({ min: 0, max: 1 });
const time = fc.integer({ min: 0, max: TIMES - 1 });
const nth = fc.nat({ max: 1_000 });
const kind = fc.oneof(
  { weight: 6, arbitrary: fc.constant('visit' as const) },
  { weight: 3, arbitrary: fc.constant('seat' as const) },
  fc.constantFrom('override' as const, 'told' as const),
);
const patient = fc.integer({ min: 0, max: PATIENTS - 1 });
const orders = fc
  .record({ agenda, patient, time, kind, held: fc.boolean() })
  // Groups meet at two times of the day; only what is certain stands beside or is told.
  .map((order) => ({
    ...order,
    time: order.kind === 'seat' ? (order.time < 3 ? 0 : 3) : order.time,
    held: order.held && (order.kind === 'visit' || order.kind === 'seat'),
  }));
const commands = [
  orders.map((order) => new Order(order)),
  orders.map((order) => new Order(order)),
  nth.map((one) => new BookHeld(one)),
  nth.map((one) => new Cancel(one)),
  fc.tuple(nth, agenda, time).map(([one, to, at]) => new Move(one, to, at)),
  fc.tuple(agenda, time, fc.boolean()).map(([at, which, isOpen]) => new LayOut(at, which, isOpen)),
  fc.integer({ min: 1, max: 12 }).map((minutes) => new TimePasses(minutes)),
  fc.constant(new Sweep()),
];

let world: BookingWorld;
beforeAll(async () => {
  world = await createBookingWorld();
});
afterAll(() => world.close());

async function prepared(): Promise<{ model: BookingModel; real: Real }> {
  const { gpId, otherGpId } = await world.world.newTenant();
  // The day before: nothing of a history is ever past.
  world.time.now = OPENS_AT - DAY;
  const agendas = [];
  for (const professionalId of [gpId, otherGpId]) {
    const visit = await addType(world.world, professionalId);
    const group = await addType(world.world, professionalId, {
      ...{ place: 'group', seats: SEATS, durationMinutes: 60 },
    });
    await open(world.world, professionalId, OPENS_AT, startOf(TIMES));
    agendas.push({ professionalId, visit, group });
  }
  const patients = await somePatients(world.world, PATIENTS);
  const model = new BookingModel(agendas.length, world.time.now);
  return { model, real: { world, agendas, patients, ids: [] } };
}

test(
  `when ${HISTORIES} random histories of two agendas are lived, then nothing is double, outside, or lost`,
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands(commands, { maxCommands: LONGEST_HISTORY, size: 'max' }),
        async (history) => {
          const setup = await prepared();
          await fc.asyncModelRun(() => setup, history);
          // Nothing is lost: each appointment of the model is there, as it was left.
          for (const { key, status } of setup.model.appointments) {
            const { ids } = setup.real;
            const kept = await world.application.appointment(operatorOf(setup.real), ids[key] ?? '');
            if (status !== 'pending') expect(kept.status).toBe(status);
          }
        },
      ),
      { numRuns: HISTORIES, endOnFailure: LONG },
    );
  },
  LIMIT_MS,
);
