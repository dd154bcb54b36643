import { z } from 'zod';
import { WrongCredentialsError } from '../errors';
import { clearSessionCookie, sessionTokenOf, setSessionCookie } from '../http/cookies';
import { noContent, noInput, publicRoute, route, type Route } from '../route';
import { accountSchema, signInSchema } from '../schemas/service';

const tag = 'Sessions';

export const SIGN_IN_PATH = '/v1/sessions';

export const sessionRoutes: readonly Route[] = [
  publicRoute({
    method: 'post',
    path: SIGN_IN_PATH,
    tag,
    summary: 'Sign in',
    input: z.object({ body: signInSchema }),
    content: accountSchema,
    successes: [[201, 'Signed in; the session is in the cookie `__Host-relais-session`']],
    problems: [401, 422],
    handle: async ({ body }, { application, requestId, response }) => {
      const session = await application.signIn(body.email, body.password, requestId);
      if (session === null) throw new WrongCredentialsError();
      setSessionCookie(response, session.token);
      return { content: session.account };
    },
  }),
  route({
    method: 'delete',
    path: '/v1/sessions/current',
    tag,
    summary: 'Sign out',
    action: 'session.own',
    input: noInput,
    content: noContent,
    successes: [[204, 'The session is over']],
    handle: async (_input, { application, request, response }) => {
      const token = sessionTokenOf(request);
      if (token !== null) await application.signOut(token);
      clearSessionCookie(response);
      return { content: undefined };
    },
  }),
  route({
    method: 'get',
    path: '/v1/me',
    tag,
    summary: 'Who am I',
    action: 'session.own',
    input: noInput,
    content: accountSchema,
    successes: [[200, 'The calling account']],
    handle: async (_input, { application, caller }) => ({ content: await application.account(caller) }),
  }),
];
