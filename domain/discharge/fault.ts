import { FAULTS, type FaultCode, type FaultSeverity } from './fault-catalogue';

/** Something wrong at one place of a submission. The sentence never repeats what was sent. */
export interface Fault {
  readonly code: FaultCode;
  readonly severity: FaultSeverity;
  /** JSON pointer (RFC 6901) into the submission. */
  readonly pointer: string;
  readonly sentence: string;
  readonly sentenceFr: string;
}

export interface FaultLimits {
  /** How far ahead or back a discharge is usual, in days. */
  readonly dischargeDistanceDays: number;
  /** Local days are those of this IANA time zone. */
  readonly zone: string;
}

export function fault(code: FaultCode, pointer: string): Fault {
  const { severity, sentence, sentenceFr } = FAULTS[code];
  return { code, severity, pointer, sentence, sentenceFr };
}

/** The fault when the condition holds, as a list to spread. */
export function faultWhen(condition: boolean, code: FaultCode, pointer: string): Fault[] {
  return condition ? [fault(code, pointer)] : [];
}
