import { z } from 'zod';
import { CARE_KINDS } from '../../domain/discharge';
import { PATHWAY_MOVE_REASONS } from '../../domain/planning';
import { answerList } from './text';

const key = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[a-z0-9-]+$/)
  .meta({ description: 'As `GET /v1/pathways` names it' });

export const pathwayMoveSchema = z
  .strictObject({ pathwayKey: key, reason: z.enum(PATHWAY_MOVE_REASONS) })
  .meta({ id: 'PathwayMove' });

export const pathwayRequestSchema = z
  .strictObject({
    by: z
      .enum(CARE_KINDS)
      .meta({ description: 'The profession that asks, as `pathway.onRequestOf` names it' }),
  })
  .meta({ id: 'PathwayRequest' });

const pathway = z
  .object({
    key: z.string(),
    version: z.string(),
    title: z.string().meta({ description: 'French, as shown' }),
    signature: z
      .enum(['signed', 'unsigned'])
      .meta({ description: 'Whether a clinician has signed the whole of it' }),
  })
  .meta({ id: 'Pathway' });

export const pathwaysSchema = z.object({ pathways: answerList(pathway) });

const points = z.object({ min: z.number(), max: z.number() });

const score = z
  .object({
    score: z.enum(['lace', 'hospital', 'trst']),
    formulaVersion: z.string(),
    total: points.meta({ description: 'A range when something is missing' }),
    incomplete: z.boolean(),
    missing: answerList(z.string()),
    bands: answerList(z.string()).meta({ description: 'Bands the total may be in, lowest first' }),
    items: answerList(z.object({ item: z.string(), input: z.unknown(), points })),
  })
  .meta({ id: 'Score' });

const considered = z
  .object({
    key: z.string(),
    title: z.string(),
    outcome: z.enum(['chosen', 'fits', 'does-not-fit', 'not-known']),
    because: answerList(
      z.object({
        condition: z.looseObject({ kind: z.string() }).meta({ description: 'As the pathway’s file says it' }),
        result: z.enum(['holds', 'does-not-hold', 'unknown']),
      }),
    ),
  })
  .meta({ id: 'ConsideredPathway' });

/** Why the follow-up is planned as it is. */
export const planningSchema = z
  .object({
    chosenBy: z.enum(['rule', 'person']),
    considered: answerList(considered),
    vigilanceReasons: answerList(z.string()),
    vigilanceUndecided: answerList(z.string()).meta({
      description: 'What is missing here could still be a reason to watch closely',
    }),
    scores: answerList(score),
  })
  .meta({ id: 'Planning' });

export type Pathways = z.infer<typeof pathwaysSchema>;
export type PathwayRequest = z.input<typeof pathwayRequestSchema>;
export type PathwayMoveRequest = z.input<typeof pathwayMoveSchema>;
export type Planning = z.infer<typeof planningSchema>;
export type Score = z.infer<typeof score>;
export type ConsideredPathway = z.infer<typeof considered>;
