/** The follow-up: the one door to its rules. */
export {
  BREAK_RULES,
  type BreakAccepter,
  type BreakCode,
  type BreakQueue,
  type BreakRule,
  type CloserRole,
  type LadderRung,
  type ReportedBreakCode,
} from './break-catalogue';
export { BREAK_RULES_VERSION } from './break-ladder';
export { ACCEPTANCE_REASONS } from './break-settling';
export { isAskedByPatient } from './call-back';
export { callRank, whyCall, type CallReason } from './call-reason';
export { callForIncoming, mayResume } from './call-resumption';
export { rungOf, speakingNeedOf } from './call-rungs';
export { itemsAfterEnd } from './after-end';
export { closingPreview, CLOSING_SUMMARY, leftOpen, type ClosingPreview } from './closing';
export { decide } from './decide';
export { currentVersion, untoldCopies } from './handover-copies';
export type {
  Deadline,
  Decision,
  Effect,
  HistoryEntry,
  MessageKind,
  Outcome,
  RefusalReason,
} from './decision';
export {
  needsOnCallRoster,
  needsReplanning,
  type Actor,
  type Fact,
  type FollowUpEvent,
  type FollowUpEventType,
  type NewsSource,
  type Replanning,
} from './events';
export { asReadNow, newFollowUp, nextGeneration, type StoredState } from './generation';
export { addWorkingMinutes, isOpen, nextClosing, nextOpening, type Instant, type Interval } from './instants';
export * from './on-call';
export type {
  Anchor,
  AttemptPolicy,
  CareBreakCode,
  ContactChannel,
  ContactRung,
  Destination,
  LetterKnowledge,
  Opposition,
  Plan,
  PlannedCall,
  PlannedCare,
  PlannedCheck,
  PlannedResult,
  PlanLimits,
  ProfessionalContact,
  Situation,
  SpeakingNeed,
  WithheldFrom,
} from './plan';
export { DECLINE_REASONS, type DeclineReason } from './offer-reasons';
export { CONTACT_RUNGS } from './plan';
export { isWithheldFrom } from './sharing';
export * from './state';
export { nextDeadline, RED_FLAG_REASONS, workItems, type WorkItem, type WorkItemKind } from './work-items';
export { businessInstant, laterSegment, realDelayMs, standsBefore, type ClockSegment } from './clock-segment';
export { awaitsDate } from './settled';
export { toldAppointmentOf, toldCheckKey } from './verification';
