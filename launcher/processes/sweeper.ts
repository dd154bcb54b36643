import { runAgendaRoll } from '../../application/scheduling/agenda-roll';
import { CalendarFeedLoop } from '../../application/scheduling/calendar-feeds-loop';
import { runHoldSweep } from '../../application/scheduling/hold-sweep';
import { runKeepingRounds } from '../../application/scheduling/keeping-rounds';
import { Sweeper } from '../../application/sweeper/sweeper';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { PostgresAudit } from '../../prisma/records/audit-records';
import { PostgresClock } from '../../prisma/records/clock-records';
import { PostgresAgendas } from '../../prisma/records/scheduling/agenda-records';
import { PostgresSweeper } from '../../prisma/records/sweeper-records';
import { runAuditSealer } from '../audit-sealer';
import { calendarFeedParts } from '../calendar-feeds';
import { runProcess } from '../child-process';
import { keepingParts } from '../keeping';
import { openParts } from '../parts';
import { openTemporalClient } from '../temporal/client';
import { TemporalFollowUps } from '../temporal/follow-up-gateway';

const EVERY_SECONDS = 5;
const GRACE_SECONDS = 30;
/** A fast clock has many days an hour. */
const ROLL_EVERY_SECONDS = 10;
const FEEDS_EVERY_SECONDS = 10;
const MAX_CONNECTIONS = 6;

void runProcess('sweeper', async (settings, logger) => {
  const parts = await openParts(settings, MAX_CONNECTIONS);
  const temporal = await openTemporalClient(settings, parts.keyRing);
  const clockRecords = new PostgresClock(parts.database);
  const stopping = new AbortController();
  const records = new PostgresSweeper(parts.database, parts.newId);
  const sweeper = new Sweeper({
    records,
    awakener: new TemporalFollowUps(temporal.client, parts.clock),
    clock: parts.clock,
    touchClock: () => clockRecords.touch(Date.now()),
    everySeconds: EVERY_SECONDS,
    graceSeconds: GRACE_SECONDS,
    log: logger,
  });
  const feeds = new CalendarFeedLoop({
    ...calendarFeedParts(parts),
    everySeconds: FEEDS_EVERY_SECONDS,
    log: logger,
  });
  const organisations = () => records.organisations();
  const { bookings, timeFreed, dependencies } = keepingParts(parts);
  const running = Promise.all([
    runHoldSweep({ bookings, timeFreed, organisations, log: logger }, stopping.signal),
    runKeepingRounds({ dependencies, organisations, log: logger }, stopping.signal),
    sweeper.run(stopping.signal),
    feeds.run(stopping.signal),
    runAuditSealer(
      new PostgresAudit(parts.database, parts.newId),
      () => records.organisations(),
      stopping.signal,
      logger,
    ),
    runAgendaRoll(
      {
        records: new PostgresAgendas(parts.database, parts.ciphers),
        zone: DEFAULT_SERVICE_CALENDAR.zone,
        holidays: DEFAULT_SERVICE_CALENDAR.holidays,
        organisations: () => records.organisations(),
        now: () => parts.clock.now(),
        everySeconds: ROLL_EVERY_SECONDS,
        log: logger,
      },
      stopping.signal,
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
