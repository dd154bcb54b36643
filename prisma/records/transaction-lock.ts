import type { TenantTransaction } from './database';

/**
 * Waits for everybody else who asked for the same name, and keeps them waiting until the transaction ends. Ask in
 * the same order everywhere: an idempotency key, then a stay, then persons.
 */
export async function lockName(transaction: TenantTransaction, name: string): Promise<void> {
  await transaction.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
