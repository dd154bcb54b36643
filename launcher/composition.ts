import { PostgresSweeper } from '../prisma/records/sweeper-records';
import type { Composition, LauncherContext } from './composition-types';
import { seedDemonstration } from './demonstration/seed';
import { forgottenCheck, quarantineCheck } from './doctor/follow-up-checks';
import { openParts } from './parts';
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
    const followUps = new TemporalFollowUps(temporal.client);
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

/** What the application adds to the launcher. */
export const composition: Composition = {
  seedDemonstration,
  rebuild,
  databaseChecks: [forgottenCheck, quarantineCheck],
};
