import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../application/application';
import type {
  CallContent,
  CallFile,
  CallRecord,
  CallRecords,
  KeptCallRecord,
} from '../../application/calls/call-records';
import type { FollowUpState } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import { CARE_CIRCLE } from './care-circle';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { openDischarge } from './sealed-patient';
import { iso } from './view-parts';

/** What was said in calls, on PostgreSQL. */
export class PostgresCalls implements CallRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Ciphers,
    /** Business time. */
    private readonly now: () => number,
  ) {}

  async file(caller: Caller, followUpId: string): Promise<CallFile | null> {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(caller, async (transaction) => {
      const [row] = await transaction.query<{
        status: string;
        pathway_key: string;
        state: FollowUpState | null;
        stay_id: string;
        discharge: Buffer;
        discharged_at: Date;
      }>(
        `SELECT follow_up.status, follow_up.pathway_key, follow_up.state, stay.id AS stay_id, stay.discharge,
                stay.discharged_at
         FROM follow_up JOIN stay ON stay.id = follow_up.stay_id WHERE follow_up.id = $1 AND ${CARE_CIRCLE}`,
        [followUpId, caller.professionalId ?? null],
      );
      if (row === undefined) return null;
      return {
        status: row.status,
        pathwayKey: row.state?.plan.pathway.key ?? row.pathway_key,
        dischargedAt: row.discharged_at.getTime(),
        discharge: openDischarge(cipher, row.stay_id, row.discharge),
        state: row.state,
      };
    });
  }

  async keep(caller: Caller, record: CallRecord): Promise<boolean> {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(caller, async (transaction) => {
      const inserted = await transaction.query(
        `INSERT INTO call_record (id, organisation_id, follow_up_id, call_key, attempt, script_key, script_version,
                                  signed, content, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (id) DO NOTHING RETURNING id`,
        [
          record.factId,
          caller.organisationId,
          record.followUpId,
          record.callKey,
          record.attempt,
          record.scriptKey,
          record.scriptVersion,
          record.signed,
          cipher.encryptJson(record.content, locationOf(record.factId)),
          caller.accountId,
          new Date(this.now()),
        ],
      );
      return inserted.length > 0 || isSameRecord(transaction, cipher, record);
    });
  }

  async read(caller: Caller, followUpId: string, callKey: string): Promise<readonly KeptCallRecord[] | null> {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(caller, async (transaction) => {
      const known = await transaction.query(`SELECT FROM follow_up WHERE id = $1 AND ${CARE_CIRCLE}`, [
        followUpId,
        caller.professionalId ?? null,
      ]);
      if (known.length === 0) return null;
      // What was said in an attempt the follow-up refused, or never heard of, belongs to no attempt.
      const rows = await transaction.query<
        Omit<KeptCallRecord, 'content' | 'at'> & { content: Buffer; at: Date }
      >(
        `SELECT call_record.id AS "factId", call_key AS "callKey", attempt, script_key AS "scriptKey",
                script_version AS "scriptVersion", signed, content, account.display_name AS by, recorded_at AS at
         FROM call_record JOIN inbox ON inbox.id = call_record.id
         LEFT JOIN account ON account.id::text = call_record.recorded_by
         WHERE call_record.follow_up_id = $1 AND call_key = $2 AND inbox.status IN ('pending', 'applied')
         ORDER BY recorded_at, call_record.id`,
        [followUpId, callKey],
      );
      return rows.map((row) => ({
        ...row,
        at: iso(row.at),
        content: openContent(cipher, row.factId, row.content),
      }));
    });
  }
}

function locationOf(rowId: string) {
  return { table: 'call_record', rowId, column: 'content' };
}

/** What was sealed is of its shape: AES-GCM lets nothing else through. */
function openContent(cipher: FieldCipher, rowId: string, sealed: Uint8Array): CallContent {
  return cipher.decryptJson(sealed, locationOf(rowId)) as CallContent;
}

/** Kept before under that id, with the same things said; of another tenant's nothing is seen, so it is not the same. */
async function isSameRecord(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { factId, followUpId, callKey, content }: CallRecord,
): Promise<boolean> {
  const [row] = await transaction.query<{ content: Buffer }>(
    'SELECT content FROM call_record WHERE id = $1 AND follow_up_id = $2 AND call_key = $3',
    [factId, followUpId, callKey],
  );
  if (row === undefined) return false;
  const kept = openContent(cipher, factId, row.content);
  return (
    isDeepStrictEqual(kept.asked, JSON.parse(JSON.stringify(content.asked))) &&
    isDeepStrictEqual(kept.alerts, content.alerts) &&
    kept.words === content.words
  );
}
