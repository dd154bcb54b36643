import type { Request } from 'express';
import { isUuid } from '../../security/uuid';
import { FaultyRequestError, requestFault } from '../errors';

/** Visible ASCII: what survives every proxy and every log. */
const KEY = /^[\x21-\x7e]{1,200}$/;

/**
 * @returns the sender's key of this submission, or undefined when it sent none
 * @throws FaultyRequestError `idempotency-key-invalid`
 */
export function idempotencyKeyOf(request: Request): string | undefined {
  const key = request.get('Idempotency-Key');
  if (key !== undefined && !KEY.test(key)) refuse();
  return key;
}

/**
 * @returns the sender's id of the fact it states, or undefined when it sent none
 * @throws FaultyRequestError `idempotency-key-invalid` when it is no UUID
 */
export function factIdOf(request: Request): string | undefined {
  const key = request.get('Idempotency-Key');
  if (key !== undefined && !isUuid(key.toLowerCase())) refuse();
  return key?.toLowerCase();
}

function refuse(): never {
  throw new FaultyRequestError([requestFault('idempotency-key-invalid')]);
}
