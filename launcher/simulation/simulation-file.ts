import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The simulation that a database began with. */
const schema = z.object({
  seed: z.number(),
  discharges: z.number(),
  /** Business instant of the first discharge at the earliest, epoch milliseconds. */
  from: z.number(),
  /** Business instant at which it ends; absent: at the real now, when it is reached. */
  until: z.number().optional(),
  /** `living` until the real now is reached: a start that finds it goes on. */
  state: z.enum(['living', 'lived']),
});

export type BegunSimulation = z.infer<typeof schema>;

export function readSimulation(home: string): BegunSimulation | null {
  const file = fileOf(home);
  return existsSync(file) ? schema.parse(JSON.parse(readFileSync(file, 'utf8'))) : null;
}

/** Replaces the file in one step. */
export function writeSimulation(home: string, simulation: BegunSimulation): void {
  writeFileSync(`${fileOf(home)}.new`, `${JSON.stringify(simulation, null, 2)}\n`);
  renameSync(`${fileOf(home)}.new`, fileOf(home));
}

function fileOf(home: string): string {
  return join(home, 'simulation.json');
}
