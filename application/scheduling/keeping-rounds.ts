import { setTimeout as sleep } from 'node:timers/promises';
import { absenceRound } from './absence-consequences';
import { absenceDependencies, waitingDependencies, type KeepingDependencies } from './keeping';
import { waitingListRound } from './waiting-list';

export interface KeepingRounds {
  readonly dependencies: KeepingDependencies;
  readonly organisations: () => Promise<readonly string[]>;
  readonly log: { error(fields: object, message: string): void };
}

/** Real milliseconds between two looks: offers are answered within hours, minutes at the least. */
const EVERY_MS = 5_000;

/**
 * What time and crashes leave to do: offers of freed times that nobody answered, times nobody was asked about, absences
 * half seen to. Until told to stop; outlives a database away, and one organisation's trouble is not the others'.
 */
export async function runKeepingRounds(rounds: KeepingRounds, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      for (const organisationId of await rounds.organisations()) await roundOf(rounds, organisationId);
    } catch (error) {
      rounds.log.error({ err: error }, 'rounds of appointments could not begin');
    }
    await sleep(EVERY_MS, undefined, { signal }).catch(ignoreAbort);
  }
}

async function roundOf({ dependencies, log }: KeepingRounds, organisationId: string): Promise<void> {
  try {
    await waitingListRound(waitingDependencies(dependencies), organisationId);
    await absenceRound(absenceDependencies(dependencies), organisationId);
  } catch (error) {
    log.error({ err: error, organisationId }, 'a round of appointments was interrupted');
  }
}

function ignoreAbort(error: unknown): void {
  if (!(error instanceof Error && error.name === 'AbortError')) throw error;
}
