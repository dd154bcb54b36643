import { endOfDischargeDay, firstDueAlarmAt, lastOpenInstantUpTo } from '../calendar';
import type { Instant, Interval } from '../follow-up/instants';
import type { CareStep } from '../pathways';
import type { PlanRequest, PrescribedCare } from './plan-request';
import { planningValue } from './planning-values';

/** What the prescriptions of a kind of care say together: the earliest first date, the first rhythm written. */
export function prescriptionOf(step: CareStep, { prescriptions }: PlanRequest): PrescribedCare | undefined {
  const own = prescriptions.filter(({ kind }) => kind === step.profession);
  const [first] = own;
  if (!step.followsPrescription || first === undefined) return undefined;
  const rhythmic = own.find(({ frequency, durationDays }) => (frequency ?? durationDays) !== undefined);
  const dates = own.flatMap(({ firstDueAt }) => firstDueAt ?? []);
  const { frequency, durationDays } = rhythmic ?? first;
  return {
    kind: first.kind,
    ...(dates.length === 0 ? {} : { firstDueAt: Math.min(...dates) }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(durationDays === undefined ? {} : { durationDays }),
  };
}

/**
 * The window of a care whose first one is due at an instant: it closes with the last moment at which the service can
 * act before it (field.md, 2). When it could not act before at all, the care must be done by the instant itself; when
 * that passed before the discharge, by the end of J0.
 */
export function firstDueWindow(
  planned: Interval,
  firstDueAt: Instant,
  { calendar, dischargedAt }: PlanRequest,
): Interval {
  const lastMoment = lastOpenInstantUpTo(calendar, firstDueAt);
  const inTime = Math.max(lastMoment > dischargedAt ? lastMoment : firstDueAt, dischargedAt);
  const to = inTime > dischargedAt ? inTime : endOfDischargeDay(calendar, dischargedAt);
  return { from: planned.from < to ? planned.from : dischargedAt, to };
}

/** When to ring for it: while the service still has its notice, at once when that is over. */
export function alarmAtOf(firstDueAt: Instant, { calendar, dischargedAt, pathway }: PlanRequest): Instant {
  const noticeMinutes = planningValue(pathway, 'firstDueNoticeMinutes');
  return firstDueAlarmAt(calendar, firstDueAt, dischargedAt, noticeMinutes);
}
