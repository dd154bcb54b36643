import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * Security headers of every answer.
 *
 * Scripts come from this service only, inline ones never. Styles may be inline: Mantine and Swagger UI write
 * `<style>` elements while they run, some in libraries that take no nonce; a style can hide something but
 * neither read nor send it while `connect-src`, `img-src` and `font-src` stay at home.
 *
 * @param publicUrl HTTPS there turns on strict transport security
 */
export function securityHeaders(publicUrl: string | undefined): RequestHandler {
  const secure = publicUrl?.startsWith('https:') === true;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
}

/** Answers about people are kept by no cache. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
