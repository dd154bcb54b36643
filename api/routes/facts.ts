import type { Caller, StatedEvent, StatedFact as Stated } from '../../application/application';
import { FactRefusedError } from '../../application/errors';
import type { NewsSource } from '../../domain/follow-up';
import type { Role } from '../../security/permissions';
import { factIdOf } from '../http/idempotency-key';
import type { Answer, Handling } from '../route';
import { statedFactSchema, type StatedFact } from '../schemas/facts';

/** What every route that states a fact of a follow-up has in common; its `Idempotency-Key` is the fact's id. */
export const factWords = {
  method: 'post',
  content: statedFactSchema,
  successes: [
    [200, 'Applied'],
    [202, 'Kept; the follow-up has not answered yet and will'],
  ],
  problems: [400, 404, 409, 415, 422],
  idempotencyKey: 'uuid',
} as const;

/**
 * States a fact of a follow-up.
 *
 * @throws FactRefusedError when the follow-up refused it
 */
export async function stateFact(
  { application, caller, request }: Handling<Caller>,
  followUpId: string,
  event: StatedEvent,
): Promise<Answer<StatedFact>> {
  return answerOf(await application.stateFact(caller, followUpId, event, factIdOf(request)));
}

/** @throws FactRefusedError when the follow-up refused the fact */
export function answerOf({ factId, status, reason }: Stated): Answer<StatedFact> {
  if (status === 'refused') throw new FactRefusedError(reason ?? 'unknown');
  return { status: status === 'applied' ? 200 : 202, content: { factId, status } };
}

/** Where news comes from when the caller did not say. */
export function newsSourceOf(role: Role): NewsSource {
  if (role === 'hospital') return 'hospital';
  return role === 'clinician' ? 'professional' : 'operator';
}

/** The optional facts of a command that were given: the domain knows absent, not undefined. */
export function given<T extends object>(facts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
