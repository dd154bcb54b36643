import { addDays, dayOf, daysBetween, windowOfDays, type LocalDay } from '../calendar';
import type { Instant, Interval } from '../follow-up/instants';
import type { PlannedCare } from '../follow-up/plan';
import type { CareStep } from '../pathways';
import { askedOf } from './ladder';
import { alarmAtOf, prescriptionOf } from './prescription';
import { anchorOf, rulesOf, windowOf, withinPathway, type PlanFrame } from './step-windows';
import { visitDaysOf } from './visits';

/** A care of the pathway with instants instead of days. */
export function planCare(step: CareStep, frame: PlanFrame): PlannedCare {
  const { facts } = frame.request;
  const window = windowOf(step, frame);
  const visits = visitsOf(step, window, frame);
  return {
    key: step.key,
    profession: step.profession,
    window,
    arrangement: facts.inPlace.has(step.profession) ? 'already' : 'to-arrange',
    ...askedOf(step, frame.request),
    offerLifetimeMinutes: step.offerLifetimeMinutes,
    breakWhenUnmet: step.breakWhenUnmet,
    ...firstDueOf(step, frame),
    ...(visits.length > 1 ? { visits } : {}),
    ...anchorOf(step, frame),
  };
}

/** No alarm for a first date after the pathway's end: it is somebody else's to keep. */
function firstDueOf(step: CareStep, frame: PlanFrame): Pick<PlannedCare, 'firstDueAt' | 'alarmAt'> {
  const firstDueAt = prescriptionOf(step, frame.request)?.firstDueAt;
  if (firstDueAt === undefined || firstDueAt >= frame.endsAt) return {};
  return { firstDueAt, alarmAt: alarmAtOf(firstDueAt, frame.request) };
}

/**
 * The first visit has the window of the care; every later one begins on its own day and may wait as long as the first.
 * A series whose first one is due on a day goes on from that day, each visit on its own.
 */
function visitsOf(step: CareStep, window: Interval, frame: PlanFrame): readonly Interval[] {
  const { calendar, dischargedAt, facts } = frame.request;
  const prescription = prescriptionOf(step, frame.request);
  const { firstDay, waitDays } = firstVisitOf(prescription?.firstDueAt, window, frame);
  const lastDay = dayOf(frame.endsAt, calendar.zone);
  const [, ...laterDays] = visitDaysOf(step, firstDay, lastDay, { prescription, facts });
  const rules = rulesOf(step, frame);
  const later = laterDays.map((day) =>
    withinPathway(windowOfDays(calendar, dischargedAt, day, addDays(day, waitDays), rules), frame),
  );
  // A day brought forward over a closed one is not over before the first visit.
  return [window, ...later.map(({ from, to }) => ({ from, to: Math.max(to, window.to) }))];
}

function firstVisitOf(
  firstDueAt: Instant | undefined,
  window: Interval,
  { request: { calendar }, dischargeDay }: PlanFrame,
): { readonly firstDay: LocalDay; readonly waitDays: number } {
  if (firstDueAt === undefined) {
    const firstDay = dayOf(window.from, calendar.zone);
    return { firstDay, waitDays: daysBetween(firstDay, dayOf(window.to, calendar.zone)) };
  }
  const dueDay = dayOf(firstDueAt, calendar.zone);
  return { firstDay: dueDay < dischargeDay ? dischargeDay : dueDay, waitDays: 0 };
}
