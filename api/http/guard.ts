import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Application, Caller } from '../../application/application';
import { scopeOf, type Action } from '../../security/permissions';
import { CrossSiteError, NotPermittedError, NotSignedInError } from '../errors';
import { contextOf } from './context';
import { sessionTokenOf } from './cookies';
import type { GuessLimit } from './limits';

const BEARER = /^Bearer +([\x21-\x7e]{1,500})$/i;
const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Finds out who asks: an API key when there is one, else the session.
 *
 * @throws NotSignedInError, or TooManyRequestsError for an address that guesses
 */
export function identifyCaller(application: Application, guesses: GuessLimit): RequestHandler {
  return async (request: Request, response: Response, next: NextFunction) => {
    const context = contextOf(request);
    const { authorization } = request.headers;
    await guesses.refuseGuesser(request);
    context.byCookie = authorization === undefined;
    context.caller =
      authorization === undefined
        ? await callerBySession(application, request, context.requestId)
        : await callerByKey(application, authorization, context.requestId);
    if (context.caller === null) {
      if (authorization !== undefined || sessionTokenOf(request) !== null) {
        await guesses.count(request, response);
      }
      throw new NotSignedInError();
    }
    next();
  };
}

async function callerBySession(
  application: Application,
  request: Request,
  requestId: string,
): Promise<Caller | null> {
  const token = sessionTokenOf(request);
  return token === null ? null : application.callerOfSession(token, requestId);
}

async function callerByKey(
  application: Application,
  authorization: string,
  requestId: string,
): Promise<Caller | null> {
  const key = BEARER.exec(authorization)?.[1];
  return key === undefined ? null : application.callerOfApiKey(key, requestId);
}

/** @throws NotPermittedError when the table denies it: the default */
export function requirePermission(caller: Caller, action: Action): void {
  if (scopeOf(caller.role, action) === null) throw new NotPermittedError(action);
}

/** @throws NotSignedInError before the caller is known */
export function callerOf(request: Request): Caller {
  const { caller } = contextOf(request);
  if (caller === null) throw new NotSignedInError();
  return caller;
}

/**
 * Refuses what a page of another site made a browser send (ASVS 5.0, 3.5): a browser says where a request comes
 * from in `Sec-Fetch-Site`, an older one in `Origin`, and a page can forge neither.
 *
 * @param publicUrl where browsers reach this service; the request's own host when undefined
 * @param cookieSent whether the browser's cookie vouches for the caller: then silence is refused as well
 * @throws CrossSiteError
 */
export function refuseCrossSite(request: Request, publicUrl: string | undefined, cookieSent: boolean): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.get('Sec-Fetch-Site');
  const origin = request.get('Origin');
  if (site !== undefined) {
    if (site !== 'same-origin') throw new CrossSiteError();
    return;
  }
  if (origin !== undefined) {
    if (!ownOrigins(request, publicUrl).includes(origin)) throw new CrossSiteError();
    return;
  }
  if (cookieSent) throw new CrossSiteError();
}

function ownOrigins(request: Request, publicUrl: string | undefined): string[] {
  if (publicUrl !== undefined) return [new URL(publicUrl).origin];
  return [`${request.protocol}://${request.get('Host') ?? ''}`];
}
