import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { DEFAULT_SERVICE_CALENDAR, instantAt } from '../../../../domain/calendar';
import {
  dryRunDischargeOf,
  parseAssumptions,
  parseMix,
  type Assumption,
  type Assumptions,
  type DryRunDischarge,
} from '../../../../domain/dry-run';
import type { Discharge } from '../../../../domain/discharge';
import { parsePathway, type CallStep, type CareStep, type Pathway } from '../../../../domain/pathways';
import { aDischarge } from '../discharge/discharge-builder';

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));

export const CALENDAR = DEFAULT_SERVICE_CALENDAR;
export const SHIPPED_ASSUMPTIONS = parseAssumptions(
  read('data/dry-run/assumptions.yaml'),
  'assumptions.yaml',
);
export const SHIPPED_MIX = parseMix(read('data/dry-run/mix.yaml'), 'mix.yaml');
/** The shipped file, whatever its figures are today: tests that count set their own windows. */
const STANDARD = parsePathway(read('data/pathways/standard.yaml'), 'standard.yaml');

/** Figures that can be added up by hand. */
const ROUND: Readonly<Record<Assumption, number>> = {
  reachedPerAttemptShare: 0.5,
  redFlagShare: 0,
  acceptedPerOfferShare: 0.5,
  missedVisitShare: 0,
  checkFailedShare: 0,
  minutesPerAttempt: 2,
  minutesPerReachedCall: 8,
  clinicianMinutesPerRedFlag: 10,
  minutesPerOffer: 3,
  minutesPerBooking: 4,
  minutesPerConfirmation: 6,
  minutesPerCheck: 5,
  minutesPerDischarge: 1,
  minutesPerBreak: 0,
  offersMaximum: 2,
};

export function assume(changes: Partial<Record<Assumption, number>> = {}): Assumptions {
  const entries = Object.entries({ ...ROUND, ...changes });
  const values = Object.fromEntries(entries.map(([key, value]) => [key, { value, source: 'test' }]));
  return parseAssumptions({ version: 'test', sources: { test: 'A test' }, values }, 'assumptions');
}

const base = {
  owner: 'operators',
  window: { from: 'discharge', earliest: { unit: 'days', count: 2 }, latest: { unit: 'days', count: 3 } },
  conditions: [],
  source: 'field',
} as const;

/** A call from J2 to J3: three tries, five and ten working hours apart. */
export function aCall(key = 'call-j2', changes: Partial<CallStep> = {}): CallStep {
  const own = STANDARD.steps.find((step): step is CallStep => step.kind === 'call');
  if (own === undefined) throw new Error('the standard pathway has a call');
  return { ...own, ...base, key, attemptsMax: 3, retryAfterMinutes: [300, 600], ...changes };
}

/** A visit to the general practitioner from J0 to J7. */
export function aCare(key = 'gp-visit', changes: Partial<CareStep> = {}): CareStep {
  const own = STANDARD.steps.find((step): step is CareStep => step.kind === 'care');
  if (own === undefined) throw new Error('the standard pathway has a care');
  const window = { from: 'discharge', earliest: days(0), latest: days(7) };
  return { ...own, ...base, key, window, recurrence: [], followsPrescription: false, ...changes };
}

export const days = (count: number) => ({ unit: 'days', count }) as const;

export function aPathway(key: string, steps: Pathway['steps'], changes: Partial<Pathway> = {}): Pathway {
  return { ...STANDARD, key, version: 'test', title: key, steps, ...changes };
}

export function aSet(...pathways: readonly Pathway[]): ReadonlyMap<string, Pathway> {
  return new Map(pathways.map((pathway) => [pathway.key, pathway]));
}

/** A discharge home of somebody aged 60, on a local time such as `2026-11-03T15:00`. */
export function aDryDischarge(
  local: string,
  changes: Partial<DryRunDischarge> = {},
  stay: Partial<Discharge['stay']> = {},
): DryRunDischarge {
  const [day = '', time = ''] = local.split('T');
  const dischargedAt = new Date(instantAt(day, time, CALENDAR.zone)).toISOString();
  const whole = aDischarge();
  const discharge: Discharge = {
    hospital: whole.hospital,
    stay: { visitNumber: 'V-1', dischargedAt, dischargeMode: 'home', ...stay },
    patient: {
      birthName: 'Delattre',
      birthDate: `${Number(day.slice(0, 4)) - 60}-01-01`,
      phones: whole.patient.phones,
    },
  };
  const means = { pathway: STANDARD, calendar: CALENDAR, candidates: {} };
  return { ...dryRunDischargeOf(discharge, means), ...changes };
}

export const MEANS = { pathway: STANDARD, calendar: CALENDAR, candidates: {} };
