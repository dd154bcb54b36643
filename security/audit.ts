import { createHash } from 'node:crypto';
import { joinUnambiguously, type Bytes } from './bytes';
import type { Action, Role } from './permissions';

/**
 * Who read or changed what, and whether they were let. It names things by their ids: never a name, a number,
 * a text or any other value of a record.
 */
export interface AuditEvent {
  /** UUID of version 7. */
  readonly id: string;
  readonly organisationId: string;
  /** The account, the API key or the program; null when nobody could be recognised (a failed login). */
  readonly actorId: string | null;
  readonly role: Role | null;
  readonly action: Action | 'session.open' | 'session.close' | 'fact.release';
  /** What was acted on; null when it is the whole organisation (a list, a search). */
  readonly subject: { readonly kind: string; readonly id: string } | null;
  /** Milliseconds since 1970 by the system's clock, not by the business clock. */
  readonly at: number;
  readonly outcome: 'allowed' | 'denied' | 'failed';
  /** A code: why it was denied or failed, or why a restricted record was opened. */
  readonly reason: string | null;
  /** Ties it to the log lines of the same request. */
  readonly requestId: string;
}

/** What sealing a batch leaves: stored apart from the events, appended only. */
export interface AuditSeal {
  /** The seal before, or {@link FIRST_PREVIOUS_HASH}. */
  readonly previousHash: Uint8Array;
  /** The events of the batch, in the order they were sealed, each with its own hash. */
  readonly entries: readonly AuditSealEntry[];
  /** Covers the previous hash and all entries. */
  readonly hash: Uint8Array;
}

export interface AuditSealEntry {
  readonly eventId: string;
  readonly eventHash: Uint8Array;
}

/** A sealed batch as it is read back: the seal, and the rows found for it. */
export interface SealedBatch {
  readonly seal: AuditSeal;
  /** In any order. */
  readonly events: readonly AuditEvent[];
}

/** One thing wrong with the audit. `batch` counts from zero. */
export type AuditFault =
  | {
      readonly kind: 'event-altered' | 'event-missing' | 'event-not-sealed';
      readonly batch: number;
      readonly eventId: string;
    }
  | { readonly kind: 'seal-altered' | 'chain-broken'; readonly batch: number };

/** What the first seal follows: 32 zero bytes. */
export const FIRST_PREVIOUS_HASH: Bytes = Buffer.alloc(32);

/**
 * @param event an audit event
 * @returns its one canonical form: a JSON array of its values in a fixed order
 */
export function canonicalAuditEvent(event: AuditEvent): string {
  return JSON.stringify([
    'relais-audit-event-1',
    event.id,
    event.organisationId,
    event.actorId,
    event.role,
    event.action,
    event.subject === null ? null : [event.subject.kind, event.subject.id],
    event.at,
    event.outcome,
    event.reason,
    event.requestId,
  ]);
}

/**
 * Seals a batch of events by hashing them together with the seal before. One sealer does this, so that those
 * who write events never wait for one another. A hash chain shows that rows were changed by somebody who cannot
 * rewrite all later seals: publish the last hash outside the database (the log, a mail) to hold that too.
 *
 * @param previousHash the hash of the last seal, or {@link FIRST_PREVIOUS_HASH}
 * @param events at least one, in the order to keep
 * @returns the seal to store
 * @throws RangeError when there is no event or one comes twice
 */
export function sealBatch(previousHash: Uint8Array, events: readonly AuditEvent[]): AuditSeal {
  if (events.length === 0) throw new RangeError('There is no audit event to seal');
  if (new Set(events.map((event) => event.id)).size < events.length) {
    throw new RangeError('An audit event comes twice in one batch');
  }
  const entries = events.map((event) => ({ eventId: event.id, eventHash: hashOfEvent(event) }));
  return { previousHash, entries, hash: hashOfSeal(previousHash, entries) };
}

/**
 * Checks a run of sealed batches.
 *
 * @param batches in the order they were sealed
 * @param previousHash what the first of them must follow: {@link FIRST_PREVIOUS_HASH} when the run is whole
 * @returns everything wrong, none when the audit is intact: rows altered, removed or slipped in, seals altered,
 *   removed, slipped in or in another order
 */
export function verifyChain(
  batches: Iterable<SealedBatch>,
  previousHash: Uint8Array = FIRST_PREVIOUS_HASH,
): AuditFault[] {
  const faults: AuditFault[] = [];
  let expected = previousHash;
  let batch = 0;
  for (const { seal, events } of batches) {
    if (!sameBytes(seal.previousHash, expected)) faults.push({ kind: 'chain-broken', batch });
    if (!sameBytes(seal.hash, hashOfSeal(seal.previousHash, seal.entries))) {
      faults.push({ kind: 'seal-altered', batch });
    }
    faults.push(...faultsOfEvents(seal, events, batch));
    expected = seal.hash;
    batch += 1;
  }
  return faults;
}

function faultsOfEvents(seal: AuditSeal, events: readonly AuditEvent[], batch: number): AuditFault[] {
  const found = new Map(events.map((event) => [event.id, event]));
  const sealed = new Set(seal.entries.map((entry) => entry.eventId));
  const faults: AuditFault[] = [];
  for (const { eventId, eventHash } of seal.entries) {
    const event = found.get(eventId);
    if (!event) faults.push({ kind: 'event-missing', batch, eventId });
    else if (!sameBytes(eventHash, hashOfEvent(event)))
      faults.push({ kind: 'event-altered', batch, eventId });
  }
  for (const eventId of found.keys()) {
    if (!sealed.has(eventId)) faults.push({ kind: 'event-not-sealed', batch, eventId });
  }
  return faults;
}

function hashOfEvent(event: AuditEvent): Bytes {
  return sha256(joinUnambiguously('relais-audit-event', canonicalAuditEvent(event)));
}

function hashOfSeal(previousHash: Uint8Array, entries: readonly AuditSealEntry[]): Bytes {
  const covered = entries.flatMap((entry) => [entry.eventId, entry.eventHash]);
  return sha256(joinUnambiguously('relais-audit-seal', previousHash, ...covered));
}

function sha256(bytes: Uint8Array): Bytes {
  return Buffer.from(createHash('sha256').update(bytes).digest());
}

function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return Buffer.compare(left, right) === 0;
}
