import type { ErrorRequestHandler, Request } from 'express';
import type { Application } from '../../application/application';
import { isUuid } from '../../security/uuid';
import { answerTo } from '../error-map';
import { NoSuchPageError } from '../errors';
import type { Logger } from '../settings';
import { contextOf } from './context';

/** The last middleware: every error becomes problem+json, and every denial one line of the audit. */
export function answerErrors(application: Application, logger: Logger): ErrorRequestHandler {
  return async (error: unknown, request, response, next) => {
    const { requestId, route } = contextOf(request);
    const answer = answerTo(asOurs(error));
    if (answer.unforeseen) logger.error({ error, route, requestId }, 'unforeseen error at the door');
    if (answer.denial !== null) {
      logger.warn({ reason: answer.denial, route, requestId }, 'denied');
      await auditDenial(application, logger, request, answer.denial);
    }
    if (response.headersSent) {
      next(error);
      return;
    }
    const { problem, headers } = answer;
    response.status(problem.status).set(headers);
    response.type('application/problem+json').send(JSON.stringify({ ...problem, requestId }));
  };
}

/** Express itself throws a URIError for an address it cannot decode: such an address names nothing. */
function asOurs(error: unknown): unknown {
  return error instanceof URIError ? new NoSuchPageError() : error;
}

async function auditDenial(
  application: Application,
  logger: Logger,
  request: Request,
  reason: string,
): Promise<void> {
  const { caller, action, followUpId: id, route, requestId } = contextOf(request);
  const subject = id !== null && isUuid(id) ? { kind: 'follow-up', id } : null;
  try {
    await application.audit(caller, action ?? 'public', subject, 'denied', reason);
  } catch (error) {
    // The denial stands all the same; that it could not be written down is for the log.
    logger.error({ error, route, requestId }, 'a denial could not be audited');
  }
}
