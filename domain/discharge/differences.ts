import type { Discharge } from './discharge';

export interface DischargeDifferences {
  /** JSON pointers (RFC 6901) of the facts that were added, removed or changed, in order. */
  readonly pointers: readonly string[];
  /** Whether what is due, when or by whom may have changed, so that the plan is made again. */
  readonly planAffected: boolean;
}

/** Facts the plan and the situation of a follow-up are made from. */
const PLAN_POINTERS = [
  '/stay/dischargedAt',
  '/stay/dischargeMode',
  '/patient/phones',
  '/patient/address',
  '/patient/currentAddress',
  '/patient/preferredCallTimes',
  '/patient/language',
  '/patient/interpreterNeeded',
  '/patient/hearing',
  '/patient/birthDate',
  '/patient/deceasedAt',
  '/relatives',
  '/refusals',
  '/generalPractitioner',
  '/careInPlace',
  '/carePrescribed',
] as const;

/** When the sender said it is no fact about the patient: the same facts said again are a repeat. */
const IGNORED_POINTERS: ReadonlySet<string> = new Set(['/statedAt']);

/**
 * What changed between two submissions of one stay.
 *
 * @param before normalised discharge already applied
 * @param after normalised discharge just received
 */
export function differencesBetween(before: Discharge, after: Discharge): DischargeDifferences {
  const pointers = changedPointers(before, after, '').filter((pointer) => !IGNORED_POINTERS.has(pointer));
  const planAffected = pointers.some((pointer) => PLAN_POINTERS.some((prefix) => isWithin(pointer, prefix)));
  return { pointers, planAffected };
}

function isWithin(pointer: string, prefix: string): boolean {
  return pointer === prefix || pointer.startsWith(`${prefix}/`);
}

function changedPointers(before: unknown, after: unknown, pointer: string): string[] {
  if (isContainer(before) && isContainer(after) && Array.isArray(before) === Array.isArray(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys]
      .sort()
      .flatMap((key) => changedPointers(before[key], after[key], `${pointer}/${escaped(key)}`));
  }
  return Object.is(before, after) ? [] : [pointer];
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** RFC 6901, 3. */
function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
