import type { PastDischarges } from '../../application/dry-run/try-pathways';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import { openDischarge } from './sealed-patient';

/** A page is decrypted in memory at once, and its connection given back before the next. */
const PAGE_ROWS = 500;

interface PastRow {
  id: string;
  stay_id: string;
  discharge: Buffer;
  discharged_at: Date;
  opposes_calls: boolean;
}

/** Discharges of one organisation, under its walls; those that were taken back are not among them. */
export class PostgresPastDischarges implements PastDischarges {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Ciphers,
    private readonly pageRows = PAGE_ROWS,
  ) {}

  async *pages(
    ...[organisationId, period, keep]: Parameters<PastDischarges['pages']>
  ): ReturnType<PastDischarges['pages']> {
    const cipher = await this.ciphers.of(organisationId);
    let last: PastRow | undefined;
    do {
      const rows = await this.page(organisationId, period, last);
      if (rows.length > 0) {
        yield rows.map((row) => keep(openDischarge(cipher, row.stay_id, row.discharge), row.opposes_calls));
      }
      last = rows.length === this.pageRows ? rows.at(-1) : undefined;
    } while (last !== undefined);
  }

  private page(
    organisationId: string,
    { from, to }: { readonly from: number; readonly to: number },
    after: PastRow | undefined,
  ): Promise<PastRow[]> {
    return this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<PastRow>(
        `SELECT follow_up.id, stay.id AS stay_id, stay.discharge, follow_up.discharged_at, patient.opposes_calls
         FROM follow_up JOIN stay ON stay.id = follow_up.stay_id JOIN patient ON patient.id = follow_up.patient_id
         WHERE follow_up.organisation_id = $1 AND follow_up.status NOT IN ('voided', 'cancelled')
           AND follow_up.discharged_at >= $2 AND follow_up.discharged_at < $3
           AND ($4::timestamptz IS NULL OR (follow_up.discharged_at, follow_up.id) > ($4, $5::uuid))
         ORDER BY follow_up.discharged_at, follow_up.id LIMIT $6`,
        [
          ...[organisationId, new Date(from), new Date(to)],
          ...[after?.discharged_at ?? null, after?.id ?? null, this.pageRows],
        ],
      ),
    );
  }
}
