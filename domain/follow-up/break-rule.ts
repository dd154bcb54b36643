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

export type CloserRole = 'operator' | 'teamLead' | 'clinician' | 'hospital';

/** A staffed queue; `wards` is the ward that the patient left. */
export type BreakQueue = 'operators' | 'team-leads' | 'on-call-clinicians' | 'wards';

export interface BreakResolutionRule {
  /** The care the break is about becomes this; absent when the resolution says nothing of it. */
  readonly careBecomes?: 'arranged' | 'failed' | 'not-needed';
}

/** One step of the way a break climbs while nobody closes it. */
export interface LadderRung {
  readonly queue: BreakQueue;
  /**
   * Minutes it may wait there before the next rung has it, on the break's clock. Absent: the pathway's own limit
   * (`breakReviewMinutes`, or `redFlagMinutes` on the continuous clock).
   */
  readonly delayMinutes?: number;
}

/** Whose decision it may be to live with a break instead of solving it. */
export type BreakAccepter = 'clinician' | 'patient';

export interface BreakRule {
  /** As pathways.md names it. */
  readonly name: string;
  readonly causes: readonly string[];
  readonly resolutions: Readonly<Record<string, BreakResolutionRule>>;
  /** How it was resolved when what was missing turns out to be done. */
  readonly whenSettled: string;
  readonly closers: readonly CloserRole[];
  /** Empty for what nobody may choose to live with. */
  readonly accepters: readonly BreakAccepter[];
  /** A follow-up with such a break open never ends by the calendar. */
  readonly keepsOpen: boolean;
  /** The staffed queue that has it first: the first rung. */
  readonly firstQueue: BreakQueue;
  /** Who has it, one after the other; whoever has it last keeps it. */
  readonly ladder: readonly LadderRung[];
  /** Whether its review counts the service's working minutes, or every minute of day and night. */
  readonly reviewClock: 'working' | 'continuous';
  /**
   * Ward and team lead see it at once, operators from J1 on unless a technical care is due before (field.md, Law and
   * roles); absent when everybody does.
   */
  readonly hiddenFromOperatorsUntil?: 'J1';
}

/** Who closes any break but a red flag, a person in danger and what the hospital owes (labels-fr.md, 5). */
export const ANY_CLOSER: readonly CloserRole[] = ['operator', 'teamLead', 'clinician'];

/** What most breaks share: an operator has them first, on the service's calendar, and they end with the pathway. */
export const ORDINARY = {
  closers: ANY_CLOSER,
  accepters: ['clinician', 'patient'],
  keepsOpen: false,
  firstQueue: 'operators',
  ladder: [{ queue: 'operators' }, { queue: 'team-leads' }],
  reviewClock: 'working',
} as const satisfies Partial<BreakRule>;

/**
 * A treatment or a journey that cannot wait a working day: half a day each for the operator and the team lead, then a
 * clinician judges what it means. Half a day is the service's choice, to be signed by a clinician.
 */
export const PRESSING = {
  ...ORDINARY,
  ladder: [
    { queue: 'operators', delayMinutes: 240 },
    { queue: 'team-leads', delayMinutes: 240 },
    { queue: 'on-call-clinicians' },
  ],
} as const satisfies Partial<BreakRule>;

/**
 * What the hospital owes: the ward may close it too; team lead first, then the ward in person, then back to the team
 * lead, since a ward keeps no list of ours. Nobody but a clinician lives with it.
 */
export const OWED_BY_HOSPITAL = {
  ...ORDINARY,
  closers: [...ANY_CLOSER, 'hospital'],
  firstQueue: 'team-leads',
  ladder: [{ queue: 'team-leads', delayMinutes: 240 }, { queue: 'wards' }, { queue: 'team-leads' }],
  hiddenFromOperatorsUntil: 'J1',
} as const satisfies Partial<BreakRule>;
