import { addDays, dayOf, type LocalDay, type ServiceCalendar } from '../calendar';
import type { Instant } from '../follow-up/instants';
import type { Pathway } from '../pathways';
import type { Assumptions } from './assumptions';
import type { DryRunDischarge } from './discharge';
import { differenceOf, sumOf, type Figures } from './figures';
import { isoWeekOf } from './iso-week';
import { highest, Ledger, type Peak } from './ledger';
import { NotKnownCount, unansweredFor } from './not-known';
import { planDischarge } from './plan-discharge';
import {
  SIDES,
  type Comparison,
  type DryRunResult,
  type DryRunWeek,
  type PathwayComparison,
  type PathwayMove,
  type Side,
} from './result';
import { workOfPlan, type DatedWork } from './work-of-plan';

export interface DryRunRequest {
  /** The pathways in use, by key. */
  readonly baseline: ReadonlyMap<string, Pathway>;
  /** Those to try. */
  readonly candidate: ReadonlyMap<string, Pathway>;
  readonly assumptions: Assumptions;
  readonly calendar: ServiceCalendar;
}

/**
 * Tries pathways on paper: each discharge is put on its pathway and planned twice, with the pathways in use and with
 * those to try, and what the plans ask for is added up by week (product.md, "a protocol can be tried on paper").
 * Discharges may come page by page.
 */
export class DryRun {
  private readonly ledgers: Readonly<Record<Side, Ledger>>;
  private readonly notKnown = new NotKnownCount();
  private readonly moves = new Map<string, PathwayMove>();
  private readonly dayOf: (instant: Instant) => LocalDay;
  private readonly texts = new Map<Pathway, string>();
  private discharges = 0;
  private died = 0;
  private first = Infinity;
  private last = -Infinity;

  constructor(private readonly request: DryRunRequest) {
    this.dayOf = (instant) => dayOf(instant, request.calendar.zone);
    this.ledgers = { baseline: new Ledger(this.dayOf), candidate: new Ledger(this.dayOf) };
  }

  /** @throws RangeError when a set has no pathway for everybody, or the calendar has no working day */
  add(discharge: DryRunDischarge): void {
    if (discharge.died) {
      this.died += 1;
      return;
    }
    const { dischargedAt } = discharge.asked;
    this.discharges += 1;
    this.first = Math.min(this.first, dischargedAt);
    this.last = Math.max(this.last, dischargedAt);
    const baseline = this.planned('baseline', discharge);
    const candidate = this.planned('candidate', discharge);
    const from = baseline.choice.pathway;
    const to = candidate.choice.pathway;
    if (from.key !== to.key) this.move(from.key, to.key);
    const works = this.workOf(baseline, discharge);
    this.ledgers.baseline.enter(from.key, works);
    // The same pathway asks the same of the same discharge.
    const same = this.textOf(from) === this.textOf(to);
    this.ledgers.candidate.enter(to.key, same ? works : this.workOf(candidate, discharge));
  }

  /** What was added so far. */
  result(): DryRunResult {
    const keys = [...new Set(SIDES.flatMap((side) => this.ledgers[side].pathways()))].sort();
    const weeks = this.mondays().map((monday) => this.week(monday, keys));
    const pathways = keys.map((pathway): PathwayComparison => {
      const own = weeks.flatMap((week) => week.pathways.filter((one) => one.pathway === pathway));
      return { pathway, ...totalOf(own) };
    });
    return {
      assumptions: this.request.assumptions.version,
      discharges: this.discharges,
      died: this.died,
      ...(this.discharges > 0 && { period: { from: this.dayOf(this.first), to: this.dayOf(this.last) } }),
      weeks,
      totals: totalOf(weeks),
      pathways,
      peaks: peaksOf((side) => highest(weeks.flatMap(({ peaks }) => peaks[side] ?? []))),
      moves: [...this.moves.values()].sort((one, other) => other.discharges - one.discharges),
      notKnown: this.notKnown.list(),
    };
  }

  private planned(side: Side, discharge: DryRunDischarge): ReturnType<typeof planDischarge> {
    const planned = planDischarge(discharge, this.request[side], this.request.calendar);
    this.notKnown.add(side, unansweredFor(planned.choice, planned.facts));
    return planned;
  }

  private workOf({ plan }: ReturnType<typeof planDischarge>, discharge: DryRunDischarge): DatedWork[] {
    return workOfPlan(plan(), discharge, this.request.assumptions);
  }

  private move(from: string, to: string): void {
    const key = `${from} ${to}`;
    const known = this.moves.get(key);
    this.moves.set(key, { from, to, discharges: (known?.discharges ?? 0) + 1 });
  }

  private textOf(pathway: Pathway): string {
    const text = this.texts.get(pathway) ?? JSON.stringify(pathway);
    this.texts.set(pathway, text);
    return text;
  }

  /** Of every week from the first with any work to the last. */
  private mondays(): LocalDay[] {
    const worked = SIDES.flatMap((side) => this.ledgers[side].mondays()).sort();
    const last = worked.at(-1) ?? '';
    const mondays: LocalDay[] = [];
    for (let monday = worked[0]; monday !== undefined && monday <= last; monday = addDays(monday, 7)) {
      mondays.push(monday);
    }
    return mondays;
  }

  private week(monday: LocalDay, keys: readonly string[]): DryRunWeek {
    const pathways = keys.map((pathway): PathwayComparison => {
      const [baseline, candidate] = SIDES.map((side) => this.ledgers[side].ofPathway(monday, pathway));
      return { pathway, ...comparison(baseline ?? sumOf([]), candidate ?? sumOf([])) };
    });
    return {
      week: isoWeekOf(monday),
      monday,
      ...totalOf(pathways),
      pathways,
      peaks: peaksOf((side) => this.ledgers[side].peak(monday)),
    };
  }
}

/** The same for discharges that are all there. */
export function dryRun(
  request: DryRunRequest & { readonly discharges: Iterable<DryRunDischarge> },
): DryRunResult {
  const run = new DryRun(request);
  for (const discharge of request.discharges) run.add(discharge);
  return run.result();
}

function comparison(baseline: Figures, candidate: Figures): Comparison {
  return { baseline, candidate, difference: differenceOf(baseline, candidate) };
}

function totalOf(parts: readonly Comparison[]): Comparison {
  const of = (side: Side): Figures => sumOf(parts.map((part) => part[side]));
  return comparison(of('baseline'), of('candidate'));
}

function peaksOf(peakOf: (side: Side) => Peak | undefined): Partial<Record<Side, Peak>> {
  const [baseline, candidate] = SIDES.map(peakOf);
  return { ...(baseline && { baseline }), ...(candidate && { candidate }) };
}
