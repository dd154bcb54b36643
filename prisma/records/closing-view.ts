import type { FollowUpView } from '../../application/reading/views';
import type { Closing } from '../../domain/follow-up';
import type { TenantTransaction } from './database';
import { iso } from './view-parts';

/** How a follow-up ended, what stays open, and who was named to keep it. */
export async function closingView(
  transaction: TenantTransaction,
  closing: Closing | null,
): Promise<FollowUpView['closing']> {
  if (closing === null) return null;
  const keepers = closing.leftOpen.map(({ kept }) => kept?.professionalId).filter((id) => id !== undefined);
  const names = await namesOf(transaction, keepers);
  return {
    reason: closing.reason,
    at: iso(closing.at),
    leftOpen: closing.leftOpen.map(({ kind, subject, owner, kept }) => ({
      kind,
      subject,
      owner:
        owner.kind === 'queue' ? { kind: 'queue', id: owner.queue } : { kind: 'person', id: owner.userId },
      kept:
        kept === undefined
          ? null
          : { by: kept.by, professionalName: names.get(kept.professionalId ?? '') ?? null },
    })),
  };
}

async function namesOf(
  transaction: TenantTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<{ id: string; name: string }>(
    'SELECT id, display_name AS name FROM professional WHERE id::text = ANY($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
