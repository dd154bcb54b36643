import { noInput, publicRoute, route, type Route } from '../route';
import { clockSchema, livenessSchema, readinessSchema } from '../schemas/service';

const tag = 'Service';

export const serviceRoutes: readonly Route[] = [
  publicRoute({
    method: 'get',
    path: '/health/live',
    tag,
    summary: 'Whether the process runs',
    input: noInput,
    content: livenessSchema,
    successes: [[200, 'It runs']],
    handle: async () => ({ content: { status: 'live' as const } }),
  }),
  publicRoute({
    method: 'get',
    path: '/health/ready',
    tag,
    summary: 'Whether discharges can be taken in and followed',
    input: noInput,
    content: readinessSchema,
    successes: [
      [200, 'Every part answers'],
      [503, 'A part does not answer'],
    ],
    handle: async (_input, { application }) => {
      const parts = { ...(await application.readiness()) };
      const isReady = Object.values(parts).every((state) => state === 'ok');
      const status = isReady ? ('ready' as const) : ('unavailable' as const);
      return { status: isReady ? 200 : 503, content: { status, parts } };
    },
  }),
  route({
    method: 'get',
    path: '/v1/clock',
    tag,
    summary: 'Business time and how fast it runs',
    action: 'session.own',
    input: noInput,
    content: clockSchema,
    successes: [[200, 'Now']],
    handle: async (_input, { application }) => {
      const { now, speed, standsFrom } = application.clock();
      const end = standsFrom === undefined ? {} : { standsFrom: new Date(standsFrom).toISOString() };
      return { content: { now: new Date(now).toISOString(), speed, ...end } };
    },
  }),
];
