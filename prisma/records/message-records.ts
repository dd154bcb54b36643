import type {
  DeliveryFact,
  MessageRecords,
  MessageReview,
  PatientMessageReview,
  Settlement,
} from '../../application/dispatcher/ports';
import type { Instant } from '../../domain/follow-up';
import type {
  ClaimedMessage,
  LetterFacts,
  MessageToPatient,
  MessageToProfessional,
} from '../../domain/messages';
import type { Ciphers } from './ciphers';
import type { Database, Tenant, TenantTransaction } from './database';
import { appendToInbox } from './inbox-rows';
import { letterFactsOf, peopleKeeping, type LetterRow } from './letter-rows';
import { HOUSEHOLD_IN_DANGER } from './people-reading';
import { readPatientMessage } from './scheduling/patient-message-reading';
import { WITHHELD_FROM_PROFESSIONAL } from './sharing-refusal-rows';

/** Who the dispatcher is when it states a fact. */
const DISPATCHER = { actorId: 'dispatcher', actorRole: 'service' } as const;

/**
 * `claimed_until` says until when nobody may touch a row: a claim while it is being sent, a pause while it waits
 * for its next attempt. Claims expire in real time. Among messages due at the same instant the order is that of a
 * hash, so that a batch goes to many mail servers instead of many messages to one.
 */
const CLAIM = `
  WITH due AS (
    SELECT id, status FROM message
    WHERE organisation_id = $1 AND status IN ('scheduled', 'sending') AND due_at <= $2
      AND (claimed_until IS NULL OR claimed_until < clock_timestamp())
    ORDER BY due_at, hashtextextended(key, 0)
    LIMIT $4 FOR UPDATE SKIP LOCKED)
  UPDATE message SET status = 'sending', attempts = attempts + 1,
    claimed_until = clock_timestamp() + make_interval(secs => $3 / 1000.0)
  FROM due WHERE message.id = due.id
  RETURNING message.id, organisation_id AS "organisationId", follow_up_id AS "followUpId", generation, key, kind,
    channel, CASE WHEN patient_id IS NULL THEN 'professional' ELSE 'household' END AS recipient,
    professional_id AS "professionalId", patient_id AS "patientId", subject, attempts AS attempt,
    due.status = 'sending' AS reclaimed`;

/** The attempt number fences: whoever claims the row next raises it. */
const STILL_OURS = `id = $1 AND attempts = $2 AND status = 'sending'`;

const RENEW = `UPDATE message SET claimed_until = clock_timestamp() + make_interval(secs => $3 / 1000.0)
  WHERE ${STILL_OURS} RETURNING id`;

const REVIEW = `
  SELECT follow_up.status, follow_up.generation, offer.status AS "offerStatus", offer.due_at AS "answerBy",
    patient.deceased_at IS NOT NULL OR follow_up.closing_reason IS NOT DISTINCT FROM 'died' AS deceased,
    patient.opposes_sharing OR coalesce((follow_up.state #>> '{situation,opposition,sharing}')::boolean, false)
      OR ${WITHHELD_FROM_PROFESSIONAL} AS "sharingOpposed",
    patient.opposes_messages AS "messagesOpposed",
    ${HOUSEHOLD_IN_DANGER('follow_up.patient_id')} AS "personInDanger",
    EXISTS (SELECT FROM message AS asked WHERE asked.follow_up_id = message.follow_up_id AND asked.kind = 'offer'
      AND asked.subject = message.subject AND asked.status IN ('sending', 'sent', 'delivered', 'uncertain'))
      AS "offerLeft",
    professional.id IS NOT NULL AS known, professional.mail, professional.secure_mail AS "secureMail",
    professional.mobile_phone AS mobile
  FROM message JOIN follow_up ON follow_up.id = message.follow_up_id
  JOIN patient ON patient.id = follow_up.patient_id
  LEFT JOIN professional ON professional.id = message.professional_id
  LEFT JOIN offer ON offer.follow_up_id = message.follow_up_id AND offer.id = message.subject
  WHERE message.id = $1`;

const LETTER = `
  SELECT organisation.name AS "serviceName", hospital.name AS "hospitalName",
    professional.display_name AS "recipientName", stay.id AS "stayId", stay.discharge,
    stay.discharged_at AS "dischargedAt", follow_up.state -> 'closing' AS closing,
    offer.status AS "offerStatus", offer.due_at AS "answerBy", care.profession, care.due_at AS "careDueAt",
    jsonb_path_exists(coalesce(follow_up.state, '{}'), '$.cares[*].offers[*] ? (@.id == $id && @.resumption == true)',
      jsonb_build_object('id', message.subject)) AS resumption
  FROM message JOIN follow_up ON follow_up.id = message.follow_up_id
  JOIN organisation ON organisation.id = message.organisation_id
  JOIN stay ON stay.id = follow_up.stay_id
  JOIN hospital ON hospital.id = stay.hospital_id
  JOIN professional ON professional.id = message.professional_id
  LEFT JOIN offer ON offer.follow_up_id = message.follow_up_id AND offer.id = message.subject
  LEFT JOIN care ON care.follow_up_id = offer.follow_up_id AND care.key = offer.care_key
  WHERE message.id = $1`;

interface ReviewRow {
  readonly status: MessageReview['standing']['status'];
  readonly generation: number;
  readonly offerStatus: MessageReview['standing']['offerStatus'];
  readonly answerBy: Date | null;
  readonly deceased: boolean;
  readonly sharingOpposed: boolean;
  readonly messagesOpposed: boolean;
  readonly personInDanger: boolean;
  readonly offerLeft: boolean;
  readonly known: boolean;
  readonly mail: string | null;
  readonly secureMail: string | null;
  readonly mobile: string | null;
}

/** The message rows, on PostgreSQL. */
export class PostgresMessages implements MessageRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
    /** Business time. */
    private readonly now: () => Instant,
  ) {}

  claim(organisationId: string, businessNow: Instant, claimMs: number, limit: number) {
    return this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<ClaimedMessage>(CLAIM, [organisationId, new Date(businessNow), claimMs, limit]),
    );
  }

  review(message: MessageToProfessional, claimMs: number): Promise<MessageReview | null> {
    return this.database.transaction(serviceOf(message), async (transaction) => {
      if (!(await renew(transaction, message, claimMs))) return null;
      const [row] = await transaction.query<ReviewRow>(REVIEW, [message.id]);
      return row === undefined ? null : reviewOf(message, row);
    });
  }

  async reviewForPatient(message: MessageToPatient, claimMs: number): Promise<PatientMessageReview | null> {
    const cipher = await this.ciphers.of(message.organisationId);
    return this.database.transaction(serviceOf(message), async (transaction) =>
      (await renew(transaction, message, claimMs))
        ? readPatientMessage(transaction, cipher, message, this.now())
        : null,
    );
  }

  /** @throws Error when the professional is gone; DecryptionError when the discharge cannot be read */
  async letterFacts(message: MessageToProfessional): Promise<LetterFacts> {
    const { row, people } = await this.database.transaction(serviceOf(message), async (transaction) => {
      const [found] = await transaction.query<LetterRow>(LETTER, [message.id]);
      if (found === undefined) throw new Error('the message speaks of something that is not there');
      return { row: found, people: await namesOf(transaction, peopleKeeping(found)) };
    });
    return letterFactsOf(message, row, people, await this.ciphers.of(message.organisationId));
  }

  settle(message: ClaimedMessage, settlement: Settlement, fact: DeliveryFact | null): Promise<boolean> {
    const left = settlement.status === 'sent' || settlement.status === 'delivered';
    return this.database.transaction(serviceOf(message), async (transaction) => {
      const settled = await transaction.query(
        `UPDATE message SET status = $3, sent_at = $4, failure = $5, claimed_until = NULL
         WHERE ${STILL_OURS} RETURNING id`,
        [
          message.id,
          message.attempt,
          settlement.status,
          left ? new Date(settlement.at) : null,
          settlement.failure ?? null,
        ],
      );
      if (settled.length === 0) return false;
      if (fact !== null) await keepFact(transaction, message, settlement.at, fact);
      return true;
    });
  }

  postpone(message: ClaimedMessage, delayMs: number, failure: string): Promise<boolean> {
    return this.database.transaction(serviceOf(message), async (transaction) => {
      // Scheduled again, so that a decision taken meanwhile can still clear it.
      const postponed = await transaction.query(
        `UPDATE message SET status = 'scheduled', failure = $4,
           claimed_until = clock_timestamp() + make_interval(secs => $3 / 1000.0)
         WHERE ${STILL_OURS} RETURNING id`,
        [message.id, message.attempt, delayMs, failure],
      );
      return postponed.length > 0;
    });
  }
}

/** The dispatcher acts for the whole organisation, not for the professional it writes to. */
function serviceOf({ organisationId }: ClaimedMessage): Tenant {
  return { organisationId };
}

/** @returns false when somebody else has it by now */
async function renew(
  transaction: TenantTransaction,
  { id, attempt }: ClaimedMessage,
  claimMs: number,
): Promise<boolean> {
  return (await transaction.query(RENEW, [id, attempt, claimMs])).length > 0;
}

function reviewOf(message: MessageToProfessional, row: ReviewRow): MessageReview {
  const { status, generation, deceased, sharingOpposed, messagesOpposed, personInDanger } = row;
  const { offerStatus, offerLeft } = row;
  const { known, mail, secureMail, mobile, answerBy } = row;
  return {
    standing: {
      status,
      generation,
      deceased,
      sharingOpposed,
      messagesOpposed,
      personInDanger,
      offerStatus,
      offerLeft,
    },
    recipient: known ? { mail, secureMail, mobile } : null,
    notice: { followUpId: message.followUpId, answerBy: answerBy?.getTime() ?? null },
  };
}

async function keepFact(
  transaction: TenantTransaction,
  message: ClaimedMessage,
  at: Instant,
  { id, event }: DeliveryFact,
): Promise<void> {
  const { organisationId, followUpId, generation } = message;
  if (followUpId === null) return;
  await appendToInbox(transaction, {
    factId: id,
    organisationId,
    followUpId,
    generation,
    event,
    ...DISPATCHER,
    receivedAt: at,
  });
}

/** Display names of accounts and professionals by id. */
async function namesOf(
  transaction: TenantTransaction,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const rows = await transaction.query<{ id: string; name: string }>(
    `SELECT id, display_name AS name FROM account WHERE id::text = ANY($1)
     UNION ALL SELECT id, display_name FROM professional WHERE id::text = ANY($1)`,
    [accountIds],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
