import { createServer } from 'node:http';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createApi } from '../../api/create-api';
import { loadCallScripts } from '../../integrations/call-scripts/load-call-scripts';
import { loadPathways } from '../../integrations/pathways/load-pathways';
import { Notifications } from '../../prisma/records/notifications';
import { RememberedKeys } from '../../prisma/records/remembered-keys';
import { composeApplication } from '../application';
import { runProcess } from '../child-process';
import { openParts } from '../parts';
import { composeOfferPages } from '../offer-pages';
import { composePatientPages, composeSmsReceipts } from '../patient-pages';
import { findProjectRoot } from '../project-root';
import { loadHandoverWording } from '../handover-wording';
import { hasNamespace } from '../embedded/temporal';

const MAX_CONNECTIONS = 20;
const MAX_BODY_BYTES = 1024 * 1024;

void runProcess('api', async (settings, logger) => {
  const parts = await openParts(settings, MAX_CONNECTIONS);
  const changes = new Notifications(settings.databaseUrl, 'relais_follow_up');
  changes.open();
  const access = new Notifications(settings.databaseUrl, 'relais_access');
  access.open();
  const rememberedKeys = new RememberedKeys();
  access.on(() => rememberedKeys.forgetAll());
  const application = composeApplication(parts, {
    rememberedKeys,
    pathways: await loadPathways(join(findProjectRoot(), 'data', 'pathways')),
    callScripts: await loadCallScripts(join(findProjectRoot(), 'data', 'call-scripts')),
    unsignedScripts: settings.unsignedScripts,
    handoverWording: await loadHandoverWording(settings.servicePhone),
    leftToRounds: (err, organisationId) => {
      logger.error({ err, organisationId }, 'what follows from a change of appointments is left to a round');
    },
    readiness: async () => ({
      database: await answers(() => parts.database.query('SELECT 1').then(() => true)),
      temporal: await answers(() => hasNamespace(settings.temporalAddress, settings.temporalNamespace)),
    }),
    onFollowUpChanged: (organisationId, listener) =>
      changes.on((payload) => {
        const [organisation, followUpId] = payload.split(' ');
        if (organisation === organisationId && followUpId !== undefined) listener(followUpId);
      }),
  });
  const consoleDirectory = join(findProjectRoot(), 'dist', 'public');
  const stopping = new AbortController();
  const api = createApi({
    application,
    logger,
    stopping: stopping.signal,
    offerPages: composeOfferPages(parts, application, settings),
    patientPages: composePatientPages(parts, application, settings),
    smsReceipts: composeSmsReceipts(parts, settings),
    settings: {
      publicUrl: settings.publicUrl,
      maxBodyBytes: MAX_BODY_BYTES,
      trustProxy: settings.trustedProxies === 0 ? false : settings.trustedProxies,
      consoleDirectory: existsSync(consoleDirectory) ? consoleDirectory : null,
    },
  });
  const server = createServer(api);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(settings.port, settings.listenAddress, resolve);
  });
  return {
    stop: async () => {
      stopping.abort();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await Promise.all([changes.close(), access.close()]);
      await parts.close();
    },
  };
});

/** `unavailable` for whatever goes wrong: readiness is an answer, not a failure. */
async function answers(ask: () => Promise<boolean>): Promise<'ok' | 'unavailable'> {
  try {
    return (await ask()) ? 'ok' : 'unavailable';
  } catch {
    return 'unavailable';
  }
}
