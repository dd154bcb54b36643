import { dayOf, latestInstant, type ServiceCalendar, type Vigilance } from '../calendar';
import type { Instant, Interval } from '../follow-up/instants';
import type { Pathway, PathwayStep } from '../pathways';
import { hospital, lace, trst } from '../scores';
import { planCare } from './plan-care';
import type { PlanRequest } from './plan-request';
import { windowOf, type PlanFrame } from './step-windows';

/** A step with the instants it has for one discharge, whether or not its conditions hold. */
export interface PlacedStep {
  readonly step: PathwayStep;
  readonly window: Interval;
  /** Windows of the visits of a series, without the stretches somebody has to ask for; empty for a single one. */
  readonly visits: readonly Interval[];
}

export interface PlacedPathway {
  readonly endsAt: Instant;
  /** In the order of their windows. */
  readonly steps: readonly PlacedStep[];
}

/**
 * Puts every step of a pathway on the calendar, for a discharge of which nothing is known but its instant: what a
 * person looks at before they sign the pathway.
 *
 * @param vigilance simple or reinforced: it moves calls that begin on a closed day
 */
export function placePathway(
  pathway: Pathway,
  calendar: ServiceCalendar,
  dischargedAt: Instant,
  vigilance: Vigilance,
): PlacedPathway {
  const frame: PlanFrame = {
    request: bareRequest(pathway, calendar, dischargedAt, vigilance),
    dischargeDay: dayOf(dischargedAt, calendar.zone),
    endsAt: latestInstant(calendar, dischargedAt, pathway.ends.latest),
  };
  const steps = pathway.steps.map((step): PlacedStep => ({
    step,
    window: windowOf(step, frame),
    visits: step.kind === 'care' ? (planCare(step, frame).visits ?? []) : [],
  }));
  return { endsAt: frame.endsAt, steps: [...steps].sort(byWindow) };
}

function byWindow({ window: left }: PlacedStep, { window: right }: PlacedStep): number {
  return left.to - right.to || left.from - right.from;
}

function bareRequest(
  pathway: Pathway,
  calendar: ServiceCalendar,
  dischargedAt: Instant,
  vigilance: Vigilance,
): PlanRequest {
  return {
    dischargedAt,
    pathway,
    calendar,
    facts: {
      ageYears: undefined,
      diagnoses: [],
      procedures: [],
      scores: { lace: lace({}), hospital: hospital({}), trst: trst({}) },
      vigilance,
      prescribed: new Set(),
      inPlace: new Set(),
      admission: undefined,
    },
    candidates: {},
    prescriptions: [],
    awaitedResults: [],
    callable: { patientNumbers: 1, relatives: 0 },
  };
}
