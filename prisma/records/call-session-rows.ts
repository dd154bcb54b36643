import type { SessionContent } from '../../application/calls/call-session-records';
import type { FieldCipher } from '../../security/field-encryption';

export interface SessionRow {
  id: string;
  follow_up_id: string;
  call_key: string | null;
  direction: 'outgoing' | 'incoming';
  status: 'open' | 'left' | 'ended';
  holder_id: string;
  holder_name: string;
  opened_at: Date;
  touched_at: Date;
  revision: number;
  handed_by: string | null;
  handed_to: string | null;
  handed_at: Date | null;
  ended_by_fact: string | null;
  content: Buffer | null;
}

/** Of `call_session`, joined with the `account` of whoever has it in hand. */
export const SESSION_COLUMNS = `call_session.id, call_session.follow_up_id, call_session.call_key,
  call_session.direction, call_session.status, call_session.holder_id, account.display_name AS holder_name,
  call_session.opened_at, call_session.touched_at, call_session.revision, call_session.handed_by,
  call_session.handed_to, call_session.handed_at, call_session.ended_by_fact, call_session.content`;

/** What a session that is over keeps: nothing. */
export const EMPTY_CONTENT: SessionContent = {
  traits: [],
  speakingWith: null,
  notes: '',
  answers: [],
  alerts: [],
  coreOnly: false,
  resumes: null,
  resumption: 'none',
  incomingNumber: null,
  handoverWords: null,
  handoverStated: 'none',
  takeOverReason: null,
};

export function sealContent(cipher: FieldCipher, sessionId: string, content: SessionContent): Buffer {
  return cipher.encryptJson(content, locationOf(sessionId));
}

/** What was sealed is of its shape: AES-GCM lets nothing else through. */
export function openContent(
  cipher: FieldCipher,
  { id, content }: Pick<SessionRow, 'id' | 'content'>,
): SessionContent {
  return content === null ? EMPTY_CONTENT : (cipher.decryptJson(content, locationOf(id)) as SessionContent);
}

function locationOf(rowId: string) {
  return { table: 'call_session', rowId, column: 'content' };
}
