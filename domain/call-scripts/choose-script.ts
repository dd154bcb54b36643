import { CALL_DAYS, type CallDay, type CallScript } from './call-script';

/** Pathways of a script that is for everybody. */
const EVERYBODY = 'all';
const STANDARD = 'standard';

/**
 * The script of a call: the pathway's own for that day, else the one for everybody that day (the short calls of J15 and
 * J30), else the pathway's own, else the general call.
 *
 * @param scripts by key
 * @throws RangeError when there is no general call: no script of the standard pathway
 */
export function scriptForCall(
  scripts: ReadonlyMap<string, CallScript>,
  pathwayKey: string,
  callDay: CallDay,
): CallScript {
  const calls = [...scripts.values()].filter(({ kind }) => kind === 'call');
  const own = calls.filter(({ pathways }) => pathways.includes(pathwayKey));
  const everybody = calls.filter(({ pathways }) => pathways.includes(EVERYBODY));
  const onDay = (script: CallScript): boolean => script.callDays.includes(callDay);
  const found =
    own.find(onDay) ??
    everybody.find(onDay) ??
    own[0] ??
    calls.find(({ pathways }) => pathways.includes(STANDARD));
  if (found === undefined) throw new RangeError('there is no script of the standard pathway');
  return found;
}

/**
 * What every call begins with: identity, place, agreement.
 *
 * @throws RangeError when no script is an opening
 */
export function openingScript(scripts: ReadonlyMap<string, CallScript>): CallScript {
  const found = [...scripts.values()].find(({ kind }) => kind === 'opening');
  if (found === undefined) throw new RangeError('there is no opening');
  return found;
}

/**
 * The day a call is for: the one its key names (`call-j15`), else the last of the known days that has come.
 *
 * @param daysSinceDischarge whole local days from the discharge to the beginning of the call's window
 */
export function callDayOf(callKey: string, daysSinceDischarge: number): CallDay {
  const named = /(?:^|-)j(\d{1,2})$/.exec(callKey)?.[1];
  const days = named === undefined ? daysSinceDischarge : Number(named);
  return CALL_DAYS.findLast((day) => Number(day.slice(1)) <= days) ?? 'J1';
}
