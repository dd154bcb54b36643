import {
  addDays,
  dayOf,
  daysBetween,
  DEFAULT_PRACTICE_WEEK,
  dueDayOf,
  openingOf,
  windowOfDays,
  workingDayUpTo,
  type DueDay,
  type LocalDay,
  type WindowRules,
  type WorkingWeek,
} from '../calendar';
import type { Instant, Interval } from '../follow-up/instants';
import type { Anchor } from '../follow-up/plan';
import { allHold, type CareStep, type PathwayStep } from '../pathways';
import type { PlanRequest } from './plan-request';
import { firstDueWindow, prescriptionOf } from './prescription';

/** What the steps of one plan share. */
export interface PlanFrame {
  readonly request: PlanRequest;
  /** First local day: the discharge. */
  readonly dischargeDay: LocalDay;
  readonly endsAt: Instant;
}

/** Whether the step is due for this patient. */
export function isDue({ conditions }: PathwayStep, { request }: PlanFrame): boolean {
  return allHold(conditions, request.facts);
}

/** The days practices work. */
function practiceWeek({ request: { practiceWeek: week, calendar } }: PlanFrame): WorkingWeek {
  return week ?? { ...DEFAULT_PRACTICE_WEEK, holidays: calendar.holidays };
}

/**
 * What a step's window keeps to. A care may be booked any day: only calls are brought before a closed day. A visit at
 * a practice ends on a day practices work (pathways.md, golden dates: working day).
 */
export function rulesOf(step: PathwayStep, frame: PlanFrame): WindowRules {
  if (step.kind === 'call') return { vigilance: frame.request.facts.vigilance };
  const atPractice = step.kind === 'care' && step.place === 'practice';
  return { vigilance: 'simple', ...(atPractice ? { endsOn: practiceWeek(frame) } : {}) };
}

/**
 * A step's window as instants: from the days the pathway gives, counted from the discharge or, until the appointment
 * of another step is known, from that step's own window; from the prescription where the step follows it.
 *
 * @param passed keys of the steps that led here, so that steps anchored on each other end
 * @throws RangeError when it is anchored on a step that is not there, or on itself, which the parser refuses
 */
export function windowOf(step: PathwayStep, frame: PlanFrame, passed: readonly string[] = []): Interval {
  if (passed.includes(step.key)) throw new RangeError(`the step "${step.key}" is anchored on itself`);
  const { calendar, dischargedAt } = frame.request;
  const { firstDay, lastDay } = daysOfWindow(step, frame, [...passed, step.key]);
  const planned = windowOfDays(calendar, dischargedAt, firstDay, lastDay, rulesOf(step, frame));
  const prescription = step.kind === 'care' ? prescriptionOf(step, frame.request) : undefined;
  const window =
    prescription?.firstDueAt === undefined
      ? planned
      : firstDueWindow(planned, prescription.firstDueAt, frame.request);
  return withinPathway(window, frame);
}

function daysOfWindow(
  { window: { from, earliest, latest } }: PathwayStep,
  frame: PlanFrame,
  passed: readonly string[],
): { firstDay: LocalDay; lastDay: LocalDay } {
  const { dischargeDay, request } = frame;
  const { calendar, pathway } = request;
  if (from === 'discharge') {
    return {
      firstDay: dueDayOf(dischargeDay, earliest, calendar.holidays),
      lastDay: dueDayOf(dischargeDay, latest, calendar.holidays),
    };
  }
  const anchor = pathway.steps.find(({ key }) => key === from);
  if (anchor === undefined) throw new RangeError(`the step "${from}" is not in the pathway`);
  const window = windowOf(anchor, frame, passed);
  return {
    firstDay: addDays(dayOf(window.from, calendar.zone), daysFromDischarge(earliest, frame)),
    lastDay: addDays(dayOf(window.to, calendar.zone), daysFromDischarge(latest, frame)),
  };
}

/** A bound in days, where the follow-up knows no months: as many as the months after the discharge have. */
function daysFromDischarge(due: DueDay, { dischargeDay, request }: PlanFrame): number {
  return daysBetween(dischargeDay, dueDayOf(dischargeDay, due, request.calendar.holidays));
}

/** What the window is counted from once the appointment of that care is known; absent for the discharge. */
export function anchorOf(step: PathwayStep, frame: PlanFrame): { readonly anchor?: Anchor } {
  const { from, earliest, latest } = step.window;
  const anchored = frame.request.pathway.steps.find(
    (other): other is CareStep => other.key === from && other.kind === 'care',
  );
  if (anchored === undefined || !isDue(anchored, frame)) return {};
  return {
    anchor: {
      careKey: from,
      earliestDays: daysFromDischarge(earliest, frame),
      latestDays: daysFromDischarge(latest, frame),
    },
  };
}

/** Nothing is due after the pathway ended: what would be is due on its last day. */
export function withinPathway(window: Interval, { endsAt, request }: PlanFrame): Interval {
  if (window.from < endsAt) return { from: window.from, to: Math.min(window.to, endsAt) };
  const { calendar, dischargedAt } = request;
  const lastDay = openingOf(calendar, workingDayUpTo(calendar, dayOf(endsAt, calendar.zone)));
  return { from: Math.max(dischargedAt, lastDay.from), to: endsAt };
}
