import {
  addDays,
  dayOf,
  dueWindow,
  endOfDischargeDay,
  latestInstant,
  openings,
  type ServiceCalendar,
  type Vigilance,
} from '../calendar';
import type { Instant } from '../follow-up/instants';
import type { Plan, PlannedCall, PlannedCare, ProfessionalContact } from '../follow-up/plan';
import type { CallStep, CareStep, Pathway, PathwayStep } from '../pathways';

/** Facts of one discharge as codes and instants: nothing in it identifies anybody. */
export interface PlanRequest {
  readonly dischargedAt: Instant;
  /** Kinds of care in place before the stay: their resumption is confirmed. */
  readonly careInPlace: readonly string[];
  readonly pathway: Pathway;
  readonly calendar: ServiceCalendar;
  /** Who may be asked, in order, by profession; the patient's own professional first. */
  readonly candidates: Readonly<Record<string, readonly ProfessionalContact[]>>;
  readonly vigilance: Vigilance;
}

/** Opening hours are known this long past the pathway's end: a red flag may keep a follow-up open. */
const HORIZON_AFTER_END_DAYS = 30;

/**
 * Turns a pathway's days into the instants of one follow-up, on the service's calendar. A discharge announced late
 * has the same plan, with windows already over: the follow-up deals with lateness.
 */
export function planFollowUp(request: PlanRequest): Plan {
  const { dischargedAt, pathway, calendar } = request;
  const endsAt = latestInstant(calendar, dischargedAt, pathway.ends.latest);
  const lastDay = addDays(dayOf(endsAt, calendar.zone), HORIZON_AFTER_END_DAYS);
  return {
    pathway: { key: pathway.key, version: pathway.version },
    dischargedAt,
    endsAt,
    horizon: openings(calendar, dayOf(dischargedAt, calendar.zone), lastDay),
    handoverDueAt: handoverDueAt(request),
    cares: pathway.steps.filter(isCare).map((step) => plannedCare(step, request)),
    calls: pathway.steps.filter(isCall).map((step) => plannedCall(step, request)),
    limits: {
      breakReviewMinutes: pathway.limits.breakReviewMinutes.value,
      overdueReviewMinutes: pathway.limits.overdueReviewMinutes.value,
      redFlagMinutes: pathway.limits.redFlagMinutes.value,
      readmissionCheckMinutes: pathway.limits.readmissionCheckMinutes.value,
    },
  };
}

function isCare(step: PathwayStep): step is CareStep {
  return step.kind === 'care';
}

function isCall(step: PathwayStep): step is CallStep {
  return step.kind === 'call';
}

/** The letter's law says the same day (art. R.1112-1-2): J0 ends when the service closes. */
function handoverDueAt({ pathway, calendar, dischargedAt }: PlanRequest): Instant {
  const latest = pathway.steps.find(({ kind }) => kind === 'document')?.window.latest;
  if (latest === undefined || latest.count === 0) return endOfDischargeDay(calendar, dischargedAt);
  return latestInstant(calendar, dischargedAt, latest);
}

function plannedCare(step: CareStep, request: PlanRequest): PlannedCare {
  const { earliest, latest } = step.window;
  return {
    key: step.key,
    profession: step.profession,
    // A care may be booked any day: only calls are brought before a closed day.
    window: dueWindow(request.calendar, request.dischargedAt, earliest, latest, 'simple'),
    arrangement: request.careInPlace.includes(step.profession) ? 'already' : 'to-arrange',
    candidates: request.candidates[step.profession] ?? [],
    offerLifetimeMinutes: step.offerLifetimeMinutes,
    breakWhenUnmet: step.breakWhenUnmet,
  };
}

function plannedCall(step: CallStep, request: PlanRequest): PlannedCall {
  const { earliest, latest } = step.window;
  return {
    key: step.key,
    window: dueWindow(request.calendar, request.dischargedAt, earliest, latest, request.vigilance),
    attemptsMax: step.attemptsMax,
    retryAfterMinutes: step.retryAfterMinutes,
  };
}
