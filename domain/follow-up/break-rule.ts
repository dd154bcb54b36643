/** The codes of the breaks (pathways.md, Breaks). */
// prettier-ignore
export type BreakCode =
  | 'R01' | 'R02' | 'R03' | 'R04' | 'R05' | 'R06' | 'R07' | 'R08' | 'R09' | 'R10' | 'R11'
  | 'R12' | 'R13' | 'R14' | 'R15' | 'R16' | 'R17' | 'R18' | 'R19' | 'R20' | 'R21' | 'R22';

/** What people say in a call or on the patient's page; red flags and persons in danger are `alert-raised`. */
export type ReportedBreakCode = Extract<
  BreakCode,
  'R01' | 'R05' | 'R06' | 'R07' | 'R10' | 'R11' | 'R12' | 'R17' | 'R18' | 'R19' | 'R20' | 'R21'
>;

export type CloserRole = 'operator' | 'teamLead' | 'clinician';

export interface BreakResolutionRule {
  /** The care the break is about becomes this; absent when the resolution says nothing of it. */
  readonly careBecomes?: 'arranged' | 'failed' | 'not-needed';
}

export interface BreakRule {
  /** As pathways.md names it. */
  readonly name: string;
  readonly causes: readonly string[];
  readonly resolutions: Readonly<Record<string, BreakResolutionRule>>;
  /** How it was resolved when what was missing turns out to be done. */
  readonly whenSettled: string;
  readonly closers: readonly CloserRole[];
  /** A follow-up with such a break open never ends by the calendar. */
  readonly keepsOpen: boolean;
  /** The staffed queue that has it first. */
  readonly firstQueue: 'operators' | 'team-leads' | 'on-call-clinicians';
  /** Whether its review counts the service's working minutes, or every minute of day and night. */
  readonly reviewClock: 'working' | 'continuous';
  /**
   * Ward and team lead see it at once, operators from J1 on unless a technical care is due before (field.md, Law and
   * roles); absent when everybody does.
   */
  readonly hiddenFromOperatorsUntil?: 'J1';
}

/** Who closes any break but a red flag and a person in danger (labels-fr.md, 5). */
export const ANY_CLOSER: readonly CloserRole[] = ['operator', 'teamLead', 'clinician'];

/** What most breaks share: an operator has them first, on the service's calendar, and they end with the pathway. */
export const ORDINARY = {
  closers: ANY_CLOSER,
  keepsOpen: false,
  firstQueue: 'operators',
  reviewClock: 'working',
} as const satisfies Partial<BreakRule>;
