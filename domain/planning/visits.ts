import { addDays, dueDayOf, type DueDay, type LocalDay } from '../calendar';
import { allHold, type CareStep, type PathwayFacts } from '../pathways';
import { frequencyOf, type Frequency } from './frequency';
import type { PrescribedCare } from './plan-request';

/** One stretch of a series as days: from its first day up to, and without, its last. */
interface Stretch {
  readonly from: LocalDay;
  readonly until: LocalDay;
  readonly every: DueDay;
}

/**
 * The earliest day of each visit of a care, in order: the prescription's own rhythm when the step follows it and it
 * is understood, else the pathway's. A stretch whose conditions do not hold passes without a visit. Several visits
 * within one day are one: what is watched is whether somebody comes that day.
 *
 * @param firstDay first day of the care's window
 * @param lastDay no visit begins after it
 * @returns a single day when the care is no series
 */
export function visitDaysOf(
  step: CareStep,
  firstDay: LocalDay,
  lastDay: LocalDay,
  { prescription, facts }: { prescription: PrescribedCare | undefined; facts: PathwayFacts },
): LocalDay[] {
  const stretches = stretchesOf(step, firstDay);
  const counted = stretches.filter((_, place) => holds(step, place, facts));
  const prescribed =
    prescription === undefined ? undefined : prescribedDays(prescription, firstDay, stretches);
  const days = prescribed ?? counted.flatMap(daysOf);
  const inTime = [...new Set([firstDay, ...days])].filter((day) => day <= lastDay);
  return inTime.length === 0 ? [firstDay] : inTime.slice(0, step.countMax);
}

function holds({ recurrence }: CareStep, place: number, facts: PathwayFacts): boolean {
  return allHold(recurrence[place]?.conditions ?? [], facts);
}

function stretchesOf({ recurrence }: CareStep, firstDay: LocalDay): Stretch[] {
  let from = firstDay;
  return recurrence.map(({ every, during }) => {
    const stretch = { from, until: dueDayOf(from, during), every };
    from = stretch.until;
    return stretch;
  });
}

function daysOf({ from, until, every }: Stretch): LocalDay[] {
  const days: LocalDay[] = [];
  if (every.count < 1) return days;
  for (let place = 0; ; place += 1) {
    const day = dueDayOf(from, { ...every, count: every.count * place });
    if (day >= until) return days;
    days.push(day);
  }
}

/** Undefined when the prescription does not say enough: how often, or for how long. */
function prescribedDays(
  { frequency: text, durationDays }: PrescribedCare,
  firstDay: LocalDay,
  stretches: readonly Stretch[],
): LocalDay[] | undefined {
  const [first] = stretches;
  const rhythm = text === undefined ? undefined : frequencyOf(text);
  if (rhythm === undefined) {
    if (durationDays === undefined || first === undefined) return undefined;
    return daysOf({ ...first, until: addDays(firstDay, durationDays) });
  }
  const until = durationDays === undefined ? stretches.at(-1)?.until : addDays(firstDay, durationDays);
  return until === undefined ? undefined : rhythmicDays(rhythm, firstDay, until);
}

function rhythmicDays({ times, periodDays }: Frequency, from: LocalDay, until: LocalDay): LocalDay[] {
  const days: LocalDay[] = [];
  for (let place = 0; ; place += 1) {
    const day = addDays(from, Math.floor((place * periodDays) / times));
    if (day >= until) return days;
    days.push(day);
  }
}
