import type { CalendarFeed } from '../../api/schemas';
import { NOW } from '../support/api-world';
import { A_CALENDAR, giveCalendar } from '../support/calendar-server';
import { at, calendarWith, feedIn, startFeedWorld, type FeedWorld } from '../support/feed-world';

let world: FeedWorld;
beforeAll(async () => {
  world = await startFeedWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

describe('reading it again', () => {
  test('when it changed, then the busy times are the new ones', async () => {
    const { feedId } = await world.addUrl();
    world.server.answer = giveCalendar(calendarWith(at('20261126T080000Z')));
    const refreshed = await world.as(world.operator, 'POST', world.path(`/${feedId}/refresh`));
    expect([refreshed.status, feedIn(refreshed).busyTimes]).toEqual([200, 1]);
    expect(await world.busyTimes()).toEqual(['2026-11-26T08:00:00.000Z']);
  });

  test('when it fails, then the busy times stay, the failure is shown, and after some the team lead sees it', async () => {
    const { feedId } = await world.addUrl();
    const stale = async () =>
      (
        (await world.as(world.api.artois.teamLead, 'GET', '/v1/calendar-feeds/stale')).json as {
          feeds: CalendarFeed[];
        }
      ).feeds;
    world.server.answer = giveCalendar('nonsense');
    const refresh = async () =>
      feedIn(await world.as(world.operator, 'POST', world.path(`/${feedId}/refresh`)));
    expect(await refresh()).toMatchObject({
      failure: { code: 'not-a-calendar', failures: 1, since: new Date(NOW).toISOString() },
      stale: false,
      busyTimes: 1,
    });
    expect(await stale()).toEqual([]);
    await refresh();
    expect(await refresh()).toMatchObject({ failure: { failures: 3 }, stale: true });
    expect(await stale()).toMatchObject([{ feedId, professionalName: 'Dr Camille Delattre' }]);
    expect(await world.busyTimes()).toEqual(['2026-11-24T09:00:00.000Z']);
    world.server.answer = giveCalendar(A_CALENDAR);
    expect(await refresh()).toMatchObject({ failure: null, stale: false });
    expect(await stale()).toEqual([]);
  });

  test('when its time has come, then it is read by itself, once, and unchanged agendas do not come again', async () => {
    world.server.answer = giveCalendar(A_CALENDAR, { etag: '"v1"' });
    await world.addUrl();
    let now = Date.now();
    const { reading } = world.loop(() => now);
    expect(await reading.readDue()).toBe(0);
    now += 16 * 60_000;
    world.server.answer = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 500).end();
    const both = await Promise.all([reading.readDue(), world.loop(() => now).reading.readDue()]);
    expect(both[0] + both[1]).toBe(1);
    expect(await world.feeds()).toMatchObject([{ failure: null, busyTimes: 1 }]);
    expect(await reading.readDue()).toBe(0);
  });

  test('when it goes on failing, then it is tried less and less often, and the log names no address', async () => {
    await world.addUrl();
    world.server.answer = giveCalendar('nonsense');
    let now = Date.now();
    const { reading, logged } = world.loop(() => now);
    let tries = 0;
    for (let quarters = 0; quarters < 40; quarters += 1) {
      now += 15 * 60_000;
      tries += await reading.readDue();
    }
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(10);
    expect(await world.feeds()).toMatchObject([{ failure: { failures: tries }, busyTimes: 1 }]);
    expect(logged).toHaveLength(tries);
    expect(JSON.stringify(logged)).not.toMatch(/127\.0\.0\.1|secret-of-the-feed/);
  });

  test('when it is removed while it is read, then its busy times do not come back', async () => {
    const { feedId } = await world.addUrl();
    world.server.answer = (_request, response) => {
      void world.as(world.operator, 'DELETE', world.path(`/${feedId}`)).then(() => response.end(A_CALENDAR));
    };
    expect((await world.as(world.operator, 'POST', world.path(`/${feedId}/refresh`))).status).toBe(404);
    expect([await world.busyTimes(), await world.feeds()]).toEqual([[], []]);
  });
});
