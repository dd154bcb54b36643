import {
  absenceFaults,
  AGENDA_LIMITS,
  appointmentTypeFaults,
  areaOf,
  communeOf,
  exceptionFaults,
  practiceFaults,
  professionalFaults,
  ruleFaults,
  type Absence,
  type AppointmentType,
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

/** As if 62300 were of Lens alone and 62220 of two communes. */
const COMMUNES = {
  has: (code: string) => ['62498', '62217', '62250', '75056', '75113'].includes(code),
  byPostalCode: (postalCode: string) =>
    ({ '62300': ['62498'], '62220': ['62217', '62250'], '75013': ['75113'] })[postalCode] ?? [],
  codeOf: (postalCode: string, city: string) =>
    postalCode === '62220' && city === 'Carvin' ? '62217' : undefined,
  matches: () => true,
};

describe('what can be booked', () => {
  const TYPE: AppointmentType = {
    id: 'new',
    name: 'Consultation',
    careKind: 'general-practitioner',
    durationMinutes: 20,
    bufferMinutes: 0,
    place: 'practice',
    newPatients: 'accepted',
    areaCommunes: [],
    online: true,
  };
  const faultsOf = (changes: Partial<AppointmentType>) =>
    codes(appointmentTypeFaults({ ...TYPE, ...changes }, known()));

  test('when it is at the practice, at home with an area, or for a group with seats, then it has no fault', () => {
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ place: 'home', areaCommunes: ['62498'], careKind: 'nurse' })).toEqual([]);
    expect(faultsOf({ place: 'group', seats: 8, dailyCap: 2 })).toEqual([]);
  });

  test.each<[string, Partial<AppointmentType>, string]>([
    ['it has no name', { name: ' ' }, 'name-missing /name'],
    ['nobody gives that care', { careKind: 'magic' }, 'unknown-care /careKind'],
    ['it lasts no time', { durationMinutes: 0 }, 'duration-out-of-range /durationMinutes'],
    ['it lasts a day', { durationMinutes: 1_440 }, 'duration-out-of-range /durationMinutes'],
    ['its duration is no number', { durationMinutes: Number.NaN }, 'duration-out-of-range /durationMinutes'],
    ['its pause is negative', { bufferMinutes: -5 }, 'buffer-out-of-range /bufferMinutes'],
    ['none may be booked', { dailyCap: 0 }, 'cap-not-positive /dailyCap'],
    ['it is at home and visits nowhere', { place: 'home' }, 'home-without-area /areaCommunes'],
    ['it visits from the practice', { areaCommunes: ['62498'] }, 'area-not-at-home /areaCommunes'],
    ['it is a group without seats', { place: 'group' }, 'group-without-seats /seats'],
    ['it has seats and is no group', { seats: 3 }, 'seats-not-of-group /seats'],
  ])('when %s, then that is the fault', (_what, changes, expected) => {
    expect(faultsOf(changes)).toEqual([expected]);
  });

  test('when an area is said by postal codes, then it is all communes they serve, each once', () => {
    const area = areaOf({ areaCommunes: ['62250'], areaPostalCodes: ['62220', '62300'] }, COMMUNES);
    expect(area).toEqual({ communes: ['62217', '62250', '62498'], faults: [] });
  });

  test('when codes of an area are not known, then each is named by its place', () => {
    const area = areaOf({ areaCommunes: ['62498', '99999'], areaPostalCodes: ['00000'] }, COMMUNES);
    expect(codes(area.faults)).toEqual([
      'unknown-commune /areaCommunes/1',
      'unknown-postal-code /areaPostalCodes/0',
    ]);
  });
});

describe('a place', () => {
  test.each([
    ['the only commune of its postal code', { postalCode: '62300', city: 'X' }, { communeCode: '62498' }],
    ['the one of that name', { postalCode: '62220', city: 'Carvin' }, { communeCode: '62217' }],
    ['as said', { postalCode: '62220', city: 'X', communeCode: '62250' }, { communeCode: '62250' }],
    [
      'as said, for a postal code of firms',
      { postalCode: '62307', city: 'X', communeCode: '62498' },
      { communeCode: '62498' },
    ],
    ['Paris as a whole', { postalCode: '75013', city: 'X', communeCode: '75056' }, { communeCode: '75056' }],
  ])('when it can be known, then its commune is %s', (_what, place, expected) => {
    expect(communeOf(place, COMMUNES)).toEqual(expected);
  });

  test.each([
    ['several communes have its postal code', { postalCode: '62220', city: 'X' }, 'commune-needed'],
    ['nobody knows its postal code', { postalCode: '00000', city: 'X' }, 'unknown-postal-code'],
    ['nobody knows its commune', { postalCode: '62300', city: 'X', communeCode: '99999' }, 'unknown-commune'],
    [
      'its commune is elsewhere',
      { postalCode: '62300', city: 'X', communeCode: '62217' },
      'commune-elsewhere',
    ],
  ])('when %s, then that is the fault', (_what, place, code) => {
    expect(communeOf(place, COMMUNES)).toMatchObject({ fault: { code } });
  });
});

describe('practices and professionals', () => {
  test('when facts of a practice are wrong, then each is named', () => {
    const practice = { kind: 'practice', name: 'Cabinet', hasArea: false } as const;
    expect(practiceFaults({ ...practice, finess: '620100057', phone: '03 21 00 00 01' })).toEqual([]);
    expect(
      codes(practiceFaults({ ...practice, name: '', finess: '620100058', phone: '12', hasArea: true })),
    ).toEqual([
      'name-missing /name',
      'invalid-finess /finess',
      'invalid-phone /phone',
      'area-not-of-place /areaCommunes',
    ]);
    expect(practiceFaults({ ...practice, kind: 'territorial-community', hasArea: true })).toEqual([]);
  });

  test('when facts of a professional are wrong, then each is named', () => {
    const professional = { displayName: 'Dr Lemaire' };
    expect(
      professionalFaults({ ...professional, rpps: '10000000017', mobilePhone: '06 12 34 56 78' }),
    ).toEqual([]);
    expect(
      codes(
        professionalFaults({ displayName: ' ', rpps: '10000000018', phone: 'x', mobilePhone: '0321000001' }),
      ),
    ).toEqual([
      'name-missing /displayName',
      'invalid-rpps /rpps',
      'invalid-phone /phone',
      'not-mobile /mobilePhone',
    ]);
  });
});
