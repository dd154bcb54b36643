import { setTimeout as wait } from 'node:timers/promises';
import type { ClaimedMessage, OutgoingMessage, SendOutcome } from '../../domain/messages';
import type { Clock } from '../time/clock';
import { deliveryFactOf } from './delivery-fact';
import { againOrFailed, endingOf, type Ending } from './ending';
import type { DispatcherLog, MessageTransport } from './ports';
import { prepare, type Preparation, type PreparationDependencies } from './preparation';

export interface DispatcherDependencies extends PreparationDependencies {
  readonly clock: Clock;
  readonly organisations: () => Promise<readonly string[]>;
  readonly logger: DispatcherLog;
  readonly limits?: Partial<DispatcherLimits>;
}

export interface DispatcherLimits {
  /** Messages claimed at once for one organisation. */
  readonly batchSize: number;
  /** Messages sent at the same time. */
  readonly concurrency: number;
  /** Real milliseconds a claim lasts; it is renewed before each sending and must outlast one. */
  readonly claimMs: number;
  /** Real milliseconds between two looks when nothing was due. */
  readonly idleDelayMs: number;
}

const DEFAULT_LIMITS: DispatcherLimits = {
  batchSize: 50,
  concurrency: 5,
  claimMs: 120_000,
  idleDelayMs: 200,
};

/** The one place from which messages leave. Several may run side by side: a message is claimed by one. */
export interface Dispatcher {
  /** Sends what is due now, one batch for each organisation; @returns how many messages were claimed */
  runOnce(): Promise<number>;
  /** Sends what is due until told to stop; resolves once what was under way is done. Outlives a database away. */
  start(signal: AbortSignal): Promise<void>;
}

export function createDispatcher(dependencies: DispatcherDependencies): Dispatcher {
  const limits = { ...DEFAULT_LIMITS, ...dependencies.limits };
  const { records, clock, organisations, logger } = dependencies;

  const runFor = async (organisationId: string): Promise<number> => {
    const claimed = await records.claim(organisationId, clock.now(), limits.claimMs, limits.batchSize);
    await inParallel(claimed, limits.concurrency, (message) =>
      dispatch(message, dependencies, limits.claimMs),
    );
    return claimed.length;
  };

  const runOnce = async (): Promise<number> => {
    let count = 0;
    for (const organisationId of await organisations()) {
      try {
        count += await runFor(organisationId);
      } catch (error) {
        // One organisation's trouble is not the others'.
        logger.error({ err: error, organisationId }, 'messages could not be claimed');
      }
    }
    return count;
  };

  return { runOnce, start: (signal) => runUntil(signal, runOnce, limits.idleDelayMs, logger) };
}

async function dispatch(
  message: ClaimedMessage,
  dependencies: DispatcherDependencies,
  claimMs: number,
): Promise<void> {
  const { logger } = dependencies;
  const about = { messageId: message.id, followUpId: message.followUpId, attempt: message.attempt };
  try {
    const ending = await attempt(message, dependencies, claimMs);
    const kept = await write(message, ending, dependencies);
    const outcome = ending.type === 'settled' ? ending.status : ending.type;
    logger.info(
      { ...about, channel: message.channel, outcome: kept ? outcome : 'lost' },
      'message dispatched',
    );
  } catch (error) {
    // What could not be written stays claimed, and is found again when the claim expires.
    logger.error({ ...about, err: error }, 'what became of a message could not be written');
  }
}

async function attempt(
  message: ClaimedMessage,
  dependencies: DispatcherDependencies,
  claimMs: number,
): Promise<Ending> {
  const { logger } = dependencies;
  let preparation: Preparation;
  try {
    preparation = await prepare(message, dependencies, claimMs);
  } catch (error) {
    // A message that cannot be read must neither stop the batch nor be tried for ever.
    logger.error({ err: error, messageId: message.id }, 'a message could not be prepared');
    return againOrFailed(message, 'not-prepared');
  }
  if (preparation.type !== 'ready') return preparation;
  return endingOf(message, await send(preparation.transport, preparation.outgoing, logger));
}

async function send(
  transport: MessageTransport,
  outgoing: OutgoingMessage,
  logger: DispatcherLog,
): Promise<SendOutcome> {
  try {
    return await transport.send(outgoing);
  } catch (error) {
    logger.error({ err: error, channel: outgoing.channel }, 'a transport broke while sending');
    return { status: 'unknown', reason: 'transport-broke' };
  }
}

/** @returns false when somebody else has the message by now */
async function write(
  message: ClaimedMessage,
  ending: Ending,
  { records, clock }: DispatcherDependencies,
): Promise<boolean> {
  switch (ending.type) {
    case 'lost':
      return false;
    case 'postponed':
      return records.postpone(message, ending.delayMs, ending.failure);
    case 'settled': {
      const { status, failure } = ending;
      const settlement = { status, at: clock.now(), ...(failure === undefined ? {} : { failure }) };
      return records.settle(message, settlement, deliveryFactOf(message, status, failure));
    }
  }
}

async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const waiting = items.values();
  const takeTurns = async () => {
    for (const item of waiting) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, takeTurns));
}

async function runUntil(
  signal: AbortSignal,
  runOnce: () => Promise<number>,
  idleDelayMs: number,
  logger: DispatcherLog,
): Promise<void> {
  while (!signal.aborted) {
    let count = 0;
    try {
      count = await runOnce();
    } catch (error) {
      logger.error({ err: error }, 'the dispatcher could not look for messages');
    }
    if (count === 0) await idle(idleDelayMs, signal);
  }
}

/** Waits, or less when told to stop. */
async function idle(delayMs: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(delayMs, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
