import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { CalendarFault, FeedValidators, FetchedCalendar } from '../../domain/scheduling';
import { CalendarProblem } from './calendar-problem';
import { CALENDAR_MAXIMUM_BYTES } from './calendar-text';
import { readFeedAddress, type AddressRules } from './feed-address';

const REDIRECTS_MAXIMUM = 5;
/** From the first look-up to the last byte, redirects included. */
const TIME_LIMIT_MS = 20_000;
const VALIDATOR = /^[\x20-\x7e]{1,300}$/;

export interface FetchRules extends AddressRules {
  /** Real milliseconds for all of it. */
  readonly timeLimitMs?: number;
}

/** Made once: an agent refuses every private and reserved address after the name was resolved, at each connection. */
interface Agents {
  readonly http: RequestFilteringHttpAgent;
  readonly https: RequestFilteringHttpsAgent;
}

/**
 * Fetches agendas from the addresses people gave, which may lead anywhere (CWE-918): HTTPS only, never inside our own
 * network, few redirects and each one checked, no byte more than an agenda may have, and not for long.
 *
 * @param rules where from, for how long
 * @returns a function that never throws: it answers what came, or the fault
 */
export function createCalendarFetch(
  rules: FetchRules,
): (address: string, validators?: FeedValidators) => Promise<FetchedCalendar> {
  const allowed = rules.loopback ? { allowIPAddressList: ['127.0.0.1'] } : {};
  const agents: Agents = {
    http: new RequestFilteringHttpAgent(allowed),
    https: new RequestFilteringHttpsAgent(allowed),
  };
  return async (address, validators = {}) => {
    const signal = AbortSignal.timeout(rules.timeLimitMs ?? TIME_LIMIT_MS);
    try {
      return await follow(address, { rules, agents, signal, validators });
    } catch (error) {
      return { fault: faultOf(error, signal) };
    }
  };
}

interface Asking {
  readonly rules: FetchRules;
  readonly agents: Agents;
  readonly signal: AbortSignal;
  readonly validators: FeedValidators;
}

async function follow(written: string, asking: Asking): Promise<FetchedCalendar> {
  let address = addressOf(written, asking);
  for (let redirects = 0; redirects <= REDIRECTS_MAXIMUM; redirects += 1) {
    const response = await ask(address, asking);
    const next = redirectOf(response);
    if (next === null) return take(response);
    response.destroy();
    address = addressOf(next, asking, address);
  }
  throw new CalendarProblem('too-many-redirects');
}

function addressOf(text: string, { rules }: Asking, base?: URL): URL {
  const address = readFeedAddress(text, rules, base);
  if (address === null) throw new CalendarProblem('address-not-allowed');
  return address;
}

function ask(address: URL, { agents, signal, validators }: Asking): Promise<IncomingMessage> {
  const { etag, lastModified } = validators;
  const headers = {
    accept: 'text/calendar, */*;q=0.5',
    'accept-encoding': 'identity',
    'user-agent': 'Relais',
    ...(etag === undefined ? {} : { 'if-none-match': etag }),
    ...(lastModified === undefined ? {} : { 'if-modified-since': lastModified }),
  };
  return new Promise((resolve, reject) => {
    const asked =
      address.protocol === 'https:'
        ? requestHttps(address, { agent: agents.https, headers, signal })
        : requestHttp(address, { agent: agents.http, headers, signal });
    asked.once('response', resolve);
    asked.once('error', reject);
    asked.end();
  });
}

function redirectOf({ statusCode = 0, headers }: IncomingMessage): string | null {
  return [301, 302, 303, 307, 308].includes(statusCode) ? (headers.location ?? null) : null;
}

async function take(response: IncomingMessage): Promise<FetchedCalendar> {
  const { statusCode = 0, headers } = response;
  if (statusCode !== 200) {
    response.destroy();
    if (statusCode === 304) return { unchanged: true };
    throw new CalendarProblem(statusCode >= 500 || statusCode === 429 ? 'unreachable' : 'refused');
  }
  const content = await receive(response);
  const charset = /charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  return {
    content,
    ...(charset === undefined ? {} : { charset }),
    validators: {
      ...(VALIDATOR.test(headers.etag ?? '') ? { etag: headers.etag ?? '' } : {}),
      ...(VALIDATOR.test(headers['last-modified'] ?? '')
        ? { lastModified: headers['last-modified'] ?? '' }
        : {}),
    },
  };
}

/** Stops at the limit: what says it is a gigabyte is not begun, and what is one without saying so is cut off. */
async function receive(response: IncomingMessage): Promise<Uint8Array> {
  const announced = Number(response.headers['content-length'] ?? 0);
  const chunks: Buffer[] = [];
  let received = 0;
  try {
    if (announced > CALENDAR_MAXIMUM_BYTES) throw new CalendarProblem('too-large');
    for await (const chunk of response as AsyncIterable<Buffer>) {
      received += chunk.length;
      if (received > CALENDAR_MAXIMUM_BYTES) throw new CalendarProblem('too-large');
      chunks.push(chunk);
    }
  } finally {
    response.destroy();
  }
  return Buffer.concat(chunks, received);
}

/** Messages of errors name hosts and addresses: only the fault is told on. */
function faultOf(error: unknown, signal: AbortSignal): CalendarFault {
  if (error instanceof CalendarProblem) return error.fault;
  if (signal.aborted) return 'too-slow';
  // The agent refuses with an error of no class or code of its own.
  if (error instanceof Error && error.message.includes('is not allowed. Because'))
    return 'address-not-allowed';
  return 'unreachable';
}
