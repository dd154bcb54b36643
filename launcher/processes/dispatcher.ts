import { runReceivedStays } from '../../application/intake/make-follow-up';
import { createDispatcher } from '../../application/dispatcher/dispatcher';
import { offerPageLinks } from '../../application/offers/offer-page-links';
import { Relay } from '../../application/relay/relay';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { createReminderRounds } from '../../application/scheduling/reminders';
import { patientPageLinks } from '../../application/scheduling/patient-page-links';
import { createIntakeRecords } from '../../prisma/records/intake-records';
import { PostgresHandoverSendings } from '../../prisma/records/handover-sendings';
import { PostgresMessages } from '../../prisma/records/message-records';
import { Notifications } from '../../prisma/records/notifications';
import { PostgresRelay } from '../../prisma/records/relay-records';
import { PostgresMessageLinks } from '../../prisma/records/scheduling/message-link-records';
import { PostgresReminders } from '../../prisma/records/scheduling/reminder-records';
import { runProcess } from '../child-process';
import { loadRenderer } from '../message-renderer';
import { openMessageWays } from '../message-ways';
import { openParts } from '../parts';
import { loadHandoverWording } from '../handover-wording';
import { openTemporalClient } from '../temporal/client';
import { TemporalFollowUps } from '../temporal/follow-up-gateway';

/** Facts under way at once: as many as one worker answers without queueing. */
const RELAY_CONCURRENCY = 40;
const MAX_CONNECTIONS = 20;
/** Real milliseconds between two looks for reminders where business time is fast. */
const FAST_IDLE_MS = 100;

/** Received stays, the relay and the dispatcher of messages: what goes in to the follow-ups, and what leaves the service. */
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
    gateway: new TemporalFollowUps(temporal.client, clock),
    concurrency: RELAY_CONCURRENCY,
    log: logger,
    nextNews: (atMostMs) => inboxNews.next(atMostMs),
  });
  const links = new PostgresMessageLinks(database, ciphers, newId);
  const dispatcher = createDispatcher({
    records: new PostgresMessages(database, ciphers, () => clock.now()),
    renderer: await loadRenderer(settings),
    patientPages: patientPageLinks(links, settings.publicUrl),
    offerPages: offerPageLinks(links, settings.publicUrl),
    handovers: new PostgresHandoverSendings({ database, ciphers, newId, now: () => clock.now() }),
    wording: await loadHandoverWording(settings.servicePhone),
    transports: ways.transports,
    clock,
    organisations: () => inbox.organisations(),
    logger,
  });
  const reminders = createReminderRounds({
    records: new PostgresReminders(database, ciphers, DEFAULT_SERVICE_CALENDAR.zone),
    now: () => clock.now(),
    organisations: () => inbox.organisations(),
    logger,
    // Weeks that pass in minutes wait for every reminder that is due.
    ...(clock.segment().speed > 1 && { idleDelayMs: FAST_IDLE_MS }),
  });
  const { received } = createIntakeRecords({ database, ciphers, newId, now: () => clock.now() });
  const running = Promise.all([
    runReceivedStays({ received, log: logger }, stopping.signal),
    relay.run(stopping.signal),
    dispatcher.start(stopping.signal),
    reminders.start(stopping.signal),
  ]);
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
