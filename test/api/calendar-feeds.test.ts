import type { RequestListener } from 'node:http';
import { NOW } from '../support/api-world';
import { A_CALENDAR, giveCalendar, giveForEver } from '../support/calendar-server';
import { at, calendarWith, feedIn, startFeedWorld, TUESDAY_TEN, type FeedWorld } from '../support/feed-world';

const HOUR = 3_600_000;

let world: FeedWorld;
beforeAll(async () => {
  world = await startFeedWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

describe('adding an agenda kept elsewhere', () => {
  test('when its address can be read, then its busy times are there and nothing else of it', async () => {
    const answer = await world.add({ kind: 'url', address: world.server.address() });
    expect([answer.status, feedIn(answer)]).toMatchObject([
      201,
      {
        kind: 'url',
        busyTimes: 1,
        failure: null,
        stale: false,
        conflicts: [],
        readAt: new Date(NOW).toISOString(),
      },
    ]);
    expect(await world.busyTimes()).toEqual(['2026-11-24T09:00:00.000Z']);
    const { organisationId } = world.api.artois;
    const [kept] = await world.api.database.transaction({ organisationId }, (transaction) =>
      transaction.query<{ text: string }>(
        `SELECT (SELECT string_agg(calendar_feed::text, ';') FROM calendar_feed)
                || (SELECT string_agg(busy_time::text, ';') FROM busy_time) AS text`,
      ),
    );
    expect(kept?.text).toContain('2026-11-24 09:00:00+00');
    // As it is written and as bytes are shown.
    for (const secret of ['secret-of-the-feed', '127.0.0.1', 'pansement']) {
      expect(kept?.text).not.toContain(secret);
      expect(kept?.text).not.toContain(Buffer.from(secret).toString('hex'));
    }
  });

  test('when it is a file, then it is read once and says until when', async () => {
    const feed = feedIn(await world.add({ kind: 'file', text: A_CALENDAR }));
    expect(feed).toMatchObject({
      kind: 'file',
      host: null,
      busyTimes: 1,
      coveredUntil: '2027-07-19T22:00:00.000Z',
    });
    const refresh = await world.as(world.operator, 'POST', world.path(`/${feed.feedId}/refresh`));
    expect([refresh.status, refresh.json]).toMatchObject([422, { reason: 'read-once' }]);
  });

  test('when a newer file takes its place, then the busy times are those of the newer one at once', async () => {
    const { feedId } = feedIn(await world.add({ kind: 'file', text: A_CALENDAR }));
    const newer = await world.add({
      kind: 'file',
      text: calendarWith(at('20261125T080000Z')),
      replaces: feedId,
    });
    expect(newer.status).toBe(201);
    expect(await world.busyTimes()).toEqual(['2026-11-25T08:00:00.000Z']);
    expect(await world.feeds()).toHaveLength(1);
  });

  test('when an appointment lies in a busy time, then it is named and stays booked', async () => {
    const inside = await world.appointmentAt(TUESDAY_TEN);
    await world.appointmentAt(TUESDAY_TEN + 2 * HOUR);
    expect((await world.addUrl()).conflicts).toEqual([inside]);
    expect((await world.feeds())[0]?.conflicts).toEqual([inside]);
    const { organisationId } = world.api.artois;
    const kept = await world.api.database.ordinary({ organisationId }, (client) =>
      client.appointment.findUniqueOrThrow({ where: { id: inside } }),
    );
    expect(kept.status).toBe('booked');
  });

  test('when a file is larger than a command may be, then it is read all the same; not beyond its limit', async () => {
    const events = Array.from({ length: 4_000 }, (_, index) => at(`20270${1 + (index % 6)}10T080000Z`));
    expect((await world.add({ kind: 'file', text: calendarWith(...events) })).status).toBe(201);
    expect((await world.add({ kind: 'file', text: 'a'.repeat(4 * 1024 * 1024) })).status).toBe(413);
  });

  test('when there are ten already, then an eleventh is refused', async () => {
    for (let count = 0; count < 10; count += 1) await world.add({ kind: 'file', text: A_CALENDAR });
    expect((await world.add({ kind: 'file', text: A_CALENDAR })).json).toMatchObject({
      reason: 'too-many-feeds',
    });
  });
});

describe('an address that cannot be read is refused with a sentence, and the agenda is as it was', () => {
  const withHeaders = (status: number, headers: Readonly<Record<string, string>> = {}) =>
    ((_request, response) => response.writeHead(status, headers).end()) satisfies RequestListener;
  const event = (text: string) => giveCalendar(calendarWith(text));
  const minutely = at('20261124T080000Z\r\nRRULE:FREQ=MINUTELY');
  const backwards = at('20261124T080000Z').replace('PT1H', '-PT1H');
  const elsewhere = '/other?key=another-secret';
  test.each<{ what: string; fault: string; answers?: RequestListener; address?: string }>([
    { what: 'a web page', fault: 'web-page', answers: giveCalendar('<html><body>Sign in</body></html>') },
    { what: 'nonsense', fault: 'not-a-calendar', answers: giveCalendar('nonsense') },
    { what: 'a gigabyte', fault: 'too-large', answers: giveForEver().answer },
    { what: 'nothing', fault: 'refused', answers: withHeaders(404) },
    { what: 'an endless rule of minutes', fault: 'too-many-occurrences', answers: event(minutely) },
    { what: 'an end before the start', fault: 'ends-before-start', answers: event(backwards) },
    {
      what: 'a way into our network',
      fault: 'address-not-allowed',
      answers: withHeaders(302, { location: 'https://169.254.169.254/' }),
    },
    { what: 'a private address', fault: 'address-not-allowed', address: 'https://10.1.2.3/agenda.ics' },
    { what: 'HTTP', fault: 'address-not-allowed', address: 'http://calendar.example.org/agenda.ics' },
  ])('$what', async ({ fault, answers, address = world.server.address(elsewhere) }) => {
    await world.addUrl();
    const before = await world.busyTimes();
    world.server.answer = answers ?? giveCalendar(A_CALENDAR);
    const answer = await world.add({ kind: 'url', address });
    const sentenceFr = expect.any(String) as string;
    expect([answer.status, answer.json]).toMatchObject([
      422,
      { type: `urn:relais:problem:calendar/${fault}`, errors: [{ code: fault, sentenceFr }] },
    ]);
    expect(answer.text).not.toContain('another-secret');
    expect(await world.busyTimes()).toEqual(before);
    expect(await world.feeds()).toHaveLength(1);
  });
});

describe('whose agenda it is', () => {
  test('when a clinician asks for their own, then it is theirs; of another there is nothing', async () => {
    const { clinician } = world.api.artois;
    const added = await world.add({ kind: 'url', address: world.server.address() }, clinician);
    expect(added.status).toBe(201);
    const { feedId } = feedIn(added);
    const others = [
      ['GET', world.path('', world.otherId), undefined],
      ['POST', world.path('', world.otherId), { kind: 'file', text: A_CALENDAR }],
      ['DELETE', world.path(`/${feedId}`, world.otherId), undefined],
      ['POST', `/v1/professionals/${world.otherId}/agenda-links`, undefined],
    ] as const;
    for (const [method, where, body] of others) {
      expect([where, (await world.as(clinician, method, where, body)).status]).toEqual([where, 404]);
    }
  });

  test('when another organisation or a hospital asks, then there is nothing, or it may not', async () => {
    await world.addUrl();
    expect((await world.as(world.api.elsewhere.operator, 'GET', world.path())).status).toBe(404);
    expect((await world.as(world.api.artois.lens, 'GET', world.path())).status).toBe(403);
  });

  test('when it is removed, then its busy times are too', async () => {
    const { feedId } = await world.addUrl();
    expect((await world.as(world.operator, 'DELETE', world.path(`/${feedId}`))).status).toBe(204);
    expect([await world.busyTimes(), await world.feeds()]).toEqual([[], []]);
    expect((await world.as(world.operator, 'DELETE', world.path(`/${feedId}`))).status).toBe(404);
  });
});

test('when all of this was asked, then no log line names an address or its secret', () => {
  expect(JSON.stringify(world.api.logged)).not.toMatch(/secret-of-the-feed|another-secret|agenda\.ics/);
});
