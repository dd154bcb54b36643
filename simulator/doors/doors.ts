import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem } from '../../api/schemas';
import type { SimulationOptions, WorldKeys } from '../contract';

/** As whom a request is sent. */
export type Role = keyof WorldKeys;

/** What came of a request: done, or refused as it happens in real life, with the reason of the door. */
export type Outcome<Content> =
  { readonly done: true; readonly content: Content } | { readonly done: false; readonly reason: string };

/** Route template with what stands for its `{parameters}`: the template is for the report, the rest for the door. */
export type Parameters = Readonly<Record<string, string>>;

/**
 * Refusals that happen between people who work at the same time: whoever is refused reads again. Anything else that
 * is refused is a fault, of the product or of the simulator.
 */
const REFUSED_IN_REAL_LIFE = new Set([409]);
const REASONS_IN_REAL_LIFE = new Set([
  'time-is-over',
  'slot-taken',
  'slot-in-past',
  'too-late',
  'outside-availability',
]);

const TRIES = 5;
const PATIENCE_MS = 30_000;

/** The public doors of the product, and how often they were used. */
export class Doors {
  sent = 0;
  readonly failures = new Map<string, number>();
  /** By route: how often, and real milliseconds until the answer was read. */
  readonly spent = new Map<string, { readonly count: number; readonly ms: number }>();

  constructor(private readonly options: Pick<SimulationOptions, 'baseUrl' | 'keys' | 'signal'>) {}

  get failed(): number {
    return [...this.failures.values()].reduce((sum, count) => sum + count, 0);
  }

  get<Content>(role: Role, template: string, parameters: Parameters = {}): Promise<Outcome<Content>> {
    return this.ask(role, 'GET', template, parameters);
  }

  /** @param key idempotency key, when the same act must never count twice */
  post<Content>(
    role: Role,
    template: string,
    parameters: Parameters = {},
    body: object = {},
    key?: string,
  ): Promise<Outcome<Content>> {
    return this.ask(role, 'POST', template, parameters, body, key);
  }

  put<Content>(
    role: Role,
    template: string,
    parameters: Parameters,
    body: object,
  ): Promise<Outcome<Content>> {
    return this.ask(role, 'PUT', template, parameters, body);
  }

  /** A page behind a link; a form of it when there is a body. Null when there is nothing any more. */
  async page(link: string, form?: Readonly<Record<string, string>>): Promise<string | null> {
    const { pathname, search, origin } = new URL(link);
    const began = performance.now();
    this.sent += 1;
    const response = await fetch(`${this.options.baseUrl}${pathname}${search}`, {
      signal: this.patience(),
      headers: { origin },
      ...(form !== undefined && { method: 'POST', body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    this.spend('page behind a link', began);
    if (response.ok) return text;
    if (![404, 409, 422].includes(response.status)) this.fail('page behind a link', `${response.status}`);
    return null;
  }

  private async ask<Content>(
    role: Role,
    method: string,
    template: string,
    parameters: Parameters,
    body?: object,
    key?: string,
  ): Promise<Outcome<Content>> {
    const address = addressOf(template, parameters);
    for (let tried = 1; ; tried += 1) {
      const began = performance.now();
      const response = await this.send(role, method, address, body, key);
      if (response !== null && ![429, 503].includes(response.status)) {
        const outcome = await this.outcomeOf<Content>(`${method} ${template}`, response);
        this.spend(`${method} ${template}`, began);
        return outcome;
      }
      if (tried === TRIES) {
        this.fail(`${method} ${template}`, response === null ? 'no answer' : `${response.status}`);
        return { done: false, reason: 'no-answer' };
      }
      await sleep(500 * tried, undefined, { ...(this.options.signal && { signal: this.options.signal }) });
    }
  }

  private async send(
    role: Role,
    method: string,
    address: string,
    body?: object,
    key?: string,
  ): Promise<Response | null> {
    this.options.signal?.throwIfAborted();
    this.sent += 1;
    try {
      return await fetch(`${this.options.baseUrl}${address}`, {
        method,
        signal: this.patience(),
        headers: {
          authorization: `Bearer ${this.options.keys[role]}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(key !== undefined && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
    } catch (error) {
      // Nobody answered: asked again like by anybody whose connection broke, unless the whole is to stop.
      this.options.signal?.throwIfAborted();
      if (error instanceof Error) return null;
      throw error;
    }
  }

  private async outcomeOf<Content>(route: string, response: Response): Promise<Outcome<Content>> {
    if (response.status === 204) return { done: true, content: undefined as Content };
    const answer: unknown = await response.json();
    if (response.ok) return { done: true, content: answer as Content };
    const problem = answer as Problem;
    const reason = problem.reason ?? problem.errors?.[0]?.code ?? `${response.status}`;
    if (!REFUSED_IN_REAL_LIFE.has(response.status) && !REASONS_IN_REAL_LIFE.has(reason)) {
      this.fail(route, `${response.status} ${reason}`);
    }
    return { done: false, reason };
  }

  private fail(route: string, why: string): void {
    const failure = `${route}: ${why}`;
    this.failures.set(failure, (this.failures.get(failure) ?? 0) + 1);
  }

  private spend(route: string, began: number): void {
    const { count, ms } = this.spent.get(route) ?? { count: 0, ms: 0 };
    this.spent.set(route, { count: count + 1, ms: ms + performance.now() - began });
  }

  private patience(): AbortSignal {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    return this.options.signal === undefined ? patience : AbortSignal.any([patience, this.options.signal]);
  }
}

function addressOf(template: string, parameters: Parameters): string {
  let address = template;
  const rest = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (address.includes(`{${name}}`)) address = address.replace(`{${name}}`, encodeURIComponent(value));
    else rest.set(name, value);
  }
  return rest.size === 0 ? address : `${address}?${rest.toString()}`;
}
