import { z } from 'zod';
import { DISCHARGES_PER_REQUEST } from '../../application/dry-run/dry-run-use-cases';
import { isLocalDay } from '../../domain/calendar';
import { COUNTS, MOST_ATTEMPTS, MOST_VISITS, STAFF } from '../../domain/dry-run';
import { answerList, list, shortText } from './text';

/** A pathway file is some kilobytes; a command may not be larger than this with all the rest. */
const YAML_LENGTH = 50_000;
const MOST_CHANGES = 50;
const SEEDS = 2 ** 32 - 1;
/** More is history, and for the command. */
const LONGEST_PERIOD_DAYS = 366;
const DAY_MS = 86_400_000;

const localDay = z
  .string()
  .refine(isLocalDay)
  .meta({ format: 'date', description: 'Day in the time zone of the service' });

const period = z
  .strictObject({ from: localDay, to: localDay })
  .refine(({ from, to }) => {
    const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
    return !(days < 0) && !(days > LONGEST_PERIOD_DAYS);
  })
  .meta({ description: 'Both days included, at most a year' });

const dueDay = shortText.meta({ description: '`J7`, `M1` or `JO2`, as pathway files write it' });
const step = shortText.meta({ description: 'Key of a step' });

const change = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('window'),
      step,
      earliest: dueDay.exactOptional(),
      latest: dueDay.exactOptional(),
    }),
    z.strictObject({ kind: z.literal('attempts'), step, attemptsMax: z.int().min(1).max(MOST_ATTEMPTS) }),
    z.strictObject({ kind: z.literal('visits'), step, countMax: z.int().min(1).max(MOST_VISITS) }),
    z.strictObject({ kind: z.literal('add-call'), earliest: dueDay, latest: dueDay }),
    z.strictObject({ kind: z.literal('remove-step'), step }),
  ])
  .meta({ id: 'PathwayChange' });

export const dryRunOrderSchema = z
  .strictObject({
    candidate: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('yaml'), text: z.string().min(1).max(YAML_LENGTH) }),
      z.strictObject({ kind: z.literal('changes'), pathway: shortText, changes: list(change, MOST_CHANGES) }),
    ]),
    discharges: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('generated'),
        count: z.int().min(1).max(DISCHARGES_PER_REQUEST),
        seed: z.int().min(0).max(SEEDS),
        period: period.exactOptional(),
      }),
      z.strictObject({ kind: z.literal('past'), period }),
    ]),
  })
  .meta({ id: 'DryRunOrder' });

const figures = z
  .object({
    ...(Object.fromEntries(COUNTS.map((count) => [count, z.number()])) as Record<
      (typeof COUNTS)[number],
      z.ZodNumber
    >),
    visits: z.record(z.string(), z.number()).meta({ description: 'By profession' }),
    minutes: z
      .object(
        Object.fromEntries(STAFF.map((queue) => [queue, z.number()])) as Record<
          (typeof STAFF)[number],
          z.ZodNumber
        >,
      )
      .meta({ description: 'Of the service’s own staff, by queue' }),
  })
  .meta({ id: 'DryRunFigures', description: 'What depends on people is expected, and may be a fraction' });

const comparison = { baseline: figures, candidate: figures, difference: figures };

const peak = z.object({ day: z.string(), attempts: z.number(), staffMinutes: z.number() });
const peaks = z.object({ baseline: peak.exactOptional(), candidate: peak.exactOptional() });

const pathwayComparison = z
  .object({ pathway: z.string(), ...comparison })
  .meta({ id: 'DryRunPathwayComparison' });

export const dryRunResultSchema = z
  .object({
    assumptions: z.string().meta({ description: 'Version of the assumptions' }),
    discharges: z.number().int(),
    died: z.number().int().meta({ description: 'Not counted' }),
    period: z
      .object({ from: z.string(), to: z.string() })
      .exactOptional()
      .meta({ description: 'Days of the first and last discharge; absent without any' }),
    weeks: answerList(
      z
        .object({
          week: z.string().meta({ description: 'ISO 8601, e.g. `2026-W48`' }),
          monday: z.string(),
          ...comparison,
          pathways: answerList(pathwayComparison),
          peaks,
        })
        .meta({ id: 'DryRunWeek' }),
    ),
    totals: z.object(comparison),
    pathways: answerList(pathwayComparison),
    peaks,
    moves: answerList(z.object({ from: z.string(), to: z.string(), discharges: z.number().int() })),
    notKnown: answerList(
      z.object({
        side: z.enum(['baseline', 'candidate']),
        pathway: z.string(),
        step: z.string().exactOptional(),
        conditions: answerList(z.string()),
        discharges: z.number().int(),
      }),
    ),
  })
  .meta({ id: 'DryRunResult' });

export const dryRunOptionsSchema = z
  .object({
    pathways: answerList(
      z.object({
        key: z.string(),
        version: z.string(),
        title: z.string(),
        text: z.string().meta({ description: 'Its file, YAML' }),
        steps: answerList(
          z.object({
            key: z.string(),
            title: z.string(),
            kind: z.enum(['document', 'care', 'call', 'check']),
            from: z.string().meta({ description: '`discharge`, or the step it counts from' }),
            earliest: z.string(),
            latest: z.string(),
            attemptsMax: z.number().int().nullable(),
          }),
        ),
      }),
    ),
    assumptions: z.object({
      version: z.string(),
      values: answerList(z.object({ name: z.string(), value: z.number(), source: z.string() })),
    }),
    mix: z.object({ version: z.string(), source: z.string() }),
  })
  .meta({ id: 'DryRunOptions' });

export type DryRunOrderBody = z.input<typeof dryRunOrderSchema>;
export type DryRunAnswer = z.infer<typeof dryRunResultSchema>;
export type DryRunFiguresAnswer = z.infer<typeof figures>;
export type DryRunOptionsAnswer = z.infer<typeof dryRunOptionsSchema>;
