import { DateTime } from 'luxon';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { DEFAULT_SERVICE_CALENDAR } from '../domain/calendar';
import { LauncherFailure } from './failure';

/** A port number, whether it comes from a setting or a flag. */
export const port = (name: string) =>
  z.coerce
    .number(`${name} must be a port number between 1 and 65535.`)
    .int(`${name} must be a port number between 1 and 65535.`)
    .min(1, `${name} must be a port number between 1 and 65535.`)
    .max(65535, `${name} must be a port number between 1 and 65535.`);

/** What follows `relais start`. */
export interface Flags {
  readonly speed?: number;
  readonly port?: number;
  readonly demonstration: boolean;
  /** Whether an empty database lives through the weeks before today; absent when nothing was said. */
  readonly simulation?: SimulationAsked;
}

/** Wanted or not; or until a moment that is not today's, e.g. a Monday morning: a business instant. */
export type SimulationAsked = boolean | { readonly until: number };

/** @throws LauncherFailure with one sentence per fault */
export function parseFlags(args: readonly string[]): Flags {
  const values = parseFlagValues(args);
  const schema = z.object({
    speed: z.coerce
      .number('--speed must be a number of at least 1.')
      .min(1, '--speed must be a number of at least 1.')
      .max(1_000_000, '--speed must be at most 1000000.')
      .optional(),
    port: port('--port').optional(),
  });
  const parsed = schema.safeParse(values);
  if (!parsed.success) {
    throw new LauncherFailure(parsed.error.issues.map((issue) => issue.message).join('\n'));
  }
  return {
    demonstration: !values['no-demo'],
    ...simulationOf(values),
    ...(parsed.data.speed !== undefined && { speed: parsed.data.speed }),
    ...(parsed.data.port !== undefined && { port: parsed.data.port }),
  };
}

interface FlagValues {
  readonly speed?: string;
  readonly port?: string;
  readonly 'no-demo'?: boolean;
  readonly simulation?: boolean;
  readonly 'no-simulation'?: boolean;
  readonly now?: string;
}

/** @throws LauncherFailure when it is asked for together with what excludes it */
function simulationOf(values: FlagValues): Pick<Flags, 'simulation'> {
  if (values['no-simulation'] && values.now === undefined) return { simulation: false };
  if (!values.simulation && values.now === undefined) return {};
  if (values['no-demo'] || values.speed !== undefined) {
    throw new LauncherFailure('--simulation goes neither with --no-demo nor with --speed.');
  }
  if (values['no-simulation']) throw new LauncherFailure('--now does not go with --no-simulation.');
  return { simulation: values.now === undefined || { until: momentOf(values.now) } };
}

/** @throws LauncherFailure when it is no day and time of the service's clock */
function momentOf(text: string): number {
  const moment = DateTime.fromISO(text, { zone: DEFAULT_SERVICE_CALENDAR.zone });
  if (/T\d/.test(text) && moment.isValid) return moment.toMillis();
  throw new LauncherFailure('--now must be a day and a time, e.g. 2026-11-23T08:30.');
}

function parseFlagValues(args: readonly string[]): FlagValues {
  try {
    return parseArgs({
      args: [...args],
      options: {
        speed: { type: 'string' },
        port: { type: 'string' },
        'no-demo': { type: 'boolean' },
        simulation: { type: 'boolean' },
        'no-simulation': { type: 'boolean' },
        now: { type: 'string' },
      },
      strict: true,
      allowPositionals: false,
    }).values;
  } catch (error) {
    throw new LauncherFailure(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
