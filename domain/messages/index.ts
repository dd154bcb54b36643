/** Messages to professionals: what they hold, whether they may leave, how surely they are sent. */
export { mayLeave, type Leave, type RecipientKind, type Standing } from './leaving';
export type {
  ClaimedMessage,
  FinalMessageStatus,
  KeptItem,
  LetterFacts,
  MessageChannel,
  NoticeFacts,
  OutgoingMessage,
  Recipient,
  RenderedMessage,
  SendOutcome,
} from './message';
export { retryDelayMs, SENDING_POLICIES, type SendingPolicy } from './sending-policy';
