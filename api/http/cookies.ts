import type { Request, Response } from 'express';

/** `__Host-`: browsers take it only with Secure, Path=/ and no Domain, so no neighbouring host can set it. */
export const SESSION_COOKIE = '__Host-relais-session';

const ATTRIBUTES = { secure: true, httpOnly: true, sameSite: 'strict', path: '/' } as const;

/** @returns the session token the browser sent, or null. Two cookies of that name are none. */
export function sessionTokenOf(request: Request): string | null {
  const values = (request.headers.cookie ?? '')
    .split(';')
    .map((pair) => pair.trim().split('='))
    .filter(([name]) => name === SESSION_COOKIE)
    .map(([, value]) => value ?? '');
  const [token] = values;
  return values.length === 1 && token !== undefined && token !== '' ? token : null;
}

export function setSessionCookie(response: Response, token: string): void {
  response.cookie(SESSION_COOKIE, token, ATTRIBUTES);
}

export function clearSessionCookie(response: Response): void {
  response.clearCookie(SESSION_COOKIE, ATTRIBUTES);
}
