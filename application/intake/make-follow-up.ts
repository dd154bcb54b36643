import { setTimeout as sleep } from 'node:timers/promises';
import { begin } from './apply-statement';
import type { IntakeTransaction, ReceivedStay, ReceivedStays } from './intake-records';

/**
 * Makes the follow-up of a stay that was received, under the id that was answered, whatever is known of the patient.
 *
 * @returns false when somebody else made it meanwhile
 */
export function makeFollowUp(
  received: ReceivedStays,
  organisationId: string,
  followUpId: string,
): Promise<boolean> {
  return received.makeOne(organisationId, followUpId, beginReceived);
}

/** Nothing else of the stay can be known: whoever states it anew finds it received, and has it made first. */
async function beginReceived(transaction: IntakeTransaction, received: ReceivedStay): Promise<void> {
  const { raw, keyHash, ...stated } = received;
  const { hospitalId, discharge, followUpId, statedAt } = stated;
  if (keyHash !== null) await transaction.lockKey(hospitalId, keyHash, discharge);
  const known = await transaction.lockStay(hospitalId, discharge.stay.visitNumber);
  if (known !== null) throw new Error('a stay that was received is known under another follow-up');
  const { result } = await begin(transaction, stated);
  await transaction.recordSubmission({ hospitalId, keyHash, discharge, result, followUpId, statedAt, raw });
}

export interface MakingDependencies {
  readonly received: ReceivedStays;
  readonly log: { error(fields: object, message: string): void; warn(fields: object, message: string): void };
}

/** Stays of one commit: few enough that nobody waits for it. */
export const BATCH_STAYS = 64;
/** Real milliseconds between two looks when nothing is there to be made. */
const IDLE_MS = 250;

/**
 * Makes follow-ups of all that was received until now. What cannot be made is tried again later, and holds up nothing
 * else.
 *
 * @returns how many were made
 */
export async function makeAllReceived(dependencies: MakingDependencies): Promise<number> {
  const { received } = dependencies;
  let made = 0;
  for (const organisationId of await received.organisations()) {
    for (let looked = BATCH_STAYS; looked === BATCH_STAYS;) {
      const { made: together, left } = await received.makeTogether(organisationId, BATCH_STAYS);
      made += together;
      for (const followUpId of left) made += await makeOrPostpone(dependencies, organisationId, followUpId);
      looked = together + left.length;
    }
  }
  return made;
}

async function makeOrPostpone(
  { received, log }: MakingDependencies,
  organisationId: string,
  followUpId: string,
): Promise<number> {
  try {
    return (await makeFollowUp(received, organisationId, followUpId)) ? 1 : 0;
  } catch (error) {
    const attempts = await received.postpone(organisationId, followUpId);
    log.error({ followUpId, attempts, error: nameOf(error) }, 'follow-up of a received stay not made yet');
    return 0;
  }
}

/** Makes follow-ups of whatever is received, until the signal says stop. */
export async function runReceivedStays(dependencies: MakingDependencies, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const made = await makeAllReceived(dependencies).catch((error: unknown) => {
      dependencies.log.warn({ error: nameOf(error) }, 'received stays not readable');
      return 0;
    });
    if (made === 0) await sleep(IDLE_MS, undefined, { signal }).catch(() => undefined);
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown';
}
