import {
  absenceFaults,
  AGENDA_LIMITS,
  exceptionFaults,
  ruleFaults,
  type Absence,
  type AvailabilityException,
  type AvailabilityRule,
  type KnownAgenda,
  type StatedAgenda,
} from '../../../../domain/scheduling';

/** Sunday. */
const TODAY = '2026-11-22';
const MONDAYS: AvailabilityRule = {
  id: 'mondays',
  firstDay: '2026-11-23',
  fromTime: '09:00',
  toTime: '12:00',
  recurrence: 'FREQ=WEEKLY;BYDAY=MO',
  appointmentTypeIds: [],
};

function known(changes: Partial<StatedAgenda> = {}): KnownAgenda {
  return { stated: { rules: [MONDAYS], exceptions: [], absences: [], ...changes }, types: [{ id: 'a' }] };
}

const codes = (faults: readonly { code: string; pointer: string }[]) =>
  faults.map(({ code, pointer }) => `${code} ${pointer}`.trim());

describe('a rule of availability', () => {
  const another = (changes: Partial<AvailabilityRule>): AvailabilityRule => {
    return { ...MONDAYS, id: 'other', fromTime: '14:00', toTime: '18:00', ...changes };
  };
  const faultsOf = (changes: Partial<AvailabilityRule>, agenda = known()) =>
    ruleFaults(another(changes), agenda, TODAY);

  test('when it is beside the others, then it has no fault, with an end or without', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ recurrence: 'FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20271231' })).toEqual([]);
    expect(faultsOf({ fromTime: '12:00' })).toEqual([]);
  });

  test.each([
    ['it ends before it starts', { fromTime: '18:00', toTime: '14:00' }, 'end-before-start /toTime'],
    ['it ends when it starts', { fromTime: '14:00', toTime: '14:00' }, 'end-before-start /toTime'],
    ['its times are none', { fromTime: '14h', toTime: '25:00' }, 'not-a-time /fromTime,not-a-time /toTime'],
    ['it began eleven years ago', { firstDay: '2015-01-01' }, 'day-too-far /firstDay'],
    ['it begins in three years', { firstDay: '2029-12-01' }, 'day-too-far /firstDay'],
    ['it is for a type nobody has', { appointmentTypeIds: ['a', 'z'] }, 'unknown-type /appointmentTypeIds'],
    ['it repeats every minute', { recurrence: 'FREQ=MINUTELY' }, 'recurrence-too-often /recurrence'],
    ['it overlaps', { fromTime: '11:59' }, 'overlapping-availability'],
  ])('when %s, then that is the fault', (_what, changes, expected) => {
    expect(codes(faultsOf(changes)).join()).toBe(expected);
  });

  test('when it overlaps on some days only, then the first of them is named in both languages', () => {
    const [fault] = faultsOf({ fromTime: '10:00', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=1' });
    // The first Monday that is the first of a month.
    expect(fault).toMatchObject({
      sentence: expect.stringContaining('2027-02-01') as string,
      sentenceFr: expect.stringContaining('01/02/2027') as string,
    });
  });

  test('when it overlaps hours open besides, then it is refused', () => {
    const extra: AvailabilityException = {
      id: 'x',
      day: '2026-11-25',
      kind: 'extra',
      fromTime: '15:00',
      toTime: '16:00',
    };
    const faults = faultsOf({ recurrence: 'FREQ=DAILY' }, known({ exceptions: [extra] }));
    expect(codes(faults)).toEqual(['overlapping-availability']);
    expect(faults[0]?.sentence).toContain('2026-11-25');
  });

  test('when it takes the place of itself, then it does not overlap itself', () => {
    expect(ruleFaults({ ...MONDAYS, toTime: '13:00' }, known(), TODAY)).toEqual([]);
  });

  test('when the practice is not known, then it is refused', () => {
    expect(codes(ruleFaults(another({ practiceId: 'p' }), known(), TODAY, false))).toEqual([
      'unknown-practice /practiceId',
    ]);
  });

  test('when the agenda is full, then no more is taken', () => {
    const rules = Array.from({ length: AGENDA_LIMITS.rules }, (_, index) => ({ ...MONDAYS, id: `${index}` }));
    expect(codes(faultsOf({}, known({ rules })))).toEqual(['too-many']);
  });
});

describe('a day that differs', () => {
  const faultsOf = (changes: Partial<AvailabilityException>, exceptions: AvailabilityException[] = []) =>
    codes(
      exceptionFaults(
        { id: 'new', day: '2026-11-23', kind: 'closed', ...changes },
        known({ exceptions }),
        TODAY,
      ),
    );
  const extra = { kind: 'extra', fromTime: '14:00', toTime: '16:00' } as const;
  const kept: AvailabilityException = { id: 'kept', day: '2026-11-23', ...extra };

  test('when it is closed, whole or in part, or open besides, then it has no fault', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ fromTime: '10:00', toTime: '11:00' })).toEqual([]);
    expect(faultsOf(extra)).toEqual([]);
  });

  test.each([
    ['its day is over', { day: '2026-11-21' }, 'day-past /day'],
    ['its day is in three years', { day: '2029-11-21' }, 'day-too-far /day'],
    ['only its start is said', { fromTime: '10:00' }, 'hours-missing /fromTime'],
    ['it is open besides without hours', { kind: 'extra' as const }, 'hours-missing /fromTime'],
    ['it ends before it starts', { fromTime: '11:00', toTime: '10:00' }, 'end-before-start /toTime'],
    ['it opens what is open already', { ...extra, fromTime: '11:00' }, 'overlapping-availability'],
  ])('when %s, then that is the fault', (_what, changes, expected) => {
    expect(faultsOf(changes)).toEqual([expected]);
  });

  test('when it closes hours that are open besides, then those are to be removed first', () => {
    expect(faultsOf({}, [kept])).toEqual(['closed-over-extra /day']);
    expect(faultsOf({ fromTime: '15:00', toTime: '17:00' }, [kept])).toEqual(['closed-over-extra /day']);
    expect(faultsOf({ fromTime: '09:00', toTime: '10:00' }, [kept])).toEqual([]);
  });

  test('when the day is closed as a whole, then other hours may be open, even where a rule was', () => {
    const closed: AvailabilityException = { id: 'kept', day: '2026-11-23', kind: 'closed' };
    expect(faultsOf({ ...extra, fromTime: '09:00' }, [closed])).toEqual([]);
  });

  test('when these hours are closed by another exception, then they are not opened beside it', () => {
    const closed: AvailabilityException = { ...kept, kind: 'closed' };
    expect(faultsOf({ ...extra, fromTime: '15:00' }, [closed])).toEqual(['extra-while-closed /day']);
    expect(faultsOf({ ...extra, fromTime: '16:00', toTime: '17:00' }, [closed])).toEqual([]);
  });
});

describe('an absence', () => {
  const professional = { id: 'me', profession: 'nurse' };
  const colleague = { profession: 'nurse', absences: [] as Absence[] };
  const faultsOf = (changes: Partial<Absence>, replacement: typeof colleague | null = colleague) =>
    codes(
      absenceFaults(
        { id: 'new', firstDay: '2026-12-01', lastDay: '2026-12-10', cause: 'leave', ...changes },
        professional,
        replacement,
        known(),
        TODAY,
      ),
    );
  const away = (firstDay: string, lastDay?: string) => ({
    ...colleague,
    absences: [{ id: 'x', firstDay, cause: 'leave' as const, ...(lastDay === undefined ? {} : { lastDay }) }],
  });

  test('when it began yesterday, or somebody replaces, then it has no fault', () => {
    expect(faultsOf({ firstDay: '2026-11-21' })).toEqual([]);
    expect(faultsOf({ replacementId: 'colleague' })).toEqual([]);
  });

  test.each([
    ['it ends before it starts', { lastDay: '2026-11-30' }, 'end-before-start /lastDay'],
    ['it is over', { firstDay: '2026-11-01', lastDay: '2026-11-21' }, 'day-past /lastDay'],
    ['it begins in three years', { firstDay: '2029-12-01', lastDay: '2029-12-02' }, 'day-too-far /firstDay'],
    ['they replace themselves', { replacementId: 'me' }, 'replaced-by-oneself /replacementId'],
  ])('when %s, then that is the fault', (_what, changes, expected) => {
    expect(faultsOf(changes)).toEqual([expected]);
  });

  test('when nobody of that id is in use, or of another profession, then it is refused', () => {
    expect(faultsOf({ replacementId: 'x' }, null)).toEqual(['unknown-replacement /replacementId']);
    expect(faultsOf({ replacementId: 'x' }, { ...colleague, profession: 'midwife' })).toEqual([
      'replacement-of-another-profession /replacementId',
    ]);
  });

  test.each([
    ['all the time', away('2026-11-01')],
    ['at its beginning', away('2026-11-25', '2026-12-01')],
    ['at its end', away('2026-12-10', '2026-12-24')],
    ['in its middle', away('2026-12-04', '2026-12-05')],
  ])('when who replaces is away %s, then it is refused', (_when, replacement) => {
    expect(faultsOf({ replacementId: 'x' }, replacement)).toEqual(['replacement-away /replacementId']);
  });

  test('when who replaces is away before or after, then it is taken; for good, no later absence may come', () => {
    expect(faultsOf({ replacementId: 'x' }, away('2026-11-25', '2026-11-30'))).toEqual([]);
    expect(faultsOf({ replacementId: 'x' }, away('2026-12-11'))).toEqual([]);
    const forGood: Absence = { id: 'new', firstDay: '2026-12-01', cause: 'retirement', replacementId: 'x' };
    const replacement = away('2027-12-11', '2027-12-12');
    expect(codes(absenceFaults(forGood, professional, replacement, known(), TODAY))).toEqual([
      'replacement-away /replacementId',
    ]);
  });
});
