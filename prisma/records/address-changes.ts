import { dayOf, DEFAULT_SERVICE_CALENDAR, instantAt } from '../../domain/calendar';
import { addressChangesAfter, type Patient } from '../../domain/discharge';
import type { TenantTransaction } from './database';

/** Whose rows. */
export interface PatientReference {
  readonly organisationId: string;
  readonly patientId: string;
}

/** Days are the service's. */
const { zone } = DEFAULT_SERVICE_CALENDAR;

/**
 * Writes down when the patient is somewhere else again, in place of what was expected before: the plan is made again
 * then (application/people/address-changes.ts).
 *
 * @param now business time
 */
export async function writeAddressChanges(
  transaction: TenantTransaction,
  { organisationId, patientId }: PatientReference,
  patient: Pick<Patient, 'currentAddress'>,
  now: number,
): Promise<void> {
  await transaction.query('DELETE FROM address_change WHERE patient_id = $1', [patientId]);
  for (const day of addressChangesAfter(patient, dayOf(now, zone))) {
    await transaction.query(
      'INSERT INTO address_change (patient_id, at, organisation_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [patientId, new Date(instantAt(day, '00:00', zone)), organisationId],
    );
  }
}
