import type { Caller } from '../../application/application';
import type { FactRecords, FollowUpHead, KeptFact } from '../../application/facts/fact-records';
import { isOverStatus, type FollowUpEvent } from '../../domain/follow-up';
import { CARE_CIRCLE } from './care-circle';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { undoDeath } from './death-confirmation-rows';
import { holdAtOnce, type HeldSubject, type Holding } from './held-at-once';
import { appendToInbox } from './inbox-rows';
import { endsAppointments, lockTheirAgendas } from './scheduling/appointments-ended';

/** A follow-up within the caller's walls. */
export interface HeadRow extends FollowUpHead {
  readonly patientId: string;
  readonly stayId: string;
  readonly closingReason: string | null;
}

/** Facts stated by people and programs, on PostgreSQL. */
export class PostgresFacts implements FactRecords {
  constructor(
    private readonly database: Database,
    /** Business time. */
    private readonly now: () => number,
    private readonly ciphers: Pick<Ciphers, 'of'>,
    private readonly newId: () => string,
  ) {}

  head(caller: Caller, followUpId: string): Promise<FollowUpHead | null> {
    return this.database.transaction(caller, (transaction) => headOf(transaction, caller, followUpId, ''));
  }

  async state(caller: Caller, followUpId: string, factId: string, event: FollowUpEvent): Promise<boolean> {
    const cipher = await this.ciphers.of(caller.organisationId);
    return this.database.transaction(caller, async (transaction) => {
      if (endsAppointments(event)) await lockTheirAgendas(transaction, caller, followUpId, this.now());
      const head = await headOf(transaction, caller, followUpId, 'FOR UPDATE OF follow_up');
      if (head === null) return false;
      const added = await this.append(transaction, caller, followUpId, head.generation, factId, event);
      if (!added) return isSameFact(transaction, followUpId, factId, event);
      await this.hold(transaction, { caller, cipher }, { ...head, followUpId }, event);
      return true;
    });
  }

  async stateAboutPatient(caller: Caller, followUpId: string, event: FollowUpEvent): Promise<void> {
    const cipher = await this.ciphers.of(caller.organisationId);
    await this.database.transaction(caller, async (transaction) => {
      const head = await headOf(transaction, caller, followUpId, '');
      if (head !== null) await this.hold(transaction, { caller, cipher }, { ...head, followUpId }, event);
    });
  }

  async reopen(caller: Caller, followUpId: string, factId: string): Promise<boolean> {
    return this.database.transaction(caller, async (transaction) => {
      const head = await headOf(transaction, caller, followUpId, 'FOR UPDATE OF follow_up');
      if (head === null || !isOverStatus(head.status)) return false;
      const rows = await transaction.query<{ generation: number }>(
        `UPDATE follow_up SET generation = generation + 1, status = 'announced', closing_reason = NULL,
                closed_at = NULL, next_deadline_at = $2, last_sign_of_life_at = clock_timestamp()
         WHERE id = $1 RETURNING generation`,
        [followUpId, new Date(this.now())],
      );
      await transaction.query('UPDATE stay SET voided_at = NULL WHERE id = $1', [head.stayId]);
      // A death recorded by mistake is undone with the closing it caused.
      await transaction.query('UPDATE patient SET deceased_at = NULL WHERE id = $1 AND $2', [
        head.patientId,
        head.closingReason === 'died',
      ]);
      if (head.closingReason === 'died') {
        await undoDeath(transaction, head.patientId, { by: caller.accountId, at: this.now() });
      }
      const generation = rows[0]?.generation ?? head.generation;
      await this.append(transaction, caller, followUpId, generation, factId, { type: 'reopened' });
      return true;
    });
  }

  async kept(caller: Caller, factId: string): Promise<KeptFact | null> {
    const rows = await this.database.transaction(caller, (transaction) =>
      transaction.query<KeptFact>('SELECT id AS "factId", status, reason FROM inbox WHERE id = $1', [factId]),
    );
    return rows[0] ?? null;
  }

  private hold(
    transaction: TenantTransaction,
    by: Pick<Holding, 'caller' | 'cipher'>,
    subject: HeldSubject,
    event: FollowUpEvent,
  ): Promise<void> {
    return holdAtOnce(transaction, subject, event, { ...by, newId: this.newId, now: this.now() });
  }

  private append(
    transaction: TenantTransaction,
    caller: Caller,
    followUpId: string,
    generation: number,
    factId: string,
    event: FollowUpEvent,
  ): Promise<boolean> {
    return appendToInbox(transaction, {
      factId,
      organisationId: caller.organisationId,
      followUpId,
      generation,
      event,
      actorId: caller.accountId,
      actorRole: caller.role,
      receivedAt: this.now(),
    });
  }
}

/** A fact kept before under that id; of another tenant's nothing is seen, so it is not the same. */
async function isSameFact(
  transaction: TenantTransaction,
  followUpId: string,
  factId: string,
  event: FollowUpEvent,
): Promise<boolean> {
  const rows = await transaction.query<{ same: boolean }>(
    `SELECT follow_up_id = $2 AND event - 'contactChannel' = $3::jsonb AS same FROM inbox WHERE id = $1`,
    [factId, followUpId, JSON.stringify(event)],
  );
  return rows[0]?.same ?? false;
}

/** @returns null outside the caller's walls */
export async function headOf(
  transaction: TenantTransaction,
  caller: Caller,
  followUpId: string,
  lock: '' | 'FOR UPDATE OF follow_up',
): Promise<HeadRow | null> {
  const rows = await transaction.query<HeadRow>(
    `SELECT status, generation, json_build_object('key', pathway_key, 'version', pathway_version) AS pathway,
            patient_id AS "patientId", stay_id AS "stayId", closing_reason AS "closingReason" FROM follow_up
     WHERE id = $1 AND ${CARE_CIRCLE} ${lock}`,
    [followUpId, caller.professionalId ?? null],
  );
  return rows[0] ?? null;
}
