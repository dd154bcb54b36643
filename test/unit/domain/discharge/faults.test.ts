import { readFileSync } from 'node:fs';
import {
  DOOR_FAULTS,
  FAULTS,
  findFaults,
  isRefused,
  type FaultCode,
  type SubmittedDischarge,
} from '../../../../domain/discharge';
import { aDischarge, aSubmittedDischarge, COURRIERES_ONLY } from './discharge-builder';

const NOW = Date.parse('2026-11-22T16:00:00+01:00');
const base = aSubmittedDischarge();

interface Case {
  readonly code: FaultCode;
  readonly pointer: string;
  readonly changes: Partial<SubmittedDischarge>;
}

const patient = (changes: Partial<SubmittedDischarge['patient']>): Partial<SubmittedDischarge> => ({
  patient: { ...base.patient, ...changes },
});
const stay = (changes: Partial<SubmittedDischarge['stay']>): Partial<SubmittedDischarge> => ({
  stay: { ...base.stay, ...changes },
});

/** One submission per fault of the catalogue, and where the fault must be said. */
const CASES: readonly Case[] = [
  { code: 'required-fact-empty', pointer: '/hospital/finess', changes: { hospital: { finess: ' ' } } },
  {
    code: 'invalid-instant',
    pointer: '/stay/dischargedAt',
    changes: stay({ dischargedAt: '2026-11-22T15:00:00' }),
  },
  { code: 'invalid-day', pointer: '/patient/birthDate', changes: patient({ birthDate: '1941-02-30' }) },
  {
    code: 'discharge-before-admission',
    pointer: '/stay/dischargedAt',
    changes: stay({ dischargedAt: '2026-11-18T07:59:59Z' }),
  },
  { code: 'born-in-future', pointer: '/patient/birthDate', changes: patient({ birthDate: '2026-11-23' }) },
  {
    code: 'born-after-discharge',
    pointer: '/patient/birthDate',
    changes: {
      ...patient({ birthDate: '2026-11-22' }),
      ...stay({ dischargedAt: '2026-11-21T15:00:00+01:00' }),
    },
  },
  { code: 'implausible-age', pointer: '/patient/birthDate', changes: patient({ birthDate: '1905-11-22' }) },
  {
    code: 'discharge-far-ahead',
    pointer: '/stay/dischargedAt',
    changes: stay({ dischargedAt: '2026-12-22T16:00:01+01:00' }),
  },
  {
    code: 'discharge-long-past',
    pointer: '/stay/dischargedAt',
    changes: stay({
      admittedAt: '2026-10-01T09:00:00+02:00',
      dischargedAt: '2026-10-23T16:59:59+02:00',
    }),
  },
  {
    code: 'death-in-future',
    pointer: '/patient/deceasedAt',
    changes: patient({ deceasedAt: '2026-11-23T16:00:00+01:00' }),
  },
  { code: 'stated-in-future', pointer: '/statedAt', changes: { statedAt: '2026-11-22T17:00:01+01:00' } },
  {
    code: 'wrong-ins-key',
    pointer: '/patient/identifiers/1/value',
    changes: patient({
      identifiers: [
        { system: 'INS-NIR', value: '2 79 03 51 215 189 89'.replaceAll(' ', '') },
        { system: 'INS-NIR', value: '279035121518988' },
      ],
    }),
  },
  {
    code: 'test-ins-system',
    pointer: '/patient/identifiers/0/system',
    changes: patient({ identifiers: [{ system: 'INS-TEST', value: '279035121518989' }] }),
  },
  { code: 'wrong-finess-key', pointer: '/hospital/finess', changes: { hospital: { finess: '620100058' } } },
  {
    code: 'wrong-rpps-key',
    pointer: '/generalPractitioner/rpps',
    changes: { generalPractitioner: { rpps: '10000023085' } },
  },
  {
    code: 'wrong-adeli-format',
    pointer: '/careInPlace/0/provider/adeli',
    changes: { careInPlace: [{ kind: 'nurse', provider: { adeli: '62A' } }] },
  },
  {
    code: 'unknown-commune',
    pointer: '/patient/address/inseeCode',
    changes: patient({ address: { inseeCode: '62999', postalCode: '62710', city: 'Courrières' } }),
  },
  {
    code: 'commune-mismatch',
    pointer: '/patient/currentAddress/city',
    changes: patient({ currentAddress: { postalCode: '62710', city: 'Lille' } }),
  },
  { code: 'address-missing', pointer: '/patient/address', changes: patient({ address: {} }) },
  { code: 'no-callable-phone', pointer: '/patient/phones', changes: patient({ phones: [] }) },
  {
    code: 'invalid-phone',
    pointer: '/patient/phones/1',
    changes: patient({ phones: ['+33321000001', '0312'] }),
  },
  {
    code: 'duplicate-phone',
    pointer: '/patient/phones/1',
    changes: patient({ phones: ['+33321000001', '03 21 00 00 01'] }),
  },
  {
    code: 'invalid-call-time',
    pointer: '/patient/preferredCallTimes/1',
    changes: patient({
      preferredCallTimes: [
        { weekdays: [6], from: '9h', to: '12:30' },
        { from: '17:00', to: 'soir' },
      ],
    }),
  },
  {
    code: 'unknown-phone-owner',
    pointer: '/patient/phones/0/relativeIndex',
    changes: patient({ phones: [{ number: '+33321000001', owner: 'relative', relativeIndex: 0 }] }),
  },
  {
    code: 'relative-without-phone',
    pointer: '/relatives/0/phones',
    changes: { relatives: [{ name: 'Anne', relationship: 'daughter' }] },
  },
  {
    code: 'protection-without-contact',
    pointer: '/protectionMeasure/contact',
    changes: { protectionMeasure: { kind: 'guardianship', contact: { name: 'UDAF' } } },
  },
  { code: 'gp-unknown', pointer: '/generalPractitioner', changes: { generalPractitioner: undefined } },
  {
    code: 'gp-contradictory',
    pointer: '/generalPractitioner/declaredNone',
    changes: { generalPractitioner: { declaredNone: true, name: 'Dr Lemaire' } },
  },
  {
    code: 'period-reversed',
    pointer: '/generalPractitioner/replacement/to',
    changes: {
      generalPractitioner: {
        name: 'Dr Lemaire',
        replacement: { name: 'Dr Petit', from: '2026-11-25', to: '2026-11-20' },
      },
    },
  },
  {
    code: 'first-care-before-discharge',
    pointer: '/carePrescribed/0/firstDueAt',
    changes: { carePrescribed: [{ kind: 'nurse', firstDueAt: '2026-11-22T14:59:00+01:00' }] },
  },
  {
    code: 'preparation-item-twice',
    pointer: '/preparation/2/item',
    changes: {
      preparation: [
        { item: 3, answer: 'yes' },
        { item: 4, answer: 'yes' },
        { item: 3, answer: 'no' },
      ],
    },
  },
  {
    code: 'preparation-item-always-applicable',
    pointer: '/preparation/1/answer',
    changes: {
      preparation: [
        { item: 18, answer: 'not-applicable' },
        { item: 1, answer: 'not-applicable' },
      ],
    },
  },
  {
    code: 'sharing-refusal-unmatched',
    pointer: '/refusals/sharingWith/1',
    changes: { refusals: { sharingWith: ['nurse', 'my cousin'] } },
  },
  {
    code: 'result-without-recipient',
    pointer: '/awaitedResults/0/recipient',
    changes: { awaitedResults: [{ what: 'blood culture' }] },
  },
];

const found = (changes: Partial<SubmittedDischarge>) =>
  findFaults(aDischarge(changes), NOW, COURRIERES_ONLY).map(({ code, pointer }) => ({ code, pointer }));

describe('findFaults', () => {
  test('when nothing is wrong, then nothing is found', () => {
    expect(found({})).toEqual([]);
  });

  test.each(CASES)(
    'when the facts have $code, then that alone is said at $pointer',
    ({ code, pointer, changes }) => {
      expect(found(changes)).toEqual([{ code, pointer }]);
    },
  );

  test('when the cases are counted, then every fault of the catalogue has one', () => {
    // Only the records can tell that somebody else holds the INS: test/api/intake-faults.test.ts has that case.
    const inFacts = Object.keys(FAULTS).filter((code) => code !== 'ins-of-other-person');
    expect(CASES.map(({ code }) => code).sort()).toEqual(inFacts.sort());
  });

  test.each([
    ['discharged the instant of the admission', stay({ dischargedAt: '2026-11-18T08:00:00Z' })],
    ['discharged exactly 30 days ahead', stay({ dischargedAt: '2026-12-22T16:00:00+01:00' })],
    ['born today and discharged today', patient({ birthDate: '2026-11-22' })],
    ['120 years old', patient({ birthDate: '1905-11-23' })],
    ['at an address with a known postal code alone', patient({ address: { postalCode: '62710' } })],
    ['no general practitioner, as declared', { generalPractitioner: { declaredNone: true } }],
    ['a local identifier of any form', patient({ identifiers: [{ system: 'PI', value: 'x 1' }] })],
  ] as const)('when the patient is %s, then no fault is found', (_name, changes) => {
    expect(found(changes)).toEqual([]);
  });

  test('when only a relative to whom nothing may be said has a telephone, then nobody can be called', () => {
    const relative = { name: 'Anne', phones: ['+33321000002'] };
    const silent = { ...patient({ phones: [] }), relatives: [relative] };
    const practical = {
      ...patient({ phones: [] }),
      relatives: [{ ...relative, scope: 'practical' as const }],
    };
    expect(found(silent).map(({ code }) => code)).toEqual(['no-callable-phone']);
    expect(found(practical)).toEqual([]);
  });

  test('when a fault refuses, then the submission is refused; flags alone never do', () => {
    const refusing = findFaults(aDischarge(patient({ birthDate: '2030-01-01' })), NOW, COURRIERES_ONLY);
    const flagging = findFaults(aDischarge(patient({ phones: [] })), NOW, COURRIERES_ONLY);
    expect([isRefused(refusing), isRefused(flagging), flagging.length]).toEqual([true, false, 1]);
  });

  test('when the organisation accepts longer announcements, then the flag follows its limit', () => {
    const early = aDischarge(stay({ dischargedAt: '2027-01-15T10:00:00+01:00' }));
    const codes = (days: number) =>
      findFaults(early, NOW, COURRIERES_ONLY, { dischargeDistanceDays: days, zone: 'Europe/Paris' }).map(
        ({ code }) => code,
      );
    expect([codes(30), codes(60)]).toEqual([['discharge-far-ahead'], []]);
  });
});

describe('docs/intake-faults.md', () => {
  const rows = readFileSync('docs/intake-faults.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '').replaceAll('`', '')));

  test('when it is compared with the catalogues, then it has exactly their rows', () => {
    const facts = Object.entries(FAULTS).map(([code, rule]) => [
      code,
      rule.severity,
      rule.pointer,
      rule.sentence,
    ]);
    const door = Object.entries(DOOR_FAULTS).map(([code, rule]) => [
      code,
      'refused',
      String(rule.status),
      rule.pointer,
      rule.sentence,
    ]);
    expect(rows).toEqual([...facts, ...door]);
  });
});
