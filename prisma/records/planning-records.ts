import type { PlanningFacts, PlanningRecords } from '../../application/planning/begin-follow-up';
import { dayOf, type LocalDay } from '../../domain/calendar';
import {
  addressOn,
  currentGeneralPractitioner,
  instantOf,
  type Address,
  type CareKind,
} from '../../domain/discharge';
import type { FollowUpState, Instant } from '../../domain/follow-up';
import type { PlanningExplanation } from '../../domain/planning';
import type { FollowUpReference } from '../../workflows/contract';
import { actingPractitioner, candidatesFor } from './candidate-ladder';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import { findProfessional } from './professional-rows';
import { openExplanation, sealExplanation } from './sealed-planning';
import { openDetails, openDischarge, personKnown, type PatientDetails } from './sealed-patient';
import { withheldFrom } from './sharing-refusal-rows';

const GENERAL_PRACTITIONER = 'general-practitioner';

interface PlanningRow {
  stay_id: string;
  patient_id: string;
  details: Buffer;
  discharge: Buffer;
  discharged_at: Date;
  state: FollowUpState | null;
  planning: Buffer | null;
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
    /** Business time. */
    private readonly now: () => number,
  ) {}

  /** @throws RangeError when the follow-up is not there: its workflow was started for nothing */
  async facts({ organisationId, followUpId }: FollowUpReference): Promise<PlanningFacts> {
    const cipher = await this.ciphers.of(organisationId);
    return this.database.transaction({ organisationId }, async (transaction) => {
      const rows = await transaction.query<PlanningRow>(
        `SELECT stay.id AS stay_id, patient.id AS patient_id, patient.details, stay.discharge, stay.discharged_at, follow_up.state, follow_up.planning,
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
      const found =
        own === null ? null : await findProfessional(transaction, organisationId, own, GENERAL_PRACTITIONER);
      return {
        discharge,
        generalPractitioner:
          found === null
            ? null
            : await actingPractitioner(transaction, found, this.askedOn(row.discharged_at.getTime())),
        whereabouts: this.whereabouts(openDetails(cipher, row.patient_id, row.details), row.discharged_at),
        withheld: await withheldFrom(transaction, row.patient_id),
        opposition: {
          calls: row.opposes_calls,
          messages: row.opposes_messages,
          sharing: row.opposes_sharing,
        },
        recorded: row.state,
        generation: row.state?.generation ?? 1,
        explanation: row.planning === null ? null : openExplanation(cipher, followUpId, row.planning),
      };
    });
  }

  candidates({ organisationId }: FollowUpReference, facts: PlanningFacts, kinds: readonly CareKind[]) {
    const day = this.askedOn(instantOf(facts.discharge.stay.dischargedAt) ?? this.now());
    return this.database.transaction({ organisationId }, (transaction) =>
      candidatesFor(transaction, { organisationId, facts, day }, kinds),
    );
  }

  /** Nobody is home before the discharge: until then it is where they will be on that day. */
  private whereabouts(details: PatientDetails, dischargedAt: Date): Address | null {
    return addressOn(personKnown(details), this.askedOn(dischargedAt.getTime()));
  }

  /** Nobody is asked before the discharge. */
  private askedOn(dischargedAt: Instant): LocalDay {
    return dayOf(Math.max(this.now(), dischargedAt), this.zone);
  }

  async keepExplanation(
    { organisationId, followUpId }: FollowUpReference,
    explanation: PlanningExplanation,
  ): Promise<void> {
    const cipher = await this.ciphers.of(organisationId);
    await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query('UPDATE follow_up SET vigilance = $2, planning = $3 WHERE id = $1', [
        followUpId,
        explanation.vigilance.vigilance,
        sealExplanation(cipher, followUpId, explanation),
      ]),
    );
  }
}
