import type { MessageResolution } from '../../domain/messages';

/** What people read of messages: those the service sends, and those the local catcher holds. */
export interface MessageView {
  readonly messageId: string;
  /** Null for one about an appointment outside any follow-up. */
  readonly followUpId: string | null;
  readonly kind: string;
  readonly channel: string;
  /** Null for what goes to the patient. */
  readonly professionalName: string | null;
  /** Whom to call instead when it did not leave. */
  readonly professionalPhone: string | null;
  readonly status: string;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly failure: string | null;
  /** What a person decided on an uncertain one. */
  readonly resolution: MessageResolution | null;
}

export interface CaughtMessageView {
  readonly id: string;
  readonly channel: string;
  readonly receivedAt: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachment: Omit<CaughtAttachment, 'bytes'> | null;
}

/** A file that the local catcher received with a message. */
export interface CaughtAttachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly bytes: Uint8Array;
}

/** The last one of a page: the next page begins after it. */
export interface MessagePosition {
  /** ISO 8601. */
  readonly dueAt: string;
  readonly messageId: string;
}

export interface MessageFilter {
  readonly followUpId?: string;
  readonly status?: string;
  /** Those of which nobody knows whether they left, until a person decides. */
  readonly undecided?: boolean;
  readonly before?: MessagePosition;
  readonly limit: number;
}
