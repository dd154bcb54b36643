import type { Caller } from '../../application/application';
import type {
  CreatedFollowUp,
  EarlierUse,
  IntakeTransaction,
  KnownStay,
  RecordedSubmission,
  StatedDischarge,
} from '../../application/intake/intake-records';
import type { Discharge } from '../../domain/discharge';
import type { FollowUpEvent } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import { tokensForQuery } from '../../security/search-tokens';
import { contentHashOf } from './content-hash';
import type { TenantTransaction } from './database';
import { appendToInbox, silenceFollowUps } from './inbox-rows';
import { knowProfessionalsOf } from './professional-rows';
import { PatientRows } from './patient-rows';
import { confirmDeath } from './death-confirmation-rows';
import { openDischarge, sealDischarge } from './sealed-patient';
import { keepStatedRefusals } from './sharing-refusal-rows';
import { lockName } from './transaction-lock';

interface StayRow {
  id: string;
  patient_id: string;
  discharge: Buffer;
  stated_at: Date;
  voided_at: Date | null;
  follow_up_id: string;
  follow_up_status: string;
  generation: number;
}

/** Intake within one transaction under the caller's walls. */
export class PostgresIntake implements IntakeTransaction {
  private readonly patients: PatientRows;

  constructor(
    private readonly transaction: TenantTransaction,
    private readonly cipher: FieldCipher,
    private readonly caller: Caller,
    private readonly dependencies: {
      readonly newId: () => string;
      /** Business time. */
      readonly now: () => number;
    },
  ) {
    this.patients = new PatientRows(
      transaction,
      cipher,
      caller.organisationId,
      dependencies.newId,
      dependencies.now,
    );
  }

  async hospital(finess: string): Promise<{ id: string } | null> {
    const rows = await this.transaction.query<{ id: string }>('SELECT id FROM hospital WHERE finess = $1', [
      finess,
    ]);
    return rows[0] ?? null;
  }

  async lockStay(hospitalId: string, visitNumber: string): Promise<KnownStay | null> {
    const token = this.visitToken(visitNumber);
    await lockName(this.transaction, `${hospitalId}/stay/${token.toString('hex')}`);
    const rows = await this.transaction.query<StayRow>(
      `SELECT stay.id, stay.patient_id, stay.discharge, stay.stated_at, stay.voided_at, follow_up.id AS follow_up_id,
              follow_up.status AS follow_up_status, follow_up.generation
       FROM stay JOIN follow_up ON follow_up.stay_id = stay.id
       WHERE stay.organisation_id = $1 AND stay.hospital_id = $2 AND stay.visit_number_token = $3`,
      [this.caller.organisationId, hospitalId, token],
    );
    const row = rows[0];
    if (row === undefined) return null;
    return {
      stayId: row.id,
      patientId: row.patient_id,
      followUpId: row.follow_up_id,
      followUpStatus: row.follow_up_status,
      generation: row.generation,
      discharge: openDischarge(this.cipher, row.id, row.discharge),
      statedAt: row.stated_at.getTime(),
      voided: row.voided_at !== null,
    };
  }

  async lockKey(hospitalId: string, keyHash: Uint8Array, discharge: Discharge): Promise<EarlierUse | null> {
    await lockName(this.transaction, `${hospitalId}/key/${Buffer.from(keyHash).toString('hex')}`);
    const rows = await this.transaction.query<{ content_hash: Buffer; follow_up_id: string }>(
      'SELECT content_hash, follow_up_id FROM submission WHERE organisation_id = $1 AND hospital_id = $2 AND key_hash = $3',
      [this.caller.organisationId, hospitalId, keyHash],
    );
    const row = rows[0];
    if (row === undefined) return null;
    const saysTheSame = row.content_hash.equals(contentHashOf(discharge));
    return { followUpId: row.follow_up_id, saysTheSame };
  }

  async receivedAs(
    hospitalId: string,
    visitNumber: string,
    keyHash: Uint8Array | null,
  ): Promise<string | null> {
    const [row] = await this.transaction.query<{ id: string }>(
      `SELECT follow_up_id AS id FROM received_stay
       WHERE organisation_id = $1 AND hospital_id = $2 AND visit_number_token = $3
       UNION ALL SELECT follow_up_id FROM received_stay
       WHERE organisation_id = $1 AND hospital_id = $2 AND key_hash = $4 LIMIT 1`,
      [this.caller.organisationId, hospitalId, this.visitToken(visitNumber), keyHash],
    );
    return row?.id ?? null;
  }

  async create(stated: StatedDischarge): Promise<CreatedFollowUp> {
    const { newId, now } = this.dependencies;
    const { discharge, hospitalId } = stated;
    const organisationId = this.caller.organisationId;
    const { patientId, doubts } = await this.patients.knownOrNew(discharge);
    const stayId = newId();
    await this.transaction.query(
      `INSERT INTO stay (id, organisation_id, hospital_id, patient_id, visit_number_token, admitted_at, discharged_at,
                         discharge, content_hash, stated_at, flags)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        stayId,
        organisationId,
        hospitalId,
        patientId,
        this.visitToken(discharge.stay.visitNumber),
        discharge.stay.admittedAt ?? null,
        discharge.stay.dischargedAt,
        sealDischarge(this.cipher, stayId, discharge),
        contentHashOf(discharge),
        new Date(stated.statedAt),
        JSON.stringify([...stated.flags, ...doubts]),
      ],
    );
    const { followUpId = newId() } = stated;
    await this.transaction.query(
      `INSERT INTO follow_up (id, organisation_id, stay_id, patient_id, hospital_id, pathway_key, pathway_version,
                              created_at, discharged_at, last_sign_of_life_at)
       VALUES ($1, $2, $3, $4, $5, 'standard', '', $6, $7, clock_timestamp())`,
      [
        followUpId,
        organisationId,
        stayId,
        patientId,
        hospitalId,
        new Date(now()),
        discharge.stay.dischargedAt,
      ],
    );
    await knowProfessionalsOf(
      this.transaction,
      this.caller.organisationId,
      discharge,
      this.dependencies.newId,
    );
    await this.keepStatedRefusals(patientId, discharge);
    return { followUpId, patientId, doubts };
  }

  async replace(known: KnownStay, stated: StatedDischarge): Promise<void> {
    const { discharge } = stated;
    await this.transaction.query(
      `UPDATE stay SET admitted_at = $2, discharged_at = $3, discharge = $4, content_hash = $5, stated_at = $6,
                       flags = $7, voided_at = NULL
       WHERE id = $1`,
      [
        known.stayId,
        discharge.stay.admittedAt ?? null,
        discharge.stay.dischargedAt,
        sealDischarge(this.cipher, known.stayId, discharge),
        contentHashOf(discharge),
        new Date(stated.statedAt),
        JSON.stringify(stated.flags),
      ],
    );
    await this.patients.update(known.patientId, discharge);
    await knowProfessionalsOf(
      this.transaction,
      this.caller.organisationId,
      discharge,
      this.dependencies.newId,
    );
    await this.keepStatedRefusals(known.patientId, discharge);
  }

  /** After the professionals of the discharge are known: a refusal may name one of them. */
  private async keepStatedRefusals(patientId: string, discharge: Discharge): Promise<void> {
    const { newId, now } = this.dependencies;
    const of = { organisationId: this.caller.organisationId, patientId };
    await keepStatedRefusals(this.transaction, of, discharge, { newId, now: now() });
  }

  async runningFollowUps(
    patientId: string,
    except: string,
  ): Promise<{ followUpId: string; generation: number }[]> {
    return this.beyondHospital(() =>
      this.transaction.query<{ followUpId: string; generation: number }>(
        `SELECT id AS "followUpId", generation FROM follow_up
         WHERE patient_id = $1 AND id <> $2 AND status NOT IN ('closed', 'cancelled', 'voided')`,
        [patientId, except],
      ),
    );
  }

  /** The patient may have been followed after a stay elsewhere; what is found is acted on and never shown. */
  private async beyondHospital<T>(work: () => Promise<T>): Promise<T> {
    const lift = `SELECT set_config('relais.hospital', $1, true)`;
    await this.transaction.query(lift, ['']);
    const result = await work();
    await this.transaction.query(lift, [this.caller.hospitalId ?? '']);
    return result;
  }

  async nextGeneration(followUpId: string): Promise<number> {
    const rows = await this.transaction.query<{ generation: number }>(
      `UPDATE follow_up SET generation = generation + 1, status = 'announced', closing_reason = NULL, closed_at = NULL,
              next_deadline_at = coalesce(next_deadline_at, discharged_at), last_sign_of_life_at = clock_timestamp()
       WHERE id = $1 RETURNING generation`,
      [followUpId],
    );
    return rows[0]?.generation ?? 1;
  }

  async recordDeath(patientId: string): Promise<void> {
    await this.transaction.query('UPDATE patient SET deceased_at = coalesce(deceased_at, $2) WHERE id = $1', [
      patientId,
      new Date(this.dependencies.now()),
    ]);
    await silenceFollowUps(this.transaction, { patientId });
    await confirmDeath(this.transaction, patientId, {
      source: 'hospital',
      by: this.caller.accountId,
      at: this.dependencies.now(),
    });
  }

  async appendFact(followUpId: string, generation: number, event: FollowUpEvent): Promise<void> {
    await appendToInbox(this.transaction, {
      factId: this.dependencies.newId(),
      organisationId: this.caller.organisationId,
      followUpId,
      generation,
      event,
      actorId: this.caller.accountId,
      actorRole: this.caller.role,
      receivedAt: this.dependencies.now(),
    });
  }

  async recordSubmission(submission: RecordedSubmission): Promise<void> {
    const id = this.dependencies.newId();
    const raw = this.cipher.encryptBytes(submission.raw, { table: 'submission', rowId: id, column: 'raw' });
    await this.transaction.query(
      `INSERT INTO submission (id, organisation_id, hospital_id, key_hash, content_hash, kind, result, follow_up_id,
                               received_at, stated_at, raw)
       VALUES ($1, $2, $3, $4, $5, 'discharge', $6, $7, $8, $9, $10)`,
      [
        id,
        this.caller.organisationId,
        submission.hospitalId,
        submission.keyHash,
        contentHashOf(submission.discharge),
        submission.result,
        submission.followUpId,
        new Date(this.dependencies.now()),
        new Date(submission.statedAt),
        raw,
      ],
    );
  }

  private visitToken(visitNumber: string): Buffer {
    const [token] = tokensForQuery(this.cipher.searchTokenKey(), 'visitNumber', visitNumber);
    if (token === undefined) throw new RangeError('a visit number must hold a letter or a digit');
    return token;
  }
}
