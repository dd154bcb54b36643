import { isVerified, needsTraits, type StatedAnswer } from '../../domain/call-scripts';
import type { CallOutcome } from '../../domain/follow-up';
import type { Caller } from '../application';
import { CallSessionRefusedError, NotFoundError } from '../errors';
import type { CallSessionRecords, KeptSession } from './call-session-records';

/** The attempt that a session ends with. */
export interface SessionsAttempt {
  readonly followUpId: string;
  readonly callKey: string;
  readonly factId: string;
}

/**
 * The session in which an attempt was made.
 *
 * @throws NotFoundError for a session of another call
 * @throws CallSessionRefusedError `not-yours`; `session-over` unless it ended with this very attempt
 */
export async function sessionOfAttempt(
  sessions: CallSessionRecords,
  caller: Caller,
  sessionId: string,
  { followUpId, callKey, factId }: SessionsAttempt,
): Promise<KeptSession> {
  const session = await sessions.kept(caller, sessionId);
  if (session === null || session.followUpId !== followUpId || session.callKey !== callKey) {
    throw new NotFoundError('call session');
  }
  if (session.holderId !== caller.accountId) throw new CallSessionRefusedError('not-yours');
  if (session.status === 'ended' && session.endedByFact !== factId) {
    throw new CallSessionRefusedError('session-over');
  }
  return session;
}

/**
 * Two traits before a word (field.md, 4). An attempt sent again after its session ended was checked the first time.
 *
 * @throws CallSessionRefusedError `traits-unchecked`
 */
export function requireTraits(
  { status, content }: KeptSession,
  outcome: CallOutcome,
  claimed: boolean,
  stated: readonly StatedAnswer[],
): void {
  if (status === 'ended' || isVerified(content?.traits ?? [])) return;
  if (needsTraits(outcome, claimed, stated)) throw new CallSessionRefusedError('traits-unchecked');
}

/** What was written during the call; null when nothing was. */
export function notesOf(session: KeptSession | null): string | null {
  const notes = session?.content?.notes.trim() ?? '';
  return notes === '' ? null : notes;
}
