import type { Caller } from '../../../application/application';
import type { SlotReading, SlotRecords, SlotSubject } from '../../../application/scheduling/slot-records';
import type { FollowUpState } from '../../../domain/follow-up';
import type { Ciphers } from '../ciphers';
import { CARE_CIRCLE } from '../care-circle';
import type { Database, TenantTransaction } from '../database';
import { openDetails, personKnown } from '../sealed-patient';
import { readAgendas } from './slot-agendas';
import { readBookable, readCallable, readKnown, readPractices } from './slot-people';

interface SubjectRow {
  id: string;
  details: Buffer;
  deceased: boolean;
  opposes_sharing: boolean;
  state: FollowUpState | null;
  discharged_at: Date | null;
  refused_ids: string[];
  refused_professions: string[];
}

/** With whom nothing is shared, as `withheldFrom` reads it: a person known twice under one RPPS number is one person. */
const PATIENT = `patient.id, patient.details, patient.deceased_at IS NOT NULL AS deceased, patient.opposes_sharing,
  ARRAY(SELECT DISTINCT alike.id::text FROM sharing_refusal
    JOIN professional AS named ON named.id = sharing_refusal.professional_id
    CROSS JOIN LATERAL (SELECT named.id UNION ALL SELECT professional.id FROM professional
      WHERE professional.organisation_id = named.organisation_id AND professional.rpps = named.rpps) AS alike
    WHERE sharing_refusal.patient_id = patient.id AND lifted_at IS NULL) AS refused_ids,
  ARRAY(SELECT DISTINCT profession FROM sharing_refusal
    WHERE sharing_refusal.patient_id = patient.id AND lifted_at IS NULL AND profession IS NOT NULL) AS refused_professions`;

/** `$1` follow-up, `$2` the clinician who asks. */
const OF_FOLLOW_UP = `SELECT ${PATIENT}, follow_up.state, stay.discharged_at
  FROM follow_up JOIN patient ON patient.id = follow_up.patient_id JOIN stay ON stay.id = follow_up.stay_id
  WHERE follow_up.id = $1 AND ${CARE_CIRCLE}`;

/** `$1` patient, `$2` the clinician who asks: one of their circle, or whom they see. */
const OF_PATIENT = `SELECT ${PATIENT}, NULL AS state, NULL AS discharged_at FROM patient
  WHERE patient.id = $1 AND ($2::uuid IS NULL
    OR EXISTS (SELECT FROM appointment WHERE patient_id = patient.id AND professional_id = $2::uuid)
    OR EXISTS (SELECT FROM follow_up WHERE follow_up.patient_id = patient.id AND ${CARE_CIRCLE}))`;

/** What a search for slots reads, on PostgreSQL. */
export class PostgresSlots implements SlotRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Ciphers,
  ) {}

  async subject(
    caller: Caller,
    reference: { readonly followUpId: string } | { readonly patientId: string },
  ): Promise<SlotSubject | null> {
    const cipher = await this.ciphers.of(caller.organisationId);
    const [query, id, name] =
      'followUpId' in reference
        ? [OF_FOLLOW_UP, reference.followUpId, 'slot-follow-up']
        : [OF_PATIENT, reference.patientId, 'slot-patient'];
    const [row] = await this.database.transaction(
      caller,
      (transaction) => transaction.query<SubjectRow>(query, [id, caller.professionalId ?? null], name),
      { once: true },
    );
    if (row === undefined) return null;
    return {
      patientId: row.id,
      deceased: row.deceased,
      opposesSharing: row.opposes_sharing,
      person: personKnown(openDetails(cipher, row.id, row.details)),
      withheld: { professionalIds: row.refused_ids, professions: row.refused_professions },
      state: row.state,
      dischargedAt: row.discharged_at?.getTime() ?? null,
    };
  }

  reading<T>(organisationId: string, work: (reading: SlotReading) => Promise<T>): Promise<T> {
    const read = (transaction: TenantTransaction) =>
      work({
        known: (patientId, careKind) => readKnown(transaction, patientId, careKind),
        bookable: (who) => readBookable(transaction, organisationId, who),
        agendas: (bookables, window, now) => readAgendas(transaction, bookables, window, now),
        practices: (practiceIds) => readPractices(transaction, practiceIds),
        callable: (who, ladder) => readCallable(transaction, organisationId, who, ladder),
      });
    return this.database.transaction({ organisationId }, read, { once: true });
  }
}
