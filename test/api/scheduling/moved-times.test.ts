import { bookingUseCases } from '../../../application/scheduling/bookings';
import { HOUR, OPENS_AT } from '../../support/booking-world';
import { createWaitingWorld, type WaitingWorld } from '../../support/waiting-world';

let world: WaitingWorld;
beforeAll(async () => {
  world = await createWaitingWorld();
});
afterAll(() => world.close());

describe('a time an appointment moved away from', () => {
  test('when an appointment moves away and asking fails, then the move is kept and a round offers the time', async () => {
    const agenda = await world.newAgenda();
    const offered = async () =>
      (await agenda.list()).flatMap(({ entryId, offer }) => (offer === null ? [] : [{ entryId, ...offer }]));
    const { id } = await agenda.books();
    const entry = await agenda.waits();
    const left: unknown[] = [];
    const failing = bookingUseCases({
      ...world.dependencies,
      timeFreed: () => Promise.reject(new Error('away')),
      leftToRounds: (error) => left.push(error),
    });
    const moved = await failing.moveAppointment(agenda.operator, id, { startsAt: OPENS_AT + HOUR });
    expect([moved.startsAt, left]).toEqual([OPENS_AT + HOUR, [expect.objectContaining({ message: 'away' })]]);
    expect(await offered()).toEqual([]);
    await world.round();
    expect(await offered()).toMatchObject([{ entryId: entry.entryId, startsAt: OPENS_AT }]);
    expect(await world.world.query('SELECT FROM moved_time')).toEqual([]);
  });
});
