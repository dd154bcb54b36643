import type { Caller } from '../../application/application';
import type {
  Keeping,
  PeopleRecords,
  ToldAddress,
  ToldNote,
  ToldSharingRefusal,
} from '../../application/people/people-records';
import { isOverStatus, type FollowUpEvent, type NewsSource } from '../../domain/follow-up';
import type { FieldCipher } from '../../security/field-encryption';
import { writeAddressChanges, type PatientReference } from './address-changes';
import type { Ciphers } from './ciphers';
import type { Database, TenantTransaction } from './database';
import { confirmDeath } from './death-confirmation-rows';
import { headOf, type HeadRow } from './fact-records';
import { appendToInbox } from './inbox-rows';
import { SafetyNoteRows } from './safety-note-rows';
import { personKnown } from './sealed-patient';
import { keepRefusal } from './sharing-refusal-rows';
import { lockedDetails, writeDetails } from './wrong-numbers';

export interface PeopleRecordsDependencies {
  readonly database: Database;
  readonly ciphers: Pick<Ciphers, 'of'>;
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => number;
}

/** A transaction under the caller's walls, on a follow-up that is within them. */
interface Within {
  readonly transaction: TenantTransaction;
  readonly cipher: FieldCipher;
  readonly head: HeadRow;
  readonly of: PatientReference;
}

type FactKept = Extract<FollowUpEvent, { readonly type: 'address-changed' | 'sharing-limited' }>;

/** What people tell of a person, on PostgreSQL: what a follow-up must hear of is kept with its fact. */
export class PostgresPeople implements PeopleRecords {
  private readonly safetyNotes: SafetyNoteRows;

  constructor(private readonly dependencies: PeopleRecordsDependencies) {
    this.safetyNotes = new SafetyNoteRows(dependencies);
  }

  keepAddress(caller: Caller, followUpId: string, factId: string, told: ToldAddress) {
    return this.within(caller, followUpId, async (within) => {
      const kept = await this.state(within, caller, followUpId, factId, { type: 'address-changed' });
      if (kept === 'repeat') return 'stated';
      const { transaction, cipher, of } = within;
      const { now } = this.dependencies;
      const known = await lockedDetails(transaction, cipher, of.patientId);
      const { address, saidBy } = told;
      const saidAddress = { address, saidBy, saidAt: now(), notedBy: caller.accountId };
      const details = { ...known, saidAddress };
      await writeDetails(transaction, cipher, of.patientId, details);
      await writeAddressChanges(transaction, of, personKnown(details), now());
      return kept;
    });
  }

  keepSharingRefusal(caller: Caller, followUpId: string, factId: string, told: ToldSharingRefusal) {
    return this.within(caller, followUpId, async (within) => {
      const kept = await this.state(within, caller, followUpId, factId, { type: 'sharing-limited' });
      if (kept === 'repeat') return 'stated';
      const { transaction, of, head } = within;
      const { newId, now } = this.dependencies;
      const minting = { newId, now: now() };
      const by = caller.accountId;
      if (told.professionalId !== undefined) {
        if (!(await isKnown(transaction, told.professionalId))) return null;
        await keepRefusal(transaction, of, { professionalId: told.professionalId }, by, minting);
      } else if (told.profession !== undefined) {
        await keepRefusal(transaction, of, { profession: told.profession }, by, minting);
      }
      if (told.settles !== undefined) await settleFlag(transaction, head.stayId, told.settles);
      return kept;
    });
  }

  liftSharingRefusal(caller: Caller, followUpId: string, factId: string, refusalId: string) {
    return this.within(caller, followUpId, async (within) => {
      const lifted = await within.transaction.query<{ id: string }>(
        `UPDATE sharing_refusal SET lifted_at = $3 WHERE id = $1 AND patient_id = $2 AND lifted_at IS NULL RETURNING id`,
        [refusalId, within.of.patientId, new Date(this.dependencies.now())],
      );
      if (lifted.length === 0) return null;
      const kept = await this.state(within, caller, followUpId, factId, { type: 'sharing-limited' });
      return kept === 'repeat' ? 'stated' : kept;
    });
  }

  keepNote(caller: Caller, followUpId: string, { text, saidBy, about }: ToldNote) {
    return this.within(caller, followUpId, async ({ transaction, cipher }) => {
      const id = this.dependencies.newId();
      await transaction.query(
        `INSERT INTO said_note (id, organisation_id, follow_up_id, said_by, about, noted_by, noted_at, content)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          id,
          caller.organisationId,
          followUpId,
          saidBy,
          about ?? null,
          caller.accountId,
          new Date(this.dependencies.now()),
          cipher.encryptJson({ text }, { table: 'said_note', rowId: id, column: 'content' }),
        ],
      );
      return id;
    });
  }

  keepSafetyNote(...[caller, followUpId, note]: Parameters<PeopleRecords['keepSafetyNote']>) {
    return this.within(caller, followUpId, ({ transaction, cipher, of }) =>
      this.safetyNotes.keep(transaction, cipher, caller, { ...of, followUpId }, note),
    );
  }

  async reviewSafetyNote(caller: Caller, followUpId: string, noteId: string, keep: boolean) {
    const reviewed = await this.within(caller, followUpId, ({ transaction, of }) =>
      this.safetyNotes.review(transaction, caller, of.patientId, noteId, keep),
    );
    return reviewed ?? false;
  }

  confirmDeath(caller: Caller, followUpId: string, source: NewsSource) {
    return this.within(caller, followUpId, async ({ transaction, of }) => {
      const news = { source, by: caller.accountId, at: this.dependencies.now() };
      if (await confirmDeath(transaction, of.patientId, news)) return 'confirmed' as const;
      const awaited = await transaction.query(
        `SELECT id FROM death_confirmation WHERE patient_id = $1 AND status = 'awaited'`,
        [of.patientId],
      );
      return awaited.length > 0 ? ('same-source' as const) : ('nothing' as const);
    });
  }

  /** Runs `work` on a follow-up within the caller's walls, locked; null outside them. */
  private async within<T>(
    caller: Caller,
    followUpId: string,
    work: (within: Within) => Promise<T>,
  ): Promise<T | null> {
    const cipher = await this.dependencies.ciphers.of(caller.organisationId);
    return this.dependencies.database.transaction(caller, async (transaction) => {
      const head = await headOf(transaction, caller, followUpId, 'FOR UPDATE OF follow_up');
      if (head === null) return null;
      const of = { organisationId: caller.organisationId, patientId: head.patientId };
      return work({ transaction, cipher, head, of });
    });
  }

  /** Every follow-up of the patient that goes on hears of it; the fact of the one it was told of has the id given. */
  private async state(
    { transaction, head, of }: Within,
    caller: Caller,
    followUpId: string,
    factId: string,
    event: FactKept,
  ): Promise<Keeping | 'repeat'> {
    const running = await transaction.query<{ id: string; generation: number }>(
      `SELECT id, generation FROM follow_up WHERE patient_id = $1 AND id <> $2
         AND status NOT IN ('closed', 'cancelled', 'voided') ORDER BY id`,
      [of.patientId, followUpId],
    );
    const row = {
      organisationId: caller.organisationId,
      event,
      actorId: caller.accountId,
      actorRole: caller.role,
      receivedAt: this.dependencies.now(),
    };
    const isOver = isOverStatus(head.status);
    if (
      !isOver &&
      !(await appendToInbox(transaction, { ...row, factId, followUpId, generation: head.generation }))
    ) {
      return 'repeat';
    }
    for (const { id, generation } of running) {
      await appendToInbox(transaction, {
        ...row,
        factId: this.dependencies.newId(),
        followUpId: id,
        generation,
      });
    }
    return isOver ? 'kept' : 'stated';
  }
}

async function isKnown(transaction: TenantTransaction, professionalId: string): Promise<boolean> {
  const rows = await transaction.query('SELECT id FROM professional WHERE id = $1', [professionalId]);
  return rows.length > 0;
}

/** Somebody said who is meant: the flag of the hospital's words has done its work. */
async function settleFlag(transaction: TenantTransaction, stayId: string, pointer: string): Promise<void> {
  await transaction.query(
    `UPDATE stay SET flags = coalesce((SELECT jsonb_agg(flag) FROM jsonb_array_elements(flags) AS flag
       WHERE NOT (flag ->> 'code' = 'sharing-refusal-unmatched' AND flag ->> 'pointer' = $2)), '[]'::jsonb)
     WHERE id = $1`,
    [stayId, pointer],
  );
}
