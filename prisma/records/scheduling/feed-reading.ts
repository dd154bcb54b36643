import type { Caller } from '../../../application/application';
import type { KeptFeed, StaleLimits } from '../../../application/scheduling/calendar-feeds-ports';
import type { FieldCipher } from '../../../security/field-encryption';
import type { Tenant, TenantTransaction } from '../database';
import { FEED_COLUMNS, shownOf, type ShownFeedRow } from './feed-rows';

/** More stale feeds than somebody could look at on one screen. */
const STALE_SHOWN = 200;

export function tenantOf({ organisationId, professionalId }: Caller): Tenant {
  return { organisationId, professionalId };
}

/** A professional's agenda is theirs alone where a professional asks. */
export async function hasProfessional(
  transaction: TenantTransaction,
  professionalId: string,
): Promise<boolean> {
  const found = await transaction.query('SELECT id FROM professional WHERE id = $1', [professionalId]);
  return found.length > 0;
}

/** What was told by the patient stands in the agenda elsewhere: it is no conflict with it. */
const SHOWN = `SELECT ${FEED_COLUMNS}, professional.display_name,
    (SELECT count(*)::int FROM busy_time WHERE busy_time.feed_id = calendar_feed.id AND busy_time.ends_at > $1)
      AS busy_times,
    ARRAY(SELECT appointment.id FROM appointment
          WHERE appointment.professional_id = calendar_feed.professional_id AND appointment.starts_at > $1
            AND appointment.status IN ('booked', 'arrived') AND appointment.kind <> 'seat' AND NOT appointment.told
            AND EXISTS (SELECT FROM busy_time WHERE busy_time.feed_id = calendar_feed.id
                        AND busy_time.starts_at < appointment.ends_at AND busy_time.ends_at > appointment.starts_at)
          ORDER BY appointment.starts_at, appointment.id) AS conflicts
  FROM calendar_feed JOIN professional ON professional.id = calendar_feed.professional_id
  WHERE calendar_feed.removed_at IS NULL`;

export async function feedsOf(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  professionalId: string,
  now: number,
): Promise<readonly KeptFeed[]> {
  const rows = await transaction.query<ShownFeedRow>(
    `${SHOWN} AND calendar_feed.professional_id = $2 ORDER BY calendar_feed.id`,
    [new Date(now), professionalId],
  );
  return rows.map((row) => shownOf(cipher, row));
}

export async function staleFeeds(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { organisationId, professionalId }: Caller,
  { failures, dueBefore, readBefore }: StaleLimits,
  now: number,
): Promise<readonly KeptFeed[]> {
  const rows = await transaction.query<ShownFeedRow>(
    `${SHOWN} AND calendar_feed.organisation_id = $2 AND ($3::uuid IS NULL OR calendar_feed.professional_id = $3)
       AND ((calendar_feed.kind = 'url' AND (calendar_feed.failures >= $4 OR calendar_feed.next_read_at < $5))
            OR (calendar_feed.kind = 'file' AND calendar_feed.read_at < $6))
     ORDER BY calendar_feed.read_at, calendar_feed.id LIMIT ${STALE_SHOWN}`,
    [
      new Date(now),
      organisationId,
      professionalId ?? null,
      failures,
      new Date(dueBefore),
      new Date(readBefore),
    ],
  );
  return rows.map((row) => shownOf(cipher, row));
}
