import type { Instant } from '../../domain/follow-up';
import {
  sameHandover,
  type HandoverContent,
  type HandoverRequest,
  type KeptHandoverContent,
} from '../../domain/handover';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { readHandoverNow, type HandoverNow } from './handover-content';
import { lockName } from './transaction-lock';

/** A version as the table holds it, opened. */
export interface KeptVersion extends KeptHandoverContent {
  /** Null for one that is only glanced at, and not kept. */
  readonly id: string | null;
  readonly generation: number;
  readonly version: number;
  readonly madeAt: Instant;
}

export interface VersionRow {
  id: string;
  generation: number;
  version: number;
  made_at: Date;
  content: Buffer;
}

const COLUMNS = `handover_version.id, handover_version.generation, handover_version.version, handover_version.made_at,
  handover_version.content`;

/** @throws DecryptionError when it was altered or its key is gone */
export function openVersion(cipher: FieldCipher, row: VersionRow): KeptVersion {
  const { id, generation, version, made_at: madeAt } = row;
  // Sealed by `keep`, so of its shape.
  const kept = cipher.decryptJson(row.content, placeOf(id)) as KeptHandoverContent;
  return { ...kept, id, generation, version, madeAt: madeAt.getTime() };
}

export async function versionById(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  id: string,
): Promise<KeptVersion | null> {
  const [row] = await transaction.query<VersionRow>(`SELECT ${COLUMNS} FROM handover_version WHERE id = $1`, [
    id,
  ]);
  return row === undefined ? null : openVersion(cipher, row);
}

export interface Making {
  readonly organisationId: string;
  readonly followUpId: string;
  readonly newId: () => string;
  /** Business time. */
  readonly now: Instant;
  /** Whether what is new is kept; only looked at otherwise. */
  readonly keep: boolean;
}

/**
 * The version that holds now: the last one kept when it says the same, else a new one. One reader at a time for each
 * follow-up, so that two who read at once have the same version.
 *
 * @returns null while the follow-up has not begun
 */
export async function currentVersion(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  making: Making,
): Promise<KeptVersion | null> {
  const { followUpId, now, keep } = making;
  if (keep) await lockName(transaction, `handover/${followUpId}`);
  const held = await readHandoverNow(transaction, cipher, followUpId, now);
  if (held === null) return null;
  const [row] = await transaction.query<VersionRow>(
    `SELECT ${COLUMNS} FROM handover_version WHERE follow_up_id = $1 ORDER BY version DESC LIMIT 1`,
    [followUpId],
  );
  const last = row === undefined ? null : openVersion(cipher, row);
  if (last !== null && last.generation === held.generation && saysTheSame(last, held)) return last;
  const version = (last?.version ?? 0) + 1;
  const id = keep ? await keepVersion(transaction, cipher, making, held, version) : null;
  return { ...held, id, version, madeAt: now };
}

async function keepVersion(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { organisationId, followUpId, newId, now }: Making,
  { generation, content, requests }: HandoverNow,
  version: number,
): Promise<string> {
  const id = newId();
  await transaction.query(
    `INSERT INTO handover_version (id, organisation_id, follow_up_id, generation, version, made_at, content)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      id,
      organisationId,
      followUpId,
      generation,
      version,
      new Date(now),
      cipher.encryptJson({ content, requests }, placeOf(id)),
    ],
  );
  return id;
}

/** What is asked of whom belongs to it: somebody who was asked has another page before them. */
function saysTheSame(a: KeptHandoverContent, b: KeptHandoverContent): boolean {
  return sameHandover(whole(a), whole(b));
}

function whole({ content, requests }: KeptHandoverContent): HandoverContent {
  return { ...content, requests: requests.map((request): HandoverRequest => request) };
}

function placeOf(rowId: string) {
  return { table: 'handover_version', rowId, column: 'content' };
}
