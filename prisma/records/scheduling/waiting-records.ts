import type { Caller } from '../../../application/application';
import type { BookingOutcome } from '../../../application/scheduling/booking-records';
import type {
  FreedTime,
  WaitingEntryView,
  WaitingOrder,
} from '../../../application/scheduling/waiting-list-use-cases';
import type {
  HeldFor,
  OfferedHold,
  Waiting,
  WaitingRecords,
} from '../../../application/scheduling/waiting-records';
import type { Ciphers } from '../ciphers';
import type { Database, TenantTransaction } from '../database';
import { lockName } from '../transaction-lock';
import { BookingRefused, NothingThere } from './booking-context';
import { outcomeOf } from './booking-outcome';
import { readCandidates } from './waiting-candidates';
import { entryFor } from './waiting-entries';
import { writeToPatient } from './waiting-messages';
import { readEntries } from './waiting-reading';

export interface WaitingDependencies {
  readonly database: Database;
  readonly ciphers: Pick<Ciphers, 'of'>;
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => number;
}

interface OfferRow {
  slotOfferId: string;
  entryId: string;
  status: string;
  expiresAt: Date;
  appointmentId: string;
  appointmentRevision: number;
  appointmentStatus: string;
}

const OFFER = `SELECT slot_offer.id AS "slotOfferId", waiting_entry_id AS "entryId", slot_offer.status,
  slot_offer.expires_at AS "expiresAt", appointment.id AS "appointmentId",
  appointment.revision AS "appointmentRevision", appointment.status AS "appointmentStatus"
  FROM slot_offer JOIN appointment ON appointment.id = slot_offer.appointment_id`;

/** Those who wait, on PostgreSQL. */
export class PostgresWaiting implements WaitingRecords {
  constructor(private readonly dependencies: WaitingDependencies) {}

  async add(caller: Caller, order: WaitingOrder): Promise<BookingOutcome<WaitingEntryView>> {
    const { database, ciphers, newId, now } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    return outcomeOf([], () =>
      database.transaction(caller, async (transaction) => {
        const context = { transaction, caller, cipher, now: now() };
        const entryId = await entryFor(context, order, newId());
        const [view] = await readEntries(context, { entryId, limit: 1 });
        if (view === undefined) throw new NothingThere('waiting entry');
        return view;
      }),
    );
  }

  async list(
    caller: Caller,
    filter: { readonly followUpId?: string; readonly limit: number },
  ): Promise<WaitingEntryView[]> {
    const { database, ciphers, now } = this.dependencies;
    const cipher = await ciphers.of(caller.organisationId);
    return database.transaction(caller, (transaction) =>
      readEntries({ transaction, caller, cipher, now: now() }, filter),
    );
  }

  withdraw(caller: Caller, entryId: string): Promise<BookingOutcome<OfferedHold | null>> {
    return outcomeOf([], () =>
      this.dependencies.database.transaction(caller, async (transaction) => {
        const [entry] = await transaction.query<{ status: string }>(
          'SELECT status FROM waiting_entry WHERE id = $1 FOR UPDATE',
          [entryId],
        );
        if (entry === undefined) throw new NothingThere('waiting entry');
        if (entry.status !== 'waiting' && entry.status !== 'offered')
          throw new BookingRefused('already-over');
        const [offer] = await transaction.query<OfferRow>(
          `${OFFER} WHERE waiting_entry_id = $1 AND slot_offer.status = 'awaiting' FOR UPDATE OF slot_offer`,
          [entryId],
        );
        if (offer?.appointmentStatus === 'booked') throw new BookingRefused('already-over');
        if (offer !== undefined) await setOffer(transaction, offer.slotOfferId, 'withdrawn');
        await setEntry(transaction, entryId, 'withdrawn');
        return offer === undefined ? null : holdOf(offer);
      }),
    );
  }

  candidates(organisationId: string, freed: FreedTime): Promise<readonly Waiting[]> {
    const { database, now } = this.dependencies;
    return database.transaction({ organisationId }, (transaction) =>
      readCandidates(transaction, organisationId, freed, now()),
    );
  }

  async offer(organisationId: string, held: HeldFor): Promise<string | null> {
    const { database, ciphers, newId } = this.dependencies;
    const cipher = await ciphers.of(organisationId);
    return database.transaction({ organisationId }, async (transaction) => {
      const { entryId, appointmentId, askAt, expiresAt } = held;
      const [entry] = await transaction.query<{
        status: string;
        patientId: string;
        followUpId: string | null;
      }>(
        `SELECT status, patient_id AS "patientId", follow_up_id AS "followUpId" FROM waiting_entry
         WHERE id = $1 FOR UPDATE`,
        [entryId],
      );
      if (entry?.status !== 'waiting') return null;
      // Two entries of one patient: they decide on one time after the other.
      await lockName(transaction, `waiting/${entry.patientId}`);
      if (await isAskedAlready(transaction, entry.patientId)) return null;
      const slotOfferId = newId();
      await transaction.query(
        `INSERT INTO slot_offer (id, organisation_id, waiting_entry_id, appointment_id, sent_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [slotOfferId, organisationId, entryId, appointmentId, new Date(askAt), new Date(expiresAt)],
      );
      await setEntry(transaction, entryId, 'offered');
      await writeToPatient(transaction, cipher, {
        ...entry,
        organisationId,
        slotOfferId,
        dueAt: askAt,
        id: newId(),
      });
      return slotOfferId;
    });
  }

  awaiting(caller: Caller, slotOfferId: string): ReturnType<WaitingRecords['awaiting']> {
    return this.dependencies.database.transaction(caller, async (transaction) => {
      const [offer] = await transaction.query<OfferRow>(`${OFFER} WHERE slot_offer.id = $1`, [slotOfferId]);
      if (offer === undefined) return null;
      const { status, appointmentId, appointmentStatus, expiresAt } = offer;
      const isBooked = appointmentStatus === 'booked' || appointmentStatus === 'arrived';
      if (status === 'accepted' || (status === 'awaiting' && isBooked)) return { accepted: appointmentId };
      const isOpen = status === 'awaiting' && expiresAt.getTime() > this.dependencies.now();
      return isOpen ? holdOf(offer) : 'over';
    });
  }

  async accepted(organisationId: string, slotOfferId: string): Promise<void> {
    await this.dependencies.database.transaction({ organisationId }, async (transaction) => {
      const offer = await lockedOffer(transaction, slotOfferId);
      if (offer !== null) await setAccepted(transaction, offer);
    });
  }

  ended(
    organisationId: string,
    slotOfferId: string,
    how: 'declined' | 'expired',
  ): Promise<OfferedHold | null> {
    return this.dependencies.database.transaction({ organisationId }, async (transaction) => {
      const offer = await lockedOffer(transaction, slotOfferId);
      if (offer?.status !== 'awaiting') return null;
      if (offer.appointmentStatus === 'booked' || offer.appointmentStatus === 'arrived') {
        // It was accepted, and whoever noted that did not come to it.
        await setAccepted(transaction, offer);
        return null;
      }
      await setOffer(transaction, slotOfferId, how);
      await setEntry(transaction, offer.entryId, 'waiting');
      return holdOf(offer);
    });
  }

  async due(organisationId: string, limit: number): Promise<readonly string[]> {
    const rows = await this.dependencies.database.transaction({ organisationId }, (transaction) =>
      transaction.query<{ id: string }>(
        `SELECT id FROM slot_offer WHERE organisation_id = $1 AND status = 'awaiting' AND expires_at <= $2
         ORDER BY expires_at, id LIMIT $3`,
        [organisationId, new Date(this.dependencies.now()), limit],
      ),
    );
    return rows.map(({ id }) => id);
  }

  async closeUseless(organisationId: string): Promise<number> {
    const closed = await this.dependencies.database.transaction({ organisationId }, (transaction) =>
      transaction.query(USELESS, [organisationId, new Date(this.dependencies.now())]),
    );
    return closed.length;
  }

  async takeFreed(organisationId: string, limit: number): Promise<readonly FreedTime[]> {
    const values = [organisationId, new Date(this.dependencies.now()), limit];
    type Row = { professionalId: string; appointmentTypeId: string; startsAt: Date };
    const rows = await this.dependencies.database.transaction({ organisationId }, async (transaction) => {
      const fallen = await transaction.query<Row>(FREED, values);
      return [...fallen, ...(await transaction.query<Row>(MOVED_FROM, values))];
    });
    return rows.map(({ startsAt, ...time }) => ({ ...time, startsAt: startsAt.getTime() }));
  }
}

/** What nobody can use any more: too late, over, or an appointment was made in another way. */
const USELESS = `UPDATE waiting_entry SET status = 'over', revision = waiting_entry.revision + 1
  FROM patient
  WHERE waiting_entry.organisation_id = $1 AND waiting_entry.status = 'waiting' AND patient.id = waiting_entry.patient_id
    AND (latest_at <= $2 OR patient.deceased_at IS NOT NULL
      OR EXISTS (SELECT FROM follow_up WHERE follow_up.id = waiting_entry.follow_up_id
                 AND waiting_entry.care_key IS NOT NULL AND follow_up.status IN ('closed', 'cancelled', 'voided'))
      OR EXISTS (SELECT FROM appointment WHERE appointment.id = waiting_entry.appointment_id
                 AND (appointment.starts_at <= $2 OR appointment.status IN ('fulfilled', 'noshow')))
      OR (waiting_entry.appointment_id IS NULL AND waiting_entry.care_key IS NOT NULL
        AND EXISTS (SELECT FROM appointment WHERE appointment.follow_up_id = waiting_entry.follow_up_id
                    AND appointment.care_key = waiting_entry.care_key AND NOT appointment.told
                    AND appointment.status IN ('booked', 'arrived') AND appointment.starts_at > $2)))
  RETURNING waiting_entry.id`;

const FREED = `UPDATE appointment SET waiting_asked = true
  WHERE id IN (SELECT id FROM appointment WHERE organisation_id = $1 AND status = 'cancelled' AND NOT waiting_asked
    AND starts_at > $2 AND NOT told AND NOT override AND kind <> 'session' AND appointment_type_id IS NOT NULL
    ORDER BY starts_at LIMIT $3 FOR UPDATE SKIP LOCKED)
  RETURNING professional_id AS "professionalId", appointment_type_id AS "appointmentTypeId", starts_at AS "startsAt"`;

/** Those that are over go as well: `takeFreed` offers none of them. */
const MOVED_FROM = `WITH taken AS (
    DELETE FROM moved_time WHERE (professional_id, appointment_type_id, starts_at) IN (
      SELECT professional_id, appointment_type_id, starts_at FROM moved_time WHERE organisation_id = $1
      ORDER BY starts_at LIMIT $3 FOR UPDATE SKIP LOCKED) AND organisation_id = $1
    RETURNING *)
  SELECT professional_id AS "professionalId", appointment_type_id AS "appointmentTypeId", starts_at AS "startsAt"
  FROM taken WHERE starts_at > $2`;

async function lockedOffer(transaction: TenantTransaction, slotOfferId: string): Promise<OfferRow | null> {
  const [offer] = await transaction.query<OfferRow>(
    `${OFFER} WHERE slot_offer.id = $1 FOR UPDATE OF slot_offer`,
    [slotOfferId],
  );
  return offer ?? null;
}

function holdOf({
  slotOfferId,
  appointmentId,
  appointmentRevision,
  appointmentStatus,
}: OfferRow): OfferedHold {
  return { slotOfferId, appointmentId, appointmentRevision, appointmentStatus };
}

async function isAskedAlready(transaction: TenantTransaction, patientId: string): Promise<boolean> {
  const rows = await transaction.query(
    `SELECT FROM slot_offer JOIN waiting_entry ON waiting_entry.id = waiting_entry_id
     WHERE patient_id = $1 AND slot_offer.status = 'awaiting' LIMIT 1`,
    [patientId],
  );
  return rows.length > 0;
}

/** A message that still waits says nothing true any more: it is read again before it leaves, and cleared then. */
async function setOffer(transaction: TenantTransaction, slotOfferId: string, status: string): Promise<void> {
  await transaction.query('UPDATE slot_offer SET status = $2 WHERE id = $1', [slotOfferId, status]);
}

async function setEntry(transaction: TenantTransaction, entryId: string, status: string): Promise<void> {
  await transaction.query('UPDATE waiting_entry SET status = $2, revision = revision + 1 WHERE id = $1', [
    entryId,
    status,
  ]);
}

async function setAccepted(
  transaction: TenantTransaction,
  { slotOfferId, entryId }: OfferRow,
): Promise<void> {
  await setOffer(transaction, slotOfferId, 'accepted');
  await setEntry(transaction, entryId, 'served');
}
