import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { SimulationWanted } from '../composition-types';
import { LauncherFailure } from '../failure';

const USAGE = 'relais simulate [--discharges N] [--days N] [--speed N] [--seed N] [--json FILE] [--port N]';

const MOST_DISCHARGES = 10_000;
const MOST_DAYS = 400;
const MOST_SPEED = 1_000_000;

const whole = (name: string, minimum: number, maximum: number) =>
  z.coerce
    .number(`--${name} must be a whole number.`)
    .int(`--${name} must be a whole number.`)
    .min(minimum, `--${name} must be at least ${minimum}.`)
    .max(maximum, `--${name} must be at most ${maximum}.`);

const schema = z.object({
  discharges: whole('discharges', 1, MOST_DISCHARGES).default(20),
  days: whole('days', 1, MOST_DAYS).default(35),
  speed: whole('speed', 1, MOST_SPEED).optional(),
  seed: whole('seed', 0, 2 ** 31 - 1).optional(),
  json: z.string().min(1, '--json must name a file.').optional(),
  port: z.string().optional(),
});

export interface SimulateFlags {
  readonly wanted: SimulationWanted;
  /** What a start must be told. */
  readonly startArguments: readonly string[];
}

/**
 * @param args what follows `relais simulate`
 * @param anySeed used where none is given: people of a seed that lived before are taken up, not added
 * @throws LauncherFailure with one sentence per fault
 */
export function parseSimulateFlags(args: readonly string[], anySeed: number): SimulateFlags {
  const parsed = schema.safeParse(valuesOf(args));
  if (!parsed.success) {
    throw new LauncherFailure(parsed.error.issues.map((issue) => issue.message).join('\n'));
  }
  const { discharges, days, speed, seed = anySeed, json, port } = parsed.data;
  return {
    wanted: {
      ...{ discharges, days, seed },
      ...(speed !== undefined && { speed }),
      ...(json !== undefined && { json }),
    },
    startArguments: ['--no-simulation', ...(port === undefined ? [] : ['--port', port])],
  };
}

function valuesOf(args: readonly string[]): object {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { discharges: text, days: text, speed: text, seed: text, json: text, port: text },
      strict: true,
      allowPositionals: false,
    }).values;
  } catch (error) {
    throw new LauncherFailure(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`, {
      cause: error,
    });
  }
}
