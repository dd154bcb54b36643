import { uuidV7 } from '../../security/uuid';
import { aDischargeBody } from '../support/api-world';
import { startFeedWorld, TUESDAY_TEN, type FeedWorld } from '../support/feed-world';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let world: FeedWorld;
beforeAll(async () => {
  world = await startFeedWorld();
});
afterAll(() => world.close());
beforeEach(() => world.reset());

const links = (more = '') => `/v1/professionals/${world.professionalId}/agenda-links${more}`;
const makeLink = async () =>
  (await world.as(world.operator, 'POST', links())).json as unknown as { linkId: string; path: string };
const open = (path: string) => world.api.send('GET', path);

/** The events of a calendar, each as its lines put together again. */
const eventsOf = (text: string): Record<string, string>[] =>
  text
    .replace(/\r\n /g, '')
    .split('BEGIN:VEVENT\r\n')
    .slice(1)
    .map((event) => Object.fromEntries(event.split('\r\n').map(nameAndValue)) as Record<string, string>);

function nameAndValue(line: string): [string, string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon), line.slice(colon + 1)];
}

/** What the records of appointments write beside each change. */
async function changed(
  id: string,
  revision: number,
  {
    status,
    startsAt,
    at,
    by = world.professionalId,
  }: { status: string; startsAt: number; at: number; by?: string },
): Promise<void> {
  await world.sql(
    `INSERT INTO appointment_event (appointment_id, revision, organisation_id, at, status, code, starts_at,
                                    professional_id, by)
     VALUES ($1, $2, $3, $4, $5, 'test', $6, $7, 'test')`,
    [id, revision, world.api.artois.organisationId, new Date(at), status, new Date(startsAt), by],
  );
}

const NOW = TUESDAY_TEN - 2 * DAY;

describe('our agenda, behind a secret link', () => {
  test('when a link is made, then its secret is shown once and opens the agenda as iCalendar', async () => {
    const { path, linkId } = await makeLink();
    const id = await world.appointmentAt(TUESDAY_TEN);
    const { status, headers, text } = await open(path);
    expect([status, headers['content-type'], headers['cache-control']]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'no-store',
    ]);
    expect(eventsOf(text)).toMatchObject([
      {
        UID: `relais-appointment-${id}`,
        DTSTART: '20261124T090000Z',
        DTEND: '20261124T093000Z',
        SUMMARY: 'RDV',
        LOCATION: 'En groupe',
        STATUS: 'CONFIRMED',
      },
    ]);
    const listed = await world.as(world.operator, 'GET', links());
    expect(listed.json).toMatchObject({ links: [{ linkId }] });
    expect(listed.text).not.toContain(path.slice('/agendas/'.length, -'.ics'.length));
  });

  test('when it is revoked, then it opens nothing, and other links go on', async () => {
    const [first, second] = [await makeLink(), await makeLink()];
    expect((await world.as(world.operator, 'DELETE', links(`/${first.linkId}`))).status).toBe(204);
    expect([(await open(first.path)).status, (await open(second.path)).status]).toEqual([404, 200]);
    expect((await world.as(world.operator, 'DELETE', links(`/${first.linkId}`))).status).toBe(404);
  });

  test('when an appointment was moved or cancelled, then it keeps its UID and says so for some days', async () => {
    const { path } = await makeLink();
    const moved = await world.appointmentAt(TUESDAY_TEN + HOUR, { revision: 3 });
    const cancelled = await world.appointmentAt(TUESDAY_TEN + 2 * HOUR, { status: 'cancelled', revision: 2 });
    await changed(cancelled, 1, { status: 'booked', startsAt: TUESDAY_TEN + 2 * HOUR, at: NOW - 2 * HOUR });
    await changed(cancelled, 2, { status: 'cancelled', startsAt: TUESDAY_TEN + 2 * HOUR, at: NOW - HOUR });
    const long = await world.appointmentAt(TUESDAY_TEN + 3 * HOUR, { status: 'cancelled', revision: 2 });
    await changed(long, 1, { status: 'booked', startsAt: TUESDAY_TEN + 3 * HOUR, at: NOW - 40 * DAY });
    await changed(long, 2, { status: 'cancelled', startsAt: TUESDAY_TEN + 3 * HOUR, at: NOW - 30 * DAY });
    expect(eventsOf((await open(path)).text)).toMatchObject([
      { UID: `relais-appointment-${moved}`, SEQUENCE: '2', DTSTART: '20261124T100000Z', STATUS: 'CONFIRMED' },
      {
        UID: `relais-appointment-${cancelled}`,
        SEQUENCE: '1',
        DTSTART: '20261124T110000Z',
        STATUS: 'CANCELLED',
      },
    ]);
  });

  test('when an appointment went to another agenda, then it is cancelled in the one it left', async () => {
    const { path } = await makeLink();
    const id = await world.appointmentAt(TUESDAY_TEN, { professionalId: world.otherId, revision: 2 });
    await changed(id, 1, { status: 'booked', startsAt: TUESDAY_TEN + HOUR, at: NOW - DAY });
    await changed(id, 2, { status: 'booked', startsAt: TUESDAY_TEN, at: NOW - HOUR, by: world.otherId });
    expect(eventsOf((await open(path)).text)).toMatchObject([
      { UID: `relais-appointment-${id}`, STATUS: 'CANCELLED', DTSTART: '20261124T100000Z' },
    ]);
  });

  test('when a time is only held, or told by a patient, then it is not in it', async () => {
    const { path } = await makeLink();
    await world.appointmentAt(TUESDAY_TEN, { status: 'pending', holdExpiresAt: new Date(NOW + DAY) });
    await world.appointmentAt(TUESDAY_TEN, { told: true });
    expect(eventsOf((await open(path)).text)).toEqual([]);
  });

  test('when it holds a patient’s appointment, then nothing in it says whose or why', async () => {
    const { path } = await makeLink();
    const taken = await world.api.send('POST', '/v1/discharges', {
      headers: world.operator.headers,
      body: aDischargeBody('canary', {
        patient: { birthName: 'Canari', firstGivenName: 'Zélie', phones: ['+33321009999'] },
      }),
    });
    const followUpId = String(taken.json?.['followUpId']);
    const [row] = await world.sql<{ patient_id: string }>('SELECT patient_id FROM follow_up WHERE id = $1', [
      followUpId,
    ]);
    const patient = { kind: 'visit', seats: null, place: 'home', patientId: row?.patient_id, followUpId };
    await world.appointmentAt(TUESDAY_TEN, {
      ...patient,
      careKey: 'gp-visit',
      override: true,
      overrideReason: 'Canari tousse',
    });
    const { text } = await open(path);
    expect(eventsOf(text)).toMatchObject([{ SUMMARY: 'Visite', LOCATION: 'À domicile' }]);
    for (const canary of [
      'Canari',
      'CANARI',
      'Zélie',
      '9999',
      'tousse',
      followUpId,
      row?.patient_id,
      'gp-visit',
    ]) {
      expect(text).not.toContain(canary);
    }
  });

  test('when a secret is wrong, then it is not found; when many are, then the address is asked to wait', async () => {
    const { path } = await makeLink();
    const wrong = await open(`/agendas/${'A'.repeat(43)}.ics`);
    expect([wrong.status, wrong.json?.['type']]).toEqual([404, 'urn:relais:problem:not-found']);
    expect((await open(`/agendas/${uuidV7()}.ics`)).status).toBe(404);
    const statuses: number[] = [];
    for (let count = 0; count < 40; count += 1) {
      statuses.push((await open(`/agendas/${'B'.repeat(43)}.ics`)).status);
    }
    expect(new Set(statuses)).toEqual(new Set([404, 429]));
    expect((await open(path)).status).toBe(429);
    expect(JSON.stringify(world.api.logged)).not.toContain('BBBB');
  });
});
