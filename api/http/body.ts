import type { Request } from 'express';
import { isUtf8 } from 'node:buffer';
import { FaultyRequestError, RequestAbortedError, requestFault, type RequestFaultCode } from '../errors';

/** A body as it came. */
export interface ReceivedBody {
  /** At most the limit; the rest of a larger body is let go. */
  readonly raw: Uint8Array;
  readonly tooLarge: boolean;
  /** As the sender wrote it, cut to a length worth keeping. */
  readonly contentType: string;
}

/** How many limits of a body that is too large are read and dropped, so that the sender hears the answer. */
const LIMITS_DROPPED = 16;
const CONTENT_TYPE_LENGTH = 200;

/**
 * Reads a body whole.
 *
 * @param maximumBytes what is kept of it at most
 * @throws RequestAbortedError when the sender went away
 */
export function receiveBody(request: Request, maximumBytes: number): Promise<ReceivedBody> {
  const contentType = (request.headers['content-type'] ?? '').slice(0, CONTENT_TYPE_LENGTH);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let received = 0;
    const abort = (): void => reject(new RequestAbortedError());
    const finish = (): void => {
      request.off('data', take).off('close', abort);
      const raw = Buffer.concat(chunks).subarray(0, maximumBytes);
      resolve({ raw, tooLarge: received > maximumBytes, contentType });
    };
    const take = (chunk: Buffer): void => {
      if (received < maximumBytes) chunks.push(chunk);
      received += chunk.length;
      if (received > maximumBytes * LIMITS_DROPPED) finish();
    };
    request.on('data', take);
    request.once('end', finish);
    request.once('error', abort);
    request.once('close', abort);
  });
}

/**
 * Decodes strictly: what is not UTF-8 is refused instead of being kept with characters lost.
 *
 * @returns the JSON value of the body
 * @throws FaultyRequestError with the row of docs/intake-faults.md that says why it cannot be read
 */
export function decodeJson(request: Request, { raw, tooLarge, contentType }: ReceivedBody): unknown {
  const encoding = request.headers['content-encoding'];
  if (encoding !== undefined && encoding.toLowerCase() !== 'identity') refuse('unsupported-content-encoding');
  const [mediaType = '', ...parameters] = contentType.split(';').map((part) => part.trim().toLowerCase());
  if (mediaType !== 'application/json') refuse('unsupported-content-type');
  if (!parameters.every(isUtf8OrUnrelated)) refuse('unsupported-charset');
  if (tooLarge) refuse('body-too-large');
  return parse(decode(raw));
}

function isUtf8OrUnrelated(parameter: string): boolean {
  const [name, value = ''] = parameter.split('=').map((part) => part.trim());
  return name !== 'charset' || ['utf-8', 'utf8'].includes(value.replaceAll('"', ''));
}

function decode(raw: Uint8Array): string {
  if (!isUtf8(raw)) refuse('malformed-encoding');
  return new TextDecoder().decode(raw);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) refuse('malformed-json');
    throw error;
  }
}

function refuse(code: RequestFaultCode): never {
  throw new FaultyRequestError([requestFault(code)]);
}
