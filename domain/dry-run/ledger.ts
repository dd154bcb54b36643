import { addDays, type LocalDay } from '../calendar';
import type { Instant } from '../follow-up/instants';
import { staffMinutes, sumOf, Tally, type Figures } from './figures';
import { mondayOf } from './iso-week';
import type { DatedWork } from './work-of-plan';

/** The day on which most of the service's time goes. */
export interface Peak {
  readonly day: LocalDay;
  readonly attempts: number;
  /** Of all the service's own staff. */
  readonly staffMinutes: number;
}

/** Keeps the work of one set of pathways by day and pathway. */
export class Ledger {
  private readonly days = new Map<LocalDay, Map<string, Tally>>();

  constructor(private readonly dayOf: (instant: Instant) => LocalDay) {}

  enter(pathwayKey: string, works: readonly DatedWork[]): void {
    for (const { at, work } of works) this.tally(this.dayOf(at), pathwayKey).add(work);
  }

  private tally(day: LocalDay, pathwayKey: string): Tally {
    const ofDay = this.days.get(day) ?? new Map<string, Tally>();
    this.days.set(day, ofDay);
    const tally = ofDay.get(pathwayKey) ?? new Tally();
    ofDay.set(pathwayKey, tally);
    return tally;
  }

  pathways(): string[] {
    return [...new Set([...this.days.values()].flatMap((ofDay) => [...ofDay.keys()]))];
  }

  /** Mondays of the weeks in which there is any work. */
  mondays(): LocalDay[] {
    return [...new Set([...this.days.keys()].map(mondayOf))];
  }

  ofPathway(monday: LocalDay, pathwayKey: string): Figures {
    const daily = daysOf(monday).flatMap((day) => this.days.get(day)?.get(pathwayKey)?.figures() ?? []);
    return sumOf(daily);
  }

  /** Days without any work are not there. */
  ofDay(day: LocalDay): Figures | undefined {
    const ofDay = this.days.get(day);
    return ofDay === undefined ? undefined : sumOf([...ofDay.values()].map((tally) => tally.figures()));
  }

  /** Undefined for a week in which the staff has nothing to do; of equal days, the first. */
  peak(monday: LocalDay): Peak | undefined {
    return highest(
      daysOf(monday).flatMap((day) => {
        const figures = this.ofDay(day);
        if (figures === undefined) return [];
        return [{ day, attempts: figures.attempts, staffMinutes: staffMinutes(figures) }];
      }),
    );
  }
}

/** Undefined when the staff has nothing to do on any of them; of equal ones, the first. */
export function highest(days: readonly Peak[]): Peak | undefined {
  const peak = days.reduce<Peak | undefined>(
    (found, day) => (found === undefined || day.staffMinutes > found.staffMinutes ? day : found),
    undefined,
  );
  return peak !== undefined && peak.staffMinutes > 0 ? peak : undefined;
}

function daysOf(monday: LocalDay): LocalDay[] {
  return Array.from({ length: 7 }, (_, days) => addDays(monday, days));
}
