import type { Discharge } from '../../domain/discharge';
import type { FieldCipher } from '../../security/field-encryption';
import { tokensForPatient } from '../../security/search-tokens';
import type { TenantTransaction } from './database';
import { detailsOf, insNumbersOf, searchTokensOf, sealDetails } from './sealed-patient';
import { lockName } from './transaction-lock';

/** The people behind the stays, sealed and findable, within one transaction. */
export class PatientRows {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly cipher: FieldCipher,
    private readonly organisationId: string,
    private readonly newId: () => string,
  ) {}

  /**
   * The same INS is the same person; without one, each stay has its own patient until somebody joins them.
   *
   * @returns the patient, brought up to date, or null when nobody has that INS
   */
  async known(discharge: Discharge): Promise<string | null> {
    const insNumbers = insNumbersOf(discharge.patient);
    if (insNumbers.length === 0) return null;
    const none = { names: [], phones: [], birthDates: [], visitNumbers: [] };
    const tokens = tokensForPatient(this.cipher.searchTokenKey(), { ...none, insNumbers });
    // Two stays of one person may be announced at the same moment. The tokens are sorted: one order for all.
    for (const token of tokens) {
      await lockName(this.transaction, `${this.organisationId}/ins/${token.toString('hex')}`);
    }
    const rows = await this.transaction.query<{ patient_id: string }>(
      'SELECT patient_id FROM search_token WHERE organisation_id = $1 AND token = ANY($2) ORDER BY patient_id LIMIT 1',
      [this.organisationId, tokens],
    );
    const patientId = rows[0]?.patient_id;
    if (patientId === undefined) return null;
    await this.update(patientId, discharge);
    return patientId;
  }

  async create(discharge: Discharge): Promise<string> {
    const patientId = this.newId();
    await this.transaction.query('INSERT INTO patient (id, organisation_id, details) VALUES ($1, $2, $3)', [
      patientId,
      this.organisationId,
      sealDetails(this.cipher, patientId, detailsOf(discharge)),
    ]);
    await this.writeSearchTokens(patientId, discharge);
    return patientId;
  }

  /** Earlier names, numbers and stays keep finding the patient. */
  async update(patientId: string, discharge: Discharge): Promise<void> {
    await this.transaction.query('UPDATE patient SET details = $2 WHERE id = $1', [
      patientId,
      sealDetails(this.cipher, patientId, detailsOf(discharge)),
    ]);
    await this.writeSearchTokens(patientId, discharge);
  }

  private async writeSearchTokens(patientId: string, discharge: Discharge): Promise<void> {
    await this.transaction.query(
      `INSERT INTO search_token (organisation_id, token, patient_id)
       SELECT $1, token, $2 FROM unnest($3::bytea[]) AS token ON CONFLICT DO NOTHING`,
      [this.organisationId, patientId, searchTokensOf(this.cipher, discharge)],
    );
  }
}
