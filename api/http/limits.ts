import type { Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit, type RateLimitRequestHandler } from 'express-rate-limit';
import { TooManyRequestsError } from '../errors';
import { DEFAULT_LIMITS, type RequestLimits } from '../settings';
import { contextOf } from './context';

const WINDOW_MILLISECONDS = 60_000;

/** Wrong session tokens and API keys, counted by address. Right ones never count, however many come at once. */
export interface GuessLimit {
  /** @throws TooManyRequestsError when the address has guessed too often */
  refuseGuesser(request: Request): Promise<void>;
  /** Counts a wrong one. @throws TooManyRequestsError when it was one too many */
  count(request: Request, response: Response): Promise<void>;
}

export interface Limiters {
  readonly signIns: RequestHandler;
  readonly guesses: GuessLimit;
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
    guesses: guessLimit(limits.wrongCredentialsPerMinute),
    requests: limiter(limits.requestsPerMinute, (request) => contextOf(request).caller?.accountId ?? 'none'),
  };
}

function guessLimit(limit: number): GuessLimit {
  const counter = limiter(limit, addressOf);
  return {
    refuseGuesser: async (request) => {
      const known = await counter.getKey(addressOf(request));
      if (known !== undefined && known.totalHits >= limit) throw tooMany();
    },
    count: (request, response) =>
      new Promise((resolve, reject) => {
        void counter(request, response, (error?: unknown) => {
          if (error instanceof Error) reject(error);
          else resolve();
        });
      }),
  };
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? '');
}

function tooMany(): TooManyRequestsError {
  return new TooManyRequestsError(WINDOW_MILLISECONDS / 1000);
}

function limiter(limit: number, keyGenerator: (request: Request) => string): RateLimitRequestHandler {
  return rateLimit({
    windowMs: WINDOW_MILLISECONDS,
    limit,
    keyGenerator,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, _response, next) => {
      next(tooMany());
    },
  });
}
