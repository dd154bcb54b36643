/** Share of first appointments that patients miss where nobody reminds them (product.md, goals). */
export const NO_SHOW_BASELINE_RATE = 0.25;
/** Share aimed at (product.md, goals). */
export const NO_SHOW_TARGET_RATE = 0.05;

/** What became of past appointments. */
export interface AttendanceCounts {
  readonly kept: number;
  /** Of the kept and missed ones, those only the patient spoke of. */
  readonly toVerify: number;
  readonly missedByPatient: number;
  readonly missedByProfessional: number;
  /** Nobody said whether they took place. */
  readonly unknown: number;
}

export interface Attendance extends AttendanceCounts {
  /** Missed by the patient among those kept or missed by them; null while nothing is known. */
  readonly noShowRate: number | null;
  /** How much of what lies ahead is known: 0 to 1; null without any appointment. */
  readonly knownRate: number | null;
}

export const NO_APPOINTMENTS: AttendanceCounts = {
  kept: 0,
  toVerify: 0,
  missedByPatient: 0,
  missedByProfessional: 0,
  unknown: 0,
};

/**
 * The rates of some appointments. What the practice cancelled says nothing of patients, and what nobody spoke of is
 * counted beside the rate, not in it: a rate over what is not known would flatter or blame.
 *
 * @param counts whole numbers, none negative
 * @throws RangeError for a count that is none
 */
export function attendanceOf(counts: AttendanceCounts): Attendance {
  const { kept, toVerify, missedByPatient, missedByProfessional, unknown } = counts;
  for (const count of Object.values(counts)) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${count} is no number of appointments`);
  }
  const patients = kept + missedByPatient;
  const known = patients + missedByProfessional;
  return {
    kept,
    toVerify,
    missedByPatient,
    missedByProfessional,
    unknown,
    noShowRate: patients === 0 ? null : missedByPatient / patients,
    knownRate: known + unknown === 0 ? null : known / (known + unknown),
  };
}

/** @returns the counts of all of them together */
export function addedUp(parts: readonly AttendanceCounts[]): AttendanceCounts {
  return parts.reduce(
    (sum, part) => ({
      kept: sum.kept + part.kept,
      toVerify: sum.toVerify + part.toVerify,
      missedByPatient: sum.missedByPatient + part.missedByPatient,
      missedByProfessional: sum.missedByProfessional + part.missedByProfessional,
      unknown: sum.unknown + part.unknown,
    }),
    NO_APPOINTMENTS,
  );
}
