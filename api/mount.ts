import { Router, type RequestHandler } from 'express';
import { NotFoundError } from '../application/errors';
import { callerOf, identifyCaller, refuseCrossSite, requirePermission } from './http/guard';
import { contextOf } from './http/context';
import type { GuessLimit, Limiters } from './http/limits';
import { serveRoute } from './http/serve';
import type { Route } from './route';
import { SIGN_IN_PATH } from './routes/sessions';
import type { ApiDependencies } from './settings';

/** Puts the route table behind Express: who asks, from where, may they, how often, and then the route itself. */
export function mountRoutes(
  routes: readonly Route[],
  dependencies: ApiDependencies,
  limiters: Limiters,
): RequestHandler {
  const routers = new Map<string, Router>();
  for (const route of routes) {
    const resource = resourceOf(route.path);
    const router = routers.get(resource) ?? Router({ caseSensitive: true, strict: true });
    routers.set(resource, router);
    const steps = [nameRoute(route), ...guardsOf(route, dependencies, limiters)];
    const serve = serveRoute(route, dependencies);
    const last = route.secretInPath === true ? countingMisses(serve, limiters.guesses) : serve;
    router[route.method](expressPath(route.path), ...steps, last);
  }
  return (request, response, next) => {
    const router = routers.get(resourceOf(request.path));
    if (router === undefined) next();
    else router(request, response, next);
  };
}

/**
 * `/v1/follow-ups` of `/v1/follow-ups/{followUpId}/handover`, `/agendas` of `/agendas/{token}.ics`. Express tries one
 * route after the other: the resource is looked up, so that only its own routes are tried.
 */
function resourceOf(path: string): string {
  return path.split('/', path.startsWith('/v1/') ? 3 : 2).join('/');
}

/** A secret in the address that opens nothing is a guess, like a wrong session token. */
function countingMisses(serve: RequestHandler, guesses: GuessLimit): RequestHandler {
  return async (request, response, next) => {
    await guesses.refuseGuesser(request);
    try {
      await serve(request, response, next);
    } catch (error) {
      if (error instanceof NotFoundError) await guesses.count(request, response);
      throw error;
    }
  };
}

/** `/v1/follow-ups/{followUpId}` as Express writes it. */
function expressPath(template: string): string {
  return template.replace(/\{(\w+)\}/g, ':$1');
}

function nameRoute({ method, path, action }: Route): RequestHandler {
  return (request, _response, next) => {
    const context = contextOf(request);
    context.route = `${method.toUpperCase()}:${path}`;
    context.action = action;
    const { followUpId } = request.params;
    context.followUpId = typeof followUpId === 'string' ? followUpId : null;
    next();
  };
}

function guardsOf(
  { path, method, action }: Route,
  { application, settings }: ApiDependencies,
  limiters: Limiters,
): RequestHandler[] {
  const fromHere: RequestHandler = (request, _response, next) => {
    refuseCrossSite(request, settings.publicUrl, action !== 'public' && contextOf(request).byCookie);
    next();
  };
  if (action === 'public') {
    const isSignIn = path === SIGN_IN_PATH && method === 'post';
    return isSignIn ? [limiters.signIns, fromHere] : [fromHere];
  }
  const permitted: RequestHandler = (request, _response, next) => {
    requirePermission(callerOf(request), action);
    next();
  };
  return [identifyCaller(application, limiters.guesses), limiters.requests, fromHere, permitted];
}
