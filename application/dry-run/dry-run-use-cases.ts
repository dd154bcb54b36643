import type { ServiceCalendar } from '../../domain/calendar';
import {
  dueDayText,
  type Assumptions,
  type DryRunResult,
  type Mix,
  type PathwayChange,
} from '../../domain/dry-run';
import { assemblePathways, type Pathway, type PathwayFile } from '../../domain/pathways';
import type { Application, Caller } from '../application';
import { setWithChanges, setWithFile, type PathwaySet } from './pathway-sets';
import { tryPathways, type DischargesToTry, type PastDischarges, type Period } from './try-pathways';

/** A pathway file with its text, for whoever wants to change it. */
export interface PathwayText {
  readonly file: PathwayFile;
  readonly text: string;
}

/** What the service brings to a dry run, read once. */
export interface DryRunLibrary {
  readonly texts: readonly PathwayText[];
  readonly assumptions: Assumptions;
  readonly mix: Mix;
}

export interface DryRunDependencies {
  /** Read at the first dry run and kept. */
  readonly library: () => Promise<DryRunLibrary>;
  /** Parses what somebody pasted. */
  readonly readFile: (text: string, file: string) => PathwayFile;
  readonly past: PastDischarges;
  readonly calendar: ServiceCalendar;
}

/** The pathway to try, and on which discharges. */
export interface DryRunOrder {
  readonly candidate:
    | { readonly kind: 'yaml'; readonly text: string }
    | { readonly kind: 'changes'; readonly pathway: string; readonly changes: readonly PathwayChange[] };
  readonly discharges:
    Extract<DischargesToTry, { kind: 'generated' }> | { readonly kind: 'past'; readonly period: Period };
}

/** What a screen may offer to change. */
export interface DryRunOptions {
  readonly pathways: readonly DryRunPathway[];
  readonly assumptions: {
    readonly version: string;
    readonly values: readonly { readonly name: string; readonly value: number; readonly source: string }[];
  };
  readonly mix: { readonly version: string; readonly source: string };
}

export interface DryRunPathway {
  readonly key: string;
  readonly version: string;
  readonly title: string;
  /** Its file as it is written. */
  readonly text: string;
  readonly steps: readonly DryRunStep[];
}

export interface DryRunStep {
  readonly key: string;
  readonly title: string;
  readonly kind: Pathway['steps'][number]['kind'];
  /** `discharge`, or the step it counts from. */
  readonly from: string;
  /** As pathway files write it, e.g. `J7`. */
  readonly earliest: string;
  readonly latest: string;
  /** Of a call. */
  readonly attemptsMax: number | null;
}

/** Others are trying pathways and one more would wait too long; thrown by `dryRun`. */
export class DryRunBusyError extends Error {
  constructor() {
    super('too many dry runs at once');
    this.name = 'DryRunBusyError';
  }
}

/** One request's worth: some seconds of one processor. The command takes more. */
export const DISCHARGES_PER_REQUEST = 2_000;
/** Dry runs under way or waiting in one process. */
const RUNS_AT_ONCE = 3;
/** How a pasted pathway is called in what is said of it. */
const PASTED_FILE = 'parcours.yaml';

export type DryRunUseCases = Pick<Application, 'dryRun' | 'dryRunOptions'>;

/** Trying pathways on paper through a door: one at a time, audited. */
export function dryRunUseCases(
  dependencies: DryRunDependencies,
  audit: Application['audit'],
): DryRunUseCases {
  const inTurn = oneAtATime();
  return {
    dryRunOptions: async () => optionsOf(await dependencies.library()),
    dryRun: async (caller, order) => {
      const result = await inTurn(() => dryRun(dependencies, caller, order));
      await audit(caller, 'pathway.dryRun', null, 'allowed', order.discharges.kind);
      return result;
    },
  };
}

async function dryRun(
  { library, readFile, past, calendar }: DryRunDependencies,
  { organisationId }: Caller,
  { candidate, discharges }: DryRunOrder,
): Promise<DryRunResult> {
  const { texts, assumptions, mix } = await library();
  const files = texts.map(({ file }) => file);
  const baseline = assemblePathways(files);
  const tried: PathwaySet =
    candidate.kind === 'yaml'
      ? setWithFile(files, readFile(candidate.text, PASTED_FILE))
      : setWithChanges(baseline, candidate.pathway, candidate.changes);
  const toTry: DischargesToTry = discharges.kind === 'past' ? { ...discharges, organisationId } : discharges;
  const trial = { baseline, candidate: tried, discharges: toTry, limit: DISCHARGES_PER_REQUEST };
  return tryPathways(trial, { assumptions, mix, calendar, past });
}

/** @throws DryRunBusyError when too many wait */
function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return async (work) => {
    if (waiting >= RUNS_AT_ONCE) throw new DryRunBusyError();
    waiting += 1;
    const mine = last.then(work);
    // The next one's turn comes, whatever became of this one: its own caller hears of it.
    last = mine.catch(() => undefined);
    return mine.finally(() => {
      waiting -= 1;
    });
  };
}

function optionsOf({ texts, assumptions, mix }: DryRunLibrary): DryRunOptions {
  const set = assemblePathways(texts.map(({ file }) => file));
  // As many as there are files, in their order.
  const pathways = [...set.values()].map((pathway, place) => pathwayOf(pathway, texts[place]?.text ?? ''));
  const { version, source } = mix;
  return {
    pathways: pathways.sort((one, other) => one.title.localeCompare(other.title, 'fr')),
    assumptions: {
      version: assumptions.version,
      values: Object.entries(assumptions.values).map(([name, { value, source: key }]) => ({
        ...{ name, value },
        source: assumptions.sources[key] ?? key,
      })),
    },
    mix: { version, source },
  };
}

function pathwayOf({ key, version, title, steps }: Pathway, text: string): DryRunPathway {
  return {
    ...{ key, version, title, text },
    steps: steps.map((step) => ({
      ...{ key: step.key, title: step.title, kind: step.kind, from: step.window.from },
      earliest: dueDayText(step.window.earliest),
      latest: dueDayText(step.window.latest),
      attemptsMax: step.kind === 'call' ? step.attemptsMax : null,
    })),
  };
}
