import type { RequestListener } from 'node:http';
import { createCalendarFetch } from '../../../../integrations/icalendar/fetch-calendar';
import {
  A_CALENDAR,
  giveCalendar,
  giveForEver,
  startCalendarServer,
  type CalendarServer,
} from '../../../support/calendar-server';

let server: CalendarServer;
beforeAll(async () => {
  server = await startCalendarServer();
});
afterAll(() => server.close());
beforeEach(() => {
  server.answer = giveCalendar(A_CALENDAR);
  server.asked.length = 0;
});

const fromHere = createCalendarFetch({ loopback: true, timeLimitMs: 700 });
const asInProduction = createCalendarFetch({ loopback: false, timeLimitMs: 700 });
const redirectTo =
  (location: string, status = 302): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { location }).end();

describe('fetching an agenda kept elsewhere', () => {
  test('when it is there, then it comes with its charset and what it may be asked with again', async () => {
    const headers = { 'content-type': 'text/calendar; charset=iso-8859-1', etag: '"v1"' };
    server.answer = giveCalendar(A_CALENDAR, headers);
    const fetched = await fromHere(server.address());
    expect(fetched).toMatchObject({ charset: 'iso-8859-1', validators: { etag: '"v1"' } });
    expect('content' in fetched && Buffer.from(fetched.content).toString()).toBe(A_CALENDAR);
  });

  test('when it has not changed since, then it does not come again', async () => {
    server.answer = (request, response) =>
      response.writeHead(request.headers['if-none-match'] === '"v1"' ? 304 : 500).end();
    expect(await fromHere(server.address(), { etag: '"v1"' })).toEqual({ unchanged: true });
  });

  test.each([
    ['a private address', 'https://10.0.0.1/agenda.ics'],
    ['the loopback', 'https://127.0.0.1/agenda.ics'],
    ['the loopback of IPv6', 'https://[::1]/agenda.ics'],
    ['an IPv4 address inside IPv6', 'https://[::ffff:10.0.0.1]/agenda.ics'],
    ['the loopback as one number', 'https://2130706433/agenda.ics'],
    ['the metadata of a cloud', 'https://169.254.169.254/latest/meta-data/'],
    ['a name of this machine', 'https://localhost/agenda.ics'],
    ['no address at all', 'https://0.0.0.0/agenda.ics'],
    ['HTTP', 'http://192.0.2.1/agenda.ics'],
    ['a file', 'file:///etc/passwd'],
    ['nonsense', 'agenda'],
  ])('when the address is %s, then nothing is asked', async (_what, address) => {
    expect(await asInProduction(address)).toEqual({ fault: 'address-not-allowed' });
  });

  test('when it is HTTP on this machine and no test runs, then nothing is asked', async () => {
    expect(await asInProduction(server.address())).toEqual({ fault: 'address-not-allowed' });
    expect(server.asked).toEqual([]);
  });

  test.each([
    'https://10.0.0.1/agenda.ics',
    'http://10.0.0.1/agenda.ics',
    'file:///etc/passwd',
    'https://[fd00::1]/',
  ])('when a server sends us on to %s, then we do not go', async (location) => {
    server.answer = redirectTo(location);
    expect(await fromHere(server.address())).toEqual({ fault: 'address-not-allowed' });
  });

  test('when a server sends us on to where the agenda is, then it is read there', async () => {
    server.answer = (request, response) =>
      request.url === '/new'
        ? giveCalendar(A_CALENDAR)(request, response)
        : redirectTo('/new', 301)(request, response);
    expect(await fromHere(server.address())).toMatchObject({ validators: {} });
  });

  test('when servers send us in circles, then we stop', async () => {
    server.answer = redirectTo('/again');
    expect(await fromHere(server.address())).toEqual({ fault: 'too-many-redirects' });
    expect(server.asked.length).toBeLessThan(10);
  });

  test('when a gigabyte comes, then it is cut off at the limit', async () => {
    const endless = giveForEver();
    server.answer = endless.answer;
    const patient = createCalendarFetch({ loopback: true });
    expect(await patient(server.address())).toEqual({ fault: 'too-large' });
    expect(endless.sent()).toBeLessThan(50 * 1024 ** 2);
  });

  test('when a gigabyte is announced, then it is not begun', async () => {
    server.answer = (_request, response) =>
      response.writeHead(200, { 'content-length': String(1024 ** 3) }).write('B');
    expect(await fromHere(server.address())).toEqual({ fault: 'too-large' });
  });

  test.each<readonly [string, RequestListener]>([
    ['never answers', () => undefined],
    ['begins and never ends', (_request, response) => response.write('BEGIN:VCALENDAR\r\n')],
  ])('when a server %s, then we wait for so long and no longer', async (_what, answer) => {
    server.answer = answer;
    expect(await fromHere(server.address())).toEqual({ fault: 'too-slow' });
  });

  test.each([
    [404, 'refused'],
    [401, 'refused'],
    [410, 'refused'],
    [429, 'unreachable'],
    [503, 'unreachable'],
  ])('when a server answers %i, then it is %s', async (status, fault) => {
    server.answer = (_request, response) => response.writeHead(status).end(A_CALENDAR);
    expect(await fromHere(server.address())).toEqual({ fault });
  });

  test('when the connection breaks or nobody listens, then it is unreachable', async () => {
    server.answer = (_request, response) => {
      response.write('BEGIN');
      response.destroy();
    };
    expect(await fromHere(server.address())).toEqual({ fault: 'unreachable' });
    expect(await fromHere('http://127.0.0.1:1/agenda.ics')).toEqual({ fault: 'unreachable' });
  });
});
