import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { FollowUpView } from '../../application/reading/views';
import { until, type Stack } from './stack';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export interface TakenIn {
  readonly followUpId: string;
  readonly status: string;
  readonly result: string;
}

export interface Stated {
  readonly factId: string;
  readonly status: 'applied' | 'pending';
}

type ProgramRole = 'hospital' | 'operator' | 'teamLead' | 'clinician';

/** Programs that act for people through the public door, each with the API key of its account. */
export type People = Readonly<Record<ProgramRole, Person>>;

const accountsSchema = z.object({
  accounts: z.array(z.object({ role: z.string(), apiKey: z.string().optional() })),
});

/** Everybody of `demo-accounts.json` who has an API key. */
export function peopleOf({ home, url }: Pick<Stack, 'home' | 'url'>): People {
  const { accounts } = accountsSchema.parse(
    JSON.parse(readFileSync(join(home, 'demo-accounts.json'), 'utf8')),
  );
  const person = (role: ProgramRole): Person => {
    const apiKey = accounts.find((account) => account.role === role)?.apiKey;
    if (apiKey === undefined) throw new Error(`The ${role} has no API key.`);
    return new Person(url, apiKey);
  };
  return {
    hospital: person('hospital'),
    operator: person('operator'),
    teamLead: person('teamLead'),
    clinician: person('clinician'),
  };
}

/** One account, by HTTP only. */
export class Person {
  constructor(
    private readonly url: string,
    private readonly apiKey: string,
  ) {}

  /** @throws Error unless the answer is 200 */
  async get<T>(path: string): Promise<T> {
    const { status, body } = await this.send<T>('GET', path);
    if (status !== 200) throw new Error(`GET ${path} was answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  post<T>(path: string, content: object = {}, idempotencyKey?: string): Promise<Answer<T>> {
    return this.send('POST', path, content, idempotencyKey);
  }

  /** States a fact that must be taken, at once or later. @throws Error when it is not */
  async state(path: string, content: object = {}): Promise<Stated> {
    const { status, body } = await this.post<Stated>(path, content);
    if (status !== 200 && status !== 202) {
      throw new Error(`POST ${path} was answered ${status}: ${JSON.stringify(body)}`);
    }
    return body;
  }

  /** Sends under one key until it is taken (200 or 202), as a hospital's program does. */
  postUntilTaken<T>(path: string, content: object, idempotencyKey: string): Promise<T> {
    return untilTaken(path, () => this.post<T>(path, content, idempotencyKey));
  }

  getUntilAnswered<T>(path: string): Promise<T> {
    return untilTaken(path, () => this.send<T>('GET', path));
  }

  async followUp(followUpId: string): Promise<FollowUpView> {
    return this.get(`/v1/follow-ups/${followUpId}`);
  }

  /** Reads a follow-up again and again until it is as awaited; @returns it */
  async awaitFollowUp(
    followUpId: string,
    isAwaited: (followUp: FollowUpView) => boolean,
    what: string,
    patience?: number,
  ): Promise<FollowUpView> {
    let view = await this.followUp(followUpId);
    await until(
      async () => {
        view = await this.followUp(followUpId);
        return isAwaited(view);
      },
      what,
      patience,
    );
    return view;
  }

  private async send<T>(
    method: string,
    path: string,
    content?: object,
    idempotencyKey?: string,
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      signal: AbortSignal.timeout(15_000),
      headers: {
        authorization: `Bearer ${this.apiKey}`,
        ...(content && { 'content-type': 'application/json' }),
        ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      },
      ...(content && { body: JSON.stringify(content) }),
    });
    return { status: response.status, body: (await response.json()) as T };
  }
}

/** @throws Error when a minute was not enough, or when the answer is a refusal */
async function untilTaken<T>(path: string, send: () => Promise<Answer<T>>): Promise<T> {
  for (const deadline = Date.now() + 60_000; ;) {
    // When nobody answered, or not to the end, whether it was taken is not known.
    const answer = await send().catch(() => null);
    if (answer?.status === 200 || answer?.status === 202) return answer.body;
    if (answer !== null && answer.status < 500) {
      throw new Error(`${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    if (Date.now() > deadline) throw new Error(`${path} was not taken within a minute.`);
    await sleep(200);
  }
}

/** Birth name of the patient of a test's stay: letters name them, and so tell one from another. */
export function birthNameOf(visitNumber: string): string {
  return `ESSAI ${visitNumber.toUpperCase()}`;
}

/** The smallest discharge of a person at home with a telephone; fictional throughout. */
export function smallDischarge(visitNumber: string, dischargedAt: string, generalPractitionerRpps?: string) {
  return {
    hospital: { finess: '620100057' },
    stay: { visitNumber, dischargedAt, dischargeMode: 'home' },
    patient: {
      birthName: birthNameOf(visitNumber),
      firstGivenName: 'Jeanne',
      birthDate: '1941-03-08',
      sex: 'female',
      phones: ['+33321000001'],
      address: { line: '1 rue de la Gare', postalCode: '62710', city: 'Courrières' },
    },
    ...(generalPractitionerRpps !== undefined && { generalPractitioner: { rpps: generalPractitionerRpps } }),
  };
}

/** Announces a discharge that happens at the business instant now. @throws Error unless it is accepted */
export async function discharge(
  { hospital }: People,
  visitNumber: string,
  generalPractitionerRpps?: string,
): Promise<string> {
  const { now } = await hospital.get<{ now: string }>('/v1/clock');
  const content = smallDischarge(visitNumber, now, generalPractitionerRpps);
  const { status, body } = await hospital.post<TakenIn>('/v1/discharges', content);
  if (status !== 202) throw new Error(`The discharge was answered ${status}: ${JSON.stringify(body)}`);
  return body.followUpId;
}
