/** A probability of the simulated world, and where it comes from. */
export interface Probability {
  readonly value: number;
  /** A document of the project or a published figure; `assumed` where nobody has one. */
  readonly source: string;
}

function stated(value: number, source: string): Probability {
  return { value, source };
}

/** Figures that nobody published: chosen so that a morning shows every situation of the desk at least now and then. */
const ASSUMED = 'assumed';

/**
 * How often things happen. docs/simulator.md shows this table; test/unit/simulator/probabilities.test.ts holds the two
 * together.
 */
export const PROBABILITIES = {
  // What a hospital announces.
  announcedDayBefore: stated(0.25, ASSUMED),
  announcedNextDay: stated(0.08, ASSUMED),
  announcedTwice: stated(0.08, 'field.md 4: duplicates'),
  amendedNextDay: stated(0.12, ASSUMED),
  cancelledByMistake: stated(0.04, ASSUMED),
  neverLeft: stated(0.02, 'product.md 2: cancellations'),
  diagnosesNotSaid: stated(0.06, 'data/dry-run/mix.yaml, lowered'),
  admissionNotSaid: stated(0.05, 'data/dry-run/mix.yaml, lowered'),
  birthDateNotSaid: stated(0.03, ASSUMED),
  noPhone: stated(0.03, ASSUMED),
  letterSentSameDay: stated(0.65, 'R.1112-1-2 asks for all; assumed'),
  letterSentNextDay: stated(0.2, ASSUMED),
  letterSentLate: stated(0.1, ASSUMED),
  unprepared: stated(0.08, 'pathways.md, R17; assumed'),
  resultAwaited: stated(0.15, ASSUMED),
  resultWithoutRecipient: stated(0.35, 'pathways.md, R12; assumed'),
  // Who the patients are.
  noRegularPractitioner: stated(0.08, 'pathways.md, R04; assumed'),
  practitionerElsewhere: stated(0.07, ASSUMED),
  hasMobile: stated(0.75, ASSUMED),
  hasRelative: stated(0.6, ASSUMED),
  hardOfHearing: stated(0.06, 'field.md 7; assumed'),
  deaf: stated(0.01, 'field.md 7; assumed'),
  otherLanguage: stated(0.04, 'field.md 7; assumed'),
  stayingAtRelatives: stated(0.07, 'field.md 3; assumed'),
  guardianship: stated(0.04, 'field.md 6; assumed'),
  careHome: stated(0.04, 'data/dry-run/mix.yaml, lowered'),
  opposesMessages: stated(0.02, ASSUMED),
  opposesCalls: stated(0.02, 'data/dry-run/mix.yaml'),
  // Calls.
  answersCall: stated(0.62, ASSUMED),
  neverAnswers: stated(0.05, 'pathways.md, R13; assumed'),
  wrongNumber: stated(0.04, 'field.md 4; assumed'),
  relativeAnswers: stated(0.12, 'field.md 5; assumed'),
  voicemail: stated(0.5, ASSUMED),
  busy: stated(0.06, ASSUMED),
  asksToBeCalledLater: stated(0.06, ASSUMED),
  callsBackAfterVoicemail: stated(0.35, 'field.md 11; assumed'),
  refusesFollowUp: stated(0.02, 'pathways.md, R15; assumed'),
  // What is heard.
  worsensAtFirstCall: stated(0.12, 'HOSPITAL bands of pathways.md, 5.8 to 22.8 %'),
  worsensLater: stated(0.05, 'HOSPITAL bands of pathways.md, 5.8 to 22.8 %'),
  medicinesNotObtained: stated(0.1, 'pathways.md, R10; assumed'),
  equipmentMissing: stated(0.3, 'pathways.md, R11; assumed'),
  homeNotHolding: stated(0.05, 'pathways.md, R21; assumed'),
  movesToRelatives: stated(0.05, 'field.md 3; assumed'),
  movesAway: stated(0.03, 'pathways.md, calls: moved is a reason to end; assumed'),
  movingToldByPatient: stated(0.6, 'field.md 11; assumed'),
  inDanger: stated(0.03, 'field.md 15 and pathways.md, R22; assumed'),
  readmitted: stated(0.12, 'HOSPITAL bands of pathways.md: 5.8, 11.9, 22.8 % within 30 days'),
  readmissionToldByHospital: stated(0.5, 'field.md 12; assumed'),
  readmissionToldByRelative: stated(0.6, 'field.md 12, of those with a relative; assumed'),
  dies: stated(0.015, ASSUMED),
  clinicianFindsFalseAlarm: stated(0.2, ASSUMED),
  onCallAnswers: stated(0.7, ASSUMED),
  // Professionals.
  offerAccepted: stated(0.55, ASSUMED),
  offerOtherTime: stated(0.1, ASSUMED),
  offerTentative: stated(0.06, ASSUMED),
  offerUnanswered: stated(0.12, ASSUMED),
  practiceTelephoned: stated(0.75, ASSUMED),
  resumptionAccepted: stated(0.9, 'field.md 8; assumed'),
  waitsForSooner: stated(0.5, ASSUMED),
  professionalStops: stated(0.06, 'pathways.md, R18; assumed, per professional in 35 days'),
  // Visits.
  missedWithoutReminder: stated(0.25, 'product.md 3: no-shows were 25 % without a reminder'),
  missedWithReminder: stated(0.05, 'product.md 3: and 5 % with one'),
  missedByProfessional: stated(0.03, 'pathways.md, R09; assumed'),
  presenceToldLate: stated(0.15, ASSUMED),
  // Links.
  confirmsByLink: stated(0.6, ASSUMED),
  cancelsByLink: stated(0.04, ASSUMED),
  movesByLink: stated(0.06, ASSUMED),
  asksForCallBackByLink: stated(0.04, ASSUMED),
  // The service.
  leftForLater: stated(0.12, 'quality.md: 80 to 120 alerts a shift; assumed'),
  leftForLaterWhenBehind: stated(0.8, ASSUMED),
  leftForLaterAtTheEnd: stated(0.9, ASSUMED),
  callLeftWhenBehind: stated(0.65, ASSUMED),
} as const satisfies Readonly<Record<string, Probability>>;

export type ProbabilityKey = keyof typeof PROBABILITIES;

/** @returns the probability itself */
export function probability(key: ProbabilityKey): number {
  return PROBABILITIES[key].value;
}
