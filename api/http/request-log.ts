import type { RequestHandler } from 'express';
import { isUuid, uuidV7 } from '../../security/uuid';
import type { Logger } from '../settings';
import { contextOf, openContext } from './context';

/**
 * Gives each request an id (the sender's own `X-Request-Id` when it is a UUID) and logs how it ended. Neither the
 * address nor the body: the template of the route says enough, and identifies nobody.
 */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const sent = request.get('X-Request-Id')?.toLowerCase() ?? '';
    const requestId = isUuid(sent) ? sent : uuidV7();
    openContext(request, requestId);
    response.set('X-Request-Id', requestId);
    const startedAt = performance.now();
    response.once('close', () => {
      const durationMilliseconds = Math.round(performance.now() - startedAt);
      const { route } = contextOf(request);
      const { method } = request;
      const outcome = response.writableFinished ? 'answered' : 'aborted';
      const { statusCode: status } = response;
      logger.info({ method, route, status, durationMilliseconds, requestId, outcome }, 'request');
    });
    next();
  };
}
