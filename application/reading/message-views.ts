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
}
