import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Relay } from '../application/relay/relay';
import { normaliseDischarge } from '../domain/discharge';
import { TemporalFollowUps } from '../launcher/temporal/follow-up-gateway';
import { PostgresFacts } from '../prisma/records/fact-records';
import { createIntakeRecords } from '../prisma/records/intake-records';
import { Notifications } from '../prisma/records/notifications';
import { PostgresRelay } from '../prisma/records/relay-records';
import { Acknowledgements } from './acknowledgements';
import { referenceDischarge, REFERENCE_STEPS } from './reference-follow-up';
import { Revisions } from './revisions';
import type { Surroundings } from './surroundings';

/** As in `launcher/processes/dispatcher.ts`. */
const RELAY_CONCURRENCY = 40;

/**
 * After a deadline, until the next fact: its workflow task is over by then, as in life, where hours lie between.
 * A fact that came while the task still ran would share it, and the history would be shorter than a true one.
 */
const AFTER_DEADLINE_MS = 500;

/** Drives follow-ups through the reference case, with everything production does for a fact. */
export interface ReferenceLives {
  /** Announces that many discharges whose follow-ups have not begun; not part of what is timed. */
  announce(count: number): Promise<readonly string[]>;
  /** From the first fact to the closing; resolves once the last decision is written. */
  live(followUpId: string): Promise<void>;
  close(): Promise<void>;
}

/**
 * Each fact takes the way of production: a row in the inbox under the caller's walls, the relay's claim, the
 * Update-with-Start of its gateway, the decision, the records and the inbox outcome in one transaction.
 */
export async function openReferenceLives(surroundings: Surroundings): Promise<ReferenceLives> {
  const { settings, parts, temporal, population } = surroundings;
  const revisions = new Revisions();
  const news = new Notifications(settings.databaseUrl, 'relais_follow_up');
  const inboxNews = new Notifications(settings.databaseUrl, 'relais_inbox');
  news.on((payload) => {
    const [, followUpId = '', revision] = payload.split(' ');
    revisions.reached(followUpId, Number(revision));
  });
  news.open();
  inboxNews.open();
  const stopping = new AbortController();
  const gateway = new Acknowledgements(new TemporalFollowUps(temporal));
  const relay = new Relay({
    records: new PostgresRelay(parts.database),
    gateway,
    concurrency: RELAY_CONCURRENCY,
    log: {
      warn: (fields, message) => console.error(message, fields),
      error: (fields, message) => console.error(message, fields),
    },
    nextNews: (atMostMs) => inboxNews.next(atMostMs),
  });
  const running = relay.run(stopping.signal);
  const facts = new PostgresFacts(parts.database, () => Date.now(), parts.ciphers, parts.newId);
  await sleep(500);
  return {
    announce: (count) => announce(surroundings, count),
    live: async (followUpId) => {
      let revision = 0;
      for (const step of REFERENCE_STEPS) {
        if (step.kind === 'fact') {
          const factId = parts.newId();
          const caller = population.callers[step.by];
          const stated = facts.state(caller, followUpId, factId, step.event(followUpId));
          await Promise.all([gateway.applied(factId), stated]);
        }
        revision += 1;
        await revisions.until(followUpId, revision);
        if (step.kind === 'fact' || step === REFERENCE_STEPS.at(-1)) continue;
        await sleep(AFTER_DEADLINE_MS);
        revision = revisions.of(followUpId);
      }
    },
    close: async () => {
      stopping.abort();
      await running;
      await Promise.all([news.close(), inboxNews.close()]);
    },
  };
}

let announced = 0;

async function announce({ parts, population }: Surroundings, count: number): Promise<readonly string[]> {
  const { database, ciphers, newId } = parts;
  const records = createIntakeRecords({ database, ciphers, newId, now: () => Date.now() });
  const followUpIds: string[] = [];
  for (let index = 0; index < count; index += 1) {
    announced += 1;
    const visitNumber = `REF${announced}`;
    const discharge = normaliseDischarge(referenceDischarge(visitNumber));
    const contentHash = createHash('sha256').update(visitNumber).digest();
    const { followUpId } = await records.transaction(population.callers.hospital, async (transaction) => {
      const hospital = await transaction.hospital(discharge.hospital.finess);
      if (hospital === null) throw new Error('the demonstration has no such hospital');
      const stated = { discharge, contentHash, statedAt: Date.now(), flags: [] };
      return transaction.create({ ...stated, hospitalId: hospital.id });
    });
    followUpIds.push(followUpId);
  }
  return followUpIds;
}
