import {
  availabilityDraftOf,
  availabilityOf,
  newAvailability,
} from '../../../console/agendas/availability-draft';
import { newType, typeDraftOf, typeOf } from '../../../console/agendas/type-draft';
import { byDay, type WeekItem } from '../../../console/agendas/week-items';

const rule = {
  id: 'rule-1',
  firstDay: '2026-12-01',
  fromTime: '09:00',
  toTime: '12:00',
  recurrence: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;UNTIL=20271231',
  appointmentTypeIds: ['type-1'],
  practiceId: null,
  onHolidays: false,
  revision: 1,
};

describe('hours that repeat, in the form', () => {
  it('when weekdays are chosen, then the first day is the first of them and the rule repeats weekly', () => {
    const draft = { ...newAvailability('2026-12-01'), weekdays: [1, 4], until: '2027-06-30' };
    expect(availabilityOf(draft)).toMatchObject({
      firstDay: '2026-12-03',
      recurrence: 'FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270630',
    });
  });

  it('when what is stated is opened and sent back, then it is the same', () => {
    const draft = availabilityDraftOf(rule);
    expect(draft && availabilityOf(draft)).toEqual({
      firstDay: rule.firstDay,
      fromTime: rule.fromTime,
      toTime: rule.toTime,
      recurrence: rule.recurrence,
      appointmentTypeIds: ['type-1'],
    });
  });

  it('when it is one day only, then nothing repeats', () => {
    const draft = availabilityDraftOf({ ...rule, recurrence: null });
    expect(draft && availabilityOf(draft)).not.toHaveProperty('recurrence');
  });

  it('when the form cannot say the recurrence, then it does not open it', () => {
    expect(availabilityDraftOf({ ...rule, recurrence: 'FREQ=MONTHLY;BYDAY=1TU' })).toBeNull();
  });

  it.each([{ weekdays: [] }, { weekdays: [1], fromTime: '' }, { weekdays: [1], firstDay: '' }])(
    'when something is missing, then nothing is sent: %j',
    (missing) => {
      expect(availabilityOf({ ...newAvailability('2026-12-01'), ...missing })).toBeNull();
    },
  );
});

describe('what can be booked, in the form', () => {
  it('when the place is no home and no group, then neither area nor seats are sent', () => {
    const draft = { ...newType('nurse'), name: ' Soin ', seats: '8', areaPostalCodes: '62710' };
    const stated = typeOf(draft);
    expect(stated).toMatchObject({ name: 'Soin', areaCommunes: [], areaPostalCodes: [] });
    expect(stated).not.toHaveProperty('seats');
  });

  it('when visits are at home, then postal codes are read however they are separated', () => {
    const draft = {
      ...newType('nurse'),
      name: 'Passage',
      place: 'home',
      areaPostalCodes: '62710, 62300;62800',
    };
    expect(typeOf(draft)?.areaPostalCodes).toEqual(['62710', '62300', '62800']);
  });

  it.each([{ name: ' ' }, { durationMinutes: '' }, { durationMinutes: 'vingt' }, { dailyCap: '-1' }])(
    'when something is missing or no number, then nothing is sent: %j',
    (wrong) => {
      expect(typeOf({ ...newType('nurse'), name: 'Soin', ...wrong })).toBeNull();
    },
  );

  it('when what is stated is opened and sent back, then its area and figures stay', () => {
    const type = {
      id: 'type-1',
      name: 'Passage',
      careKind: 'nurse',
      durationMinutes: 30,
      bufferMinutes: 10,
      place: 'home',
      newPatients: 'on-request',
      dailyCap: 12,
      seats: null,
      areaCommunes: ['62250'],
      online: false,
    };
    expect(typeOf(typeDraftOf(type))).toMatchObject({
      durationMinutes: 30,
      bufferMinutes: 10,
      dailyCap: 12,
      areaCommunes: ['62250'],
      online: false,
    });
  });
});

describe('a week of an agenda', () => {
  it('when something is late in the evening in UTC, then it stands on its day in Paris', () => {
    const late: WeekItem = {
      kind: 'busy',
      startsAt: '2026-11-23T23:30:00.000Z',
      endsAt: '2026-11-24T01:00:00.000Z',
    };
    const days = byDay([late], ['2026-11-23', '2026-11-24']);
    expect(days.map(({ items }) => items.length)).toEqual([0, 1]);
  });

  it('when an opening and an appointment begin together, then the opening is said first', () => {
    const times = { startsAt: '2026-11-23T08:00:00.000Z', endsAt: '2026-11-23T08:20:00.000Z' };
    const appointment: WeekItem = {
      ...times,
      kind: 'appointment',
      appointmentId: 'a',
      state: 'booked',
      words: 'Jeanne DUBOIS',
      typeName: null,
    };
    const [day] = byDay([appointment, { ...times, kind: 'opening' }], ['2026-11-23']);
    expect(day?.items.map(({ kind }) => kind)).toEqual(['opening', 'appointment']);
  });
});
