import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** CPU-seconds of each process, by name. */
export type ProcessorSeconds = Readonly<Record<string, number>>;

interface ProcessTimes {
  readonly parent: number;
  /** Ticks of its own, user and system. */
  readonly own: number;
  /** Ticks of its children that have ended. */
  readonly ended: number;
}

/**
 * Reads what processes have used so far, each with its children (the database server is many processes).
 *
 * @param processIds by name; what is named here is counted under its own name alone, never with its parent
 * @returns CPU-seconds since each began; null where there is no /proc to ask (other systems than Linux)
 */
export function readProcessorSeconds(processIds: Readonly<Record<string, number>>): ProcessorSeconds | null {
  if (process.platform !== 'linux') return null;
  const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
  const times = readAll();
  const named = new Set(Object.values(processIds));
  return Object.fromEntries(
    Object.entries(processIds).map(([name, pid]) => [name, ticksOf(times, pid, named) / ticksPerSecond]),
  );
}

/** What was used between two readings. */
export function usedBetween(
  before: ProcessorSeconds | null,
  after: ProcessorSeconds | null,
): ProcessorSeconds | null {
  if (before === null || after === null) return null;
  return Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [name, Math.max(0, seconds - (before[name] ?? 0))]),
  );
}

function readAll(): ReadonlyMap<number, ProcessTimes> {
  const times = new Map<number, ProcessTimes>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const read = readOne(entry);
    if (read !== null) times.set(Number(entry), read);
  }
  return times;
}

function readOne(entry: string): ProcessTimes | null {
  let text: string;
  try {
    text = readFileSync(`/proc/${entry}/stat`, 'utf8');
  } catch (error) {
    // It ended between the listing and now: its parent counts it.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
  // proc(5): after the name in parentheses come state, ppid, …; utime, stime, cutime, cstime are fields 14 to 17.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const field = (number: number) => fields[number - 3] ?? 0;
  return { parent: field(4), own: field(14) + field(15), ended: field(16) + field(17) };
}

function ticksOf(times: ReadonlyMap<number, ProcessTimes>, pid: number, named: ReadonlySet<number>): number {
  const own = times.get(pid);
  if (own === undefined) return 0;
  const children = [...times].filter(([child, { parent }]) => parent === pid && !named.has(child));
  return children.reduce((sum, [child]) => sum + ticksOf(times, child, named), own.own + own.ended);
}
