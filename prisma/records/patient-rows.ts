import {
  fault,
  isSamePerson,
  trustworthyInsNumbers,
  type Discharge,
  type Fault,
} from '../../domain/discharge';
import type { FieldCipher } from '../../security/field-encryption';
import { tokensForPatient } from '../../security/search-tokens';
import type { TenantTransaction } from './database';
import { writeAddressChanges } from './address-changes';
import {
  detailsOf,
  openDetails,
  personKnown,
  searchTokensOf,
  sealDetails,
  type PatientDetails,
} from './sealed-patient';
import { lockName } from './transaction-lock';

/** The people behind the stays, sealed and findable, within one transaction. */
export class PatientRows {
  constructor(
    private readonly transaction: TenantTransaction,
    private readonly cipher: FieldCipher,
    private readonly organisationId: string,
    private readonly newId: () => string,
    /** Business time. */
    private readonly now: () => number,
  ) {}

  /**
   * Finds the person behind a discharge, or keeps a new one. The same INS is the same person when the traits agree;
   * without an INS, each stay has its own patient until somebody joins them.
   *
   * @returns doubts when somebody else holds the INS: the two are kept apart, and a person is told
   */
  async knownOrNew(discharge: Discharge): Promise<{ patientId: string; doubts: readonly Fault[] }> {
    const holders = await this.holdersOfIns(discharge);
    for (const { id, details } of holders) {
      if (!isSamePerson(openDetails(this.cipher, id, details).patient, discharge.patient)) continue;
      await this.update(id, discharge);
      return { patientId: id, doubts: [] };
    }
    const doubts = holders.length === 0 ? [] : [fault('ins-of-other-person', '/patient/identifiers')];
    return { patientId: await this.create(discharge), doubts };
  }

  private async holdersOfIns({ patient }: Discharge): Promise<{ id: string; details: Buffer }[]> {
    const insNumbers = trustworthyInsNumbers(patient);
    if (insNumbers.length === 0) return [];
    const none = { names: [], phones: [], birthDates: [], visitNumbers: [] };
    const tokens = tokensForPatient(this.cipher.searchTokenKey(), { ...none, insNumbers });
    // Two stays of one person may be announced at the same moment. The tokens are sorted: one order for all.
    for (const token of tokens) {
      await lockName(this.transaction, `${this.organisationId}/ins/${token.toString('hex')}`);
    }
    return this.transaction.query<{ id: string; details: Buffer }>(
      `SELECT DISTINCT patient.id, patient.details FROM search_token JOIN patient ON patient.id = search_token.patient_id
       WHERE search_token.organisation_id = $1 AND token = ANY($2) ORDER BY patient.id`,
      [this.organisationId, tokens],
    );
  }

  private async create(discharge: Discharge): Promise<string> {
    const patientId = this.newId();
    await this.transaction.query('INSERT INTO patient (id, organisation_id, details) VALUES ($1, $2, $3)', [
      patientId,
      this.organisationId,
      sealDetails(this.cipher, patientId, detailsOf(discharge)),
    ]);
    await this.expectAddressChanges(patientId, detailsOf(discharge));
    await this.writeSearchTokens(patientId, discharge);
    return patientId;
  }

  /** Earlier names, numbers and stays keep finding the patient. */
  async update(patientId: string, discharge: Discharge): Promise<void> {
    const [known] = await this.transaction.query<{ details: Buffer }>(
      'SELECT details FROM patient WHERE id = $1 FOR UPDATE',
      [patientId],
    );
    const before = known === undefined ? undefined : openDetails(this.cipher, patientId, known.details);
    const details = detailsOf(discharge, before);
    await this.transaction.query('UPDATE patient SET details = $2 WHERE id = $1', [
      patientId,
      sealDetails(this.cipher, patientId, details),
    ]);
    await this.expectAddressChanges(patientId, details);
    await this.writeSearchTokens(patientId, discharge);
  }

  private async expectAddressChanges(patientId: string, details: PatientDetails): Promise<void> {
    const of = { organisationId: this.organisationId, patientId };
    await writeAddressChanges(this.transaction, of, personKnown(details), this.now());
  }

  private async writeSearchTokens(patientId: string, discharge: Discharge): Promise<void> {
    await this.transaction.query(
      `INSERT INTO search_token (organisation_id, token, patient_id)
       SELECT $1, token, $2 FROM unnest($3::bytea[]) AS token ON CONFLICT DO NOTHING`,
      [this.organisationId, patientId, searchTokensOf(this.cipher, discharge)],
    );
  }
}
