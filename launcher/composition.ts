import { PostgresAudit } from '../prisma/records/audit-records';
import { PostgresRelay } from '../prisma/records/relay-records';
import { PostgresSweeper } from '../prisma/records/sweeper-records';
import { administer } from './administration/administer';
import type { Composition, LauncherContext } from './composition-types';
import { seedDemonstration } from './demonstration/seed';
import {
  forgottenCheck,
  quarantineCheck,
  receivedStaysCheck,
  stuckFactsCheck,
} from './doctor/follow-up-checks';
import { onCallCheck } from './doctor/on-call-checks';
import type { DatabaseUrls } from './embedded/postgres';
import { ensureMasterKey } from './master-key';
import { openParts } from './parts';
import type { Settings } from './settings';
import { demonstrationOf, simulationOf } from './simulation/demonstration';
import type { Simulate } from './simulation/live';
import { openTemporalClient } from './temporal/client';
import { TemporalFollowUps } from './temporal/follow-up-gateway';

/**
 * Restarts the workflow of every open follow-up from the records: after a restore, a move to another cluster, or
 * a lost history (architecture.md, decision 16). One that still runs is only woken.
 *
 * @returns how many were started again
 */
async function rebuild({ process, report }: LauncherContext): Promise<number> {
  const parts = await openParts(process, 2);
  const temporal = await openTemporalClient(process, parts.keyRing);
  try {
    const records = new PostgresSweeper(parts.database, parts.newId);
    const followUps = new TemporalFollowUps(temporal.client, parts.clock);
    let rebuilt = 0;
    for (const organisationId of await records.organisations()) {
      const open = await records.openFollowUps(organisationId);
      report(`${open.length} open follow-ups …`);
      for (const [index, reference] of open.entries()) {
        if (await followUps.restart(reference)) rebuilt += 1;
        if ((index + 1) % 100 === 0) report(`${index + 1} of ${open.length} …`);
      }
    }
    return rebuilt;
  } finally {
    await temporal.close();
    await parts.close();
  }
}

async function verifyAudit(
  { databaseUrl }: DatabaseUrls,
  settings: Settings,
  say: (line: string) => void,
): Promise<number> {
  const parts = await openParts({ databaseUrl, masterKey: ensureMasterKey(settings) }, 2);
  try {
    const audit = new PostgresAudit(parts.database, parts.newId);
    let count = 0;
    for (const organisationId of await new PostgresRelay(parts.database).organisations()) {
      for (const fault of await audit.verify(organisationId)) {
        say(`${organisationId}: batch ${fault.batch}: ${fault.kind}`);
        count += 1;
      }
    }
    return count;
  } finally {
    await parts.close();
  }
}

/** Read only when people are to live: their names, communes and habits are many. */
const simulate: Simulate = async (options) => (await import('../simulator')).simulate(options);

/** What the application adds to the launcher. */
export const composition: Composition = {
  seedDemonstration,
  playDemonstration: demonstrationOf(simulate),
  simulate: simulationOf(simulate),
  rebuild,
  verifyAudit,
  administer,
  databaseChecks: [forgottenCheck, quarantineCheck, receivedStaysCheck, stuckFactsCheck, onCallCheck],
};
