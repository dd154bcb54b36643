import { isAskedByPatient } from './call-back';
import { isCallBack } from './on-call';
import type { CallAttempt, CallRung, CallStatus } from './state';

/** Why a call is to be made, most telling first. */
export type CallReason =
  | 'after-emergency'
  | 'interrupted'
  | 'asked-by-patient'
  | 'called-back-later'
  | 'late'
  | 'relative-next'
  | 'nurse-next'
  | 'next-attempt'
  | 'due';

/** What the list knows of a call. */
export interface ListedCall {
  readonly key: string;
  readonly status: CallStatus;
  readonly rung: CallRung;
  readonly attempts: readonly Pick<CallAttempt, 'outcome'>[];
  readonly overdue: boolean;
}

export function whyCall({ key, status, rung, attempts, overdue }: ListedCall): CallReason {
  if (isCallBack({ key })) return 'after-emergency';
  if (status === 'interrupted') return 'interrupted';
  if (isAskedByPatient({ key })) return 'asked-by-patient';
  if (rung === 'relative') return 'relative-next';
  if (rung === 'nurse') return 'nurse-next';
  if (attempts.at(-1)?.outcome === 'call-back-at') return 'called-back-later';
  if (overdue) return 'late';
  return attempts.length > 0 ? 'next-attempt' : 'due';
}

const FIRST: readonly CallReason[] = ['after-emergency', 'interrupted'];
const WAITED_FOR: readonly CallReason[] = ['asked-by-patient', 'called-back-later'];

/** @returns 0 for what is called first: where is the patient, what was heard; then those who wait; then who is late */
export function callRank(reason: CallReason, overdue: boolean): number {
  if (FIRST.includes(reason)) return FIRST.indexOf(reason);
  if (WAITED_FOR.includes(reason)) return FIRST.length;
  return FIRST.length + (overdue ? 1 : 2);
}
