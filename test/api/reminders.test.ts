import { receiptSignature } from '../../integrations/sms';
import { CANARY, createReminderWorld, paris, SMS_TOKEN, type ReminderWorld } from '../support/reminder-world';

let world: ReminderWorld;
beforeAll(async () => {
  world = await createReminderWorld();
});
afterAll(() => world.close());

const states = async () => (await world.reminders()).map(({ kind, status }) => `${kind} ${status}`);
const fates = async () => (await world.messages()).map(({ kind, status }) => `${kind} ${status}`);

describe('reminders of appointments', () => {
  test('when one is booked far ahead, then its reminders wait and leave each at its time', async () => {
    const { books } = await world.begin();
    await books(paris(19, 9, 40));
    expect(await states()).toEqual(['mail-j7 scheduled', 'sms-j2 scheduled', 'mail-j1 scheduled']);
    expect(await world.send()).toEqual([]);

    world.time.now = paris(17, 12);
    const sent = await world.send();
    expect(sent.map(({ channel, to }) => [channel, to]).sort()).toEqual([
      ['mail', 'canari@example.org'],
      ['sms', '+33612345678'],
    ]);
    const text = sent.map((message) => message.subject + message.text).join();
    expect(text).toContain('Rappel : vous avez un rendez-vous jeudi 19 novembre à 9h40');
    expect(text).not.toMatch(/Canarissima|Ondine|Lemaire|médec|hôpital/i);
    expect(await fates()).toEqual(['appointment-reminder sent', 'appointment-reminder sent']);
    expect(await world.send()).toHaveLength(2);
  });

  test('when several are on one day, then they leave as one SMS, those later that day too', async () => {
    const { books } = await world.begin();
    await Promise.all([books(paris(4, 14)), books(paris(4, 10), { careKey: undefined })]);
    await books(paris(4, 16), { careKey: undefined });
    world.time.now += 11 * 60_000;
    const sent = await world.send();
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toContain(
      '3 rendez-vous : mercredi 4 novembre à 10h, mercredi 4 novembre à 14h, mercredi 4 novembre à 16h.',
    );
    expect(new Set(await states())).toEqual(new Set(['sms-now grouped']));
  });

  test('when two rounds and dispatchers run at once, then each message leaves once', async () => {
    const { books } = await world.begin();
    await books(paris(4, 10));
    await books(paris(4, 11), { careKey: undefined });
    world.time.now += 11 * 60_000;
    await Promise.all([1, 2, 3, 4].map(() => world.rounds().runOnce()));
    await Promise.all([1, 2, 3, 4].map(() => world.dispatcher().runOnce()));
    expect(world.sent).toHaveLength(1);
  });

  test('when it is moved or cancelled by the service, then old reminders are cleared and the patient is told once', async () => {
    const { books, operator } = await world.begin();
    const { id } = await books(paris(19, 9));
    await world.records.application.moveAppointment(operator, id, { startsAt: paris(20, 10) });
    expect((await states()).sort()).toEqual([
      'mail-j1 cleared',
      'mail-j1 scheduled',
      'mail-j7 cleared',
      'mail-j7 scheduled',
      'moved scheduled',
      'sms-j2 cleared',
      'sms-j2 scheduled',
    ]);
    const [told] = await world.send();
    expect(told?.text).toMatch(
      /^Changement : votre rendez-vous a maintenant lieu vendredi 20 novembre à 10h/,
    );

    await world.records.application.cancelAppointment(operator, id, { by: 'professional' });
    expect((await states()).filter((state) => state.endsWith('scheduled'))).toEqual(['cancelled scheduled']);
    const [, cancelled] = await world.send();
    expect(cancelled?.text).toMatch(
      /votre rendez-vous du vendredi 20 novembre à 10h est annulé\. Renseignements/,
    );
    expect(cancelled?.text).not.toContain('https:');
    world.time.now = paris(19, 12);
    expect(await world.send()).toHaveLength(2);
  });

  test('when the patient cancelled it, then nobody tells them', async () => {
    const { books, operator } = await world.begin();
    const { id } = await books(paris(19, 9));
    await world.records.application.cancelAppointment(operator, id, { by: 'patient' });
    world.time.now = paris(19, 12);
    expect(await world.send()).toEqual([]);
  });

  test('when it is moved after the reminder was grouped and before it left, then that message is cleared', async () => {
    const { books, operator } = await world.begin();
    const { id } = await books(paris(4, 14));
    world.time.now += 11 * 60_000;
    await world.rounds().runOnce();
    await world.records.application.moveAppointment(operator, id, { startsAt: paris(5, 14) });
    await world.dispatcher().runOnce();
    expect(await fates()).toEqual(['appointment-reminder cleared']);
    expect(world.sent).toEqual([]);
  });

  test.each([
    ['died', `UPDATE patient SET deceased_at = now()`, 'cleared'],
    ['opposes messages', `UPDATE patient SET opposes_messages = true`, 'denied'],
    [
      'is in danger at home',
      `INSERT INTO break (follow_up_id, id, organisation_id, code, grade, status, subject, owner_kind, owner_id,
         opened_at, due_at, revision)
       SELECT id, 'R22-1', organisation_id, 'R22', 'late', 'open', 'patient', 'queue', 'team-leads', now(), now(), 1
       FROM follow_up`,
      'muted',
    ],
  ])(
    'when the patient %s, then nothing leaves, neither what is due nor what was grouped',
    async (_case, sql, fate) => {
      const { books } = await world.begin();
      await books(paris(4, 14));
      world.time.now += 11 * 60_000;
      await world.rounds().runOnce();
      await books(paris(4, 16), { careKey: undefined });
      await world.query(sql);
      world.time.now += 11 * 60_000;
      expect(await world.send()).toEqual([]);
      expect(await fates()).toEqual([`appointment-reminder ${fate}`]);
      expect(await states()).toEqual(['sms-now grouped', `sms-now ${fate}`]);
    },
  );

  test('when a patient has no number of their own, or cannot be read, then it is said and the others are reminded', async () => {
    const { books } = await world.begin();
    const unreachable = await world.records.announce({
      stay: {
        visitNumber: 'V-unreachable',
        admittedAt: '2026-10-28T09:00:00+01:00',
        dischargedAt: '2026-11-03T15:00:00+01:00',
        dischargeMode: 'home',
      },
      patient: {
        birthName: 'SANSNUMERO',
        phones: [{ number: '0321000001' }, { number: '0612000000', smsAllowed: false }],
      },
    });
    await world.records.relayAll();
    await books(paris(4, 9), { followUpId: unreachable.followUpId });
    await books(paris(4, 10));
    await books(paris(4, 11), { careKey: undefined });
    world.time.now += 11 * 60_000;
    expect(await world.send()).toHaveLength(1);
    expect((await states()).sort()).toEqual(['sms-now grouped', 'sms-now grouped', 'sms-now no-address']);
    // A person sees that nobody was reminded, and telephones.
    expect(await world.messages()).toContainEqual(
      expect.objectContaining({ kind: 'appointment-reminder', status: 'failed', failure: 'no-address' }),
    );

    await books(paris(4, 14));
    await world.query(
      `UPDATE patient SET details = '\\x00' WHERE id IN
      (SELECT patient_id FROM follow_up WHERE id = $1)`,
      [unreachable.followUpId],
    );
    await world.query(`UPDATE reminder SET status = 'scheduled' WHERE status = 'no-address'`);
    world.time.now += 11 * 60_000;
    expect(await world.send()).toHaveLength(2);
    expect((await states()).filter((state) => state === 'sms-now no-address')).toHaveLength(1);
  });

  test('when a patient has mail and no mobile, then the only reminder of a near appointment goes by mail', async () => {
    const { books } = await world.begin({ phones: [{ number: '0321000001' }] });
    await books(paris(9, 9));
    world.time.now = paris(8, 13);
    const sent = await world.send();
    expect(sent.map(({ channel, to }) => [channel, to])).toEqual([['mail', 'canari@example.org']]);
    expect(await states()).toEqual(['sms-j1 grouped']);
    expect(await fates()).toEqual(['appointment-reminder sent']);
  });

  test('when a patient has a number and no mail, then their mails fall away and nothing is said to be missing', async () => {
    const { books } = await world.begin({ email: undefined });
    await books(paris(19, 9));
    world.time.now = paris(18, 12);
    expect((await world.send()).map(({ channel }) => channel)).toEqual(['sms']);
    expect(await states()).toEqual(['mail-j7 no-address', 'sms-j2 grouped', 'mail-j1 no-address']);
    expect(await fates()).toEqual(['appointment-reminder sent']);
  });

  test('when the dispatcher dies between sending and writing, then the SMS is sent at most once and a person decides', async () => {
    const { books } = await world.begin();
    await books(paris(4, 14));
    world.time.now += 11 * 60_000;
    await world.rounds().runOnce();
    const [message] = await world.messages();
    // Claimed by one that was killed: the row says sending, and nobody knows whether it left.
    await world.query(
      `UPDATE message SET status = 'sending', attempts = 1, claimed_until = now() - interval '1 second'
      WHERE id = $1`,
      [message?.id],
    );
    await world.dispatcher().runOnce();
    expect(world.sent).toEqual([]);
    expect(await world.messages()).toMatchObject([{ status: 'uncertain', failure: 'interrupted' }]);
    const { operator } = world.records.tenant;
    const [shown] = await world.records.application.messages(operator, { limit: 1 });
    expect(shown).toMatchObject({
      kind: 'appointment-reminder',
      status: 'uncertain',
      professionalName: null,
    });
  });

  test('when the provider’s answer is lost, then the SMS is uncertain until its receipt comes, signed', async () => {
    const { books } = await world.begin();
    await books(paris(4, 14));
    world.time.now += 11 * 60_000;
    await world.rounds().runOnce();
    await world.dispatcher({ send: async () => ({ status: 'unknown', reason: 'no-answer' }) }).runOnce();
    const [message] = await world.messages();
    expect(message).toMatchObject({ status: 'uncertain', failure: 'no-answer' });

    const receipt = (status: string, token = SMS_TOKEN) => {
      const body = Buffer.from(
        JSON.stringify({
          organisation: world.records.tenant.organisationId,
          reference: message?.key,
          status,
        }),
      );
      const timestamp = String(Math.floor(Date.now() / 1000));
      const headers = { 'x-timestamp': timestamp, 'x-signature': receiptSignature(token, timestamp, body) };
      return world.server.send('POST', '/sms-receipts', { headers, body }).then(({ status: code }) => code);
    };
    expect(await receipt('delivered', 'another secret of somebody else, no')).toBe(401);
    expect(await fates()).toEqual(['appointment-reminder uncertain']);
    expect(await receipt('delivered')).toBe(204);
    expect(await receipt('failed')).toBe(404);
    expect(await fates()).toEqual(['appointment-reminder delivered']);
  });

  test('whatever happened: nothing of the patient is in a log, a key or what a follow-up is told', async () => {
    expect(world.logged()).not.toMatch(CANARY);
    const rows = await world.query<{ text: string }>(
      `SELECT message::text AS text FROM message UNION ALL SELECT event::text FROM inbox
       UNION ALL SELECT message_link::text FROM message_link UNION ALL SELECT appointment_event::text FROM appointment_event`,
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.map(({ text }) => text).join()).not.toMatch(CANARY);
  });
});
