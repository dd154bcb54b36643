import express, { type Express } from 'express';
import { serveConsole } from './console';
import { serveDocumentation } from './documentation';
import { NoSuchPageError } from './errors';
import { answerErrors } from './http/answer-errors';
import { noStore, securityHeaders } from './http/headers';
import { createLimiters } from './http/limits';
import { requestLog } from './http/request-log';
import { mountRoutes } from './mount';
import { serveOfferPages } from './offer-pages/offer-pages';
import { servePatientPages } from './patient-pages/patient-pages';
import { serveSmsReceipts } from './sms-receipts';
import type { Route } from './route';
import { requireSoundTable, ROUTES } from './route-table';
import type { ApiDependencies } from './settings';

/**
 * The REST door and, when there are any, the built screens.
 *
 * @param dependencies the use-cases, a logger, settings; `stopping` ends open event streams
 * @param routes the route table; another one only in tests
 * @returns an Express application that is not listening yet
 * @throws Error when a route has no action of the permissions table
 */
export function createApi(dependencies: ApiDependencies, routes: readonly Route[] = ROUTES): Express {
  requireSoundTable(routes);
  const { application, logger, settings } = dependencies;
  const api = express();
  api.disable('x-powered-by');
  api.set('etag', false);
  api.set('trust proxy', settings.trustProxy ?? false);
  api.use(requestLog(logger));
  api.use(securityHeaders(settings.publicUrl));
  api.use('/v1', noStore);
  api.use('/health', noStore);
  const limiters = createLimiters(settings.limits);
  const { patientPages, offerPages, smsReceipts } = dependencies;
  if (patientPages !== undefined) {
    const { guesses } = limiters;
    api.use(servePatientPages({ ...patientPages, publicUrl: settings.publicUrl, guesses, logger }));
  }
  if (offerPages !== undefined) {
    const { guesses } = limiters;
    api.use('/d', serveOfferPages({ ...offerPages, publicUrl: settings.publicUrl, guesses, logger }));
  }
  if (smsReceipts) api.use(serveSmsReceipts(smsReceipts));
  api.use(mountRoutes(routes, dependencies, limiters));
  api.use(serveDocumentation(routes, settings.publicUrl));
  if (settings.consoleDirectory !== null) api.use(serveConsole(settings.consoleDirectory));
  api.use(() => {
    throw new NoSuchPageError();
  });
  api.use(answerErrors(application, logger));
  return api;
}
