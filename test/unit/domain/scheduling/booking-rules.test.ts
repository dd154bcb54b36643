import * as fc from 'fast-check';
import {
  factOfChange,
  isOpenFor,
  refusalOf,
  type Appointment,
  type BookingFacts,
} from '../../../../domain/scheduling';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 3, 14);
const START = NOW + 18 * HOUR;

function facts(changes: Partial<BookingFacts> = {}): BookingFacts {
  return {
    now: NOW,
    standing: 'ordinary',
    startsAt: START,
    endsAt: START + HOUR,
    type: { id: 'type', newPatients: 'accepted', place: 'practice', areaCommunes: [] },
    retired: false,
    patient: { deceased: false, sharingRefused: false, known: false, communes: [] },
    joinsSession: false,
    openings: [{ from: START - HOUR, to: START + HOUR, appointmentTypeIds: [] }],
    busyElsewhere: false,
    standingThere: [],
    sameDay: 0,
    ...changes,
  };
}

describe('what refuses a booking', () => {
  test('when nothing stands against it, then nothing does', () => {
    expect(refusalOf(facts())).toBeNull();
  });

  const deceased = { ...facts().patient, deceased: true };
  const sharingRefused = { ...facts().patient, sharingRefused: true };
  test.each([
    ['it is overridden', { standing: 'override', openings: [], standingThere: ['booked'], sameDay: 9 }, null],
    ['it is overridden for the dead', { standing: 'override', patient: deceased }, 'patient-deceased'],
    [
      'it is overridden against the patient’s wish',
      { standing: 'override', patient: sharingRefused },
      'sharing-refused',
    ],
    ['it is overridden in the past', { standing: 'override', startsAt: NOW - 1 }, 'past'],
    ['it is told beside what stands', { standing: 'told', openings: [], standingThere: ['booked'] }, null],
    ['nothing is shared by what is told', { standing: 'told', patient: sharingRefused }, null],
    ['a seat is taken in a group that meets', { joinsSession: true, standingThere: ['booked'] }, null],
    ['only holds stand there', { standingThere: ['pending', 'pending'] }, 'held-by-another'],
    ['a hold and a booking stand there', { standingThere: ['pending', 'booked'] }, 'taken'],
    ['the type is retired', { retired: true }, 'not-bookable'],
  ] as const)('when %s, then it is %s', (_what, changes, reason) => {
    expect(refusalOf(facts(changes as Partial<BookingFacts>))).toBe(reason);
  });

  test('when a visit is at home, then one commune of the patient in the area is enough', () => {
    const type = { ...facts().type, place: 'home' as const, areaCommunes: ['62250', '62498'] };
    const at = (...communes: string[]) => ({ type, patient: { ...facts().patient, communes } });
    expect(refusalOf(facts(at('59350', '62498')))).toBeNull();
    expect(refusalOf(facts(at('59350')))).toBe('outside-area');
    expect(refusalOf(facts(at()))).toBe('outside-area');
  });

  test('when the patient is known there, then a rule for new patients does not hold', () => {
    for (const newPatients of ['own-only', 'on-request'] as const) {
      const type = { ...facts().type, newPatients };
      expect(refusalOf(facts({ type }))).not.toBeNull();
      expect(refusalOf(facts({ type, patient: { ...facts().patient, known: true } }))).toBeNull();
    }
  });
});

test('when openings follow one another, then an appointment may cross from one to the next, and no gap', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 20 }),
      fc.integer({ min: 0, max: 20 }),
      fc.integer({ min: 1, max: 8 }),
      (hours, first, length) => {
        const open = new Set(hours);
        const openings = [...open].map((hour) => ({
          from: hour,
          to: hour + 1,
          appointmentTypeIds: ['type'],
        }));
        const every = Array.from({ length }, (_none, index) => first + index);
        const isOpen = isOpenFor(openings, 'type', { startsAt: first, endsAt: first + length });
        expect(isOpen).toBe(every.every((hour) => open.has(hour)));
        expect(isOpenFor(openings, 'other', { startsAt: first, endsAt: first + length })).toBe(false);
      },
    ),
  );
});

describe('what a follow-up hears', () => {
  const booked: Appointment = {
    ...{
      id: 'a',
      professionalId: 'p',
      appointmentTypeId: 't',
      kind: 'visit',
      sessionId: null,
      patientId: 'x',
    },
    ...{ followUpId: 'f', careKey: 'nurse', seriesId: 's', visitNumber: 2, startsAt: START },
    ...{
      endsAt: START + HOUR,
      blockedUntil: START + HOUR,
      place: 'home',
      status: 'booked',
      holdExpiresAt: null,
    },
    ...{
      confirmedAt: null,
      told: false,
      toldVerified: false,
      override: false,
      missedBy: null,
      cause: null,
      presenceSource: null,
    },
    ...{ presenceVerified: false, origin: 'operator', revision: 1 },
  };
  const news = { careKey: 'nurse', appointmentId: 'a', professionalId: 'p', visit: 2 };
  const held: Appointment = { ...booked, status: 'pending', holdExpiresAt: NOW };

  test.each([
    ['a hold', null, held, null],
    ['a hold given up', held, { ...held, status: 'cancelled', holdExpiresAt: null }, null],
    ['a hold booked', held, booked, { type: 'appointment-booked', ...news, appointmentAt: START }],
    ['a booking', null, booked, { type: 'appointment-booked', ...news, appointmentAt: START }],
    ['a confirmation', booked, { ...booked, confirmedAt: NOW }, null],
    ['one of no care', null, { ...booked, careKey: null }, null],
    [
      'another time',
      booked,
      { ...booked, startsAt: START + HOUR },
      { type: 'appointment-moved', ...news, appointmentAt: START + HOUR },
    ],
    [
      'one cancelled',
      booked,
      { ...booked, status: 'cancelled', cause: 'absent' },
      { type: 'appointment-cancelled', ...news, by: 'professional', cause: 'absent' },
    ],
  ] as const)('when it is %s, then it is that fact or none', (_what, before, after, fact) => {
    expect(factOfChange(before, after, 'professional')).toEqual(fact);
  });
});
