import fc from 'fast-check';
import {
  availabilityWords,
  firstDayOn,
  recurrenceOf,
  weekdayOf,
  weeklyOf,
} from '../../../console/agendas/recurrence';

const morning = { firstDay: '2026-12-01', fromTime: '09:00', toTime: '12:00' };

describe('availability in words', () => {
  it.each([
    [undefined, 'le mardi 1er décembre 2026 de 9h à 12h'],
    ['FREQ=WEEKLY;BYDAY=TU', 'tous les mardis de 9h à 12h'],
    ['FREQ=WEEKLY;BYDAY=TU;UNTIL=20271231', 'tous les mardis de 9h à 12h jusqu’au 31 décembre 2027'],
    ['FREQ=WEEKLY', 'tous les mardis de 9h à 12h'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,TH', 'tous les lundis, mardis et jeudis de 9h à 12h'],
    ['FREQ=WEEKLY;BYDAY=FR,MO,TU,WE,TH', 'du lundi au vendredi de 9h à 12h'],
    ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU', 'tous les jours de 9h à 12h'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU', 'les mardis, une semaine sur deux, de 9h à 12h'],
    ['FREQ=WEEKLY;BYDAY=TU;COUNT=10', 'tous les mardis de 9h à 12h (10 fois)'],
    ['FREQ=DAILY;UNTIL=20261210T225959Z', 'tous les jours de 9h à 12h jusqu’au 10 décembre 2026'],
    ['FREQ=MONTHLY;BYDAY=1TU', 'le premier mardi de chaque mois de 9h à 12h'],
    ['FREQ=YEARLY;BYMONTH=1', 'selon une règle particulière (FREQ=YEARLY;BYMONTH=1), de 9h à 12h'],
  ])('when the recurrence is %s, then it reads « %s »', (recurrence, words) => {
    expect(availabilityWords({ ...morning, ...(recurrence === undefined ? {} : { recurrence }) })).toBe(
      words,
    );
  });

  it('when the hours are not whole, then their minutes are said', () => {
    const words = availabilityWords({
      ...morning,
      fromTime: '08:30',
      toTime: '18:05',
      recurrence: 'FREQ=WEEKLY',
    });
    expect(words).toBe('tous les mardis de 8h30 à 18h05');
  });
});

describe('availability as the form says it', () => {
  const day = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  const weekly = fc.record({
    weekdays: fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 })
      .map((days) => [...days].sort()),
    everyWeeks: fc.integer({ min: 1, max: 12 }),
    until: fc.option(day),
  });

  it('when it is written as a recurrence, then it reads back as it was', () => {
    fc.assert(
      fc.property(weekly, day, (said, firstDay) => {
        expect(weeklyOf(recurrenceOf(said) ?? '', firstDay)).toEqual(said);
      }),
    );
  });

  it('when weekdays are chosen, then the first day is the next one of them', () => {
    fc.assert(
      fc.property(weekly, day, ({ weekdays }, from) => {
        const first = firstDayOn(weekdays, from);
        expect(weekdays).toContain(weekdayOf(first));
        const days = (Date.parse(first) - Date.parse(from)) / 86_400_000;
        expect(days).toBeGreaterThanOrEqual(0);
        expect(days).toBeLessThan(7);
      }),
    );
  });

  it.each([
    [{ weekdays: [], everyWeeks: 1, until: null }],
    [{ weekdays: [8], everyWeeks: 1, until: null }],
    [{ weekdays: [1], everyWeeks: 0, until: null }],
  ])('when it says nothing possible, then there is no recurrence: %j', (said) => {
    expect(recurrenceOf(said)).toBeNull();
  });

  it.each([
    'FREQ=MONTHLY;BYDAY=1TU',
    'FREQ=WEEKLY;COUNT=3',
    'FREQ=WEEKLY;BYDAY=1TU',
    'FREQ=WEEKLY;INTERVAL=0',
  ])('when the recurrence is %s, then the form cannot say it', (recurrence) => {
    expect(weeklyOf(recurrence, '2026-12-01')).toBeNull();
  });
});
