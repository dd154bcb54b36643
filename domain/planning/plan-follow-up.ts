import {
  addDays,
  addWorkingDays,
  dayOf,
  endOfDischargeDay,
  latestInstant,
  openingAtOrAfter,
  openingOf,
  openings,
} from '../calendar';
import type { CareKind } from '../discharge';
import { BREAK_RULES_VERSION } from '../follow-up/break-ladder';
import type { Instant, Interval } from '../follow-up/instants';
import type { Plan, PlannedCall, PlannedCheck, PlannedResult } from '../follow-up/plan';
import { allHold } from '../pathways';
import type { CallStep, CareStep, CheckStep, PathwayStep } from '../pathways';
import { attemptPolicyOf, preferredCallTimesOf } from './call-times';
import { serviceOver } from './ladder';
import { planCare } from './plan-care';
import type { AnnouncedResult, PlanRequest } from './plan-request';
import { planningValue } from './planning-values';
import { anchorOf, isDue, windowOf, type PlanFrame } from './step-windows';

/** Opening hours are known this long past the pathway's end: a red flag may keep a follow-up open. */
const HORIZON_AFTER_END_DAYS = 30;

/**
 * Turns a pathway's days into the instants of one follow-up, on the service's calendar: the steps whose conditions
 * hold. A discharge announced late has the same plan, with windows already over: the follow-up deals with lateness.
 *
 * @throws RangeError when a step is anchored on none or on itself, which the parser refuses
 */
export function planFollowUp(request: PlanRequest): Plan {
  const { dischargedAt, pathway, calendar } = request;
  const frame: PlanFrame = {
    request,
    dischargeDay: dayOf(dischargedAt, calendar.zone),
    endsAt: latestInstant(calendar, dischargedAt, pathway.ends.latest),
  };
  const due = pathway.steps.filter((step) => isDue(step, frame));
  const horizon = horizonOf(frame);
  const preferred = preferredCallTimesOf(request, calendar.zone, horizon);
  const checks = due.filter(isCheck).map((step) => planCheck(step, frame));
  const results = request.awaitedResults.map((result, place) => planResult(result, place, request, horizon));
  return {
    pathway: { key: pathway.key, version: pathway.version },
    dischargedAt,
    endsAt: frame.endsAt,
    horizon,
    handoverDueAt: handoverDueAt(request),
    cares: due.filter(isCare).map((step) => planCare(step, frame)),
    calls: due.filter(isCall).map((step) => planCall(step, frame)),
    ...(checks.length === 0 ? {} : { checks }),
    ...(results.length === 0 ? {} : { results }),
    ...(preferred === undefined ? {} : { preferredCallTimes: preferred }),
    // The letter's law says the same day (art. R.1112-1-2): J0 ends when the service closes.
    letterDueAt: endOfDischargeDay(calendar, dischargedAt),
    limits: {
      breakReviewMinutes: pathway.limits.breakReviewMinutes.value,
      overdueReviewMinutes: pathway.limits.overdueReviewMinutes.value,
      redFlagMinutes: pathway.limits.redFlagMinutes.value,
      readmissionCheckMinutes: pathway.limits.readmissionCheckMinutes.value,
      // News waits for its second source as long as a break waits for its owner.
      readmissionConfirmMinutes: pathway.limits.breakReviewMinutes.value,
    },
    breakRulesVersion: BREAK_RULES_VERSION,
    handoverCopies: true,
  };
}

/** Who has to be asked for what is due, each profession once. */
export function professionsDue(request: PlanRequest): readonly CareKind[] {
  const { facts, pathway } = request;
  const due = pathway.steps.filter(isCare).filter(({ conditions }) => allHold(conditions, facts));
  return [...new Set(due.map(({ profession }) => serviceOver(profession, request) ?? profession))];
}

function isCare(step: PathwayStep): step is CareStep {
  return step.kind === 'care';
}

function isCall(step: PathwayStep): step is CallStep {
  return step.kind === 'call';
}

function isCheck(step: PathwayStep): step is CheckStep {
  return step.kind === 'check';
}

function horizonOf({ request, dischargeDay, endsAt }: PlanFrame): Interval[] {
  const { calendar, horizonFrom } = request;
  const known = horizonFrom === undefined ? dischargeDay : dayOf(horizonFrom, calendar.zone);
  const lastDay = addDays(dayOf(endsAt, calendar.zone), HORIZON_AFTER_END_DAYS);
  return openings(calendar, known < dischargeDay ? known : dischargeDay, lastDay);
}

function handoverDueAt({ pathway, calendar, dischargedAt }: PlanRequest): Instant {
  const latest = pathway.steps.find(({ kind }) => kind === 'document')?.window.latest;
  if (latest === undefined || latest.count === 0) return endOfDischargeDay(calendar, dischargedAt);
  return latestInstant(calendar, dischargedAt, latest);
}

function planCall(step: CallStep, frame: PlanFrame): PlannedCall {
  const attempts = attemptPolicyOf(step, frame.request.callable);
  return {
    key: step.key,
    window: windowOf(step, frame),
    attemptsMax: step.attemptsMax,
    retryAfterMinutes: step.retryAfterMinutes,
    ...(attempts === undefined ? {} : { attempts }),
    ...anchorOf(step, frame),
  };
}

function planCheck(step: CheckStep, frame: PlanFrame): PlannedCheck {
  return {
    key: step.key,
    window: windowOf(step, frame),
    owner: step.owner,
    breakWhenUnmet: step.breakWhenUnmet,
    ...anchorOf(step, frame),
  };
}

/** A result is asked for at the closing of its day; one without a date, some working days after the discharge. */
function planResult(
  { expectedAt, owned }: AnnouncedResult,
  place: number,
  { calendar, dischargedAt, pathway }: PlanRequest,
  horizon: readonly Interval[],
): PlannedResult {
  const workingDays = planningValue(pathway, 'resultDueWorkingDays');
  const undated = openingOf(
    calendar,
    addWorkingDays(calendar, dayOf(dischargedAt, calendar.zone), workingDays),
  );
  const expected =
    expectedAt === undefined ? undated : openingAtOrAfter(calendar, Math.max(expectedAt, dischargedAt));
  // Later than anybody's hours are known, the follow-up has ended and said who keeps the result.
  const dueAt = Math.min(expected.to, horizon.at(-1)?.to ?? expected.to);
  return { key: `result-${place + 1}`, owned, dueAt };
}
