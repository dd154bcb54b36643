import type { PlanningFacts, PlanningRecords } from '../../application/planning/begin-follow-up';
import { dayOf } from '../../domain/calendar';
import { currentGeneralPractitioner } from '../../domain/discharge';
import type { FollowUpState } from '../../domain/follow-up';
import type { FollowUpReference } from '../../workflows/contract';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import { findProfessional, nearbyProfessionals } from './professional-rows';
import { openDischarge } from './sealed-patient';

const GENERAL_PRACTITIONER = 'general-practitioner';

/** The patient's own, should they be among them, and one more. */
const NEARBY_PRACTICES = 2;

interface PlanningRow {
  stay_id: string;
  discharge: Buffer;
  discharged_at: Date;
  state: FollowUpState | null;
  opposes_calls: boolean;
  opposes_messages: boolean;
  opposes_sharing: boolean;
}

export class PostgresPlanning implements PlanningRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Ciphers,
    /** IANA time zone of the service. */
    private readonly zone: string,
  ) {}

  /** @throws RangeError when the follow-up is not there: its workflow was started for nothing */
  async facts({ organisationId, followUpId }: FollowUpReference): Promise<PlanningFacts> {
    const cipher = await this.ciphers.of(organisationId);
    return this.database.transaction({ organisationId }, async (transaction) => {
      const rows = await transaction.query<PlanningRow>(
        `SELECT stay.id AS stay_id, stay.discharge, stay.discharged_at, follow_up.state,
                patient.opposes_calls, patient.opposes_messages, patient.opposes_sharing
         FROM follow_up JOIN stay ON stay.id = follow_up.stay_id JOIN patient ON patient.id = follow_up.patient_id
         WHERE follow_up.id = $1`,
        [followUpId],
      );
      const row = rows[0];
      if (row === undefined) throw new RangeError('no such follow-up');
      const discharge = openDischarge(cipher, row.stay_id, row.discharge);
      const day = dayOf(row.discharged_at.getTime(), this.zone);
      const own = currentGeneralPractitioner(discharge.generalPractitioner, day);
      return {
        discharge,
        generalPractitioner:
          own === null
            ? null
            : await findProfessional(transaction, organisationId, own, GENERAL_PRACTITIONER),
        nearby: await nearbyProfessionals(transaction, organisationId, {
          profession: GENERAL_PRACTITIONER,
          postalCode: (discharge.patient.currentAddress ?? discharge.patient.address)?.postalCode,
          limit: NEARBY_PRACTICES,
        }),
        opposition: {
          calls: row.opposes_calls,
          messages: row.opposes_messages,
          sharing: row.opposes_sharing,
        },
        recorded: row.state,
        generation: row.state?.generation ?? 1,
      };
    });
  }
}
