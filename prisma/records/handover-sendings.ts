import type { HandoverSendings, SentHandover } from '../../application/dispatcher/ports';
import { handoverDifferences, handoverFor, type HandoverReader } from '../../domain/handover';
import type { MessageToProfessional } from '../../domain/messages';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import type { HandoverRecordsDependencies } from './handover-records';
import {
  currentVersion,
  openVersion,
  versionById,
  type KeptVersion,
  type VersionRow,
} from './handover-versions';

const ADDRESSED = `SELECT message.handover_version_id AS "versionId", professional.display_name AS name
  FROM message JOIN professional ON professional.id = message.professional_id WHERE message.id = $1`;

/** The newest version that left to them before, by any message. */
const HAD = `SELECT handover_version.id, handover_version.generation, handover_version.version,
    handover_version.made_at, handover_version.content
  FROM message JOIN handover_version ON handover_version.id = message.handover_version_id
  WHERE message.follow_up_id = $1 AND message.professional_id = $2 AND message.id <> $3
    AND message.status IN ('sent', 'delivered') AND handover_version.version <= $4
  ORDER BY handover_version.version DESC LIMIT 1`;

/** Which version of a handover each message carries, on PostgreSQL. */
export class PostgresHandoverSendings implements HandoverSendings {
  constructor(private readonly dependencies: HandoverRecordsDependencies) {}

  async carriedBy(message: MessageToProfessional): Promise<SentHandover | null> {
    const { database, ciphers } = this.dependencies;
    const { organisationId } = message;
    const cipher = await ciphers.of(organisationId);
    return database.transaction({ organisationId }, async (transaction) => {
      const [row] = await transaction.query<{ versionId: string | null; name: string }>(ADDRESSED, [
        message.id,
      ]);
      if (row === undefined) return null;
      const kept =
        row.versionId === null
          ? await this.firstCarried(transaction, cipher, message)
          : await versionById(transaction, cipher, row.versionId);
      if (kept === null) return null;
      const reader: HandoverReader = {
        audience: 'care-team',
        recipient: { professionalId: message.professionalId, name: row.name },
      };
      return sentTo(reader, kept, await hadBefore(transaction, cipher, message, kept));
    });
  }

  /** From the first attempt on a message carries one version: sent again, it says the same. */
  private async firstCarried(
    transaction: TenantTransaction,
    cipher: FieldCipher,
    { id, organisationId, followUpId }: MessageToProfessional,
  ): Promise<KeptVersion | null> {
    const { newId, now } = this.dependencies;
    const making = { organisationId, followUpId, newId, now: now(), keep: true };
    const kept = await currentVersion(transaction, cipher, making);
    if (kept === null) return null;
    await transaction.query('UPDATE message SET handover_version_id = $2 WHERE id = $1', [id, kept.id]);
    return kept;
  }
}

async function hadBefore(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { id, followUpId, professionalId }: MessageToProfessional,
  { version }: KeptVersion,
): Promise<KeptVersion | null> {
  const [row] = await transaction.query<VersionRow>(HAD, [followUpId, professionalId, id, version]);
  return row === undefined ? null : openVersion(cipher, row);
}

function sentTo(reader: HandoverReader, kept: KeptVersion, had: KeptVersion | null): SentHandover {
  const content = handoverFor(kept, reader);
  const differences = had === null ? undefined : handoverDifferences(handoverFor(had, reader), content);
  return {
    version: { version: kept.version, madeAt: kept.madeAt, content },
    hasItAlready: had?.id === kept.id,
    ...(differences === undefined ? {} : { differences }),
  };
}
