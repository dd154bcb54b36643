import { OpenApiGeneratorV31, OpenAPIRegistry, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import type { Route } from './route';
import { problemSchema } from './schemas/problem';

type Document = ReturnType<OpenApiGeneratorV31['generateDocument']>;

const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not permitted',
  404: 'Nothing of that id for the caller',
  409: 'In conflict with what is already there',
  413: 'Too large',
  415: 'Content type, charset or encoding not supported',
  422: 'Faults, one pointer and sentence each',
  429: 'Too many requests; `Retry-After` says when',
  503: 'Under pressure; `Retry-After` says when',
};

const idempotencyKeys = {
  any: z.string().max(200).meta({ description: 'The same key with the same content is the same submission' }),
  uuid: z.uuid().meta({ description: 'Id of the fact: the same id again is the same fact' }),
};

/**
 * The OpenAPI 3.1 document, made from the table that Express mounts.
 *
 * @param publicUrl where the service is reached; relative when undefined
 */
export function openApiDocument(routes: readonly Route[], publicUrl: string | undefined): Document {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-relais-session',
  });
  registry.registerComponent('securitySchemes', 'apiKey', { type: 'http', scheme: 'bearer' });
  routes.forEach((route) => registry.registerPath(describe(route)));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Relais',
      version: '1',
      description: 'Announce discharges and follow them. Instants are ISO 8601 with an offset.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicUrl ?? '/' }],
  });
}

function describe(route: Route): RouteConfig {
  const { method, path, tag, summary, action } = route;
  const isPublic = action === 'public';
  return {
    method,
    path,
    tags: [tag],
    summary,
    operationId: operationIdOf(route),
    ...(isPublic ? {} : { description: `Permission: \`${action}\`.` }),
    security: isPublic ? [] : [{ session: [] }, { apiKey: [] }],
    request: requestOf(route),
    responses: { ...successesOf(route), ...problemsOf(route) },
  };
}

/** `postFollowUpsByIdDeath`-like names: stable, and unique because method and path are. */
function operationIdOf({ method, path }: Route): string {
  const words = path.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  return [method, ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('');
}

function requestOf({ input, idempotencyKey }: Route): NonNullable<RouteConfig['request']> {
  const { parameters, query, body } = input.shape;
  return {
    ...(parameters instanceof z.ZodObject ? { params: parameters } : {}),
    ...(query instanceof z.ZodObject ? { query } : {}),
    ...(body instanceof z.ZodType
      ? {
          body: {
            required: !body.safeParse(undefined).success,
            content: { 'application/json': { schema: body } },
          },
        }
      : {}),
    ...(idempotencyKey === undefined
      ? {}
      : { headers: z.object({ 'Idempotency-Key': idempotencyKeys[idempotencyKey].optional() }) }),
  };
}

function successesOf({ successes, content, streams, mediaType: textual }: Route): RouteConfig['responses'] {
  const mediaType = streams === true ? 'text/event-stream' : (textual ?? 'application/json');
  const hasContent = !(content instanceof z.ZodUndefined);
  return Object.fromEntries(
    successes.map(([status, description]) => [
      status,
      { description, ...(hasContent ? { content: { [mediaType]: { schema: content } } } : {}) },
    ]),
  );
}

function problemsOf({ action, path, problems = [] }: Route): RouteConfig['responses'] {
  if (!path.startsWith('/v1')) return {};
  const usual = action === 'public' ? [429, 503] : [401, 403, 429, 503];
  const statuses = [...new Set([...problems, ...usual])].sort((left, right) => left - right);
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: PROBLEMS[status] ?? 'Problem',
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  );
}
