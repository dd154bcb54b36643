import type { Request } from 'express';
import type { Caller } from '../../application/application';

/** What becomes known of a request while it goes through the door. */
export interface RequestContext {
  readonly requestId: string;
  caller: Caller | null;
  /** Came with the session cookie, which a browser sends by itself. */
  byCookie: boolean;
  /** Template of the route, never the address itself: `GET /v1/follow-ups/{followUpId}`. */
  route: string;
  /** Permission asked for, `null` for public routes. */
  action: string | null;
  /** Id in the address, as it came: Express forgets the parameters once the route is left. */
  followUpId: string | null;
}

const contexts = new WeakMap<Request, RequestContext>();

export function openContext(request: Request, requestId: string): RequestContext {
  const context: RequestContext = {
    requestId,
    caller: null,
    byCookie: false,
    route: 'none',
    action: null,
    followUpId: null,
  };
  contexts.set(request, context);
  return context;
}

/** @throws Error when the first middleware did not run: a fault of the wiring */
export function contextOf(request: Request): RequestContext {
  const context = contexts.get(request);
  if (context === undefined) throw new Error('the request has no context');
  return context;
}
