import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { DischargesToTry } from '../../application/dry-run/try-pathways';
import { isLocalDay } from '../../domain/calendar';
import { LauncherFailure } from '../failure';

/** What follows `relais pathways dry-run`. */
export interface DryRunFlags {
  /** A folder of pathways, or one file. */
  readonly candidate: string;
  /** The folder of the pathways in use; those of the service when absent. */
  readonly against?: string;
  readonly discharges: DischargesToTry;
  /** More discharges are refused. */
  readonly limit: number;
  readonly json?: string;
  readonly csv?: string;
}

/** Ten times what a region's hospitals discharge in a month. */
const MOST_DISCHARGES = 1_000_000;

const USAGE =
  'relais pathways dry-run --candidate FOLDER|FILE [--against FOLDER] (--generate N --seed S [--from DAY --to DAY] | --past --organisation ID --from DAY --to DAY) [--json FILE] [--csv FILE]';

const path = (name: string) => z.string().min(1, `--${name} must name a file or folder.`);
const day = (name: string) => z.string().refine(isLocalDay, `--${name} must be a day such as 2026-11-22.`);
const whole = (name: string, minimum: number) =>
  z.coerce
    .number(`--${name} must be a whole number.`)
    .int(`--${name} must be a whole number.`)
    .min(minimum, `--${name} must be at least ${minimum}.`)
    .max(MOST_DISCHARGES, `--${name} must be at most ${MOST_DISCHARGES}.`);

const schema = z
  .object({
    candidate: z.string('--candidate FOLDER|FILE is required.').min(1, '--candidate is empty.'),
    against: path('against').optional(),
    generate: whole('generate', 1).optional(),
    seed: whole('seed', 0).optional(),
    past: z.boolean().default(false),
    organisation: z.uuid('--organisation must be the id of an organisation.').optional(),
    from: day('from').optional(),
    to: day('to').optional(),
    json: path('json').optional(),
    csv: path('csv').optional(),
  })
  .refine(({ generate, past }) => (generate !== undefined) !== past, {
    message: 'Give either --generate N or --past.',
  })
  .refine(({ generate, seed }) => (generate === undefined) === (seed === undefined), {
    message: '--seed S goes with --generate: the same seed makes the same discharges.',
  })
  .refine(({ past, organisation, from, to }) => !past || (organisation && from && to), {
    message: '--past needs --organisation ID, --from DAY and --to DAY.',
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    message: '--from and --to go together.',
  })
  .refine(({ from = '', to = '' }) => from <= to, { message: '--to must not be before --from.' });

/** @throws LauncherFailure with one sentence per fault, and how the command is written */
export function parseDryRunFlags(args: readonly string[]): DryRunFlags {
  const parsed = schema.safeParse(valuesOf(args));
  if (!parsed.success) {
    const sentences = parsed.error.issues.map(({ message }) => message);
    throw new LauncherFailure([...sentences, USAGE].join('\n'));
  }
  const { candidate, against, json, csv } = parsed.data;
  return {
    candidate,
    discharges: dischargesOf(parsed.data),
    limit: MOST_DISCHARGES,
    ...(against !== undefined && { against }),
    ...(json !== undefined && { json }),
    ...(csv !== undefined && { csv }),
  };
}

function dischargesOf({
  generate,
  seed = 0,
  organisation = '',
  from,
  to,
}: z.output<typeof schema>): DischargesToTry {
  const period = from === undefined || to === undefined ? undefined : { from, to };
  if (generate !== undefined) {
    return { kind: 'generated', count: generate, seed, ...(period !== undefined && { period }) };
  }
  if (period === undefined) throw new LauncherFailure(USAGE);
  return { kind: 'past', organisationId: organisation, period };
}

function valuesOf(args: readonly string[]): Record<string, unknown> {
  const text = { type: 'string' } as const;
  const options = {
    ...{ candidate: text, against: text, generate: text, seed: text, organisation: text },
    ...{ from: text, to: text, json: text, csv: text, past: { type: 'boolean' } as const },
  };
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new LauncherFailure(`${message}\n${USAGE}`, { cause: error });
  }
}
