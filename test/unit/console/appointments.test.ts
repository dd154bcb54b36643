import { actionsFor } from '../../../console/appointments/actions-for';
import { appointmentState, isOff } from '../../../console/appointments/appointment-state';
import { awaitedFirst } from '../../../console/appointments/grouping';
import { localDay } from '../../../console/time/paris';
import { CAREGIVERS, PLACES } from '../../../console/words/agendas';
import { APPOINTMENT_STATES } from '../../../console/words/appointments';
import { APPOINTMENT_PLACES, PROFESSIONS } from '../../../domain/scheduling';

const NOW = Date.parse('2026-11-24T09:00:00Z');
const booked = {
  startsAt: '2026-11-26T08:00:00Z',
  status: 'booked',
  told: false,
  confirmedAt: null,
  missedBy: null,
  cause: null,
  presenceSource: null,
  presenceVerified: false,
};

describe('in which state an appointment is', () => {
  it.each([
    [{ status: 'pending' }, 'Créneau gardé'],
    [{}, 'Pris'],
    [{ confirmedAt: '2026-11-23T08:00:00Z' }, 'Confirmé par le patient'],
    [{ told: true }, 'Dit par le patient, à vérifier'],
    [{ told: true, toldVerified: true }, 'Pris'],
    [{ status: 'arrived' }, 'Arrivé'],
    [{ status: 'fulfilled', presenceSource: 'operator' }, 'Honoré'],
    [{ status: 'fulfilled', presenceSource: 'patient' }, 'Honoré, dit par le patient, à vérifier'],
    [{ status: 'fulfilled', presenceSource: 'patient', presenceVerified: true }, 'Honoré'],
    [{ status: 'noshow', missedBy: 'patient' }, 'Manqué par le patient'],
    [{ status: 'noshow', missedBy: 'professional' }, 'Annulé par le cabinet'],
    [{ status: 'cancelled', cause: 'absent' }, 'Annulé par le cabinet'],
    [{ status: 'cancelled', cause: 'no-transport' }, 'Annulé par le patient'],
    [{ status: 'cancelled' }, 'Annulé'],
    [{ status: 'cancelled', cancelledBy: 'patient' as const }, 'Annulé par le patient'],
    [{ status: 'cancelled', cancelledBy: 'professional' as const }, 'Annulé par le cabinet'],
    [{ status: 'cancelled', cancelledBy: 'service' as const, cause: 'died' }, 'Annulé par nous'],
  ])('when the agenda says %j, then it reads « %s »', (facts, words) => {
    expect(APPOINTMENT_STATES[appointmentState({ ...booked, ...facts })]).toBe(words);
  });

  it('when the practice cancelled, then it is struck out; when the patient missed it, it is not', () => {
    expect([isOff('cancelled-pro'), isOff('noshow'), isOff('booked')]).toEqual([true, false, false]);
  });
});

describe('what is offered', () => {
  const offered = (facts: object) => actionsFor({ ...booked, ...facts }, NOW, localDay);

  it('when it is to come, then it can be confirmed, moved and cancelled, and nobody says how it went', () => {
    expect(offered({})).toEqual(['confirmation', 'move', 'cancel']);
  });

  it('when it is today, then the patient may be there already', () => {
    expect(offered({ startsAt: '2026-11-24T10:00:00Z' })).toContain('arrival');
  });

  it('when only the patient told of it, then somebody asks the practice; once it said so, it is like any other', () => {
    expect(offered({ told: true })).toEqual(['told-confirmed', 'told-wrong', 'cancel']);
    expect(offered({ told: true, toldVerified: true })).toEqual(['confirmation', 'move', 'cancel']);
  });

  it('when it is past, then somebody says how it went and nobody moves it', () => {
    expect(offered({ startsAt: '2026-11-23T10:00:00Z' })).toEqual([
      'kept',
      'missed-by-patient',
      'missed-by-professional',
    ]);
  });

  it('when a time is kept for one who waits, then it is answered on the waiting list, not here', () => {
    expect(offered({ status: 'pending' })).toEqual(['booking', 'release']);
    expect(offered({ status: 'pending', origin: 'waiting-list' })).toEqual([]);
  });

  it('when it is cancelled, then nothing is offered', () => {
    expect(offered({ status: 'cancelled' })).toEqual([]);
  });
});

describe('appointments in the order in which they matter', () => {
  it('when some are over, then those to come stand first and the latest of the past next', () => {
    const at = (startsAt: string, status: string, waitingForPresence = false) =>
      ({ startsAt, status, waitingForPresence }) as const;
    const kept = at('2026-11-20T08:00:00Z', 'fulfilled');
    const cancelled = at('2026-11-27T08:00:00Z', 'cancelled');
    const unsaid = at('2026-11-23T08:00:00Z', 'booked', true);
    const next = at('2026-11-26T08:00:00Z', 'booked');
    const ordered = [kept, cancelled, next, unsaid] as unknown as Parameters<typeof awaitedFirst>[0];
    expect(awaitedFirst(ordered, NOW)).toEqual({ awaited: [unsaid, next], over: [cancelled, kept] });
  });
});

describe('words for the codes of agendas', () => {
  it('when the API names a profession or a place, then the console has a word for it', () => {
    expect(Object.keys(CAREGIVERS).sort()).toEqual([...PROFESSIONS].sort());
    expect(Object.keys(PLACES).sort()).toEqual([...APPOINTMENT_PLACES].sort());
  });
});
