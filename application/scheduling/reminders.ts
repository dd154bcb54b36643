import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '../../domain/follow-up';

/** What became of one patient's reminders in a round: counts. */
export interface RemindersGrouped {
  readonly messages: number;
  readonly unsent: number;
}

/** The reminder rows of the database. */
export interface ReminderRecords {
  /** Patients with a reminder due now, those who wait longest first. */
  patientsDue(organisationId: string, now: Instant, limit: number): Promise<readonly string[]>;
  /**
   * Makes messages of a patient's reminders that are due, in one transaction: several of one channel and day are one
   * message, once; those that must not or cannot be sent say why. Nothing while somebody else does the same.
   *
   * @throws DecryptionError when the patient's details cannot be read
   */
  group(organisationId: string, patientId: string, now: Instant): Promise<RemindersGrouped>;
  /** Sets aside what is due for a patient who cannot be read, so that a person sees it and nobody else waits. */
  setAside(organisationId: string, patientId: string, now: Instant): Promise<void>;
}

export interface ReminderRoundsDependencies {
  readonly records: ReminderRecords;
  /** Business time. */
  readonly now: () => Instant;
  readonly organisations: () => Promise<readonly string[]>;
  readonly logger: {
    info(fields: object, sentence: string): void;
    error(fields: object, sentence: string): void;
  };
  /** Real milliseconds between two looks when nothing was due. */
  readonly idleDelayMs?: number;
}

const PATIENTS_AT_ONCE = 200;
const IDLE_DELAY_MS = 1_000;

/** Turns reminders that are due into messages. Several may run side by side. */
export interface ReminderRounds {
  /** One look at every organisation; @returns how many patients had something due */
  runOnce(): Promise<number>;
  /** Until told to stop; outlives a database away. */
  start(signal: AbortSignal): Promise<void>;
}

export function createReminderRounds(dependencies: ReminderRoundsDependencies): ReminderRounds {
  const { organisations, logger, idleDelayMs = IDLE_DELAY_MS } = dependencies;
  const runOnce = async (): Promise<number> => {
    let count = 0;
    for (const organisationId of await organisations()) count += await runFor(organisationId, dependencies);
    return count;
  };
  const start = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      let count = 0;
      try {
        count = await runOnce();
      } catch (error) {
        logger.error({ err: error }, 'reminders could not be looked for');
      }
      if (count < PATIENTS_AT_ONCE) await idle(idleDelayMs, signal);
    }
  };
  return { runOnce, start };
}

async function runFor(
  organisationId: string,
  { records, now, logger }: ReminderRoundsDependencies,
): Promise<number> {
  const at = now();
  const patients = await records.patientsDue(organisationId, at, PATIENTS_AT_ONCE);
  for (const patientId of patients) {
    try {
      const { messages, unsent } = await records.group(organisationId, patientId, at);
      logger.info({ organisationId, messages, unsent }, 'reminders grouped');
    } catch (error) {
      // One patient's trouble is not the others': theirs is shown to a person.
      logger.error({ organisationId, err: error }, 'reminders of a patient could not be grouped');
      await records.setAside(organisationId, patientId, at);
    }
  }
  return patients.length;
}

/** Waits, or less when told to stop. */
async function idle(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
