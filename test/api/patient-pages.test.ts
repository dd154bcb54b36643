import { uuidV7 } from '../../security/uuid';
import { CANARY, createReminderWorld, paris, type ReminderWorld } from '../support/reminder-world';
import { styleHashOf } from '../support/page-style';

let world: ReminderWorld;
beforeAll(async () => {
  world = await createReminderWorld();
});
afterAll(() => world.close());

const OWN = { origin: 'https://relais.example.org', 'sec-fetch-site': 'same-origin' };
const open = (path: string) => world.server.send('GET', path);

/** Sends a form as a browser on our page does. */
const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = OWN) =>
  world.server.send('POST', path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  });
const formOf = (text: string) => /name="form"\s+value="([^"]+)"/.exec(text)?.[1] ?? '';

/** A patient with an appointment on 4 November at 14h, reminded of; @returns the path of their page */
async function reminded(patient: object = {}) {
  const begun = await world.begin(patient);
  const { id } = await begun.books(paris(4, 14));
  world.time.now += 11 * 60_000;
  const [message] = await world.send();
  const path = /https:\/\/relais\.example\.org(\/r\/[\w-]+)/.exec(message?.text ?? '')?.[1] ?? '';
  const appointment = async () =>
    (await world.records.application.appointment(world.records.tenant.operator, id)) as unknown as {
      status: string;
      confirmedAt: number | null;
      startsAt: number;
      history: readonly { by: string; code: string }[];
    };
  return { ...begun, id, path, appointment };
}

/** Everything a page could change, as text. */
const everything = async () => {
  const rows = await world.query<{ text: string }>(
    `SELECT appointment::text AS text FROM appointment UNION ALL SELECT inbox::text FROM inbox
     UNION ALL SELECT message_link::text FROM message_link UNION ALL SELECT message_link_form::text FROM message_link_form
     UNION ALL SELECT patient::text FROM patient UNION ALL SELECT reminder::text FROM reminder ORDER BY 1`,
  );
  return rows.map(({ text }) => text);
};

describe('the page behind a reminder', () => {
  test('when it is opened, then it says when, where and with whom, and nothing of the patient', async () => {
    const { path } = await reminded();
    const { status, text, headers } = await open(path);
    expect(status).toBe(200);
    expect(text).toContain('mercredi 4 novembre 2026 à\u00a014\u00a0h');
    expect(text).toContain('Avec Dr Lemaire');
    for (const words of ['Je confirme', 'Je ne peux pas venir', 'Choisir un autre moment', 'Être rappelé']) {
      expect(text).toContain(words);
    }
    expect(text).toContain('appelez le 15 (ou le 114 par SMS');
    expect(text.match(/ou par téléphone : <a href="tel:0321000000">/g)?.length).toBe(5);
    expect(text).toContain('<html lang="fr">');
    expect(text).not.toMatch(CANARY);
    expect(text).not.toMatch(/<script|http:|https:/);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringMatching(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
      ) as string,
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex, nofollow',
      'content-type': 'text/html; charset=utf-8',
    });
  });

  test('when a browser opens a page, then its policy lets the style of the page apply', async () => {
    const { path } = await reminded();
    const { text, headers } = await open(path);
    expect(headers['content-security-policy']).toContain(`style-src '${styleHashOf(text)}'`);
  });

  test('when a scanner opens everything there is to open, then nothing changes', async () => {
    const { path, id } = await reminded();
    const before = await everything();
    for (const page of [
      '',
      '/another',
      `/another?appointment=${id}`,
      '/confirm',
      '/cannot-come',
      '/call-back',
      '/no-more-messages',
    ]) {
      await open(path + page);
    }
    await world.server.send('HEAD', path);
    expect(await everything()).toEqual(before);
  });

  test('when the patient confirms, then it is confirmed once, whatever is sent again', async () => {
    const { path, id, appointment } = await reminded();
    const form = formOf((await open(path)).text);
    const answer = await submit(`${path}/confirm`, { form, appointment: id });
    expect([answer.status, answer.text.includes('Vous avez confirmé votre rendez-vous.')]).toEqual([
      200,
      true,
    ]);
    const again = await submit(`${path}/confirm`, { form, appointment: id });
    expect([again.status, again.text.includes('rien n’a été fait une seconde fois')]).toEqual([200, true]);
    const { confirmedAt, history } = await appointment();
    expect(confirmedAt).toBe(world.time.now);
    expect(history.filter(({ by }) => by === 'patient-link')).toHaveLength(1);
    expect((await open(path)).text).toContain('Vous avez confirmé ce rendez-vous.');
  });

  test('when the patient cannot come, then the time is free, nobody is told twice, and the link opens nothing more', async () => {
    const { path, id, appointment } = await reminded();
    const form = formOf((await open(path)).text);
    expect((await submit(`${path}/cannot-come`, { form, appointment: id })).text).toContain('est annulé');
    expect((await appointment()).status).toBe('cancelled');
    expect((await world.reminders()).filter(({ kind }) => kind === 'cancelled')).toEqual([]);
    expect((await open(path)).status).toBe(404);
  });

  test('when the patient chooses another time, then only one that is offered is taken', async () => {
    const { path, id, appointment, gpId, typeId } = await reminded();
    const page = (await open(`${path}/another?appointment=${id}`)).text;
    const slots = [...page.matchAll(/name="slot"[^>]*value="([^"]+)"/g)].map(([, slot]) => slot ?? '');
    expect(slots.length).toBeGreaterThan(0);
    expect(slots.length).toBeLessThanOrEqual(6);
    const invented = await submit(`${path}/another`, {
      form: formOf(page),
      appointment: id,
      slot: `${paris(4, 3)}/${gpId}/${typeId}`,
    });
    expect(invented.status).toBe(409);
    const form = formOf((await open(`${path}/another?appointment=${id}`)).text);
    const slot = slots.at(-1) ?? '';
    const taken = await submit(`${path}/another`, { form, appointment: id, slot });
    expect([taken.status, taken.text.includes('a changé de moment')]).toEqual([200, true]);
    expect(String((await appointment()).startsAt)).toBe(slot.split('/')[0]);
    expect((await world.reminders()).filter(({ kind }) => kind === 'moved')).toEqual([]);
  });

  test('when the patient asks to be called or wants no messages, then the follow-up hears of it', async () => {
    const { path, followUpId, operator } = await reminded();
    const send = async (action: string) =>
      submit(`${path}/${action}`, { form: formOf((await open(path)).text) });
    const relaying = (async () => {
      for (let round = 0; round < 40; round += 1) {
        await world.records.relayAll();
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    })();
    expect((await send('call-back')).text).toContain('Nous vous rappelons');
    expect((await send('no-more-messages')).text).toContain('plus de messages');
    await relaying;
    await world.records.relayAll();
    const followUp = await world.records.application.followUp(operator, followUpId);
    expect(followUp.calls.filter(({ key }) => key.startsWith('patient-asks-'))).toHaveLength(1);
    const [patient] = await world.query<{ opposed: boolean }>(
      'SELECT opposes_messages AS opposed FROM patient',
    );
    expect(patient?.opposed).toBe(true);
  });

  test('when a form comes from elsewhere, or is none of ours, then it is refused and nothing changes', async () => {
    const { path, id } = await reminded();
    const form = formOf((await open(path)).text);
    const before = await everything();
    const fields = { form, appointment: id };
    const statuses = [
      await submit(`${path}/confirm`, fields, { 'sec-fetch-site': 'cross-site' }),
      await submit(`${path}/confirm`, fields, { origin: 'https://evil.example' }),
      await submit(`${path}/confirm`, fields, {}),
      await submit(`${path}/confirm`, { appointment: id }),
      await submit(`${path}/confirm`, { form, appointment: uuidV7() }),
      await submit(`${path}/another`, { ...fields, slot: 'x' }),
      await submit(`${path}/confirm`, { ...fields, more: 'x'.repeat(5_000) }),
      await submit(`${path}/nothing`, fields),
    ].map(({ status }) => status);
    expect(statuses).toEqual([403, 403, 403, 422, 404, 422, 413, 404]);
    expect(await everything()).toEqual(before);
  });
});

describe('the page behind the offer of a freed time', () => {
  /** A time held for a patient who waits, offered by SMS; @returns the path of its page */
  async function offered() {
    const { patientId, gpId, typeId, followUpId, operator } = await world.begin();
    const startsAt = paris(5, 10);
    const expiresAt = world.time.now + 2 * 3_600_000;
    const held = await world.records.application.holdSlot(operator, {
      ...{ followUpId, careKey: 'gp-visit', professionalId: gpId, appointmentTypeId: typeId },
      ...{ startsAt, holdUntil: expiresAt },
    });
    const [entryId, slotOfferId] = [uuidV7(), uuidV7()];
    const { organisationId } = world.records.tenant;
    await world.query(
      `INSERT INTO waiting_entry (id, organisation_id, patient_id, follow_up_id, care_key, care_kind, commune_code,
         earliest_at, latest_at, since, status)
       VALUES ($1, $2, $3, $4, 'gp-visit', 'general-practitioner', '62250', $5, $6, $5, 'offered')`,
      [entryId, organisationId, patientId, followUpId, new Date(world.time.now), new Date(paris(20, 17))],
    );
    await world.query(
      `INSERT INTO slot_offer (id, organisation_id, waiting_entry_id, appointment_id, sent_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [slotOfferId, organisationId, entryId, held.id, new Date(world.time.now), new Date(expiresAt)],
    );
    await world.query(
      `INSERT INTO message (id, organisation_id, follow_up_id, generation, key, kind, channel, patient_id, subject, due_at)
       VALUES ($1, $2, $3, 1, $5, 'slot-offer', 'sms', $4, $5, $6)`,
      [uuidV7(), organisationId, followUpId, patientId, slotOfferId, new Date(world.time.now)],
    );
    const [message] = await world.send();
    expect(message?.text).toMatch(
      /^Un créneau s'est libéré jeudi 5 novembre à 10h, à Courrières\. Gardé pour vous/,
    );
    const path = /https:\/\/relais\.example\.org(\/c\/[\w-]+)/.exec(message?.text ?? '')?.[1] ?? '';
    return { path, appointmentId: held.id, operator, expiresAt };
  }

  test('when it is opened, then it changes nothing; when it is taken, then the time is theirs', async () => {
    const { path, appointmentId, operator } = await offered();
    const before = await everything();
    const page = (await open(path)).text;
    expect(page).toContain('Un créneau s’est libéré');
    expect(page).not.toMatch(CANARY);
    expect(await everything()).toEqual(before);

    const taken = await submit(`${path}/take`, { form: formOf(page) });
    expect([taken.status, taken.text.includes('Ce rendez-vous est pris pour vous.')]).toEqual([200, true]);
    const { status } = await world.records.application.appointment(operator, appointmentId);
    expect(status).toBe('booked');
    expect((await open(path)).status).toBe(404);
  });

  test('when it is left, then the time is not theirs and the link is over', async () => {
    const { path, appointmentId, operator } = await offered();
    const left = await submit(`${path}/leave`, { form: formOf((await open(path)).text) });
    expect(left.text).toContain('proposé à quelqu’un d’autre');
    const { status } = await world.records.application.appointment(operator, appointmentId);
    expect(status).toBe('cancelled');
    expect((await open(path)).status).toBe(404);
  });

  test('when its time is over, then it opens nothing', async () => {
    const { path, expiresAt } = await offered();
    world.time.now = expiresAt;
    expect((await open(path)).status).toBe(404);
  });
});

describe('a link that opens nothing', () => {
  test('when it is wrong, of another purpose, over, or the patient died, then the page is the same and tells nothing', async () => {
    const { path } = await reminded();
    const wrong = [
      `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`,
      '/r/x',
      path.replace('/r/', '/c/'),
      '/r/',
      '/c/%00',
    ];
    const pages = await Promise.all(wrong.map(open));
    await world.query(`UPDATE patient SET deceased_at = now()`);
    pages.push(await open(path));
    await world.query(`UPDATE patient SET deceased_at = NULL`);
    expect((await open(path)).status).toBe(200);
    world.time.now = paris(4, 15);
    pages.push(await open(path));
    expect(pages.map(({ status }) => status)).toEqual(pages.map(() => 404));
    expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
    expect(pages[0]?.text).toContain('appelez-nous : <a href="tel:0321000000">03 21 00 00 00</a>');
  });

  test('when somebody guesses, then after some tries they are told to wait', async () => {
    const statuses: number[] = [];
    for (let tries = 0; tries < 40; tries += 1) statuses.push((await open(`/r/guess-${tries}`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect(world.logged()).not.toMatch(/guess-|CANARISSIMA|\/r\//);
  });
});
