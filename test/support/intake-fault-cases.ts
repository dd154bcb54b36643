import type { DoorFaultCode, FaultCode } from '../../domain/discharge';
import { aDischargeBody, ARRAS } from './api-world';

type Body = Readonly<Record<string, unknown>>;

/** A submission with one fault of the facts, and where that must be said. */
export interface FactCase {
  readonly pointer: string;
  readonly changes: Body;
  /** Announced before it, as a stay of its own. */
  readonly after?: Body;
}

/** A request with one fault at the door. */
export interface DoorCase {
  readonly pointer: string;
  readonly body: Body | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent before it, with the same headers. */
  readonly after?: Body;
}

const base = aDischargeBody('unused');
const patient = (changes: Body) => ({ patient: { ...base.patient, ...changes } });
const gp = { rpps: '10000000017', name: 'Dr Delattre' };

/** The stay's own facts keep the visit number of the case. */
const stay = (visitNumber: string, changes: Body) => ({ stay: { ...base.stay, visitNumber, ...changes } });

/** One submission for each fault of the facts. `visitNumber` is the case's own stay. */
export function factCases(visitNumber: string): Readonly<Record<FaultCode, FactCase>> {
  return {
    'required-fact-empty': { pointer: '/patient/birthName', changes: patient({ birthName: '  ' }) },
    'invalid-instant': {
      pointer: '/stay/dischargedAt',
      changes: stay(visitNumber, { dischargedAt: '2026-11-22T15:00:00' }),
    },
    'invalid-day': { pointer: '/patient/birthDate', changes: patient({ birthDate: '1941-02-30' }) },
    'discharge-before-admission': {
      pointer: '/stay/dischargedAt',
      changes: stay(visitNumber, { dischargedAt: '2026-11-18T07:59:59Z' }),
    },
    'born-in-future': { pointer: '/patient/birthDate', changes: patient({ birthDate: '2026-11-23' }) },
    'born-after-discharge': {
      pointer: '/patient/birthDate',
      changes: {
        ...patient({ birthDate: '2026-11-22' }),
        ...stay(visitNumber, { dischargedAt: '2026-11-21T15:00:00+01:00' }),
      },
    },
    'implausible-age': { pointer: '/patient/birthDate', changes: patient({ birthDate: '1905-11-22' }) },
    'discharge-far-ahead': {
      pointer: '/stay/dischargedAt',
      changes: stay(visitNumber, { dischargedAt: '2026-12-25T10:00:00+01:00' }),
    },
    'discharge-long-past': {
      pointer: '/stay/dischargedAt',
      changes: stay(visitNumber, {
        admittedAt: '2026-10-01T09:00:00+02:00',
        dischargedAt: '2026-10-10T10:00:00+02:00',
      }),
    },
    'death-in-future': {
      pointer: '/patient/deceasedAt',
      changes: patient({ deceasedAt: '2026-11-23T16:00:00+01:00' }),
    },
    'stated-in-future': { pointer: '/statedAt', changes: { statedAt: '2026-11-22T18:00:00+01:00' } },
    'wrong-ins-key': {
      pointer: '/patient/identifiers/0/value',
      changes: patient({ identifiers: [{ system: 'INS-NIR', value: '279035121518988' }] }),
    },
    'ins-of-other-person': {
      pointer: '/patient/identifiers',
      changes: patient({ identifiers: [{ system: 'INS-NIR', value: '241036232012325' }] }),
      after: patient({
        birthName: 'QUELQU’UN D’AUTRE',
        identifiers: [{ system: 'INS-NIR', value: '241036232012325' }],
      }),
    },
    'test-ins-system': {
      pointer: '/patient/identifiers/0/system',
      changes: patient({ identifiers: [{ system: 'INS-TEST', value: '279035121518989' }] }),
    },
    'wrong-finess-key': {
      pointer: '/careInPlace/0/provider/finess',
      changes: { careInPlace: [{ kind: 'home-nursing-service', provider: { finess: '620100058' } }] },
    },
    'wrong-rpps-key': {
      pointer: '/generalPractitioner/rpps',
      changes: { generalPractitioner: { ...gp, rpps: '10000000018' } },
    },
    'wrong-adeli-format': {
      pointer: '/careInPlace/0/provider/adeli',
      changes: { careInPlace: [{ kind: 'nurse', provider: { adeli: '62A' } }] },
    },
    'unknown-commune': {
      pointer: '/patient/address/inseeCode',
      changes: patient({ address: { inseeCode: '62999', postalCode: '62710', city: 'Courrières' } }),
    },
    'commune-mismatch': {
      pointer: '/patient/address/city',
      changes: patient({ address: { postalCode: '62710', city: 'Lille' } }),
    },
    'address-missing': { pointer: '/patient/address', changes: patient({ address: {} }) },
    'no-callable-phone': { pointer: '/patient/phones', changes: patient({ phones: [] }) },
    'invalid-phone': {
      pointer: '/patient/phones/1',
      changes: patient({ phones: ['+33321000001', '0312'] }),
    },
    'duplicate-phone': {
      pointer: '/patient/phones/1',
      changes: patient({ phones: ['+33321000001', '03 21 00 00 01'] }),
    },
    'unknown-phone-owner': {
      pointer: '/patient/phones/0/relativeIndex',
      changes: patient({ phones: [{ number: '+33321000001', owner: 'relative', relativeIndex: 0 }] }),
    },
    'relative-without-phone': { pointer: '/relatives/0/phones', changes: { relatives: [{ name: 'Anne' }] } },
    'invalid-call-time': {
      pointer: '/patient/preferredCallTimes/0',
      changes: patient({ preferredCallTimes: [{ from: '18:00', to: '17:00' }] }),
    },
    'protection-without-contact': {
      pointer: '/protectionMeasure/contact',
      changes: { protectionMeasure: { kind: 'guardianship' } },
    },
    'gp-unknown': { pointer: '/generalPractitioner', changes: { generalPractitioner: undefined } },
    'gp-contradictory': {
      pointer: '/generalPractitioner/declaredNone',
      changes: { generalPractitioner: { ...gp, declaredNone: true } },
    },
    'period-reversed': {
      pointer: '/generalPractitioner/replacement/to',
      changes: {
        generalPractitioner: {
          ...gp,
          replacement: { name: 'Dr Petit', from: '2026-11-25', to: '2026-11-20' },
        },
      },
    },
    'first-care-before-discharge': {
      pointer: '/carePrescribed/0/firstDueAt',
      changes: { carePrescribed: [{ kind: 'nurse', firstDueAt: '2026-11-22T14:00:00+01:00' }] },
    },
    'preparation-item-twice': {
      pointer: '/preparation/1/item',
      changes: {
        preparation: [
          { item: 4, answer: 'yes' },
          { item: 4, answer: 'no' },
        ],
      },
    },
    'preparation-item-always-applicable': {
      pointer: '/preparation/0/answer',
      changes: { preparation: [{ item: 2, answer: 'not-applicable' }] },
    },
    'sharing-refusal-unmatched': {
      pointer: '/refusals/sharingWith/0',
      changes: { refusals: { sharingWith: ['my cousin the nurse'] } },
    },
    'result-without-recipient': {
      pointer: '/awaitedResults/0/recipient',
      changes: { awaitedResults: [{ what: 'Blood culture' }] },
    },
  };
}

/** Largest body that the tests' door takes, in bytes. */
export const MAX_BODY_BYTES = 100_000;

/** One request for each fault of the door. */
export function doorCases(visitNumber: string): Readonly<Record<DoorFaultCode, DoorCase>> {
  const whole = aDischargeBody(visitNumber);
  const bytes = Buffer.from(JSON.stringify(whole));
  const typed = (contentType: string) => ({ 'content-type': contentType });
  const json = typed('application/json');
  const accented = JSON.stringify(aDischargeBody(visitNumber, { notes: 'Courrières' }));
  return {
    'malformed-json': { pointer: '', body: bytes.subarray(0, -1), headers: json },
    'malformed-encoding': { pointer: '', body: Buffer.from(accented, 'latin1'), headers: json },
    'unsupported-charset': {
      pointer: '',
      body: Buffer.from(accented, 'latin1'),
      headers: typed('application/json; charset=ISO-8859-1'),
    },
    'unsupported-content-type': { pointer: '', body: bytes, headers: typed('text/plain') },
    'unsupported-content-encoding': {
      pointer: '',
      body: bytes,
      headers: { ...json, 'content-encoding': 'gzip' },
    },
    'body-too-large': {
      pointer: '',
      body: Buffer.concat([bytes, Buffer.alloc(MAX_BODY_BYTES, ' ')]),
      headers: json,
    },
    'unknown-field': {
      pointer: '/patient/phoneNumbers',
      body: { ...whole, ...patient({ phoneNumbers: [] }) },
    },
    'missing-field': { pointer: '/hospital/finess', body: { ...whole, hospital: {} } },
    'wrong-type': { pointer: '/patient/phones/0', body: { ...whole, ...patient({ phones: [321000001] }) } },
    'unknown-code': { pointer: '/patient/sex', body: { ...whole, ...patient({ sex: 'F' }) } },
    'invalid-value': {
      pointer: '/carePrescribed/0/durationDays',
      body: { ...whole, carePrescribed: [{ kind: 'nurse', durationDays: 0 }] },
    },
    'too-long': {
      pointer: '/patient/birthName',
      body: { ...whole, ...patient({ birthName: 'x'.repeat(301) }) },
    },
    'idempotency-key-invalid': { pointer: '', body: whole, headers: { 'idempotency-key': 'two words' } },
    'idempotency-conflict': {
      pointer: '',
      body: { ...whole, notes: 'changed' },
      headers: { 'idempotency-key': `key-${visitNumber}` },
      after: whole,
    },
    'hospital-not-yours': { pointer: '/hospital/finess', body: { ...whole, hospital: { finess: ARRAS } } },
  };
}
