import type { Caller } from '../../application/application';
import type {
  IntakeTransaction,
  ReceivedStay,
  ReceivedStays,
  UnknownStay,
} from '../../application/intake/intake-records';
import type { Discharge, Fault } from '../../domain/discharge';
import type { FieldCipher } from '../../security/field-encryption';
import { Batches } from './batches';
import type { TenantTransaction } from './database';
import type { AtOnceDependencies } from './intake-at-once';
import { PostgresIntake } from './intake-transaction';
import { base64, hex, unknownStayRow, visitTokenOf } from './unknown-stay-rows';

/** What `received_stay.statement` holds, encrypted, a line of JSON before the bytes as they came: who stated what, and when. */
interface Statement {
  readonly caller: Pick<Caller, 'accountId' | 'role' | 'hospitalId' | 'requestId'>;
  /** Business time at which it came. */
  readonly now: number;
  /** Real time at which it came. */
  readonly realNow: number;
  readonly discharge: Discharge;
  readonly statedAt: number;
  readonly flags: readonly Fault[];
}

interface ReceivedRow {
  follow_up_id: string;
  hospital_id: string;
  key_hash: Buffer | null;
  statement: Buffer;
}

interface Opened {
  readonly stay: ReceivedStay;
  readonly caller: Caller;
  readonly now: number;
  readonly realNow: number;
}

interface StatementRow {
  readonly followUpId: string;
}

const LONGEST_POSTPONE_SECONDS = 60;

/** Stays that were received and are still to be made follow-ups of. */
export class PostgresReceivedStays implements ReceivedStays {
  private readonly batches = new Batches<StatementRow>((organisationId, rows) =>
    this.write(organisationId, rows),
  );

  constructor(private readonly dependencies: AtOnceDependencies) {}

  /** @returns the id its follow-up will have; null when there is something to decide, and nothing was kept */
  async receive(caller: Caller, unknown: UnknownStay): Promise<string | null> {
    const { ciphers, newId, now } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    const followUpId = newId();
    const { discharge, statedAt, flags, keyHash } = unknown;
    const { accountId, role, requestId, hospitalId } = caller;
    const statement: Statement = {
      caller: { accountId, role, requestId, ...(hospitalId !== undefined && { hospitalId }) },
      ...{ now: now(), realNow: Date.now(), discharge, statedAt, flags },
    };
    const row = {
      ...{ followUpId, finess: discharge.hospital.finess, ownHospital: hospitalId },
      visitToken: visitTokenOf(cipher, discharge.stay.visitNumber),
      ...(keyHash !== null && { keyHash: hex(keyHash) }),
      statement: base64(cipher.encryptBytes(framed(statement, unknown.raw), locationOf(followUpId))),
    };
    return (await this.batches.add(caller.organisationId, row)) ? followUpId : null;
  }

  async organisations(): Promise<readonly string[]> {
    const rows = await this.dependencies.database.query<{ id: string }>(
      'SELECT id FROM organisation ORDER BY id',
    );
    return rows.map(({ id }) => id);
  }

  async stateOf(caller: Caller, followUpId: string): Promise<'received' | 'made' | null> {
    // One statement: it is the one or the other, also while it is being made.
    const [row] = await this.dependencies.database.transaction(caller, (transaction) =>
      transaction.query<{ state: 'received' | 'made' }>(
        `SELECT 'received' AS state FROM received_stay WHERE follow_up_id = $1
         UNION ALL SELECT 'made' FROM follow_up WHERE id = $1`,
        [followUpId],
      ),
    );
    return row?.state ?? null;
  }

  async makeTogether(
    organisationId: string,
    limit: number,
  ): Promise<{ readonly made: number; readonly left: readonly string[] }> {
    const { database, ciphers, newId } = this.dependencies;
    const cipher = await ciphers.of(organisationId);
    let ids: readonly string[] = [];
    try {
      return await database.transaction({ organisationId }, async (transaction) => {
        const rows = await claim(transaction, organisationId, limit);
        ids = rows.map(({ follow_up_id: id }) => id);
        if (rows.length === 0) return { made: 0, left: [] };
        const made = rows.map((row) => {
          const { stay, caller, now, realNow } = open(cipher, organisationId, row);
          const { followUpId } = stay;
          return unknownStayRow(caller, stay, { followUpId, cipher, newId, now, realNow });
        });
        const [answer] = await transaction.query<{ accepted: boolean[] }>(
          'SELECT make_unknown_stays($1, $2) AS accepted',
          [organisationId, JSON.stringify(made)],
        );
        const left = ids.filter((_id, place) => answer?.accepted[place] !== true);
        return { made: ids.length - left.length, left };
      });
    } catch (error) {
      // One of them must not hold up the others: each is made by itself.
      if (ids.length === 0) throw error;
      return { made: 0, left: ids };
    }
  }

  async makeOne(
    organisationId: string,
    followUpId: string,
    make: (transaction: IntakeTransaction, received: ReceivedStay) => Promise<void>,
  ): Promise<boolean> {
    const { database, ciphers, newId } = this.dependencies;
    const cipher = await ciphers.of(organisationId);
    return database.transaction({ organisationId }, async (transaction) => {
      const [row] = await transaction.query<ReceivedRow>(
        `SELECT follow_up_id, hospital_id, key_hash, statement FROM received_stay WHERE follow_up_id = $1 FOR UPDATE`,
        [followUpId],
      );
      if (row === undefined) return false;
      const opened = open(cipher, organisationId, row);
      const { stay, caller, now } = opened;
      await make(new PostgresIntake(transaction, cipher, caller, { newId, now: () => now }), stay);
      await writeAudit(transaction, opened, newId());
      await transaction.query('DELETE FROM received_stay WHERE follow_up_id = $1', [followUpId]);
      return true;
    });
  }

  async postpone(organisationId: string, followUpId: string): Promise<number> {
    const [row] = await this.dependencies.database.transaction({ organisationId }, (transaction) =>
      transaction.query<{ attempts: number }>(
        `UPDATE received_stay SET attempts = attempts + 1,
           next_attempt_at = clock_timestamp() + make_interval(secs => least(2 ^ attempts, $2))
         WHERE follow_up_id = $1 RETURNING attempts`,
        [followUpId, LONGEST_POSTPONE_SECONDS],
      ),
    );
    return row?.attempts ?? 0;
  }

  private async write(organisationId: string, rows: readonly StatementRow[]): Promise<readonly boolean[]> {
    const [answer] = await this.dependencies.database.query<{ kept: string[] }>(
      'SELECT receive_stays($1, $2) AS kept',
      [organisationId, JSON.stringify(rows)],
    );
    const kept = new Set(answer?.kept);
    return rows.map(({ followUpId }) => kept.has(followUpId));
  }
}

/** JSON writes no line end of its own. */
const LINE_END = '\n';

function framed(statement: Statement, raw: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(JSON.stringify(statement) + LINE_END), raw]);
}

/** Ids of time, so that those received first come first; read in their order, not sorted anew for each batch. */
async function claim(
  transaction: TenantTransaction,
  organisationId: string,
  limit: number,
): Promise<ReceivedRow[]> {
  await transaction.query(
    `SELECT set_config('enable_seqscan', 'off', true), set_config('enable_sort', 'off', true)`,
  );
  return transaction.query<ReceivedRow>(
    `SELECT follow_up_id, hospital_id, key_hash, statement FROM received_stay
     WHERE organisation_id = $1 AND (next_attempt_at IS NULL OR next_attempt_at <= clock_timestamp())
     ORDER BY follow_up_id LIMIT $2 FOR UPDATE SKIP LOCKED`,
    [organisationId, limit],
  );
}

/** What was sealed is of its shape: AES-GCM lets nothing else through. */
function open(cipher: FieldCipher, organisationId: string, row: ReceivedRow): Opened {
  const { follow_up_id: followUpId, hospital_id: hospitalId, key_hash: keyHash } = row;
  const frame = cipher.decryptBytes(row.statement, locationOf(followUpId));
  const end = frame.indexOf(LINE_END);
  const statement = JSON.parse(frame.toString('utf8', 0, end)) as Statement;
  const { caller, now, realNow, ...stated } = statement;
  return {
    stay: { ...stated, followUpId, hospitalId, keyHash, raw: frame.subarray(end + 1) },
    caller: { organisationId, ...caller },
    now,
    realNow,
  };
}

async function writeAudit(
  transaction: TenantTransaction,
  { stay, caller, realNow }: Opened,
  auditId: string,
): Promise<void> {
  await transaction.query(
    `INSERT INTO audit_event (id, organisation_id, at, actor_id, role, action, subject_kind, subject_id, outcome, reason, request_id)
     VALUES ($1, $2, $3, $4, $5, 'discharge.submit', 'follow-up', $6, 'allowed', NULL, $7)`,
    [
      auditId,
      caller.organisationId,
      new Date(realNow),
      caller.accountId,
      caller.role,
      stay.followUpId,
      caller.requestId,
    ],
  );
}

function locationOf(followUpId: string): { table: string; rowId: string; column: string } {
  return { table: 'received_stay', rowId: followUpId, column: 'statement' };
}
