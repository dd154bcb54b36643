import { availableParallelism, cpus } from 'node:os';
import type { DecideMeasure } from './measure-decide';
import type { FollowUpMeasure } from './measure-follow-ups';
import type { Door, IntakeMeasure } from './measure-intake';
import type { ListsMeasure } from './measure-lists';
import type { SlotSearchMeasure } from './measure-slot-search';
import type { Measured } from './rounds';

/** What `--json` writes. The first six are what is compared; the rest says where they come from. */
export interface BenchResults {
  readonly followUpRatio: number;
  readonly intakeRatio: number;
  readonly eventsPerFollowUp: number;
  readonly bytesPerFollowUp: number;
  readonly decideEventsPerSecond: number;
  /** At 5,000 professionals, or at the most there were. */
  readonly slotSearchMilliseconds: number;
  readonly quick: boolean;
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  readonly followUps: FollowUpMeasure;
  readonly intake: IntakeMeasure;
  readonly decide: DecideMeasure;
  readonly slotSearch: readonly SlotSearchMeasure[];
  /** Empty when nobody asked for them. */
  readonly lists: readonly ListsMeasure[];
}

export function resultsOf(
  quick: boolean,
  followUps: FollowUpMeasure,
  intake: IntakeMeasure,
  decide: DecideMeasure,
  slotSearch: readonly SlotSearchMeasure[],
  lists: readonly ListsMeasure[],
): BenchResults {
  return {
    followUpRatio: followUps.ratio,
    intakeRatio: intake.ratio,
    eventsPerFollowUp: followUps.history.events,
    bytesPerFollowUp: followUps.history.bytes,
    decideEventsPerSecond: decide.eventsPerSecond,
    slotSearchMilliseconds: comparedOf(slotSearch).p95Milliseconds,
    quick,
    machine: {
      cores: availableParallelism(),
      processor: cpus()[0]?.model ?? 'unknown',
      node: process.versions.node,
    },
    followUps,
    intake,
    decide,
    slotSearch,
    lists,
  };
}

/** The table a person reads: figure, target, raw figures. */
export function tableOf(results: BenchResults): string {
  const { followUps, intake, machine } = results;
  const lines = [
    ['', 'measured', 'to reach'],
    ['follow-ups ÷ bare workflows', results.followUpRatio, '≥ 0.7'],
    ['discharges ÷ bare inserts', results.intakeRatio, '≥ 0.5'],
    ['events of a follow-up', results.eventsPerFollowUp, '≤ 200'],
    ['bytes of a follow-up', results.bytesPerFollowUp, '≤ 65536'],
    ['decisions a second, one core', results.decideEventsPerSecond, '≥ 50000'],
    ['slot search, p95, ms', results.slotSearchMilliseconds, '≤ 15'],
  ] as const;
  return [
    '',
    ...lines.map(([name, value, target]) => `${name.padEnd(32)}${String(value).padStart(12)}   ${target}`),
    '',
    `reference follow-ups   ${rateOf(followUps.reference)}`,
    `bare workflows         ${rateOf(followUps.bare)}; ${followUps.bareHistory.events} events`,
    `discharges             ${rateOf(intake.relais)}; ${latencyOf(intake.relais)}`,
    ...(intake.made === null ? [] : [`made of them after     ${rateOf(intake.made)}`]),
    `bare inserts           ${rateOf(intake.bare)}; ${latencyOf(intake.bare)}`,
    ...results.slotSearch.map(searchOf),
    ...results.lists.flatMap(listsOf),
    '',
    `${machine.cores} cores (${machine.processor}), Node.js ${machine.node}`,
    ...(machine.cores === 2 ? [] : ['The targets are for two cores: run it under `taskset -c 0,1`.']),
    ...(results.quick ? ['A quick run: its figures mean nothing.'] : []),
  ].join('\n');
}

function rateOf({ perSecond, processorMillisecondsEach }: Measured): string {
  if (processorMillisecondsEach === null) return `${perSecond}/s`;
  const used = Object.entries(processorMillisecondsEach).filter(([, milliseconds]) => milliseconds > 0);
  const sum = used.reduce((total, [, milliseconds]) => total + milliseconds, 0);
  const parts = used.map(([name, milliseconds]) => `${name} ${milliseconds}`).join(', ');
  return `${perSecond}/s; ${sum.toPrecision(3)} CPU-ms each (${parts})`;
}

/** The target is for that many. */
const COMPARED_PROFESSIONALS = 5_000;

function comparedOf(measures: readonly SlotSearchMeasure[]): SlotSearchMeasure {
  const measure =
    measures.find(({ professionals }) => professionals === COMPARED_PROFESSIONALS) ?? measures.at(-1);
  if (measure === undefined) throw new RangeError('nothing was measured');
  return measure;
}

function searchOf({ professionals, appointments, slotsFound, byDays, ...all }: SlotSearchMeasure): string {
  const windows = Object.entries(byDays).map(([days, latency]) => `${days} days ${latencyOf(latency)}`);
  const size = `${professionals} professionals`.padEnd(23);
  const used = Object.entries(all.processorMilliseconds ?? {}).map(([name, spent]) => `${name} ${spent}`);
  const found = `${appointments} appointments, ${slotsFound} slots found, CPU-ms ${used.join(', ') || 'unknown'}`;
  return `${size}${latencyOf(all)}; ${windows.join('; ')}; ${found}`;
}

function listsOf({ followUps, patients, open, lists }: ListsMeasure): readonly string[] {
  const lines = lists.map(({ name, lines: shown, buffers, buffersRatio, ...rest }) => {
    const ratio = buffersRatio === null ? '' : ` (× ${buffersRatio})`;
    const used = Object.entries(rest.processorMilliseconds ?? {}).map(([of, spent]) => `${of} ${spent}`);
    const costs = `${buffers} buffers${ratio}, CPU-ms ${used.join(', ') || 'unknown'}`;
    return `  ${name.padEnd(36)}${latencyOf(rest)}; ${shown} lines, ${costs}`;
  });
  return ['', `${followUps} follow-ups of ${patients} patients, ${open} open`, ...lines];
}

function latencyOf({
  p50Milliseconds,
  p95Milliseconds,
}: Pick<Door, 'p50Milliseconds' | 'p95Milliseconds'>): string {
  return `p50 ${p50Milliseconds} ms, p95 ${p95Milliseconds} ms`;
}
