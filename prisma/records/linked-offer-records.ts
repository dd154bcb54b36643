import type { LinkedOffer, LinkedOfferRecords } from '../../application/offers/offer-links';
import type { OpenedLink } from '../../application/scheduling/message-links';
import { dayOf } from '../../domain/calendar';
import { addressOn } from '../../domain/discharge';
import {
  isOverStatus,
  type FollowUpState,
  type FollowUpStatus,
  type OfferStatus,
} from '../../domain/follow-up';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import { openDetails, personKnown } from './sealed-patient';

interface LinkedOfferRow {
  follow_up_id: string;
  follow_up_status: FollowUpStatus;
  state: FollowUpState;
  care_key: string;
  professional_id: string;
  status: OfferStatus;
  due_at: Date;
  revision: number;
  profession: string;
  patient_id: string;
  details: Buffer;
  service_name: string;
}

/** What stands behind a professional's link, on PostgreSQL. */
export class PostgresLinkedOffers implements LinkedOfferRecords {
  constructor(
    private readonly database: Database,
    private readonly ciphers: Pick<Ciphers, 'of'>,
    /** IANA time zone of the service. */
    private readonly zone: string,
    /** Business time. */
    private readonly now: () => number,
  ) {}

  async offer({ organisationId, messageId, subject }: OpenedLink): Promise<LinkedOffer | null> {
    const [row] = await this.database.transaction({ organisationId }, (transaction) =>
      transaction.query<LinkedOfferRow>(
        `SELECT follow_up.id AS follow_up_id, follow_up.status AS follow_up_status, follow_up.state, offer.care_key,
                offer.professional_id, offer.status, offer.due_at, offer.revision, care.profession,
                patient.id AS patient_id, patient.details, organisation.name AS service_name
         FROM message JOIN offer ON offer.follow_up_id = message.follow_up_id AND offer.id = $2
         JOIN follow_up ON follow_up.id = offer.follow_up_id
         JOIN care ON care.follow_up_id = offer.follow_up_id AND care.key = offer.care_key
         JOIN patient ON patient.id = follow_up.patient_id
         JOIN organisation ON organisation.id = message.organisation_id
         WHERE message.id = $1 AND message.professional_id = offer.professional_id`,
        [messageId, subject],
      ),
    );
    if (row === undefined) return null;
    const cipher = await this.ciphers.of(organisationId);
    const address = addressOn(
      personKnown(openDetails(cipher, row.patient_id, row.details)),
      dayOf(this.now(), this.zone),
    );
    return viewOf(row, subject, address?.city ?? null);
  }
}

function viewOf(row: LinkedOfferRow, offerId: string, commune: string | null): LinkedOffer {
  const { plan, cares } = row.state;
  const planned = plan.cares.find(({ key }) => key === row.care_key);
  const offer = cares.flatMap(({ offers }) => offers).find(({ id }) => id === offerId);
  const isStill = row.status === 'awaiting' || row.status === 'tentative';
  const dueAt = row.due_at.getTime();
  return {
    followUpId: row.follow_up_id,
    offerId,
    professionalId: row.professional_id,
    revision: row.revision,
    // An offer of a follow-up that ended awaits nobody's answer.
    status: isStill && isOverStatus(row.follow_up_status) ? 'withdrawn' : row.status,
    careKind: row.profession,
    commune,
    from: planned?.window.from ?? dueAt,
    to: planned?.window.to ?? dueAt,
    serviceName: row.service_name,
    answerBy: dueAt,
    proposedAt: offer?.proposedAt ?? null,
    resumption: offer?.resumption === true,
  };
}
