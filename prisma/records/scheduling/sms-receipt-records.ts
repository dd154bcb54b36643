import type { Database } from '../database';

/** What a provider says of an SMS, on the message it is about. */
export interface SettledSms {
  readonly organisationId: string;
  readonly messageKey: string;
  readonly status: 'delivered' | 'failed';
}

/**
 * An SMS whose fate was not known is settled by its receipt; one that was delivered stays so, whatever comes after.
 *
 * @returns false when no SMS of that key waits for word
 */
export async function settleSms(
  database: Database,
  { organisationId, messageKey, status }: SettledSms,
): Promise<boolean> {
  const rows = await database.transaction({ organisationId }, (transaction) =>
    transaction.query(
      `UPDATE message SET status = $2, failure = CASE WHEN $2 = 'failed' THEN 'not-delivered' END
       WHERE key = $1 AND channel = 'sms' AND status IN ('sent', 'uncertain', 'delivered', 'failed')
         AND (status <> 'delivered' OR $2 = 'delivered') RETURNING id`,
      [messageKey, status],
    ),
  );
  return rows.length > 0;
}
