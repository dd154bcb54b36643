import { BOOKING_REFUSAL_WORDS } from '../../api/booking-refusals';
import { BOOKING_REFUSALS, BookingRefusedError } from '../../application/errors';
import { as, FOLLOW_UP_ID, startFakeApi, type FakeApi } from '../support/api-fake';
import { AN_APPOINTMENT } from '../support/fake-appointments';

/** Business now of the fake. */
const NOW = Date.UTC(2026, 10, 22, 15);
const STARTS = '2026-11-24T10:00:00+01:00';
const AT = Date.parse(STARTS);
const KEY = '0192f0c1-0000-7000-8000-0000000000c1';

let refusal: BookingRefusedError | null = null;
let api: FakeApi;
beforeAll(async () => {
  api = await startFakeApi({
    bookAppointment: () => (refusal === null ? Promise.resolve(AN_APPOINTMENT) : Promise.reject(refusal)),
  });
});
afterAll(() => api.close());
beforeEach(() => {
  api.recorded.length = 0;
  refusal = null;
});

const order = { patientId: FOLLOW_UP_ID, professionalId: FOLLOW_UP_ID, appointmentTypeId: FOLLOW_UP_ID };
const sends = (path: string, body?: object, headers: Record<string, string> = {}) =>
  api.send('POST', `/v1/appointments${path}`, {
    headers: { ...as('operator'), ...headers },
    ...(body && { body }),
  });
const done = () =>
  api.recorded.filter(({ what }) => /Appointment|Slot|Series/.test(what)).map(({ what }) => what);

describe('orders', () => {
  test('when a time is booked, then it is answered without what only the records need', async () => {
    const { status, json } = await sends('', { ...order, startsAt: STARTS }, { 'idempotency-key': KEY });
    expect(status).toBe(201);
    expect(json).toMatchObject({ appointmentId: AN_APPOINTMENT.id, startsAt: '2026-11-24T09:00:00.000Z' });
    expect(json).not.toHaveProperty('blockedUntil');
    expect(api.calls('bookAppointment')[0]?.[1]).toEqual({ ...order, startsAt: AT, commandId: KEY });
  });

  test('when it is to be held, then it is until so many minutes from now', async () => {
    expect((await sends('', { ...order, startsAt: STARTS, holdMinutes: 10 })).status).toBe(201);
    expect(api.calls('holdSlot')[0]?.[1]).toEqual({ ...order, startsAt: AT, holdUntil: NOW + 600_000 });
  });

  test.each([
    ['neither follow-up nor patient', { ...order, patientId: undefined, startsAt: STARTS }],
    ['both', { ...order, followUpId: FOLLOW_UP_ID, startsAt: STARTS }],
    ['a care without a follow-up', { ...order, careKey: 'gp-visit', startsAt: STARTS }],
    ['a time that is none', { ...order, startsAt: 'tomorrow' }],
    ['a hold of a day', { ...order, startsAt: STARTS, holdMinutes: 1440 }],
    ['a hold of what is told', { ...order, startsAt: STARTS, holdMinutes: 5, told: true }],
    ['an override without a reason', { ...order, startsAt: STARTS, overrideReason: '' }],
  ])('when it says %s, then it is refused before anything is done', async (_what, body) => {
    expect((await sends('', body)).status).toBe(422);
    expect(done()).toEqual([]);
  });

  test.each([
    [{ by: 'patient', cause: 'tired' }, 200],
    [{ by: 'professional', cause: 'absent' }, 200],
    [{ by: 'service' }, 200],
    [{ by: 'professional', cause: 'tired' }, 422],
    [{ by: 'service', cause: 'absent' }, 422],
    [{ by: 'nobody' }, 422],
  ])('when it is cancelled with %j, then it is %i', async (body, status) => {
    expect((await sends(`/${FOLLOW_UP_ID}/cancellation`, body)).status).toBe(status);
  });
});

describe('refusals', () => {
  test.each(BOOKING_REFUSALS)(
    'when it is refused as %s, then it is said to program and person',
    async (reason) => {
      refusal = new BookingRefusedError(reason);
      const { status, json } = await sends('', { ...order, startsAt: STARTS });
      const words = BOOKING_REFUSAL_WORDS[reason];
      expect(status).toBe(words.status);
      expect(json).toMatchObject({
        type: `urn:relais:problem:refused/${reason}`,
        reason,
        detail: words.sentence,
        errors: [{ pointer: '', code: reason, sentenceFr: words.sentenceFr }],
      });
    },
  );

  test('when it is said in French, then each is a sentence of its own, the apostrophe as printed', () => {
    const all = BOOKING_REFUSALS.map((reason) => BOOKING_REFUSAL_WORDS[reason]);
    for (const said of all.flatMap(({ sentenceFr, forPatientFr }) => [sentenceFr, forPatientFr])) {
      expect(said).toMatch(/^\p{Lu}.+[.]$/u);
      expect(said).not.toContain("'");
    }
    expect(new Set(all.map(({ sentenceFr }) => sentenceFr)).size).toBe(all.length);
    // A page never says to whoever opened the link that the patient has died.
    expect(BOOKING_REFUSAL_WORDS['patient-deceased'].forPatientFr).not.toMatch(/décéd|mort/);
  });
});
