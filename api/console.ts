import express, { Router, type RequestHandler } from 'express';
import { join } from 'node:path';

/** Addresses that are never a screen. */
const NO_SCREEN = /^\/(v1|health|docs|assets|openapi\.json)(\/|$)/;

/**
 * Serves the built screens: files whose name carries their hash for ever, everything else asked again.
 *
 * @param directory folder of the built screens, absolute
 */
export function serveConsole(directory: string): Router {
  const router = Router();
  router.use(
    '/assets',
    express.static(join(directory, 'assets'), { immutable: true, maxAge: '365d', index: false }),
  );
  router.use(express.static(directory, { index: false, setHeaders: (response) => response.set(ASK_AGAIN) }));
  router.use(screen(join(directory, 'index.html')));
  return router;
}

const ASK_AGAIN = { 'Cache-Control': 'no-cache' };

/** The screens have addresses of their own: a browser that opens one gets the page that knows them. */
function screen(page: string): RequestHandler {
  return (request, response, next) => {
    const isNavigation = request.method === 'GET' || request.method === 'HEAD';
    if (!isNavigation || NO_SCREEN.test(request.path) || request.accepts('html') !== 'html') {
      next();
      return;
    }
    response.set(ASK_AGAIN).sendFile(page, { cacheControl: false });
  };
}
