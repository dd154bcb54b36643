import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { PostgresAudit } from '../prisma/records/audit-records';

const EVERY_MS = 30_000;

/**
 * The one who seals the audit, batch by batch, so that those who write it never wait for one another. Logs the
 * number of events of each seal.
 */
export async function runAuditSealer(
  audit: PostgresAudit,
  organisations: () => Promise<readonly string[]>,
  signal: AbortSignal,
  logger: Logger,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const organisationId of await organisations()) {
        const count = await audit.seal(organisationId);
        if (count > 0) logger.info({ organisationId, count }, 'audit sealed');
      }
    } catch (error) {
      logger.error(error instanceof Error ? error : {}, 'audit not sealed');
    }
    await sleep(EVERY_MS, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
