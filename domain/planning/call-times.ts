import { dayOf, instantAt, weekdayOf } from '../calendar';
import { callableNumbers, isUsableCallTime, type Discharge, type Patient } from '../discharge';
import type { Interval } from '../follow-up/instants';
import type { AttemptPolicy, SpeakingNeed } from '../follow-up/plan';
import type { CallStep } from '../pathways';

/** Who can be called about a patient. */
export interface Callable {
  /** Numbers of the patient's own list. */
  readonly patientNumbers: number;
  /** Relatives to whom something may be said and who have a number. */
  readonly relatives: number;
}

export function callableOf(discharge: Discharge): Callable {
  const numbers = callableNumbers(discharge);
  const patients = new Set(discharge.patient.phones);
  const relatives = (discharge.relatives ?? []).filter(
    ({ scope, phones }) => scope !== 'nothing' && phones.some(({ valid }) => valid),
  );
  return {
    patientNumbers: numbers.filter((phone) => patients.has(phone)).length,
    relatives: relatives.length,
  };
}

/**
 * How often, when and whom to try before a patient counts as unreachable (pathways.md, Calls).
 *
 * @param step without parts of the day and working days, the retry delays alone say when
 */
export function attemptPolicyOf(
  { partsOfDay, overWorkingDays }: Pick<CallStep, 'partsOfDay' | 'overWorkingDays'>,
  { patientNumbers, relatives }: Callable,
): AttemptPolicy | undefined {
  if (partsOfDay === undefined || overWorkingDays === undefined) return undefined;
  return {
    partsOfDay,
    overWorkingDays,
    numbers: Math.max(1, patientNumbers),
    relativesInScope: relatives,
    askNurseOnSite: true,
  };
}

/**
 * When the patient prefers to be called, as instants within the service's openings.
 *
 * @param preferred as announced; hours that cannot be kept to are left out
 * @param zone IANA time zone of the service
 * @param horizon its openings, sorted and disjoint
 * @returns sorted and disjoint; undefined when it is all the same to them, or none of their hours meets an opening
 */
export function preferredCallTimesOf(
  { preferredCallTimes = [] }: Pick<Patient, 'preferredCallTimes'>,
  zone: string,
  horizon: readonly Interval[],
): readonly Interval[] | undefined {
  const usable = preferredCallTimes.filter(isUsableCallTime);
  if (usable.length === 0) return undefined;
  const times = horizon.flatMap((opening) => {
    const day = dayOf(opening.from, zone);
    const weekday = weekdayOf(day);
    return usable
      .filter(({ weekdays }) => weekdays === undefined || weekdays.includes(weekday))
      .map(({ from, to }) => ({
        from: Math.max(opening.from, instantAt(day, from, zone)),
        to: Math.min(opening.to, instantAt(day, to, zone)),
      }))
      .filter(({ from, to }) => from < to)
      .sort((left, right) => left.from - right.from);
  });
  return times.length === 0 ? undefined : disjoint(times);
}

/** Overlapping and adjoining intervals as one. */
function disjoint(sorted: readonly Interval[]): readonly Interval[] {
  return sorted.reduce<readonly Interval[]>((merged, next) => {
    const last = merged.at(-1);
    if (last === undefined || last.to < next.from) return [...merged, next];
    return [...merged.slice(0, -1), { from: last.from, to: Math.max(last.to, next.to) }];
  }, []);
}

/** ISO 639-1. */
const FRENCH = 'fr';

/**
 * How the patient must be spoken to when a plain call in French will not do (field.md, 7): who hears badly is written
 * to. Another language than French asks for an interpreter unless the hospital says that none is needed.
 *
 * @returns writing goes first for one who needs an interpreter and does not hear
 */
export function speakingNeedOf({ hearing, language, interpreterNeeded }: Patient): SpeakingNeed | undefined {
  if (hearing === 'deaf' || hearing === 'hard-of-hearing') return 'text-only';
  const foreign = language !== undefined && language.toLowerCase().slice(0, 2) !== FRENCH;
  return (interpreterNeeded ?? foreign) ? 'interpreter' : undefined;
}
