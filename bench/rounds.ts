import { usedBetween, type ProcessorSeconds } from './processor-time';
import { median, rounded } from './statistics';

/** One measured stretch of saturated work. */
export interface Round {
  readonly count: number;
  readonly seconds: number;
  readonly perSecond: number;
  /** CPU-seconds by process; null where they cannot be read. */
  readonly processorSeconds: ProcessorSeconds | null;
}

/** Several rounds of the same work. */
export interface Measured {
  /** Median of the rounds. */
  readonly perSecond: number;
  /** CPU-milliseconds for each unit of work, by process: those of all rounds together. */
  readonly processorMillisecondsEach: ProcessorSeconds | null;
  readonly rounds: readonly Round[];
}

/**
 * Does a piece of work many times, that many at once.
 *
 * @param items what to do it on, each once
 */
export async function inParallel<T>(
  items: readonly T[],
  concurrency: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, items.length) }, lane));
}

/** Times a piece of work that does `count` things. */
export async function timed(
  readProcessors: () => ProcessorSeconds | null,
  work: () => Promise<number>,
): Promise<Round> {
  const before = readProcessors();
  const from = performance.now();
  const count = await work();
  const seconds = (performance.now() - from) / 1000;
  const processorSeconds = usedBetween(before, readProcessors());
  return { count, seconds, perSecond: count / seconds, processorSeconds };
}

/** What several rounds say together. */
export function summed(rounds: readonly Round[]): Measured {
  return {
    perSecond: rounded(median(rounds.map(({ perSecond }) => perSecond))),
    processorMillisecondsEach: processorsEach(rounds),
    rounds,
  };
}

function processorsEach(rounds: readonly Round[]): ProcessorSeconds | null {
  const count = rounds.reduce((sum, round) => sum + round.count, 0);
  const sums = new Map<string, number>();
  for (const { processorSeconds } of rounds) {
    if (processorSeconds === null) return null;
    for (const [name, seconds] of Object.entries(processorSeconds)) {
      sums.set(name, (sums.get(name) ?? 0) + seconds);
    }
  }
  return Object.fromEntries([...sums].map(([name, seconds]) => [name, rounded((seconds * 1000) / count)]));
}
