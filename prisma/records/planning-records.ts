import type { PlanningFacts, PlanningRecords } from '../../application/planning/begin-follow-up';
import { dayOf } from '../../domain/calendar';
import {
  addressOn,
  currentGeneralPractitioner,
  type Address,
  type Discharge,
  type ProfessionalReference,
} from '../../domain/discharge';
import { isWithheldFrom, type FollowUpState, type ProfessionalContact } from '../../domain/follow-up';
import type { PlanningExplanation } from '../../domain/planning';
import type { FollowUpReference } from '../../workflows/contract';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { findProfessional, nearbyProfessionals } from './professional-rows';
import { openExplanation, sealExplanation } from './sealed-planning';
import { openDetails, openDischarge, personKnown, type PatientDetails } from './sealed-patient';
import { withheldFrom } from './sharing-refusal-rows';

const GENERAL_PRACTITIONER = 'general-practitioner';

/** The patient's own, should they be among them, and one more. */
const NEARBY_PRACTICES = 2;

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
      return {
        discharge,
        generalPractitioner:
          own === null
            ? null
            : await findProfessional(transaction, organisationId, own, GENERAL_PRACTITIONER),
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

  async candidates(
    { organisationId }: FollowUpReference,
    { discharge, generalPractitioner, whereabouts, withheld }: PlanningFacts,
    professions: readonly string[],
  ): Promise<Readonly<Record<string, readonly ProfessionalContact[]>>> {
    return this.database.transaction({ organisationId }, async (transaction) => {
      const candidates: Record<string, readonly ProfessionalContact[]> = {};
      for (const profession of professions) {
        const own =
          profession === GENERAL_PRACTITIONER
            ? [generalPractitioner]
            : await this.providers(transaction, organisationId, discharge, profession);
        const nearby = await nearbyProfessionals(transaction, organisationId, {
          profession,
          postalCode: whereabouts?.postalCode,
          limit: NEARBY_PRACTICES + withheld.professionalIds.length,
        });
        const mayBeAsked = (contact: ProfessionalContact | null) =>
          contact !== null && !isWithheldFrom({ withheld }, contact.professionalId, profession);
        candidates[profession] = inOrder(own.filter(mayBeAsked), nearby.filter(mayBeAsked));
      }
      return candidates;
    });
  }

  /** Nobody is home before the discharge: until then it is where they will be on that day. */
  private whereabouts(details: PatientDetails, dischargedAt: Date): Address | null {
    const instant = Math.max(this.now(), dischargedAt.getTime());
    return addressOn(personKnown(details), dayOf(instant, this.zone));
  }

  /** Who gives that care already, or was named with its prescription. */
  private async providers(
    transaction: TenantTransaction,
    organisationId: string,
    { careInPlace = [], carePrescribed = [] }: Discharge,
    profession: string,
  ): Promise<readonly (ProfessionalContact | null)[]> {
    const references = [...careInPlace, ...carePrescribed].flatMap(({ kind, provider }) =>
      kind === profession && provider !== undefined ? [provider] : [],
    );
    const find = (reference: ProfessionalReference) =>
      findProfessional(transaction, organisationId, reference, profession);
    const found: (ProfessionalContact | null)[] = [];
    for (const reference of references) found.push(await find(reference));
    return found;
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

/** The patient's own, each once, then one more who takes new patients. */
function inOrder(
  own: readonly (ProfessionalContact | null)[],
  nearby: readonly ProfessionalContact[],
): readonly ProfessionalContact[] {
  const known = new Map(
    own.flatMap((contact) => (contact === null ? [] : [[contact.professionalId, contact] as const])),
  );
  const next = nearby.find(({ professionalId }) => !known.has(professionalId));
  return next === undefined ? [...known.values()] : [...known.values(), next];
}
