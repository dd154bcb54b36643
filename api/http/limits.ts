import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { TooManyRequestsError } from '../errors';
import { DEFAULT_LIMITS, type RequestLimits } from '../settings';
import { contextOf } from './context';

const WINDOW_MILLISECONDS = 60_000;

export interface Limiters {
  readonly signIns: RequestHandler;
  readonly wrongCredentials: RequestHandler;
  readonly requests: RequestHandler;
}

/**
 * Limits by address and by account. Each process counts for itself: with several API processes the true limit is
 * that many times higher, until the counts are shared through PostgreSQL.
 */
export function createLimiters(wanted: Partial<RequestLimits> = {}): Limiters {
  const limits = { ...DEFAULT_LIMITS, ...wanted };
  return {
    signIns: limiter(limits.signInsPerMinute, addressOf),
    wrongCredentials: limiter(limits.wrongCredentialsPerMinute, addressOf, true),
    requests: limiter(limits.requestsPerMinute, (request) => contextOf(request).caller?.accountId ?? 'none'),
  };
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

function limiter(
  limit: number,
  keyGenerator: (request: Request) => string,
  onlyWrongCredentials = false,
): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MILLISECONDS,
    limit,
    keyGenerator,
    standardHeaders: false,
    legacyHeaders: false,
    skipSuccessfulRequests: onlyWrongCredentials,
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    handler: (_request, _response, next) => {
      next(new TooManyRequestsError(WINDOW_MILLISECONDS / 1000));
    },
  });
}
