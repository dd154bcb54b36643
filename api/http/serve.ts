import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { HospitalNotAllowedError, IdempotencyConflictError, NotFoundError } from '../../application/errors';
import type { Application, Caller } from '../../application/application';
import { FaultyRequestError, KeptRefusalError, requestFault } from '../errors';
import type { Answer, Handling, Route } from '../route';
import type { ApiDependencies } from '../settings';
import { decodeJson, receiveBody, type ReceivedBody } from './body';
import { contextOf } from './context';

/** Commands are small; only a discharge may be as large as the settings say. */
const COMMAND_MAXIMUM_BYTES = 65_536;

/** The last step of a route: reads what came, lets the route handle it and sends its answer. */
export function serveRoute(route: Route, dependencies: ApiDependencies): RequestHandler {
  const { application, settings, stopping } = dependencies;
  const commandBytes = route.bodyMaximumBytes ?? COMMAND_MAXIMUM_BYTES;
  const maximumBytes = route.largeBody === true ? settings.maxBodyBytes : commandBytes;
  return async (request, response) => {
    const { caller, requestId } = contextOf(request);
    const received = await receive(route, request, maximumBytes);
    if (received.tooLarge) response.set('Connection', 'close');
    try {
      const parts = partsOf(route, request, received);
      const handling = { application, caller, received, requestId, request, response, stopping };
      send(route, response, await servedOnceMade(route, parts, handling));
    } catch (error) {
      if (route.keepsRefused !== true || caller === null) throw error;
      throw await kept(application, caller, received, error);
    }
  };
}

/** Of a discharge that came in a burst, the follow-up may still have to be made: whoever asks for it has it made. */
async function servedOnceMade(
  route: Route,
  parts: Record<string, unknown>,
  handling: Handling<Caller | null>,
): Promise<Answer<unknown>> {
  try {
    return await route.serve(parts, handling);
  } catch (error) {
    const { followUpId } = contextOf(handling.request);
    const { application, caller } = handling;
    if (!(error instanceof NotFoundError) || error.what !== 'follow-up') throw error;
    if (followUpId === null || caller === null) throw error;
    if (!(await application.makeReceived(caller, followUpId))) throw error;
    return route.serve(parts, handling);
  }
}

async function receive(route: Route, request: Request, maximumBytes: number): Promise<ReceivedBody> {
  if (route.input.shape['body'] !== undefined) return receiveBody(request, maximumBytes);
  return { raw: new Uint8Array(), tooLarge: false, contentType: '' };
}

function partsOf({ input }: Route, request: Request, received: ReceivedBody): Record<string, unknown> {
  const { params: parameters, query } = request;
  const { body } = input.shape;
  if (body === undefined) return { parameters, query };
  const isAbsent = received.raw.length === 0 && received.contentType === '';
  if (isAbsent && z.core.safeParse(body, undefined).success) return { parameters, query };
  return { parameters, query, body: decodeJson(request, received) };
}

function send(route: Route, response: Response, answer: Answer<unknown>): void {
  if (answer === 'streamed') return;
  const [usualStatus] = route.successes[0];
  response.status(answer.status ?? usualStatus).set(answer.headers ?? {});
  if (answer.content === undefined) response.end();
  else if (route.mediaType !== undefined) response.type(route.mediaType).send(answer.content);
  else response.type('application/json').send(JSON.stringify(answer.content));
}

/** Keeps the bytes of a refused submission; an error that refuses nothing is handed on as it is. */
async function kept(
  application: Application,
  caller: Caller,
  { raw, contentType }: ReceivedBody,
  error: unknown,
): Promise<unknown> {
  const refusal = refusalOf(error);
  if (refusal === null) return error;
  const faults = refusal.faults.map(({ code, pointer, sentence }) => ({ code, pointer, sentence }));
  return new KeptRefusalError(refusal, await application.keepRefused(caller, { raw, contentType, faults }));
}

/** Faults found by intake itself (FaultyDischargeError) are kept by it. */
function refusalOf(error: unknown): FaultyRequestError | null {
  if (error instanceof FaultyRequestError) return error;
  if (error instanceof IdempotencyConflictError) {
    return new FaultyRequestError([requestFault('idempotency-conflict')]);
  }
  if (error instanceof HospitalNotAllowedError) {
    return new FaultyRequestError([requestFault('hospital-not-yours', '/hospital/finess')]);
  }
  return null;
}
