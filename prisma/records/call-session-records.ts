import type { Caller } from '../../application/application';
import type {
  CallSessionRecords,
  CallToTake,
  KeptSession,
  SessionChange,
  SessionContent,
  Taken,
} from '../../application/calls/call-session-records';
import type { FieldCipher } from '../../security/field-encryption';
import { readCallBacks } from './call-back-reading';
import { readCallsToMake } from './call-list-reading';
import { readOwnSessions, readSession } from './call-session-reading';
import { openContent, SESSION_COLUMNS, sealContent, type SessionRow } from './call-session-rows';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { findCallers } from './incoming-reading';
import { lockName } from './transaction-lock';

export interface CallSessionDependencies {
  readonly database: Database;
  readonly ciphers: Pick<Ciphers, 'of'>;
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => number;
  /** The system's time, epoch milliseconds. */
  readonly systemNow: () => number;
}

/** Real minutes after which a colleague who gave no sign may have gone. */
const AWAY_AFTER_MS = 10 * 60_000;

/** Whoever takes a call up dials anew: who answers is not known any more. */
const NOBODY_KNOWN = { traits: [], speakingWith: null } as const;

/** Calls in hand, on PostgreSQL. */
export class PostgresCallSessions implements CallSessionRecords {
  constructor(private readonly dependencies: CallSessionDependencies) {}

  take(caller: Caller, call: CallToTake): Promise<Taken> {
    return this.within(caller, async (transaction, cipher) => {
      const { followUpId, callKey } = call;
      await lockName(transaction, `${followUpId}/call-session/${callKey ?? ''}`);
      const [begun] = await transaction.query<SessionRow>(
        `SELECT ${SESSION_COLUMNS} FROM call_session JOIN account ON account.id = call_session.holder_id
         WHERE follow_up_id = $1 AND coalesce(call_key, '') = $2 AND call_session.status <> 'ended'`,
        [followUpId, callKey ?? ''],
      );
      if (begun === undefined) return this.begin(transaction, cipher, caller, call);
      return this.takeUp(transaction, cipher, caller, begun, call);
    });
  }

  private async begin(
    transaction: TenantTransaction,
    cipher: FieldCipher,
    caller: Caller,
    { followUpId, callKey, direction, content }: CallToTake,
  ): Promise<Taken> {
    const sessionId = this.dependencies.newId();
    await transaction.query(
      `INSERT INTO call_session (id, organisation_id, follow_up_id, call_key, direction, holder_id, opened_at,
                                 touched_at, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
      [
        sessionId,
        caller.organisationId,
        followUpId,
        callKey,
        direction,
        caller.accountId,
        this.systemTime(),
        sealContent(cipher, sessionId, content),
      ],
    );
    return { sessionId, takenOver: false };
  }

  private async takeUp(
    transaction: TenantTransaction,
    cipher: FieldCipher,
    caller: Caller,
    begun: SessionRow,
    { direction, content, taking }: CallToTake,
  ): Promise<Taken> {
    const isMine = begun.holder_id === caller.accountId;
    const isTaken = !isMine && begun.status === 'open';
    const isThere = begun.touched_at.getTime() + AWAY_AFTER_MS > this.dependencies.systemNow();
    const reasonMissing = taking.takeOver && isThere && taking.reason === undefined;
    if (isTaken && (!taking.takeOver || reasonMissing)) {
      const holder = { accountId: begun.holder_id, displayName: begun.holder_name };
      return { refused: 'call-in-hand', holder, reasonMissing };
    }
    const known = openContent(cipher, begun);
    const goesOn = isMine && begun.status === 'open' && direction === begun.direction;
    const written = known.answers.length > 0 || known.resumption === 'taken-up';
    const kept: SessionContent = {
      ...known,
      ...(goesOn ? {} : NOBODY_KNOWN),
      ...(written ? {} : { resumes: content.resumes, resumption: content.resumption }),
      incomingNumber: content.incomingNumber ?? known.incomingNumber,
      takeOverReason: isTaken ? (taking.reason ?? null) : known.takeOverReason,
    };
    await transaction.query(
      `UPDATE call_session SET holder_id = $2, status = 'open', direction = $3, touched_at = $4, content = $5,
              revision = revision + 1 WHERE id = $1`,
      [begun.id, caller.accountId, direction, this.systemTime(), sealContent(cipher, begun.id, kept)],
    );
    return { sessionId: begun.id, takenOver: isTaken };
  }

  kept(caller: Caller, sessionId: string): Promise<KeptSession | null> {
    return this.within(caller, async (transaction, cipher) => {
      const row = await this.row(transaction, sessionId, '');
      if (row === undefined) return null;
      return {
        sessionId,
        followUpId: row.follow_up_id,
        callKey: row.call_key,
        status: row.status,
        holderId: row.holder_id,
        revision: row.revision,
        endedByFact: row.ended_by_fact,
        content: row.content === null ? null : openContent(cipher, row),
      };
    });
  }

  change(caller: Caller, sessionId: string, change: SessionChange, expectedRevision: number | undefined) {
    return this.within(caller, async (transaction, cipher) => {
      const row = await this.row(transaction, sessionId, 'FOR UPDATE OF call_session');
      if (row === undefined) return null;
      if (row.status === 'ended') return { refused: 'session-over' as const };
      if (row.holder_id !== caller.accountId) return { refused: 'not-yours' as const };
      if (expectedRevision !== undefined && expectedRevision !== row.revision) {
        return { refused: 'changed-meanwhile' as const };
      }
      const { content = {}, status = row.status, handTo } = change;
      const handed = handTo === undefined ? {} : NOBODY_KNOWN;
      const kept = { ...openContent(cipher, row), ...content, ...handed };
      await transaction.query(
        `UPDATE call_session SET content = $2, status = $3, touched_at = $4, revision = revision + 1,
                holder_id = coalesce($5::uuid, holder_id), handed_to = coalesce($5::uuid, handed_to),
                handed_by = CASE WHEN $5::uuid IS NULL THEN handed_by ELSE holder_id END,
                handed_at = CASE WHEN $5::uuid IS NULL THEN handed_at ELSE $4 END
         WHERE id = $1`,
        [sessionId, sealContent(cipher, sessionId, kept), status, this.systemTime(), handTo ?? null],
      );
      return 'changed' as const;
    });
  }

  async end(caller: Caller, sessionId: string, endedByFact: string | null): Promise<void> {
    await this.within(caller, (transaction) =>
      transaction.query(
        `UPDATE call_session SET status = 'ended', content = NULL, touched_at = $2, revision = revision + 1,
                ended_by_fact = $3 WHERE id = $1 AND status <> 'ended'`,
        [sessionId, this.systemTime(), endedByFact],
      ),
    );
  }

  view(caller: Caller, sessionId: string) {
    return this.within(caller, (transaction, cipher) =>
      readSession(transaction, cipher, sessionId, this.dependencies.now()),
    );
  }

  mine(caller: Caller) {
    return this.within(caller, (transaction, cipher) => readOwnSessions(transaction, cipher, caller));
  }

  callsToMake(caller: Caller) {
    return this.within(caller, (transaction, cipher) =>
      readCallsToMake(transaction, cipher, caller, this.dependencies.now()),
    );
  }

  findByNumber(caller: Caller, number: string) {
    return this.within(caller, (transaction, cipher) =>
      findCallers(transaction, cipher, caller, number, this.dependencies.now()),
    );
  }

  callBacks(caller: Caller) {
    return this.within(caller, (transaction, cipher) =>
      readCallBacks(transaction, cipher, caller, this.dependencies.now()),
    );
  }

  private async row(
    transaction: TenantTransaction,
    sessionId: string,
    lock: '' | 'FOR UPDATE OF call_session',
  ): Promise<SessionRow | undefined> {
    const [row] = await transaction.query<SessionRow>(
      `SELECT ${SESSION_COLUMNS} FROM call_session JOIN account ON account.id = call_session.holder_id
       WHERE call_session.id = $1 ${lock}`,
      [sessionId],
    );
    return row;
  }

  private systemTime(): Date {
    return new Date(this.dependencies.systemNow());
  }

  private async within<T>(
    caller: Caller,
    work: (transaction: TenantTransaction, cipher: FieldCipher) => Promise<T>,
  ): Promise<T> {
    const { database, ciphers } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    return database.transaction(caller, (transaction) => work(transaction, cipher));
  }
}
