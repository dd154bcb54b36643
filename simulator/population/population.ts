import type { DischargeRequest } from '../../api/schemas';
import { atHour, DAY_MS, HOUR_MS, isOpenDay, isoOf, localOf } from '../calendar';
import { chanceOf, type Chance } from '../chance';
import { probability } from '../probabilities';
import { personOf, type Person } from './person';
import { informationOf, practitionerOf, type RegularPractitioner } from './practitioners';
import { PROFILES, type Profile } from './profiles';
import { askedOf, stayOf, wardOf } from './stay';

/** One discharge to come: who leaves, when, with what. */
export interface PlannedDischarge {
  readonly index: number;
  readonly visitNumber: string;
  readonly profile: Profile;
  readonly person: Person;
  readonly dischargedAt: number;
  /** Business instant by which it is announced at the latest, when it was planned to be the last. */
  readonly announcedBy?: number;
  readonly request: DischargeRequest;
}

export interface PopulationWanted {
  readonly seed: number;
  readonly discharges: number;
  readonly from: number;
  readonly until: number;
  readonly finess: string;
  readonly practitioners: readonly RegularPractitioner[];
  readonly crowdsTheEnd?: boolean;
}

/** How many leave on each weekday, Monday first, relative to each other; Fridays are the classic failure. */
const WEEKDAYS = [14, 16, 16, 17, 26, 9, 2];
const HOLIDAY_WEIGHT = 2;
/** Of the last days more where the end is to be crowded. */
const LAST_DAYS = 8;
const LAST_DAYS_WEIGHT = 7;
/** On a clock of 24 hours: mornings and afternoons, some late on Fridays. */
const EARLIEST_HOUR = 10;
const LATEST_HOUR = 18.5;
/** Of the last one: sooner, for whoever looks in the evening. */
const LAST_LATEST_HOUR = 15;
const NOON = 12;
/** Of fewer nobody is kept for the last days. */
const FEWEST_TO_CROWD = 8;

/** Visit numbers name the seed, so that two simulations in one place announce different stays. */
export function visitNumberOf(seed: number, index: number): string {
  return `S${seed}-${String(index + 1).padStart(4, '0')}`;
}

/** Everybody, in the order in which they leave. */
export function populationOf(wanted: PopulationWanted): readonly PlannedDischarge[] {
  const days = daysOf(wanted);
  return Array.from({ length: wanted.discharges }, (_, index) => {
    const last = lastDayOf(wanted, index);
    if (last === null) return plannedOf(wanted, index, dischargedAtOf(wanted, days, index));
    const minute = minuteOf(chanceOf(wanted.seed, 'discharged-last', index), index === wanted.discharges - 1);
    const planned = plannedOf(wanted, index, atHour(last, 0, minute / 60));
    return { ...planned, announcedBy: wanted.until - HOUR_MS / 2 };
  });
}

/** Where the end is crowded, one leaves on the last working day and one on the day before: the newest patients. */
function lastDayOf({ discharges, until, crowdsTheEnd }: PopulationWanted, index: number): number | null {
  const daysBack = discharges - 1 - index;
  if (crowdsTheEnd !== true || discharges < FEWEST_TO_CROWD || daysBack > 1) return null;
  for (let day = until, left = daysBack; ; day = atHour(day, -1, NOON)) {
    if (isOpenDay(atHour(day, 0, NOON)) && left-- === 0) return day;
  }
}

function minuteOf(chance: Chance, isLast: boolean): number {
  return Math.round(chance.between(EARLIEST_HOUR, isLast ? LAST_LATEST_HOUR : LATEST_HOUR) * 60);
}

/** One of them again at another time: a stay that was announced already keeps its own. */
export function plannedOf(wanted: PopulationWanted, index: number, dischargedAt: number): PlannedDischarge {
  const { seed, finess, practitioners } = wanted;
  const visitNumber = visitNumberOf(seed, index);
  const profile = chanceOf(seed, 'profile', index).weighted(
    PROFILES.map((one) => [one, one.weight] as const),
  );
  const person = personOf({ seed, index, profile, dischargedAt });
  const opposes = chanceOf(seed, 'refusals', index);
  const calls = opposes.happens(probability('opposesCalls'));
  const messages = opposes.happens(probability('opposesMessages'));
  const generalPractitioner = practitionerOf(
    chanceOf(seed, 'practitioner', index),
    person.commune,
    practitioners,
    dischargedAt,
  );
  const request: DischargeRequest = {
    hospital: { finess, wardName: wardOf(profile), dischargeContactPhone: '+33353010102' },
    stay: stayOf(chanceOf(seed, 'stay', index), profile, visitNumber, dischargedAt),
    patient: person.patient,
    ...(person.relatives.length > 0 && { relatives: [...person.relatives] }),
    ...(person.protectionMeasure !== undefined && { protectionMeasure: person.protectionMeasure }),
    information: informationOf(dischargedAt),
    ...((calls || messages) && { refusals: { calls, messages } }),
    ...(generalPractitioner !== undefined && { generalPractitioner }),
    ...askedOf(chanceOf(seed, 'asked', index), profile, dischargedAt),
    statedAt: isoOf(dischargedAt - HOUR_MS),
  };
  return { index, visitNumber, profile, person, dischargedAt, request };
}

interface WeighedDay {
  readonly start: number;
  readonly weight: number;
}

function daysOf({ from, until, crowdsTheEnd }: PopulationWanted): readonly WeighedDay[] {
  const first = localOf(from).startOf('day');
  const count = Math.max(Math.ceil((until - first.toMillis()) / DAY_MS), 1);
  return Array.from({ length: count }, (_, days) => {
    const start = first.plus({ days }).toMillis();
    const { weekday } = localOf(start);
    const holiday = weekday < 7 && !isOpenDay(start + 12 * HOUR_MS);
    const weight = holiday ? HOLIDAY_WEIGHT : (WEEKDAYS[weekday - 1] ?? 0);
    const isCrowded = crowdsTheEnd === true && days >= count - LAST_DAYS;
    return { start, weight: isCrowded ? weight * LAST_DAYS_WEIGHT : weight };
  });
}

/**
 * Spread over the whole time in the order of the index, by the weights of the days: at the end some left lately, most
 * are under way, some are over.
 */
function dischargedAtOf(
  { seed, discharges, from, until }: PopulationWanted,
  days: readonly WeighedDay[],
  index: number,
): number {
  const chance = chanceOf(seed, 'discharged', index);
  const total = days.reduce((sum, { weight }) => sum + weight, 0);
  let left = ((index + chance.between(0.1, 0.9)) / discharges) * total;
  const day = days.find(({ weight }) => (left -= weight) < 0) ?? days.at(-1);
  const minute = minuteOf(chance, false);
  const at = atHour(day?.start ?? from, 0, minute / 60);
  return Math.min(Math.max(at, from), Math.max(until - HOUR_MS, from));
}
