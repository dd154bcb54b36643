import type { EmergencyNumber, OnCallLine } from '../../domain/on-call';
import type { FollowUpReference } from '../../workflows/contract';
import type { OnCallLineDetails } from './views';

/** A line as it is kept. */
export interface KeptLine extends OnCallLineDetails {
  readonly lineId: string;
}

/** A hospital and the lines in use, in their order. */
export interface HospitalRoster {
  readonly finess: string;
  readonly name: string;
  readonly lines: readonly KeptLine[];
}

/** The records of who is on call. What changes them is for one organisation, named by whoever may. */
export interface OnCallRecords {
  /** The lines in use of the hospital the patient comes from. */
  linesFor(reference: FollowUpReference): Promise<readonly OnCallLine[]>;
  rosters(organisationId: string): Promise<readonly HospitalRoster[]>;
  emergencyNumbers(organisationId: string): Promise<readonly EmergencyNumber[]>;
  /** @returns the line's id, null when the organisation has no such hospital */
  addLine(organisationId: string, finess: string, line: OnCallLineDetails): Promise<string | null>;
  /** @returns false when there is no such line in use */
  changeLine(organisationId: string, lineId: string, line: OnCallLineDetails): Promise<boolean>;
  /** Taken out of use; past red flags still name it. @returns false when there is no such line in use */
  removeLine(organisationId: string, lineId: string): Promise<boolean>;
  setEmergencyNumber(organisationId: string, number: EmergencyNumber): Promise<void>;
}
