import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FollowUpSizes } from './measure-follow-ups';
import type { IntakeSizes } from './measure-intake';
import type { SlotSearchSizes } from './measure-slot-search';

export interface BenchOptions {
  /** Where the figures go as JSON. */
  readonly jsonFile?: string;
  /** Where CPU profiles go, one for each process of ours. */
  readonly profileFolder?: string;
  readonly quick: boolean;
  readonly followUps: FollowUpSizes;
  readonly intake: IntakeSizes;
  readonly decideSeconds: number;
  readonly slotSearch: SlotSearchSizes;
}

const FULL = {
  followUps: { rounds: 3, lives: 80, concurrency: 40 },
  intake: { rounds: 3, seconds: 5, requestsMax: 20_000, clients: 16 },
  decideSeconds: 5,
  slotSearch: { professionals: [500, 5_000], searches: 600 },
};

/** Everything runs, nothing is worth comparing. */
const QUICK = {
  followUps: { rounds: 1, lives: 3, concurrency: 3 },
  intake: { rounds: 1, seconds: 1, requestsMax: 100, clients: 4 },
  decideSeconds: 0.2,
  slotSearch: { professionals: [60], searches: 6 },
};

/** @throws TypeError for an option there is not */
export function readOptions(args: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'string' },
      profile: { type: 'string' },
      quick: { type: 'boolean' },
      professionals: { type: 'string' },
    },
    strict: true,
  });
  const quick = values.quick ?? false;
  const sizes = quick ? QUICK : FULL;
  return {
    ...sizes,
    slotSearch: { ...sizes.slotSearch, ...largest(sizes.slotSearch, values.professionals) },
    quick,
    ...(values.json !== undefined && { jsonFile: resolve(values.json) }),
    ...(values.profile !== undefined && { profileFolder: resolve(values.profile) }),
  };
}

/** A territory beyond the usual ones: the largest takes minutes to load. @throws TypeError for what is no number */
function largest({ professionals }: SlotSearchSizes, asked: string | undefined): Partial<SlotSearchSizes> {
  if (asked === undefined) return {};
  const count = Number(asked);
  if (!Number.isInteger(count) || count < 1) throw new TypeError('--professionals takes a number');
  return { professionals: [...professionals.filter((usual) => usual < count), count] };
}
