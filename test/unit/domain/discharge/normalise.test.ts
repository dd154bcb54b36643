import {
  callableNumbers,
  canonicalContent,
  canonicalJson,
  currentGeneralPractitioner,
  differencesBetween,
  normaliseDischarge,
} from '../../../../domain/discharge';
import fc from 'fast-check';
import { aDischarge, aSubmittedDischarge } from './discharge-builder';

describe('normaliseDischarge', () => {
  test('when telephones come as text and as objects, then each has number, owner and order', () => {
    const { patient } = aDischarge({
      patient: {
        birthName: 'Delattre',
        phones: [
          '03.21.00.00.01',
          { number: '0033612345678', order: 1, voicemailAllowed: false, smsAllowed: true },
          { number: 'ask the neighbour', owner: 'neighbour' },
        ],
      },
    });
    expect(patient.phones).toEqual([
      { number: '+33321000001', valid: true, owner: 'patient', order: 1 },
      {
        number: '+33612345678',
        valid: true,
        owner: 'patient',
        order: 2,
        voicemailAllowed: false,
        smsAllowed: true,
      },
      { number: 'ask the neighbour', valid: false, owner: 'neighbour', order: 3 },
    ]);
  });

  test('when a later telephone is to be called first, then the order says so and the list keeps its places', () => {
    const { patient } = aDischarge({
      patient: {
        birthName: 'Delattre',
        phones: [
          { number: '0321000001', order: 9 },
          { number: '0321000002', order: 4 },
        ],
      },
    });
    expect(patient.phones.map(({ number, order }) => [number, order])).toEqual([
      ['+33321000001', 2],
      ['+33321000002', 1],
    ]);
  });

  test('when names, codes and instants are written loosely, then they take one form', () => {
    const discharge = normaliseDischarge({
      hospital: {
        finess: '62 010 0057',
        wardName: '  Médecine   A ',
        dischargeContactPhone: '03 21 00 00 09',
      },
      stay: { visitNumber: ' V-1 ', dischargedAt: '2026-11-22T15:00:00+01:00' },
      patient: {
        birthName: '  De   la Tour ',
        usedName: '',
        identifiers: [{ system: 'INS-NIR', value: '2 79 03 51 215 189 89' }],
        address: { line: '', city: ' Lens ' },
      },
      notes: 'first line\nsecond line ',
      careInPlace: [],
    });
    expect(discharge).toEqual({
      hospital: { finess: '620100057', wardName: 'Médecine A', dischargeContactPhone: '+33321000009' },
      stay: { visitNumber: 'V-1', dischargedAt: '2026-11-22T14:00:00Z' },
      patient: {
        birthName: 'De la Tour',
        identifiers: [{ system: 'INS-NIR', value: '279035121518989' }],
        address: { city: 'Lens' },
        phones: [],
      },
      notes: 'first line\nsecond line',
    });
  });

  test('when it is normalised again, then nothing changes', () => {
    const once = aDischarge({ relatives: [{ name: 'Anne', phones: ['06 12 34 56 78'] }] });
    expect(normaliseDischarge(once)).toEqual(once);
  });

  test('when a relative has no scope, then nothing may be said to them', () => {
    expect(aDischarge({ relatives: [{ name: 'Anne' }] }).relatives).toEqual([
      { name: 'Anne', scope: 'nothing', phones: [] },
    ]);
  });
});

describe('callableNumbers', () => {
  test('when there are several numbers, then the patient comes first, in order, without the invalid ones', () => {
    const discharge = aDischarge({
      patient: {
        birthName: 'D',
        phones: [{ number: '0321000002', order: 2 }, '15', { number: '0321000001', order: 1 }],
      },
      relatives: [{ name: 'Anne', scope: 'all', phones: ['0321000003'] }],
    });
    expect(callableNumbers(discharge).map(({ number }) => number)).toEqual([
      '+33321000001',
      '+33321000002',
      '+33321000003',
    ]);
  });
});

describe('canonicalContent', () => {
  test('when the same facts are said in another order and form, then the content is the same', () => {
    const one = aSubmittedDischarge();
    const other = {
      ...Object.fromEntries(Object.entries(one).reverse()),
      stay: { ...one.stay, dischargedAt: '2026-11-22T14:00:00.000Z' },
      patient: { ...one.patient, phones: ['03 21 00 00 01'], email: undefined },
      hospital: one.hospital,
    };
    expect(canonicalContent(normaliseDischarge(other))).toBe(canonicalContent(normaliseDischarge(one)));
  });

  test('when one fact differs, then the content differs', () => {
    expect(canonicalContent(aDischarge({ notes: 'x' }))).not.toBe(canonicalContent(aDischarge()));
  });

  test('when any JSON is written, then it reads back as itself with its keys sorted', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
      }),
    );
    expect(canonicalJson({ b: 1, a: [{ d: undefined, c: null }] })).toBe('{"a":[{"c":null}],"b":1}');
  });
});

describe('differencesBetween', () => {
  test('when the same facts are stated later, then nothing changed', () => {
    const before = aDischarge({ statedAt: '2026-11-22T15:00:00+01:00' });
    const after = aDischarge({ statedAt: '2026-11-22T16:00:00+01:00' });
    expect(differencesBetween(before, after)).toEqual({ pointers: [], planAffected: false });
  });

  test('when a letter is added, then it is named and the plan stays', () => {
    const after = aDischarge({ letter: { status: 'sent-by-hospital' } });
    expect(differencesBetween(aDischarge(), after)).toEqual({ pointers: ['/letter'], planAffected: false });
  });

  test('when the discharge moves and a telephone is added, then both are named and the plan is made again', () => {
    const base = aSubmittedDischarge();
    const after = aDischarge({
      stay: { ...base.stay, dischargedAt: '2026-11-23T10:00:00+01:00' },
      patient: { ...base.patient, phones: ['+33321000001', '+33321000002'] },
    });
    expect(differencesBetween(aDischarge(), after)).toEqual({
      pointers: ['/patient/phones/1', '/stay/dischargedAt'],
      planAffected: true,
    });
  });
});

describe('currentGeneralPractitioner', () => {
  const own = { rpps: '10000023084' };
  const onLeave = { ...own, replacement: { name: 'Dr Petit', from: '2026-11-20', to: '2026-11-30' } };

  test.each([
    ['before the leave', '2026-11-19', own],
    ['on its first day', '2026-11-20', { name: 'Dr Petit' }],
    ['on its last day', '2026-11-30', { name: 'Dr Petit' }],
    ['after it', '2026-12-01', own],
  ])('when asked %s, then the right one answers', (_name, day, expected) => {
    expect(currentGeneralPractitioner(onLeave, day)).toEqual(expected);
  });

  test('when there is none or nobody knows, then it is null', () => {
    expect([
      currentGeneralPractitioner(undefined, '2026-11-20'),
      currentGeneralPractitioner({ declaredNone: true }, '2026-11-20'),
      currentGeneralPractitioner({ phone: '+33321000001' }, '2026-11-20'),
    ]).toEqual([null, null, null]);
  });
});
