/** The one way to the API: same origin, session cookie, JSON, problem+json. */
import type { FaultAnswer, Problem } from '../../api/schemas';

/** What is wrong with a pathway, by line. */
export type PathwayProblems = NonNullable<Problem['pathwayProblems']>;

/** The API refused (RFC 9457), or could not be reached: then `status` is 0. Thrown by every call below. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly reason: string | null,
    readonly faults: readonly FaultAnswer[],
    readonly pathwayProblems: PathwayProblems = [],
    /** The colleague who has it, where that is why it was refused. */
    readonly holder: string | null = null,
  ) {
    super(title);
    this.name = 'ApiProblem';
  }
}

/** @throws ApiProblem */
export async function get<T>(path: string): Promise<T> {
  return (await send('GET', path)) as T;
}

/**
 * @param key Idempotency-Key, a UUID: what comes again under it is not done again
 * @throws ApiProblem
 */
export async function post<T>(path: string, body: object = {}, key?: string): Promise<T> {
  return (await send('POST', path, JSON.stringify(body), key)) as T;
}

/** Sends text that is JSON already, as a person corrected it. @throws ApiProblem */
export async function postText<T>(path: string, json: string): Promise<T> {
  return (await send('POST', path, json)) as T;
}

/** @throws ApiProblem */
export async function remove(path: string): Promise<void> {
  await send('DELETE', path);
}

/** Ends something, where the API says what came of it. @throws ApiProblem */
export async function removeWithAnswer<T>(path: string): Promise<T> {
  return (await send('DELETE', path)) as T;
}

/** @throws ApiProblem */
export async function put<T = unknown>(path: string, body: object): Promise<T> {
  return (await send('PUT', path, JSON.stringify(body))) as T;
}

async function send(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  json?: string,
  key?: string,
): Promise<unknown> {
  const response = await fetchOrFail(path, {
    method,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(key === undefined ? {} : { 'Idempotency-Key': key }),
    },
    ...(json === undefined ? {} : { body: json }),
  });
  const body = await bodyOf(response);
  if (!response.ok) throw problemOf(response.status, body);
  return body;
}

async function fetchOrFail(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw Object.assign(new ApiProblem(0, 'Relais ne répond pas. Vérifiez la connexion.', null, []), {
      cause,
    });
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return null;
  if (!(response.headers.get('content-type') ?? '').includes('json')) return text;
  return JSON.parse(text) as unknown;
}

function problemOf(status: number, body: unknown): ApiProblem {
  const problem = isRecord(body) ? body : {};
  const title = typeof problem.title === 'string' ? problem.title : `Erreur ${status}`;
  const reason = typeof problem.reason === 'string' ? problem.reason : null;
  const faults = Array.isArray(problem.errors) ? problem.errors.filter(isRecord) : [];
  const lines = Array.isArray(problem.pathwayProblems) ? problem.pathwayProblems.filter(isRecord) : [];
  return new ApiProblem(
    status,
    title,
    reason,
    faults as unknown as FaultAnswer[],
    lines as unknown as PathwayProblems,
    typeof problem.holder === 'string' ? problem.holder : null,
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
