import type { Caller } from '../../application/application';
import type { TenantTransaction } from './database';
import type { ItemRow } from './worklist-reading';
import { TO_TELEPHONE } from './scheduling/waiting-messages';

/**
 * What is to do about people beside their follow-ups, which may be over: a death to confirm, for the team lead and for
 * everybody of the service once its time has passed; a safety note to look at again, for the team lead and whoever
 * wrote it; a freed time to offer by telephone to one who cannot be written to.
 */
export async function readPeopleItems(
  transaction: TenantTransaction,
  { organisationId, role, accountId }: Caller,
  now: number,
): Promise<ItemRow[]> {
  if (role !== 'teamLead' && role !== 'operator') return [];
  return transaction.query<ItemRow>(
    `SELECT follow_up_id, 'death-confirmation' AS key, 'death-confirmation' AS kind, id::text AS subject,
            'death-to-confirm' AS reason, stated_at AS not_before, due_at, due_at <= $2 AS overdue,
            'queue' AS owner_kind, 'team-leads' AS owner_id, NULL AS owner_name
     FROM death_confirmation
     WHERE organisation_id = $1 AND status = 'awaited' AND ($3 OR due_at <= $2)
     UNION ALL
     SELECT follow_up_id, 'safety-note/' || id, 'safety-note', id::text, 'safety-note-review', review_at,
            review_at + interval '7 days', review_at + interval '7 days' <= $2, 'queue', 'team-leads', NULL
     FROM safety_note
     WHERE organisation_id = $1 AND removed_at IS NULL AND review_at <= $2 AND ($3 OR noted_by = $4)
     UNION ALL
     SELECT waiting_entry.follow_up_id, 'slot-offer/' || slot_offer.id, 'slot-offer', slot_offer.id::text,
            'slot-offer-by-telephone', sent_at, expires_at, false, 'queue', 'operators', NULL
     FROM slot_offer JOIN waiting_entry ON waiting_entry.id = waiting_entry_id
     WHERE slot_offer.organisation_id = $1 AND slot_offer.status = 'awaiting' AND sent_at <= $2 AND expires_at > $2
       AND waiting_entry.follow_up_id IS NOT NULL AND ${TO_TELEPHONE}`,
    [organisationId, new Date(now), role === 'teamLead', accountId],
  );
}
