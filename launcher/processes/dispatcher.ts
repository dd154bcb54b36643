import { join } from 'node:path';
import { createDispatcher } from '../../application/dispatcher/dispatcher';
import { Relay } from '../../application/relay/relay';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { createMessageRendering, loadTemplates } from '../../integrations/documents';
import { PostgresMessages } from '../../prisma/records/message-records';
import { Notifications } from '../../prisma/records/notifications';
import { PostgresRelay } from '../../prisma/records/relay-records';
import { runProcess } from '../child-process';
import { openMessageWays } from '../message-ways';
import { openParts } from '../parts';
import { findProjectRoot } from '../project-root';
import { openTemporalClient } from '../temporal/client';
import { TemporalFollowUps } from '../temporal/follow-up-gateway';

/** Facts under way at once: as many as one worker answers without queueing. */
const RELAY_CONCURRENCY = 40;
const MAX_CONNECTIONS = 20;

/** The relay and the dispatcher of messages: what goes in to the follow-ups, and what leaves the service. */
void runProcess('dispatcher', async (settings, logger) => {
  const parts = await openParts(settings, MAX_CONNECTIONS);
  const { database, ciphers, clock, newId } = parts;
  const temporal = await openTemporalClient(settings, parts.keyRing);
  const inboxNews = new Notifications(settings.databaseUrl, 'relais_inbox');
  inboxNews.open();
  const ways = await openMessageWays(settings, { database, ciphers, clock, newId }, logger);
  const inbox = new PostgresRelay(database);
  const stopping = new AbortController();
  const relay = new Relay({
    records: inbox,
    gateway: new TemporalFollowUps(temporal.client),
    concurrency: RELAY_CONCURRENCY,
    log: logger,
    nextNews: (atMostMs) => inboxNews.next(atMostMs),
  });
  const templates = await loadTemplates(join(findProjectRoot(), 'data', 'messages', 'professionals-fr.yaml'));
  const dispatcher = createDispatcher({
    records: new PostgresMessages(database, ciphers),
    renderer: createMessageRendering(templates, {
      publicUrl: settings.publicUrl,
      servicePhone: settings.servicePhone ?? null,
      timeZone: DEFAULT_SERVICE_CALENDAR.zone,
    }),
    transports: ways.transports,
    clock,
    organisations: () => inbox.organisations(),
    logger,
  });
  const running = Promise.all([relay.run(stopping.signal), dispatcher.start(stopping.signal)]);
  return {
    stop: async () => {
      stopping.abort();
      await running;
      await ways.close();
      await inboxNews.close();
      await temporal.close();
      await parts.close();
    },
  };
});
