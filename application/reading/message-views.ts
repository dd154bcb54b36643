/** What people read of messages: those the service sends, and those the local catcher holds. */
export interface MessageView {
  readonly messageId: string;
  readonly followUpId: string;
  readonly kind: string;
  readonly channel: string;
  readonly professionalName: string;
  readonly status: string;
  readonly dueAt: string;
  readonly sentAt: string | null;
  readonly failure: string | null;
}

export interface CaughtMessageView {
  readonly id: string;
  readonly channel: string;
  readonly receivedAt: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}
