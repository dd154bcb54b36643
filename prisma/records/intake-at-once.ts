import type { Caller } from '../../application/application';
import type { UnknownStay } from '../../application/intake/intake-records';
import { dayOf, DEFAULT_SERVICE_CALENDAR, instantAt } from '../../domain/calendar';
import { addressChangesAfter, trustworthyInsNumbers } from '../../domain/discharge';
import type { FieldCipher } from '../../security/field-encryption';
import { tokensForPatient, tokensForQuery } from '../../security/search-tokens';
import type { Ciphers } from './ciphers';
import type { Database } from './database';
import { namedIn } from './professional-rows';
import { detailsOf, personKnown, sealDetails, sealDischarge, searchTokensOf } from './sealed-patient';

export interface AtOnceDependencies {
  readonly database: Database;
  readonly ciphers: Ciphers;
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => number;
}

/** What the database takes in one commit at most: few enough that nobody waits for it. */
const BATCH_STAYS = 64;

/** Commits under way at once: while one is written to disk the next one is made. */
const BATCHES_AT_ONCE = 2;

const { zone } = DEFAULT_SERVICE_CALENDAR;

interface Waiting {
  readonly row: object;
  readonly settle: (accepted: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Takes in stays nobody knows yet. Those that arrive while a commit is under way share the next one: under load a
 * commit serves many, and without load nobody waits for company.
 */
export class IntakeAtOnce {
  private readonly waiting = new Map<string, Waiting[]>();
  private underWay = 0;

  constructor(private readonly dependencies: AtOnceDependencies) {}

  /** @returns the id of the follow-up; null when there is something to decide, and nothing was kept */
  async accept(caller: Caller, unknown: UnknownStay): Promise<string | null> {
    const cipher = await this.dependencies.ciphers.of(caller.organisationId);
    const followUpId = this.dependencies.newId();
    const row = rowOf(caller, unknown, { followUpId, cipher, ...this.dependencies });
    const accepted = await new Promise<boolean>((settle, fail) => {
      const queue = this.waiting.get(caller.organisationId) ?? [];
      this.waiting.set(caller.organisationId, [...queue, { row, settle, fail }]);
      this.sendNext();
    });
    return accepted ? followUpId : null;
  }

  private sendNext(): void {
    if (this.underWay >= BATCHES_AT_ONCE) return;
    for (const [organisationId, queue] of this.waiting) {
      const batch = queue.slice(0, BATCH_STAYS);
      if (queue.length > BATCH_STAYS) this.waiting.set(organisationId, queue.slice(BATCH_STAYS));
      else this.waiting.delete(organisationId);
      this.underWay += 1;
      void this.send(organisationId, batch).finally(() => {
        this.underWay -= 1;
        this.sendNext();
      });
      return;
    }
  }

  /** A batch that fails fails for nobody in particular: each goes its own way through the transaction of intake. */
  private async send(organisationId: string, batch: readonly Waiting[]): Promise<void> {
    try {
      const [answer] = await this.dependencies.database.query<{ accepted: boolean[] }>(
        'SELECT accept_unknown_stays($1, $2) AS accepted',
        [organisationId, JSON.stringify(batch.map(({ row }) => row))],
      );
      batch.forEach(({ settle }, place) => settle(answer?.accepted[place] ?? false));
    } catch (error) {
      if (batch.length === 1) batch.forEach(({ fail }) => fail(error));
      else batch.forEach(({ settle }) => settle(false));
    }
  }
}

function rowOf(
  { organisationId: _organisationId, accountId, role, requestId, hospitalId }: Caller,
  { discharge, statedAt, contentHash, keyHash, flags, raw }: UnknownStay,
  { followUpId, cipher, newId, now }: AtOnceDependencies & { followUpId: string; cipher: FieldCipher },
): object {
  const [patientId, stayId, submissionId] = [newId(), newId(), newId()];
  const { patient, stay } = discharge;
  const key = cipher.searchTokenKey();
  const details = detailsOf(discharge);
  const insNumbers = trustworthyInsNumbers(patient);
  const onlyIns = { names: [], phones: [], birthDates: [], visitNumbers: [], insNumbers };
  const days = addressChangesAfter(personKnown(details), dayOf(now(), zone));
  return {
    ...{ patientId, stayId, submissionId, followUpId, factId: newId(), auditId: newId() },
    ...{ accountId, role, requestId, ownHospital: hospitalId, finess: discharge.hospital.finess },
    details: base64(sealDetails(cipher, patientId, details)),
    addressChanges: days.map((day) => instantAt(day, '00:00', zone)),
    searchTokens: searchTokensOf(cipher, discharge).map(hex),
    insTokens: insNumbers.length === 0 ? [] : tokensForPatient(key, onlyIns).map(hex),
    professionals: namedIn(discharge).map(({ reference: { rpps, name }, profession }) => ({
      rpps,
      name,
      profession,
    })),
    visitToken: tokensForQuery(key, 'visitNumber', stay.visitNumber).map(hex)[0],
    ...{ admittedAt: stay.admittedAt, dischargedAt: stay.dischargedAt },
    discharge: base64(sealDischarge(cipher, stayId, discharge)),
    contentHash: hex(contentHash),
    ...(keyHash === null ? {} : { keyHash: hex(keyHash) }),
    ...{ statedAt, flags, now: now(), realNow: Date.now() },
    raw: base64(cipher.encryptBytes(raw, { table: 'submission', rowId: submissionId, column: 'raw' })),
  };
}

function hex(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('hex');
}

function base64(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('base64');
}

function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
