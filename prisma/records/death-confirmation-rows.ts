import { addServiceMinutes, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import type { PatientReference } from './address-changes';
import type { TenantTransaction } from './database';

/** Half a working day to find a second source: the household must not be called meanwhile, and nobody be told wrongly. */
const CONFIRM_WITHIN_MINUTES = 360;

/** Who said it, who wrote it down, and when (business time). */
export interface DeathNews {
  readonly source: string;
  readonly by: string;
  readonly at: number;
}

/** Asks for a second source of a death that the hospital did not tell itself; one at a time for each patient. */
export async function awaitDeathConfirmation(
  transaction: TenantTransaction,
  { organisationId, patientId }: PatientReference,
  followUpId: string,
  id: string,
  { source, by, at }: DeathNews,
): Promise<void> {
  await transaction.query(
    `INSERT INTO death_confirmation (id, organisation_id, patient_id, follow_up_id, source, stated_by, stated_at, due_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE NOT EXISTS (
       SELECT FROM death_confirmation WHERE patient_id = $3 AND status IN ('awaited', 'confirmed'))`,
    [
      id,
      organisationId,
      patientId,
      followUpId,
      source,
      by,
      new Date(at),
      new Date(addServiceMinutes(DEFAULT_SERVICE_CALENDAR, at, CONFIRM_WITHIN_MINUTES)),
    ],
  );
}

/** @returns false when no other source's death waits for confirmation */
export async function confirmDeath(
  transaction: TenantTransaction,
  patientId: string,
  { source, by, at }: DeathNews,
): Promise<boolean> {
  const settled = await transaction.query<{ id: string }>(
    `UPDATE death_confirmation SET status = 'confirmed', second_source = $2, settled_by = $3, settled_at = $4
     WHERE patient_id = $1 AND status = 'awaited' AND source <> $2 RETURNING id`,
    [patientId, source, by, new Date(at)],
  );
  return settled.length > 0;
}

/** The death was recorded by mistake: nothing is left to confirm. */
export async function undoDeath(
  transaction: TenantTransaction,
  patientId: string,
  { by, at }: Omit<DeathNews, 'source'>,
): Promise<void> {
  await transaction.query(
    `UPDATE death_confirmation SET status = 'undone', settled_by = $2, settled_at = $3
     WHERE patient_id = $1 AND status IN ('awaited', 'confirmed')`,
    [patientId, by, new Date(at)],
  );
}
