/** Queues of the service's own staff. Nurses' and other professionals' visits are not ours: they are counted apart. */
export const STAFF = ['operators', 'team-leads', 'on-call-clinicians'] as const;
export type Staff = (typeof STAFF)[number];

export const COUNTS = [
  'discharges',
  'calls',
  'attempts',
  'reached',
  'offers',
  'bookings',
  'checks',
  'breaks',
] as const;
export type Count = (typeof COUNTS)[number];

/**
 * What a number of discharges asks for. Discharges, calls, checks and visits are what the plans say; attempts, calls
 * that reach somebody, offers, bookings and breaks are expected from the assumptions, and may be fractions.
 */
export interface Figures extends Readonly<Record<Count, number>> {
  /** By profession, each visit of a series counted. */
  readonly visits: Readonly<Record<string, number>>;
  /** Of the service's own staff, by queue. */
  readonly minutes: Readonly<Record<Staff, number>>;
}

/** A piece of work, or a part of one. */
export interface Work extends Partial<Readonly<Record<Count, number>>> {
  readonly visits?: Readonly<Record<string, number>>;
  readonly minutes?: Partial<Readonly<Record<Staff, number>>>;
}

type Mutable = Record<Count, number> & { visits: Record<string, number>; minutes: Record<Staff, number> };

/** Adds work up. */
export class Tally {
  private readonly sum: Mutable = {
    ...zeros(COUNTS),
    visits: {},
    minutes: zeros(STAFF),
  };

  add(work: Work): void {
    for (const count of COUNTS) this.sum[count] += work[count] ?? 0;
    if (work.visits !== undefined) {
      for (const [profession, visits] of Object.entries(work.visits)) {
        this.sum.visits[profession] = (this.sum.visits[profession] ?? 0) + visits;
      }
    }
    if (work.minutes !== undefined) {
      for (const staff of STAFF) this.sum.minutes[staff] += work.minutes[staff] ?? 0;
    }
  }

  /** A copy: what is added later does not change it. */
  figures(): Figures {
    return { ...this.sum, visits: { ...this.sum.visits }, minutes: { ...this.sum.minutes } };
  }
}

/** The sum of several. */
export function sumOf(parts: Iterable<Work>): Figures {
  const tally = new Tally();
  for (const part of parts) tally.add(part);
  return tally.figures();
}

/** What changes from one to the other; every profession that either names is there. */
export function differenceOf(baseline: Figures, candidate: Figures): Figures {
  const counts = COUNTS.map((count) => [count, candidate[count] - baseline[count]] as const);
  const professions = professionsOf([baseline, candidate]);
  return {
    ...(Object.fromEntries(counts) as Record<Count, number>),
    visits: Object.fromEntries(
      professions.map((name) => [name, (candidate.visits[name] ?? 0) - (baseline.visits[name] ?? 0)]),
    ),
    minutes: Object.fromEntries(
      STAFF.map((staff) => [staff, candidate.minutes[staff] - baseline.minutes[staff]]),
    ) as Record<Staff, number>,
  };
}

/** Professions that any of them names, in alphabetical order. */
export function professionsOf(figures: Iterable<Figures>): string[] {
  const names = new Set<string>();
  for (const { visits } of figures) for (const name of Object.keys(visits)) names.add(name);
  return [...names].sort();
}

export function allVisits({ visits }: Figures): number {
  return Object.values(visits).reduce((sum, count) => sum + count, 0);
}

/** Minutes of all the service's own staff. */
export function staffMinutes({ minutes }: Figures): number {
  return STAFF.reduce((sum, staff) => sum + minutes[staff], 0);
}

function zeros<Key extends string>(keys: readonly Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
}
