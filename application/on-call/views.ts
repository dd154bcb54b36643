import type { EmergencyNumber, KeptDuty, OnCallKind } from '../../domain/on-call';
import type { OnCallTry, OnCallWalk, Urgency } from '../../domain/follow-up';

/** A line of a roster as people keep it. */
export interface OnCallLineDetails extends KeptDuty {
  readonly position: number;
  readonly kind: OnCallKind;
  /** Who answers, in the hospital's words. */
  readonly label: string;
  /** As dialled. */
  readonly phone: string;
  readonly answerMinutes: number;
}

export interface OnCallLineView extends OnCallLineDetails {
  readonly lineId: string;
  readonly onDutyNow: boolean;
}

export interface EmergencyNumberView extends EmergencyNumber {
  /** Verified within the last month. */
  readonly verified: boolean;
}

/** Who is called for a red flag, hospital by hospital, and the dispatch centres. */
export interface OnCallView {
  readonly hospitals: readonly {
    readonly finess: string;
    readonly name: string;
    readonly lines: readonly OnCallLineView[];
  }[];
  readonly emergencyNumbers: readonly EmergencyNumberView[];
}

/** One line of a walk, in the order it is called. */
export interface RedFlagLineView {
  readonly contactId: string;
  readonly kind: string;
  readonly label: string;
  readonly phone: string;
  readonly answerMinutes: number;
  readonly onDutyNow: boolean;
  /** Null while it was not tried. */
  readonly outcome: OnCallTry['outcome'] | null;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
}

/** A red flag on its way along the roster; for the service and clinicians only. */
export interface RedFlagView {
  readonly urgency: Urgency;
  readonly status: OnCallWalk['status'];
  /** When the line being rung has had its time, or 15 is said again. */
  readonly nextAt: string;
  /** When 15 is next, whoever is being rung. */
  readonly until: string;
  readonly emergencyCalledAt: string | null;
  readonly informedAt: string | null;
  readonly lines: readonly RedFlagLineView[];
  /** 15 where the patient is. */
  readonly emergency: {
    readonly departmentCode: string | null;
    /** Null when the service has none for that département. */
    readonly number: string | null;
    readonly verifiedOn: string | null;
    readonly verified: boolean;
  };
}
