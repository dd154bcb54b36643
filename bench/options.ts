import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { FollowUpSizes } from './measure-follow-ups';
import type { IntakeSizes } from './measure-intake';
import type { ListSizes } from './measure-lists';
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
  /** Of no size when nobody asked. */
  readonly lists: ListSizes;
}

const FULL = {
  followUps: { rounds: 3, lives: 80, concurrency: 40 },
  intake: { rounds: 3, seconds: 5, requestsMax: 20_000, clients: 16, madeMax: 5_000 },
  decideSeconds: 5,
  slotSearch: { professionals: [500, 5_000], searches: 600 },
  lists: { followUps: [10_000], readings: 200 },
};

/** Everything runs, nothing is worth comparing. */
const QUICK = {
  followUps: { rounds: 1, lives: 3, concurrency: 3 },
  intake: { rounds: 1, seconds: 1, requestsMax: 100, clients: 4, madeMax: 50 },
  decideSeconds: 0.2,
  slotSearch: { professionals: [60], searches: 6 },
  lists: { followUps: [100], readings: 2 },
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
      'follow-ups': { type: 'string' },
    },
    strict: true,
  });
  const quick = values.quick ?? false;
  const sizes = quick ? QUICK : FULL;
  return {
    ...sizes,
    slotSearch: { ...sizes.slotSearch, ...largest(sizes.slotSearch, values.professionals) },
    lists: { ...sizes.lists, followUps: listedSizes(sizes.lists, values['follow-ups']) },
    quick,
    ...(values.json !== undefined && { jsonFile: resolve(values.json) }),
    ...(values.profile !== undefined && { profileFolder: resolve(values.profile) }),
  };
}

/** A territory beyond the usual ones: the largest takes minutes to load. @throws TypeError for what is no number */
function largest({ professionals }: SlotSearchSizes, asked: string | undefined): Partial<SlotSearchSizes> {
  if (asked === undefined) return {};
  const count = countOf('--professionals', asked);
  return { professionals: [...professionals.filter((usual) => usual < count), count] };
}

/** Beside the usual size, with which it is compared. @throws TypeError for what is no number */
function listedSizes({ followUps }: ListSizes, asked: string | undefined): ListSizes['followUps'] {
  if (asked === undefined) return [];
  const count = countOf('--follow-ups', asked);
  return [...followUps.filter((usual) => usual < count), count];
}

function countOf(option: string, asked: string): number {
  const count = Number(asked);
  if (!Number.isInteger(count) || count < 1) throw new TypeError(`${option} takes a number`);
  return count;
}
