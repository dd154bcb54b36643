import { addDays, instantAt, isWorkingDay, weekdayOf, type LocalDay } from '../calendar';
import type { AdmissionKind, CarePrescribed, Discharge, DischargeMode } from '../discharge';
import { HOUR_MS, MINUTE_MS, type Instant } from '../follow-up/instants';
import type { Destination } from '../follow-up/plan';
import type { PlanningMeans } from '../planning';
import { between, happens, weighted, type Chance } from './chance';
import { dryRunDischargeOf, type DryRunDischarge } from './discharge';
import { WEEKDAYS, type Mix, type MixPrescription, type MixProfile, type Unknown } from './mix';

const ADMISSION_TIME = '10:00';

export interface GenerationRequest {
  readonly count: number;
  readonly mix: Mix;
  /** First and last day, both included. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** Of the calendar, zone and public holidays count; on how many days the service works does not matter. */
  readonly means: PlanningMeans;
  readonly chance: Chance;
}

interface WeightedDay {
  readonly day: LocalDay;
  readonly weight: number;
}

/**
 * Makes discharges up after a mix, in the order of their instants.
 *
 * @returns the same ones for the same request and the same chance
 * @throws RangeError when the mix lets nobody leave on any day of the period
 */
export function generateDischarges(request: GenerationRequest): DryRunDischarge[] {
  const days = weightedDays(request);
  const made = Array.from({ length: request.count }, () => oneDischarge(request, days));
  return made.sort((one, other) => one.asked.dischargedAt - other.asked.dischargedAt);
}

/** The last day of the mix's own period. */
export function lastDayOf({ from, weeks }: Mix['period']): LocalDay {
  return addDays(from, weeks * 7 - 1);
}

function weightedDays({ mix, from, to, means: { calendar } }: GenerationRequest): WeightedDay[] {
  const everyDay = { weekdays: [1, 2, 3, 4, 5, 6, 7], holidays: calendar.holidays };
  const days: WeightedDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const weekday = isWorkingDay(everyDay, day) ? weekdayOf(day) : 7;
    days.push({ day, weight: mix.weekdays[WEEKDAYS[weekday - 1] ?? 'sunday'] });
  }
  return days;
}

/** Goes through a discharge as a hospital would announce it, so that codes are read as they are in reality. */
function oneDischarge(request: GenerationRequest, days: readonly WeightedDay[]): DryRunDischarge {
  const { mix, chance, means } = request;
  const { calendar } = means;
  const profile = weighted(chance, mix.profiles);
  const { day } = weighted(chance, days);
  const dischargedAt = instantOn(request, day);
  const said = saidBy(mix, chance);
  const prescribed = profile.prescribed.filter(({ share }) => happens(chance, share));
  const discharge: Discharge = {
    hospital: { finess: '' },
    stay: {
      visitNumber: '',
      dischargedAt: isoOf(dischargedAt),
      ...said('nights', { admittedAt: admittedAt(day, within(chance, profile.nights), calendar.zone) }),
      ...said('admission', { admissionKind: emergencyOrPlanned(happens(chance, profile.emergencyShare)) }),
      ...said('diagnoses', { diagnoses: diagnosesOf(profile, chance) }),
      ...said('procedures', { procedures: codesOf(profile.procedures, chance) }),
      dischargeMode: modeOf(
        weighted(chance, mix.destinations).to,
        happens(chance, mix.leftAgainstAdviceShare),
      ),
    },
    patient: {
      birthName: '',
      phones: [],
      ...said('age', { birthDate: birthDate(day, within(chance, profile.ages)) }),
    },
    carePrescribed: prescribed.map((prescription) => prescriptionOf(prescription, dischargedAt)),
    careInPlace: profile.inPlace.filter(({ share }) => happens(chance, share)).map(({ kind }) => ({ kind })),
    refusals: { calls: happens(chance, mix.opposesCallsShare) },
  };
  return dryRunDischargeOf(discharge, means);
}

/** Keeps a fact, or leaves it out as often as the mix says that hospitals do. */
function saidBy(mix: Mix, chance: Chance) {
  return <Fact extends object>(name: Unknown, fact: Fact): Partial<Fact> =>
    happens(chance, mix.unknown[name]) ? {} : fact;
}

function instantOn({ mix, chance, means: { calendar } }: GenerationRequest, day: LocalDay): Instant {
  const { from, to } = weighted(chance, mix.hours);
  const minutes = between(chance, minutesOf(from), minutesOf(to));
  const time = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  return instantAt(day, time, calendar.zone);
}

function minutesOf(time: string): number {
  return Date.parse(`1970-01-01T${time}:00Z`) / MINUTE_MS;
}

function isoOf(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** The morning so many nights before; the minute of admission decides nothing. */
function admittedAt(day: LocalDay, nights: number, zone: string): string {
  return isoOf(instantAt(addDays(day, -nights), ADMISSION_TIME, zone));
}

/** New Year's Day of the year that gives this age on any day of the year of discharge. */
function birthDate(day: LocalDay, ageYears: number): LocalDay {
  return `${Number(day.slice(0, 4)) - ageYears}-01-01`;
}

function emergencyOrPlanned(emergency: boolean): AdmissionKind {
  return emergency ? 'emergency' : 'planned';
}

function modeOf(destination: Destination, againstAdvice: boolean): DischargeMode {
  if (againstAdvice && destination === 'home') return 'against-advice';
  return destination === 'other-hospital' ? 'transfer' : destination;
}

function within(chance: Chance, ranges: MixProfile['ages']): number {
  const { from, to } = weighted(chance, ranges);
  return between(chance, from, to);
}

function diagnosesOf(profile: MixProfile, chance: Chance): string[] {
  return [weighted(chance, profile.mainDiagnoses).code, ...codesOf(profile.otherDiagnoses, chance)];
}

function codesOf(codes: MixProfile['procedures'], chance: Chance): string[] {
  return codes.filter(({ share }) => happens(chance, share)).map(({ code }) => code);
}

function prescriptionOf(prescription: MixPrescription, dischargedAt: Instant): CarePrescribed {
  const { kind, firstWithinHours, frequency, durationDays } = prescription;
  return {
    kind,
    ...(firstWithinHours !== undefined && { firstDueAt: isoOf(dischargedAt + firstWithinHours * HOUR_MS) }),
    ...(frequency !== undefined && { frequency }),
    ...(durationDays !== undefined && { durationDays }),
  };
}
