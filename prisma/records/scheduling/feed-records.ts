import type { Caller } from '../../../application/application';
import type {
  CalendarFeedRecords,
  KeptFeed,
  KeptReading,
  NewFeedRow,
  ReadableFeed,
  StaleLimits,
} from '../../../application/scheduling/calendar-feeds-ports';
import type { Interval } from '../../../domain/follow-up';
import type { CalendarFault } from '../../../domain/scheduling';
import type { FieldCipher } from '../../../security/field-encryption';
import type { Ciphers } from '../ciphers';
import type { Database, TenantTransaction } from '../database';
import { lockAgendas } from './booking-context';
import { feedsOf, hasProfessional, staleFeeds, tenantOf } from './feed-reading';
import { FEED_COLUMNS, readableOf, sealAddress, sealValidators, type FeedRow } from './feed-rows';

/** Agendas kept elsewhere, on PostgreSQL: addresses are sealed, and of the events only busy times are there. */
export class PostgresCalendarFeeds implements CalendarFeedRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
  ) {}

  async ofProfessional(
    caller: Caller,
    professionalId: string,
    now: number,
  ): Promise<readonly KeptFeed[] | null> {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(tenantOf(caller), async (transaction) =>
      (await hasProfessional(transaction, professionalId))
        ? feedsOf(transaction, cipher, professionalId, now)
        : null,
    );
  }

  async stale(caller: Caller, than: StaleLimits, now: number): Promise<readonly KeptFeed[]> {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(tenantOf(caller), (transaction) =>
      staleFeeds(transaction, cipher, caller, than, now),
    );
  }

  async add(caller: Caller, feed: NewFeedRow): Promise<'added' | 'no-professional' | 'no-feed' | 'too-many'> {
    const { professionalId, replaces, maximum, readAt } = feed;
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(tenantOf(caller), async (transaction) => {
      if (!(await hasProfessional(transaction, professionalId))) return 'no-professional';
      await lockAgendas(transaction, [professionalId]);
      const inUse = await transaction.query<{ id: string }>(
        'SELECT id FROM calendar_feed WHERE professional_id = $1 AND removed_at IS NULL',
        [professionalId],
      );
      if (replaces !== null && !inUse.some(({ id }) => id === replaces)) return 'no-feed';
      if (replaces === null && inUse.length >= maximum) return 'too-many';
      if (replaces !== null) await removeFeed(transaction, replaces, readAt);
      await insertFeed(transaction, cipher, caller.organisationId, feed);
      return 'added';
    });
  }

  async readable(caller: Caller, professionalId: string, feedId: string): Promise<ReadableFeed | null> {
    const cipher = await this.ciphers.of(caller.organisationId);
    const [row] = await this.database.transaction(tenantOf(caller), (transaction) =>
      transaction.query<FeedRow>(
        `SELECT ${FEED_COLUMNS} FROM calendar_feed
         WHERE id = $1 AND professional_id = $2 AND removed_at IS NULL`,
        [feedId, professionalId],
      ),
    );
    return row === undefined ? null : readableOf(cipher, row);
  }

  async keepReading(feed: ReadableFeed, { found, readAt, nextReadAt }: KeptReading): Promise<boolean> {
    const { organisationId, professionalId, feedId } = feed;
    const cipher = await this.ciphers.of(organisationId);
    return this.database.transaction({ organisationId }, async (transaction) => {
      await lockAgendas(transaction, [professionalId]);
      const kept = await transaction.query(
        `UPDATE calendar_feed SET read_at = $2, next_read_at = $3, failure = NULL, failures = 0, failing_since = NULL,
                covered_until = coalesce($4, covered_until), validators = coalesce($5, validators)
         WHERE id = $1 AND removed_at IS NULL RETURNING id`,
        [
          feedId,
          new Date(readAt),
          dateOf(nextReadAt),
          dateOf(found?.coveredUntil ?? null),
          found === null ? null : sealValidators(cipher, feedId, found.validators),
        ],
      );
      if (kept.length === 0) return false;
      if (found !== null) await replaceBusyTimes(transaction, feed, found.busy);
      return true;
    });
  }

  async keepFailure(
    { organisationId, feedId }: ReadableFeed,
    { code, at, nextReadAt }: { code: CalendarFault; at: number; nextReadAt: number },
  ): Promise<void> {
    await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `UPDATE calendar_feed SET failure = $2, failures = failures + 1, next_read_at = $4,
                failing_since = coalesce(failing_since, $3)
         WHERE id = $1 AND removed_at IS NULL`,
        [feedId, code, new Date(at), new Date(nextReadAt)],
      ),
    );
  }

  async remove(caller: Caller, professionalId: string, feedId: string, now: number): Promise<boolean> {
    return this.database.transaction(tenantOf(caller), async (transaction) => {
      await lockAgendas(transaction, [professionalId]);
      const found = await transaction.query(
        'SELECT id FROM calendar_feed WHERE id = $1 AND professional_id = $2 AND removed_at IS NULL',
        [feedId, professionalId],
      );
      if (found.length > 0) await removeFeed(transaction, feedId, now);
      return found.length > 0;
    });
  }

  async organisations(): Promise<readonly string[]> {
    const rows = await this.database.query<{ id: string }>('SELECT id FROM organisation ORDER BY id');
    return rows.map(({ id }) => id);
  }

  async claimDue(
    organisationId: string,
    now: number,
    until: number,
    limit: number,
  ): Promise<readonly ReadableFeed[]> {
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<FeedRow>(
        `UPDATE calendar_feed SET next_read_at = $3
         WHERE id IN (SELECT id FROM calendar_feed
                      WHERE organisation_id = $1 AND next_read_at <= $2 AND removed_at IS NULL
                      ORDER BY next_read_at LIMIT $4 FOR UPDATE SKIP LOCKED)
         RETURNING ${FEED_COLUMNS}`,
        [organisationId, new Date(now), new Date(until), limit],
      ),
    );
    if (rows.length === 0) return [];
    const cipher = await this.ciphers.of(organisationId);
    return rows.map((row) => readableOf(cipher, row));
  }
}

async function insertFeed(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  organisationId: string,
  { feedId, professionalId, source, found, readAt, nextReadAt }: NewFeedRow,
): Promise<void> {
  await transaction.query(
    `INSERT INTO calendar_feed (id, organisation_id, professional_id, kind, address, validators, next_read_at, read_at,
                                covered_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      feedId,
      organisationId,
      professionalId,
      source === null ? 'file' : 'url',
      source === null ? null : sealAddress(cipher, feedId, source.address),
      source === null ? null : sealValidators(cipher, feedId, found.validators),
      dateOf(nextReadAt),
      new Date(readAt),
      new Date(found.coveredUntil),
    ],
  );
  await replaceBusyTimes(transaction, { organisationId, professionalId, feedId }, found.busy);
}

/** Under the lock of the agenda, so that a booking sees all of the old or all of the new; what stays is not written. */
async function replaceBusyTimes(
  transaction: TenantTransaction,
  {
    organisationId,
    professionalId,
    feedId,
  }: Pick<ReadableFeed, 'organisationId' | 'professionalId' | 'feedId'>,
  busy: readonly Interval[],
): Promise<void> {
  const starts = busy.map(({ from }) => new Date(from));
  const ends = busy.map(({ to }) => new Date(to));
  await transaction.query(
    `DELETE FROM busy_time WHERE feed_id = $1 AND NOT EXISTS (
       SELECT FROM unnest($2::timestamptz[], $3::timestamptz[]) AS found (starts_at, ends_at)
       WHERE found.starts_at = busy_time.starts_at AND found.ends_at = busy_time.ends_at)`,
    [feedId, starts, ends],
  );
  await transaction.query(
    `INSERT INTO busy_time (organisation_id, professional_id, feed_id, starts_at, ends_at)
     SELECT $1, $2, $3, found.starts_at, found.ends_at
     FROM unnest($4::timestamptz[], $5::timestamptz[]) AS found (starts_at, ends_at)
     ON CONFLICT DO NOTHING`,
    [organisationId, professionalId, feedId, starts, ends],
  );
}

/** Its address goes with it: nobody reads it any more. */
async function removeFeed(transaction: TenantTransaction, feedId: string, now: number): Promise<void> {
  await transaction.query('DELETE FROM busy_time WHERE feed_id = $1', [feedId]);
  await transaction.query('UPDATE calendar_feed SET removed_at = $2, next_read_at = NULL WHERE id = $1', [
    feedId,
    new Date(now),
  ]);
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant);
}
