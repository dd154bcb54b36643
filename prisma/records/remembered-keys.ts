import { createHash } from 'node:crypto';
import type { KnownAccount } from './account-records';

/** Longest a change of a key or an account that nobody announced goes unseen. */
const REMEMBERED_MS = 5_000;

/** More than the programs of a region; what is too much is forgotten whole. */
const KEYS_MAX = 5_000;

/**
 * Whose an API key is, for some seconds: a program that sends a night's discharges shows the same one each time.
 * Everything is forgotten as soon as the database announces a change of any key or account (`relais_access`); only
 * hashes of keys are held.
 */
export class RememberedKeys {
  private readonly known = new Map<string, { account: KnownAccount; until: number }>();
  private changes = 0;

  constructor(private readonly monotonicMs: () => number = () => performance.now()) {}

  forgetAll(): void {
    this.changes += 1;
    this.known.clear();
  }

  /** @param find asks the database; what it answers is not remembered when something changed meanwhile */
  async of(key: string, find: () => Promise<KnownAccount | null>): Promise<KnownAccount | null> {
    const hash = createHash('sha256').update(key).digest('base64');
    const remembered = this.known.get(hash);
    if (remembered !== undefined && remembered.until > this.monotonicMs()) return remembered.account;
    const { changes } = this;
    const account = await find();
    if (account === null || changes !== this.changes) return account;
    if (this.known.size >= KEYS_MAX) this.known.clear();
    this.known.set(hash, { account, until: this.monotonicMs() + REMEMBERED_MS });
    return account;
  }
}
