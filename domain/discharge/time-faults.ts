import { ageOn, dayOf, isLocalDay } from '../calendar';
import { DAY_MS, HOUR_MS, type Instant } from '../follow-up/instants';
import type { Discharge } from './discharge';
import { fault, faultWhen, type Fault, type FaultLimits } from './fault';
import { instantOf } from './instant-text';

const OLDEST_AGE_YEARS = 120;
/** Clocks of hospital systems differ by minutes; an hour is a wrong clock. */
const CLOCK_TOLERANCE_MS = HOUR_MS;

type Pointed = readonly [pointer: string, text: string | undefined];

export function timeFaults(discharge: Discharge, now: Instant, limits: FaultLimits): Fault[] {
  return [
    ...unreadable(discharge),
    ...stayFaults(discharge, now, limits),
    ...birthFaults(discharge, now, limits),
    ...faultWhen(isAfter(discharge.patient.deceasedAt, now), 'death-in-future', '/patient/deceasedAt'),
    ...faultWhen(isAfter(discharge.statedAt, now), 'stated-in-future', '/statedAt'),
    ...periodFaults(discharge),
  ];
}

function isAfter(text: string | undefined, now: Instant): boolean {
  const instant = instantOf(text);
  return instant !== undefined && instant > now + CLOCK_TOLERANCE_MS;
}

function unreadable(discharge: Discharge): Fault[] {
  const instants = instantsOf(discharge).filter(([, text]) => text !== undefined && text !== '');
  const days = daysOf(discharge).filter(([, text]) => text !== undefined);
  return [
    ...instants
      .filter(([, text]) => instantOf(text) === undefined)
      .map(([pointer]) => fault('invalid-instant', pointer)),
    ...days.filter(([, text]) => !isLocalDay(text ?? '')).map(([pointer]) => fault('invalid-day', pointer)),
  ];
}

function instantsOf(discharge: Discharge): Pointed[] {
  const { stay, patient, information, letter, carePrescribed = [], awaitedResults = [] } = discharge;
  return [
    ['/stay/admittedAt', stay.admittedAt],
    ['/stay/dischargedAt', stay.dischargedAt],
    ['/patient/deceasedAt', patient.deceasedAt],
    ['/information/informedAt', information?.informedAt],
    ['/letter/sentAt', letter?.sentAt],
    ['/statedAt', discharge.statedAt],
    ...carePrescribed.flatMap((care, index): Pointed[] => [
      [`/carePrescribed/${index}/firstDueAt`, care.firstDueAt],
      [`/carePrescribed/${index}/prescription/issuedAt`, care.prescription?.issuedAt],
    ]),
    ...awaitedResults.map((result, index): Pointed => [
      `/awaitedResults/${index}/expectedAt`,
      result.expectedAt,
    ]),
  ];
}

function daysOf({ patient, protectionMeasure, generalPractitioner }: Discharge): Pointed[] {
  return [
    ['/patient/birthDate', patient.birthDate],
    ['/patient/currentAddress/from', patient.currentAddress?.from],
    ['/patient/currentAddress/to', patient.currentAddress?.to],
    ['/protectionMeasure/until', protectionMeasure?.until],
    ['/generalPractitioner/replacement/from', generalPractitioner?.replacement?.from],
    ['/generalPractitioner/replacement/to', generalPractitioner?.replacement?.to],
  ];
}

function stayFaults({ stay }: Discharge, now: Instant, limits: FaultLimits): Fault[] {
  const dischargedAt = instantOf(stay.dischargedAt);
  const admittedAt = instantOf(stay.admittedAt);
  if (dischargedAt === undefined) return [];
  const distanceMs = limits.dischargeDistanceDays * DAY_MS;
  const pointer = '/stay/dischargedAt';
  return [
    ...faultWhen(
      admittedAt !== undefined && dischargedAt < admittedAt,
      'discharge-before-admission',
      pointer,
    ),
    ...faultWhen(dischargedAt > now + distanceMs, 'discharge-far-ahead', pointer),
    ...faultWhen(dischargedAt < now - distanceMs, 'discharge-long-past', pointer),
  ];
}

function birthFaults({ patient, stay }: Discharge, now: Instant, limits: FaultLimits): Fault[] {
  const { birthDate } = patient;
  if (birthDate === undefined || !isLocalDay(birthDate)) return [];
  const today = dayOf(now, limits.zone);
  const dischargedAt = instantOf(stay.dischargedAt);
  const pointer = '/patient/birthDate';
  if (birthDate > today) return [fault('born-in-future', pointer)];
  return [
    ...faultWhen(
      dischargedAt !== undefined && birthDate > dayOf(dischargedAt, limits.zone),
      'born-after-discharge',
      pointer,
    ),
    ...faultWhen(ageOn(birthDate, today) > OLDEST_AGE_YEARS, 'implausible-age', pointer),
  ];
}

function periodFaults({ patient, generalPractitioner }: Discharge): Fault[] {
  const periods = [
    ['/patient/currentAddress/to', patient.currentAddress],
    ['/generalPractitioner/replacement/to', generalPractitioner?.replacement],
  ] as const;
  return periods.flatMap(([pointer, period]) =>
    faultWhen(
      period?.from !== undefined && period.to !== undefined && period.to < period.from,
      'period-reversed',
      pointer,
    ),
  );
}
