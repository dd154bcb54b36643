import { uuidV7 } from '../../security/uuid';
import { createReminderWorld, paris, type ReminderWorld } from '../support/reminder-world';

let world: ReminderWorld;
beforeAll(async () => {
  world = await createReminderWorld();
});
afterAll(() => world.close());

const operator = () => world.records.tenant.operator;
const resolve = (messageId: string, outcome: 'sent-again' | 'left' | 'delivered') =>
  world.records.application.resolveMessage(operator(), messageId, outcome);

/** A reminder by SMS of which nobody knows whether it left. */
async function uncertainReminder(): Promise<{ readonly id: string; readonly key: string }> {
  const { books } = await world.begin();
  await books(paris(4, 14));
  world.time.now += 11 * 60_000;
  await world.rounds().runOnce();
  await world.dispatcher({ send: async () => ({ status: 'unknown', reason: 'no-answer' }) }).runOnce();
  const [message] = await world.messages();
  if (message?.status !== 'uncertain') throw new Error('the reminder is not uncertain');
  return message;
}

const messages = async () =>
  (await world.records.application.messages(operator(), { limit: 9 }))
    .filter(({ kind }) => kind === 'appointment-reminder')
    .map(({ status, resolution }) => [status, resolution]);

describe('an SMS of which nobody knows whether it left', () => {
  test('when it is to be sent again, then it leaves once more under a new key, and only once', async () => {
    const { id, key } = await uncertainReminder();
    await resolve(id, 'sent-again');
    await resolve(id, 'sent-again');
    const [again, ...more] = await world.send();
    expect([again?.channel, again?.key, more]).toEqual(['sms', `${key}/again`, []]);
    expect(again?.text).toMatch(/14h/);
    expect((await messages()).sort()).toEqual([
      ['sent', null],
      ['uncertain', 'sent-again'],
    ]);
  });

  test('when the appointment fell meanwhile, then what was to be sent again does not leave', async () => {
    const { id } = await uncertainReminder();
    await resolve(id, 'sent-again');
    const [row] = await world.query<{ id: string }>('SELECT id FROM appointment');
    await world.records.application.cancelAppointment(operator(), row?.id ?? '', { by: 'patient' });
    expect(await world.send()).toEqual([]);
    expect(await messages()).toContainEqual(['cleared', null]);
  });

  test.each([
    ['left', 'uncertain'],
    ['delivered', 'delivered'],
  ] as const)('when it is said to be %s, then it is %s and nothing leaves', async (outcome, status) => {
    const { id } = await uncertainReminder();
    await resolve(id, outcome);
    expect([await world.send(), await messages()]).toEqual([[], [[status, outcome]]]);
    await expect(resolve(id, 'sent-again')).rejects.toMatchObject({ reason: 'already-settled' });
  });

  test('when it is decided, then that is audited; one that left, or is not there, is not decided on', async () => {
    const { id } = await uncertainReminder();
    await resolve(id, 'left');
    const audited = await world.query(
      `SELECT subject_id AS id, reason FROM audit_event WHERE action = 'message.resolve'`,
    );
    expect(audited).toEqual([{ id, reason: 'left' }]);
    await expect(resolve(uuidV7(), 'left')).rejects.toMatchObject({ name: 'NotFoundError' });

    const { books } = await world.begin();
    await books(paris(4, 14));
    world.time.now += 11 * 60_000;
    await world.send();
    const [sent] = await world.messages();
    await expect(resolve(sent?.id ?? '', 'sent-again')).rejects.toMatchObject({ reason: 'already-settled' });
  });
});
