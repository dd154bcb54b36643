/** Messages to professionals and patients: what they hold, whether they may leave, how surely they are sent. */
export {
  mayLeave,
  mayLeaveForPatient,
  type HouseholdStanding,
  type Leave,
  type RecipientKind,
  type Standing,
} from './leaving';
export type {
  ClaimedMessage,
  FinalMessageStatus,
  KeptItem,
  LetterFacts,
  MessageAttachment,
  MessageChannel,
  MessageToPatient,
  MessageToProfessional,
  NoticeFacts,
  OutgoingMessage,
  Recipient,
  RenderedMessage,
  SendOutcome,
  TextFacts,
} from './message';
export { againKey, carriesHandover, firstKey, MESSAGE_RESOLUTIONS, type MessageResolution } from './message';
export { addressOfPatient, isMobile, type PatientAddress } from './patient-address';
export {
  PATIENT_MESSAGE_KINDS,
  type PatientMessageFacts,
  type PatientMessageKind,
  type WrittenAppointment,
  type WrittenPlace,
} from './patient-message';
export { inSmsLetters, SMS_SEGMENTS_MAX, smsSegments } from './sms-text';
export { retryDelayMs, SENDING_POLICIES, type SendingPolicy } from './sending-policy';
