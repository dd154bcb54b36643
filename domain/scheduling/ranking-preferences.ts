import type { Instant, Interval } from '../follow-up/instants';
import { merged } from './slots';
import type { Slot, SlotCandidate, SlotReason, SlotWishes } from './slot';

type Asked = Pick<SlotWishes, 'languages' | 'accessibility'>;
const criterion = 'preferences';

/** How far language and accessibility asked for are met whatever the time, 0 to 1; 1 when nothing was asked. */
export function staticPreference(candidate: SlotCandidate, wishes: Asked): number {
  const met = metOf(candidate, wishes);
  const asked = [met.languages, met.accessibility].filter((share) => share !== undefined);
  return asked.length === 0 ? 1 : sum(asked) / asked.length;
}

/** What was asked besides, each in equal parts; the code is of the first that is not met. */
export function preferencesOf(candidate: SlotCandidate, wishes: SlotWishes): (slot: Slot) => SlotReason {
  const { languages, accessibility } = metOf(candidate, wishes);
  const shares = [languages, accessibility].filter((share) => share !== undefined);
  const times = wishes.preferredTimes ?? [];
  const asked = shares.length + (times.length === 0 ? 0 : 1);
  if (asked === 0) {
    const nothing: SlotReason = { criterion, score: 1, code: 'nothing-asked' };
    return () => nothing;
  }
  let code = (accessibility ?? 1) < 1 ? 'not-accessible' : 'as-asked';
  if (languages === 0) code = 'other-language';
  const inTime: SlotReason = { criterion, score: (sum(shares) + asked - shares.length) / asked, code };
  if (times.length === 0) return () => inTime;
  const outside: SlotReason = { criterion, score: sum(shares) / asked, code: 'outside-preferred-hours' };
  const isPreferred = insideOneOf(times);
  return (slot) => (isPreferred(slot) ? inTime : outside);
}

/** Share of what was asked that is met; absent when nothing of the kind was. */
function metOf(
  candidate: SlotCandidate,
  { languages = [], accessibility = [] }: Asked,
): { readonly languages?: number; readonly accessibility?: number } {
  const spoken = languages.some((language) => candidate.languages.includes(language));
  const offered = accessibility.filter((need) => candidate.accessibility.includes(need)).length;
  return {
    ...(languages.length === 0 ? {} : { languages: spoken ? 1 : 0 }),
    ...(accessibility.length === 0 ? {} : { accessibility: offered / accessibility.length }),
  };
}

/** Whether a slot lies inside one of the intervals, which come in any order. */
function insideOneOf(intervals: readonly Interval[]): (slot: Slot) => boolean {
  const disjoint = merged([...intervals].sort((a, b) => a.from - b.from));
  return ({ startsAt, endsAt }) => {
    const found = lastBeginningBy(disjoint, startsAt);
    return found !== undefined && endsAt <= found.to;
  };
}

function lastBeginningBy(intervals: readonly Interval[], instant: Instant): Interval | undefined {
  let [low, high] = [0, intervals.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((intervals[middle]?.from ?? Infinity) <= instant) low = middle + 1;
    else high = middle;
  }
  return intervals[low - 1];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
