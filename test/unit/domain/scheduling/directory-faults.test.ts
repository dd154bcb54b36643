import {
  appointmentTypeFaults,
  areaOf,
  communeOf,
  practiceFaults,
  professionalFaults,
  type AppointmentType,
} from '../../../../domain/scheduling';

const EMPTY = { stated: { rules: [], exceptions: [], absences: [] }, types: [] };

const codes = (faults: readonly { code: string; pointer: string }[]) =>
  faults.map(({ code, pointer }) => `${code} ${pointer}`.trim());

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
    codes(appointmentTypeFaults({ ...TYPE, ...changes }, EMPTY));

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

  test('when an area is larger than a département, then it is refused', () => {
    const everywhere = { ...COMMUNES, has: () => true };
    const areaCommunes = Array.from({ length: 1_001 }, (_, index) => `${index}`);
    const area = areaOf({ areaCommunes, areaPostalCodes: [] }, everywhere);
    expect(codes(area.faults)).toEqual(['area-too-large /areaCommunes']);
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
