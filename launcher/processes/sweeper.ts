import { Sweeper } from '../../application/sweeper/sweeper';
import { PostgresAudit } from '../../prisma/records/audit-records';
import { PostgresClock } from '../../prisma/records/clock-records';
import { PostgresSweeper } from '../../prisma/records/sweeper-records';
import { runAuditSealer } from '../audit-sealer';
import { runProcess } from '../child-process';
import { openParts } from '../parts';
import { openTemporalClient } from '../temporal/client';
import { TemporalFollowUps } from '../temporal/follow-up-gateway';

const EVERY_SECONDS = 5;
const GRACE_SECONDS = 30;
const MAX_CONNECTIONS = 3;

void runProcess('sweeper', async (settings, logger) => {
  const parts = await openParts(settings, MAX_CONNECTIONS);
  const temporal = await openTemporalClient(settings, parts.keyRing);
  const clockRecords = new PostgresClock(parts.database);
  const stopping = new AbortController();
  const records = new PostgresSweeper(parts.database, parts.newId);
  const sweeper = new Sweeper({
    records,
    awakener: new TemporalFollowUps(temporal.client),
    clock: parts.clock,
    touchClock: () => clockRecords.touch(Date.now()),
    everySeconds: EVERY_SECONDS,
    graceSeconds: GRACE_SECONDS,
    log: logger,
  });
  const running = Promise.all([
    sweeper.run(stopping.signal),
    runAuditSealer(
      new PostgresAudit(parts.database, parts.newId),
      () => records.organisations(),
      stopping.signal,
      logger,
    ),
  ]);
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await temporal.close();
      await parts.close();
    },
  };
});
