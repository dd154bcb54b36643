import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Application, Caller } from '../application/application';
import type { Action } from '../security/permissions';
import { NotSignedInError } from './errors';
import type { ReceivedBody } from './http/body';
import { requirePermission } from './http/guard';
import { readShape } from './http/shape-faults';

export type Method = 'get' | 'post' | 'put' | 'delete';

/** What a handler works with beside the input. */
export interface Handling<Who> {
  readonly application: Application;
  readonly caller: Who;
  /** The body as it came; empty when the route takes none. */
  readonly received: ReceivedBody;
  readonly requestId: string;
  readonly request: Request;
  readonly response: Response;
  /** Aborted when the process stops. */
  readonly stopping: AbortSignal | undefined;
}

/** What a handler answers; `streamed` when it wrote the response itself. */
export type Answer<Content> =
  | {
      readonly content: Content;
      /** Another success than the usual one of the route. */
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | 'streamed';

type Success = readonly [status: number, description: string];

/** What is said of a route: what Express mounts and what the OpenAPI document tells. */
export interface RouteWords {
  readonly method: Method;
  /** OpenAPI template: `/v1/follow-ups/{followUpId}`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Meaning of each status that is no problem; the first is the usual one. */
  readonly successes: readonly [Success, ...Success[]];
  /** Statuses of problems beyond those that every route of its kind can answer with. */
  readonly problems?: readonly number[];
  readonly idempotencyKey?: 'any' | 'uuid';
  /** A body as large as the settings allow, instead of a command. */
  readonly largeBody?: boolean;
  /** A body of up to so many bytes, instead of a command. */
  readonly bodyMaximumBytes?: number;
  /** What is refused is kept for correction and replay. */
  readonly keepsRefused?: boolean;
  /** `text/event-stream` instead of JSON. */
  readonly streams?: boolean;
  /** Of a content that is text and not JSON, e.g. `text/calendar`. */
  readonly mediaType?: string;
  /** A secret in the address lets in: an address that guesses is refused, as with wrong credentials. */
  readonly secretInPath?: boolean;
}

interface Definition<Input extends z.ZodObject, Content extends z.ZodType, Who> extends RouteWords {
  /** An object of the parts it takes: `parameters`, `query`, `body`. */
  readonly input: Input;
  readonly content: Content;
  readonly handle: (input: z.output<Input>, handling: Handling<Who>) => Promise<Answer<z.input<Content>>>;
}

/** One entry of the route table. */
export interface Route extends RouteWords {
  readonly input: z.ZodObject;
  readonly content: z.ZodType;
  /** A line of the permissions table; `public` asks for nobody. */
  readonly action: Action | 'public';
  /**
   * Reads the parts of a request by their schemas and handles it.
   *
   * @throws what error-map.ts knows
   */
  serve(parts: unknown, handling: Handling<Caller | null>): Promise<Answer<unknown>>;
}

/**
 * A route for signed-in callers.
 *
 * @param definition `action`: a line of the permissions table; `actionFor`: a narrower one for what the input
 *   names, asked for as well
 */
export function route<Input extends z.ZodObject, Content extends z.ZodType>(
  definition: Definition<Input, Content, Caller> & {
    readonly action: Action;
    readonly actionFor?: (input: z.output<Input>) => Action;
  },
): Route {
  const { handle, actionFor, input, ...words } = definition;
  return {
    ...words,
    input,
    serve: async (parts, handling) => {
      const { caller } = handling;
      if (caller === null) throw new NotSignedInError();
      const read = readShape(input, parts);
      if (actionFor !== undefined) requirePermission(caller, actionFor(read));
      return handle(read, { ...handling, caller });
    },
  };
}

/** A route that anybody may ask for. */
export function publicRoute<Input extends z.ZodObject, Content extends z.ZodType>(
  definition: Definition<Input, Content, null>,
): Route {
  const { handle, input, ...words } = definition;
  return {
    ...words,
    input,
    action: 'public',
    serve: async (parts, handling) => handle(readShape(input, parts), { ...handling, caller: null }),
  };
}

/** The input of a route that takes nothing, and the content of one that answers without a body. */
export const noInput = z.object({});
export const noContent = z.undefined();
