import { instantOf, type Discharge } from '../../domain/discharge';
import type { FollowUpState, Owner } from '../../domain/follow-up';
import type { HandoverChange } from '../../domain/handover';
import type { TenantTransaction } from './database';

export interface Professional {
  readonly name: string;
  readonly phone: string | null;
}

/** What is prescribed, and what was in place before the stay. */
export function changesOf({ careInPlace = [], carePrescribed = [] }: Discharge): readonly HandoverChange[] {
  return [
    ...carePrescribed.map((care) => ({
      kind: care.kind,
      change: 'new' as const,
      what: care.what ?? null,
      frequency: care.frequency ?? null,
      durationDays: care.durationDays ?? null,
      firstDueAt: care.firstDueAt === undefined ? null : (instantOf(care.firstDueAt) ?? null),
    })),
    ...careInPlace.map((care) => ({
      kind: care.kind,
      change: 'resumed' as const,
      what: care.notes ?? null,
      frequency: care.frequency ?? null,
      durationDays: null,
      firstDueAt: null,
    })),
  ];
}

/** Professionals whom a handover names. */
export function idsIn({ situation, cares, closing }: FollowUpState): string[] {
  const ids = [
    situation.generalPractitioner?.professionalId,
    ...cares.map(({ professionalId }) => professionalId),
    ...(closing?.leftOpen ?? []).map(({ kept }) => kept?.professionalId),
  ];
  return ids.filter((id) => id !== undefined);
}

/** Accounts that keep what stays open. */
export function ownersIn({ closing }: FollowUpState): string[] {
  const owners: readonly Owner[] = closing?.leftOpen.map(({ owner }) => owner) ?? [];
  return owners.flatMap((owner) => (owner.kind === 'person' ? [owner.userId] : []));
}

/** Names and numbers by id. */
export async function professionalsOf(
  transaction: TenantTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Professional>> {
  const rows = await transaction.query<{ id: string; name: string; phone: string | null }>(
    'SELECT id, display_name AS name, phone FROM professional WHERE id::text = ANY($1)',
    [ids],
  );
  return new Map(rows.map(({ id, ...professional }) => [id, professional]));
}

/** Display names of accounts by id. */
export async function namesOf(
  transaction: TenantTransaction,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await transaction.query<{ id: string; name: string }>(
    'SELECT id, display_name AS name FROM account WHERE id::text = ANY($1)',
    [accountIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
