import type { HospitalRoster, KeptLine, OnCallRecords } from '../../application/on-call/on-call-records';
import type { OnCallLineDetails } from '../../application/on-call/views';
import { dutyOf, type EmergencyNumber, type OnCallLine } from '../../domain/on-call';
import type { FollowUpReference } from '../../workflows/contract';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { LINE_COLUMNS, lineOf, sealLine, type LineRow } from './on-call-rows';

interface RosterRow extends LineRow {
  finess: string;
  hospital_name: string;
}

/** Who is on call, on PostgreSQL. Labels and numbers are sealed; hours are not. */
export class PostgresOnCall implements OnCallRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Ciphers,
    private readonly newId: () => string,
  ) {}

  async linesFor({ organisationId, followUpId }: FollowUpReference): Promise<readonly OnCallLine[]> {
    const cipher = await this.ciphers.of(organisationId);
    const rows = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<LineRow>(
        `SELECT ${LINE_COLUMNS} FROM on_call_line JOIN follow_up ON follow_up.hospital_id = on_call_line.hospital_id
         WHERE follow_up.id = $1 AND on_call_line.active ORDER BY position, on_call_line.id`,
        [followUpId],
      ),
    );
    return rows
      .map((row) => lineOf(cipher, row))
      .map((line) => ({
        ...dutyOf(line),
        contactId: line.lineId,
        position: line.position,
        answerMinutes: line.answerMinutes,
      }));
  }

  async rosters(organisationId: string): Promise<readonly HospitalRoster[]> {
    const cipher = await this.ciphers.of(organisationId);
    return this.database.transaction({ organisationId }, async (transaction) => {
      const hospitals = await transaction.query<{ finess: string; name: string }>(
        'SELECT finess, name FROM hospital WHERE organisation_id = $1 ORDER BY name, finess',
        [organisationId],
      );
      const rows = await transaction.query<RosterRow>(
        `SELECT ${LINE_COLUMNS}, hospital.finess FROM on_call_line JOIN hospital ON hospital.id = hospital_id
         WHERE on_call_line.organisation_id = $1 AND active ORDER BY position, on_call_line.id`,
        [organisationId],
      );
      return hospitals.map(({ finess, name }) => ({
        finess,
        name,
        lines: rows.filter((row) => row.finess === finess).map((row): KeptLine => lineOf(cipher, row)),
      }));
    });
  }

  async emergencyNumbers(organisationId: string): Promise<readonly EmergencyNumber[]> {
    return this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<EmergencyNumber>(
        `SELECT department_code AS "departmentCode", number, verified_on::text AS "verifiedOn"
         FROM emergency_number WHERE organisation_id = $1 ORDER BY department_code`,
        [organisationId],
      ),
    );
  }

  async addLine(organisationId: string, finess: string, line: OnCallLineDetails): Promise<string | null> {
    const id = this.newId();
    const values = await this.valuesOf(organisationId, id, line);
    const added = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `INSERT INTO on_call_line (id, organisation_id, hospital_id, position, kind, details, answer_minutes, weekly,
                                   exceptions, first_day, last_day)
         SELECT $1, $2, id, $3, $4, $5, $6, $7, $8, $9, $10 FROM hospital WHERE organisation_id = $2 AND finess = $11
         RETURNING id`,
        [id, organisationId, ...values, finess],
      ),
    );
    return added.length === 0 ? null : id;
  }

  async changeLine(organisationId: string, lineId: string, line: OnCallLineDetails): Promise<boolean> {
    const values = await this.valuesOf(organisationId, lineId, line);
    return this.found(organisationId, (transaction) =>
      transaction.query(
        `UPDATE on_call_line SET position = $3, kind = $4, details = $5, answer_minutes = $6, weekly = $7,
                exceptions = $8, first_day = $9, last_day = $10
         WHERE id = $1 AND organisation_id = $2 AND active RETURNING id`,
        [lineId, organisationId, ...values],
      ),
    );
  }

  async removeLine(organisationId: string, lineId: string): Promise<boolean> {
    return this.found(organisationId, (transaction) =>
      transaction.query(
        `UPDATE on_call_line SET active = false WHERE id = $1 AND organisation_id = $2 AND active RETURNING id`,
        [lineId, organisationId],
      ),
    );
  }

  async setEmergencyNumber(organisationId: string, number: EmergencyNumber): Promise<void> {
    await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query(
        `INSERT INTO emergency_number (organisation_id, department_code, number, verified_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT (organisation_id, department_code)
         DO UPDATE SET number = excluded.number, verified_on = excluded.verified_on`,
        [organisationId, number.departmentCode, number.number, number.verifiedOn],
      ),
    );
  }

  private async found(
    organisationId: string,
    change: (transaction: TenantTransaction) => Promise<unknown[]>,
  ): Promise<boolean> {
    return (await this.database.transaction({ organisationId }, change)).length > 0;
  }

  private async valuesOf(
    organisationId: string,
    lineId: string,
    line: OnCallLineDetails,
  ): Promise<unknown[]> {
    const cipher = await this.ciphers.of(organisationId);
    return [
      line.position,
      line.kind,
      sealLine(cipher, lineId, line),
      line.answerMinutes,
      JSON.stringify(line.weekly),
      JSON.stringify(line.exceptions),
      line.firstDay,
      line.lastDay,
    ];
  }
}
