import type { Request, RequestHandler } from 'express';
import { CrossSiteError, TooManyRequestsError } from '../errors';
import { STYLE_HASH } from '../patient-pages/style';

/** Why a page behind a link says something else than what was asked. */
export type LinkPageFailure = 'tooMany' | 'crossSite' | 'form' | 'failed';

/** Headers of the pages behind links, patients' and professionals': no script, nothing of others, nothing kept. */
export function linkPageHeaders(publicUrl: string | undefined): RequestHandler {
  const upgrade = publicUrl?.startsWith('https:') === true ? '; upgrade-insecure-requests' : '';
  return (_request, response, next) => {
    response.set({
      'Content-Security-Policy': `default-src 'none'; style-src '${STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'${upgrade}`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex, nofollow',
      // To ourselves only: without it browsers would not say where a form comes from.
      'Referrer-Policy': 'same-origin',
    });
    response.type('html');
    next();
  };
}

/** @returns the status of an error behind a link, and which words the page has for it */
export function linkPageFailure(error: unknown): [status: number, which: LinkPageFailure] {
  if (error instanceof TooManyRequestsError) return [429, 'tooMany'];
  if (error instanceof CrossSiteError) return [403, 'crossSite'];
  // What express.urlencoded says of a body it cannot take.
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : null;
  return typeof status === 'number' && status >= 400 && status < 500 ? [status, 'form'] : [500, 'failed'];
}

/** The secret in the address of a page. */
export function linkTokenOf({ params }: Request): string {
  return typeof params['token'] === 'string' ? params['token'] : '';
}
