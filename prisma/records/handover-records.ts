import type { Caller } from '../../application/application';
import type { HandoverRecords, ReadHandover } from '../../application/handover/handover-records';
import { CLOSING_SUMMARY, type FollowUpState, type Instant } from '../../domain/follow-up';
import { handoverFor, type HandoverReader, type HandoverVersion } from '../../domain/handover';
import type { FieldCipher } from '../../security/field-encryption';
import { scopeOf } from '../../security/permissions';
import { CARE_CIRCLE } from './care-circle';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { currentVersion, openVersion, type KeptVersion, type VersionRow } from './handover-versions';
import { readHandoverVersions } from './handover-list';
import { readOwnHandovers } from './own-handovers';
import { WITHHELD_FROM_PROFESSIONAL } from './sharing-refusal-rows';

export interface HandoverRecordsDependencies {
  readonly database: Database;
  readonly ciphers: Pick<Ciphers, 'of'>;
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => Instant;
}

/** Whether the caller may see the follow-up, and who they are to it. */
const SEEN_BY = `SELECT professional.display_name AS name,
    coalesce((follow_up.state #>> '{situation,opposition,sharing}')::boolean, false)
      OR (professional.id IS NOT NULL AND ${WITHHELD_FROM_PROFESSIONAL}) AS withheld
  FROM follow_up LEFT JOIN professional ON professional.id = $2::uuid
  WHERE follow_up.id = $1 AND ${CARE_CIRCLE}`;

/** Versions of handovers and who saw them, on PostgreSQL. */
export class PostgresHandovers implements HandoverRecords {
  constructor(private readonly dependencies: HandoverRecordsDependencies) {}

  async read(
    caller: Caller,
    followUpId: string,
    { keep, seen }: Parameters<HandoverRecords['read']>[2],
  ): Promise<ReadHandover | null> {
    const { database, ciphers, newId, now } = this.dependencies;
    const reader = await this.readerOf(caller, followUpId);
    if (reader === null) return null;
    const { organisationId } = caller;
    const cipher = await ciphers.of(organisationId);
    // The organisation's, not the caller's: a version is the same for all, and what is theirs is taken out of it.
    return database.transaction({ organisationId }, async (transaction) => {
      const making = { organisationId, followUpId, newId, now: now(), keep };
      const kept = await currentVersion(transaction, cipher, making);
      if (kept === null) return null;
      const lastSeen = await lastSeenBy(transaction, cipher, caller, followUpId, reader);
      if (seen !== null) await this.noteSeen(transaction, caller, followUpId, kept, seen);
      const reopened = kept.generation > 1;
      return { generation: kept.generation, reopened, version: versionFor(kept, reader), lastSeen };
    });
  }

  async ofProfessional(
    caller: Caller,
    professionalId: string,
  ): ReturnType<HandoverRecords['ofProfessional']> {
    const { database, ciphers } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    return database.transaction(caller, (transaction) =>
      readOwnHandovers(transaction, cipher, caller, professionalId),
    );
  }

  async versions(caller: Caller, followUpId: string): ReturnType<HandoverRecords['versions']> {
    const { database } = this.dependencies;
    if ((await this.readerOf(caller, followUpId)) === null) return null;
    return database.transaction(caller, (transaction) => readHandoverVersions(transaction, followUpId));
  }

  standing(caller: Caller, followUpId: string): ReturnType<HandoverRecords['standing']> {
    return this.dependencies.database.transaction(caller, async (transaction) => {
      const [row] = await transaction.query<{ state: FollowUpState | null }>(
        `SELECT follow_up.state FROM follow_up WHERE follow_up.id = $1 AND ${CARE_CIRCLE}`,
        [followUpId, caller.professionalId ?? null],
      );
      if (row === undefined || row.state === null) return null;
      const names = await namesOf(transaction, row.state);
      const reached = await transaction.query<{ id: string; phone: string }>(
        'SELECT id, phone FROM professional WHERE id::text = ANY($1) AND phone IS NOT NULL',
        [[...names.keys()]],
      );
      return { state: row.state, names, phones: new Map(reached.map(({ id, phone }) => [id, phone])) };
    });
  }

  toldOfEnd(
    caller: Caller,
    followUpId: string,
    professionalId: string,
  ): ReturnType<HandoverRecords['toldOfEnd']> {
    return this.dependencies.database.transaction(caller, async (transaction) => {
      const [row] = await transaction.query<{ state: FollowUpState | null; generation: number }>(
        'SELECT state, generation FROM follow_up WHERE id = $1 FOR UPDATE',
        [followUpId],
      );
      if (row === undefined || row.state === null) return null;
      if (!isLeftToTell(row.state, professionalId)) return 'nothing';
      const kept = await transaction.query(
        `INSERT INTO closing_told (id, organisation_id, follow_up_id, generation, professional_id, told_by, told_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (follow_up_id, generation, professional_id) DO NOTHING RETURNING id`,
        [
          this.dependencies.newId(),
          caller.organisationId,
          followUpId,
          row.generation,
          professionalId,
          caller.accountId,
          new Date(this.dependencies.now()),
        ],
      );
      await transaction.query('DELETE FROM work_item WHERE follow_up_id = $1 AND key = $2', [
        followUpId,
        CLOSING_SUMMARY,
      ]);
      return kept.length === 0 ? 'nothing' : 'kept';
    });
  }

  private async noteSeen(
    transaction: TenantTransaction,
    { organisationId, accountId, professionalId }: Caller,
    followUpId: string,
    { id }: KeptVersion,
    how: 'page' | 'pdf',
  ): Promise<void> {
    if (id === null) return;
    await transaction.query(
      `INSERT INTO handover_reading
         (id, organisation_id, follow_up_id, version_id, account_id, professional_id, how, seen_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (version_id, account_id) DO NOTHING`,
      [
        this.dependencies.newId(),
        organisationId,
        followUpId,
        id,
        accountId,
        professionalId ?? null,
        how,
        new Date(this.dependencies.now()),
      ],
    );
  }

  /** @returns null outside the caller's walls, and for whom the patient withholds it */
  private async readerOf(caller: Caller, followUpId: string): Promise<HandoverReader | null> {
    const professionalId = caller.professionalId ?? null;
    const [row] = await this.dependencies.database.transaction(caller, (transaction) =>
      transaction.query<{ name: string | null; withheld: boolean }>(SEEN_BY, [followUpId, professionalId]),
    );
    if (row === undefined || (professionalId !== null && row.withheld)) return null;
    const mayReadClinical = scopeOf(caller.role, 'clinicalContent.read') !== null;
    return {
      audience: mayReadClinical ? 'care-team' : 'organisers',
      recipient: professionalId === null || row.name === null ? null : { professionalId, name: row.name },
    };
  }
}

function versionFor(kept: KeptVersion, reader: HandoverReader): HandoverVersion {
  return { version: kept.version, madeAt: kept.madeAt, content: handoverFor(kept, reader) };
}

async function lastSeenBy(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { accountId }: Caller,
  followUpId: string,
  reader: HandoverReader,
): Promise<ReadHandover['lastSeen']> {
  const [row] = await transaction.query<VersionRow & { seen_at: Date }>(
    `SELECT handover_version.id, handover_version.generation, handover_version.version, handover_version.made_at,
            handover_version.content, handover_reading.seen_at
     FROM handover_reading JOIN handover_version ON handover_version.id = handover_reading.version_id
     WHERE handover_reading.follow_up_id = $1 AND handover_reading.account_id = $2
     ORDER BY handover_version.version DESC LIMIT 1`,
    [followUpId, accountId],
  );
  if (row === undefined) return null;
  return { version: versionFor(openVersion(cipher, row), reader), seenAt: row.seen_at.getTime() };
}

/** The general practitioner, whom nobody could write to when it ended. */
function isLeftToTell({ closing, situation }: FollowUpState, professionalId: string): boolean {
  return (
    situation.generalPractitioner?.professionalId === professionalId &&
    (closing?.leftOpen ?? []).some(({ subject }) => subject === CLOSING_SUMMARY)
  );
}

/** Of everybody the state names. */
async function namesOf(
  transaction: TenantTransaction,
  { situation, cares, handover }: FollowUpState,
): Promise<ReadonlyMap<string, string>> {
  const ids = [
    situation.generalPractitioner?.professionalId,
    ...cares.flatMap(({ professionalId, offers }) => [
      professionalId,
      ...offers.map(({ contact }) => contact.professionalId),
    ]),
    ...(handover.copies ?? []).map(({ contact }) => contact.professionalId),
  ].filter((id) => id !== undefined);
  const rows = await transaction.query<{ id: string; name: string }>(
    'SELECT id, display_name AS name FROM professional WHERE id::text = ANY($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
