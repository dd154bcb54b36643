import { addDays, type LocalDay } from '../calendar';
import type { Address, CurrentAddress, Patient } from './patient';

type Whereabouts = Pick<Patient, 'address' | 'currentAddress'>;

/**
 * Where the patient is on a day (field.md, 3): the current address between its first and last day, both included and
 * either of them open when nobody said, else the official one. The one answer to that question, for ranking
 * professionals, for visits and for the screens.
 *
 * @param day local day of the service
 * @returns null when no address holds on that day: somebody has to ask
 */
export function addressOn(
  { address, currentAddress }: Whereabouts,
  day: LocalDay,
): Address | CurrentAddress | null {
  return isElsewhereOn({ currentAddress }, day) ? (currentAddress ?? null) : (address ?? null);
}

/** Whether the current address, e.g. the daughter's, holds on that day. */
export function isElsewhereOn({ currentAddress }: Pick<Patient, 'currentAddress'>, day: LocalDay): boolean {
  if (currentAddress === undefined) return false;
  const { from = day, to = day } = currentAddress;
  return from <= day && day <= to;
}

/**
 * The days after `day` from which another address holds: the first day of a stay elsewhere, and the day after its
 * last one. On each of them the plan is made again.
 */
export function addressChangesAfter(
  { currentAddress }: Pick<Patient, 'currentAddress'>,
  day: LocalDay,
): readonly LocalDay[] {
  if (currentAddress === undefined) return [];
  const { from, to } = currentAddress;
  if (from !== undefined && to !== undefined && to < from) return [];
  return [from, to === undefined ? undefined : addDays(to, 1)].filter(
    (change): change is LocalDay => change !== undefined && change > day,
  );
}
