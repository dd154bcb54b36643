import { withClient } from '../launcher/embedded/postgres';
import { ExplainedDatabase, type Explained } from './explained-database';
import { listCases, type ListCase } from './measure-lists-cases';
import { makeListPopulation, type ListPopulation } from './measure-lists-population';
import { usedBetween, type ProcessorSeconds } from './processor-time';
import { percentile, rounded } from './statistics';
import type { Surroundings } from './surroundings';

export interface ListSizes {
  /** Follow-ups of each organisation measured, in order; the first is what buffers are compared with. */
  readonly followUps: readonly number[];
  readonly readings: number;
}

/** How one list answers. */
export interface ListMeasure {
  readonly name: string;
  /** Lines shown, on average. */
  readonly lines: number;
  readonly p50Milliseconds: number;
  readonly p95Milliseconds: number;
  /** CPU-milliseconds of one reading by process, ours as `driver`: they say more where others use the machine. */
  readonly processorMilliseconds: Readonly<Record<string, number>> | null;
  /** Pages of the database touched by one reading, on average. */
  readonly buffers: number;
  /** Buffers ÷ those of the smallest organisation; null there, and where that touches none. */
  readonly buffersRatio: number | null;
  /** What each of its statements takes, in the order sent. */
  readonly statements: readonly {
    readonly text: string;
    readonly buffers: number;
    readonly milliseconds: number;
  }[];
}

export interface ListsMeasure {
  readonly followUps: number;
  readonly patients: number;
  readonly open: number;
  readonly lists: readonly ListMeasure[];
}

const WARM_UP = 10;
const EXPLAINED = 20;
const CONNECTIONS = 2;
const TIMEOUT_MS = 60_000;

/** The lists and pages of a day, one after the other on the server's side, in a small organisation and in a large one. */
export async function measureLists(
  { parts, migrationUrl, settings, processorSeconds }: Surroundings,
  { followUps, readings }: ListSizes,
  say: (line: string) => void,
): Promise<readonly ListsMeasure[]> {
  const explained = new ExplainedDatabase({
    connectionString: settings.databaseUrl,
    maxConnections: CONNECTIONS,
    connectionTimeoutMs: TIMEOUT_MS,
    statementTimeoutMs: TIMEOUT_MS,
  });
  const measures: ListsMeasure[] = [];
  try {
    for (const count of followUps) {
      say(`Lists of ${count} follow-ups …`);
      const population = await withClient(migrationUrl, (owner) => makeListPopulation(parts, owner, count));
      measures.push(
        await measureOne({ parts, explained, processorSeconds }, population, readings, measures[0]),
      );
    }
  } finally {
    await explained.close();
  }
  return measures;
}

type Measuring = Pick<Surroundings, 'parts' | 'processorSeconds'> & { readonly explained: ExplainedDatabase };

/** Reads each list on its own; @param smallest what its buffers are compared with */
export async function measureOne(
  { parts, explained, processorSeconds }: Measuring,
  population: ListPopulation,
  readings: number,
  smallest: ListsMeasure | undefined,
): Promise<ListsMeasure> {
  const { followUps, patients, open } = population;
  const timed = listCases(parts.database, parts.ciphers, population);
  const counted = listCases(explained, parts.ciphers, population);
  const lists: ListMeasure[] = [];
  for (const [index, one] of timed.entries()) {
    const time = await timeOf(one, readings, processorSeconds);
    const statements = await statementsOf(counted[index] ?? one, explained);
    const buffers = rounded(statements.reduce((sum, statement) => sum + statement.buffers, 0));
    const before = smallest?.lists[index]?.buffers;
    const buffersRatio = before === undefined || before === 0 ? null : rounded(buffers / before);
    lists.push({ name: one.name, ...time, buffers, buffersRatio, statements });
  }
  return { followUps, patients, open, lists };
}

async function timeOf(
  { read }: ListCase,
  readings: number,
  processorSeconds: Surroundings['processorSeconds'],
): Promise<Omit<ListMeasure, 'name' | 'buffers' | 'buffersRatio' | 'statements'>> {
  const milliseconds: number[] = [];
  let lines = 0;
  let before: ProcessorSeconds | null = null;
  for (let time = -WARM_UP; time < readings; time += 1) {
    if (time === 0) before = processorSeconds();
    const from = performance.now();
    const shown = await read(time + WARM_UP);
    if (time < 0) continue;
    milliseconds.push(performance.now() - from);
    lines += shown;
  }
  const used = usedBetween(before, processorSeconds());
  const each = (name: string) => [name, rounded(((used?.[name] ?? 0) * 1000) / readings)] as const;
  return {
    lines: rounded(lines / readings),
    p50Milliseconds: rounded(percentile(milliseconds, 0.5)),
    p95Milliseconds: rounded(percentile(milliseconds, 0.95)),
    processorMilliseconds: used === null ? null : Object.fromEntries(['driver', 'postgres'].map(each)),
  };
}

/** A search sends as many statements as its text can be read in ways: each is told apart by its text. */
async function statementsOf(
  { read }: ListCase,
  explained: ExplainedDatabase,
): Promise<ListMeasure['statements']> {
  const sums = new Map<string, { buffers: number; milliseconds: number }>();
  explained.taken();
  for (let time = 0; time < EXPLAINED; time += 1) {
    await read(time);
    for (const { text, buffers, milliseconds } of explained.taken() satisfies readonly Explained[]) {
      const sum = sums.get(text) ?? { buffers: 0, milliseconds: 0 };
      sums.set(text, { buffers: sum.buffers + buffers, milliseconds: sum.milliseconds + milliseconds });
    }
  }
  return [...sums].map(([text, sum]) => ({
    text: text.replace(/\s+/g, ' ').slice(0, 160),
    buffers: rounded(sum.buffers / EXPLAINED),
    milliseconds: rounded(sum.milliseconds / EXPLAINED),
  }));
}
