import { DOOR_FAULTS, FAULTS, type DoorFaultCode } from '../domain/discharge';
import type { Action } from '../security/permissions';
import type { FaultAnswer } from './schemas/problem';

/** The one fact fault that a command can have as well: a date and time that is none. */
export type RequestFaultCode = DoorFaultCode | 'invalid-instant';

/** Something wrong with a request itself, at one place. */
export interface RequestFault extends FaultAnswer {
  readonly code: RequestFaultCode;
  /** HTTP status that this fault alone would be answered with. */
  readonly status: number;
}

/**
 * @param code a row of docs/intake-faults.md
 * @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole and for headers
 */
export function requestFault(code: RequestFaultCode, pointer = ''): RequestFault {
  if (code === 'invalid-instant') {
    const { sentence, sentenceFr } = FAULTS[code];
    return { code, pointer, sentence, sentenceFr, status: 422 };
  }
  const { status, sentence, sentenceFr } = DOOR_FAULTS[code];
  return { code, pointer, sentence, sentenceFr, status };
}

/** The request cannot be understood, or its shape is wrong; thrown while it is read. */
export class FaultyRequestError extends Error {
  constructor(readonly faults: readonly [RequestFault, ...RequestFault[]]) {
    super('the request has faults');
    this.name = 'FaultyRequestError';
  }
}

/** A submission was refused and its bytes are kept; wraps the error that refused it. */
export class KeptRefusalError extends Error {
  constructor(
    readonly refusal: FaultyRequestError,
    /** Id of the kept bytes. */
    readonly refusalId: string,
  ) {
    super('the submission is refused and kept');
    this.name = 'KeptRefusalError';
  }
}

/** The sender went away before the body was complete; nobody reads the answer. */
export class RequestAbortedError extends Error {
  constructor() {
    super('the sender went away');
    this.name = 'RequestAbortedError';
  }
}

/** No session and no API key, or one that is unknown, expired or revoked; thrown by the door's guard. */
export class NotSignedInError extends Error {
  constructor() {
    super('not signed in');
    this.name = 'NotSignedInError';
  }
}

/** Address and password do not fit together; thrown by sign-in. */
export class WrongCredentialsError extends Error {
  constructor() {
    super('wrong credentials');
    this.name = 'WrongCredentialsError';
  }
}

/** The role may not do this; thrown by the door's guard. */
export class NotPermittedError extends Error {
  constructor(readonly action: Action) {
    super(`not permitted: ${action}`);
    this.name = 'NotPermittedError';
  }
}

/** A page of another site sent this with our cookie; thrown by the door's guard. */
export class CrossSiteError extends Error {
  constructor() {
    super('sent by a page of another site');
    this.name = 'CrossSiteError';
  }
}

/** More requests than one address or account may send; thrown by the limits. */
export class TooManyRequestsError extends Error {
  constructor(readonly retryAfterSeconds: number) {
    super('too many requests');
    this.name = 'TooManyRequestsError';
  }
}

/** There is nothing at this address; thrown where no route matches. */
export class NoSuchPageError extends Error {
  constructor() {
    super('nothing at this address');
    this.name = 'NoSuchPageError';
  }
}
