import { parsePhone } from '../identifiers';
import type { Discharge } from './discharge';
import { fault, faultWhen, type Fault } from './fault';
import { professionalsOf } from './identifier-faults';
import type { Phone, PreferredCallTime } from './patient';
import { callableNumbers } from './phones';

export function contactFaults(discharge: Discharge): Fault[] {
  const { patient, relatives = [], protectionMeasure } = discharge;
  return [
    ...faultWhen(callableNumbers(discharge).length === 0, 'no-callable-phone', '/patient/phones'),
    ...phoneListFaults(patient.phones, '/patient/phones'),
    ...unknownOwners(patient.phones, relatives.length),
    ...relatives.flatMap(({ phones }, index) => [
      ...faultWhen(phones.length === 0, 'relative-without-phone', `/relatives/${index}/phones`),
      ...phoneListFaults(phones, `/relatives/${index}/phones`),
    ]),
    ...otherPhoneFaults(discharge),
    ...(patient.preferredCallTimes ?? []).flatMap((time, index) =>
      faultWhen(!isUsableCallTime(time), 'invalid-call-time', `/patient/preferredCallTimes/${index}`),
    ),
    ...faultWhen(
      protectionMeasure !== undefined && !hasContact(protectionMeasure.contact),
      'protection-without-contact',
      '/protectionMeasure/contact',
    ),
  ];
}

function hasContact(
  contact: { phone?: string | undefined; email?: string | undefined } | undefined,
): boolean {
  return contact?.phone !== undefined || contact?.email !== undefined;
}

/** Whether hours to be called can be kept to: both written `HH:mm`, the first before the second. */
export function isUsableCallTime({ from, to }: PreferredCallTime): boolean {
  const wallClock = /^([01]\d|2[0-3]):[0-5]\d$/;
  return wallClock.test(from) && (wallClock.test(to) || to === '24:00') && from < to;
}

function phoneListFaults(phones: readonly Phone[], pointer: string): Fault[] {
  return phones.flatMap(({ number, valid }, index) => [
    ...faultWhen(!valid, 'invalid-phone', `${pointer}/${index}`),
    ...faultWhen(
      phones.findIndex((other) => other.number === number) < index,
      'duplicate-phone',
      `${pointer}/${index}`,
    ),
  ]);
}

function unknownOwners(phones: readonly Phone[], relativeCount: number): Fault[] {
  return phones.flatMap(({ relativeIndex }, index) =>
    faultWhen(
      relativeIndex !== undefined && (relativeIndex < 0 || relativeIndex >= relativeCount),
      'unknown-phone-owner',
      `/patient/phones/${index}/relativeIndex`,
    ),
  );
}

/** Numbers given for the ward, the protecting person and the professionals. */
function otherPhoneFaults(discharge: Discharge): Fault[] {
  const numbers = [
    ['/hospital/dischargeContactPhone', discharge.hospital.dischargeContactPhone],
    ['/protectionMeasure/contact/phone', discharge.protectionMeasure?.contact?.phone],
    ...professionalsOf(discharge).map(([pointer, { phone }]) => [`${pointer}/phone`, phone] as const),
  ] as const;
  return numbers.flatMap(([pointer, number]) =>
    number === undefined || parsePhone(number).valid ? [] : [fault('invalid-phone', pointer)],
  );
}
