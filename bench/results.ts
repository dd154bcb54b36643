import { availableParallelism, cpus } from 'node:os';
import type { DecideMeasure } from './measure-decide';
import type { FollowUpMeasure } from './measure-follow-ups';
import type { Door, IntakeMeasure } from './measure-intake';
import type { Measured } from './rounds';

/** What `--json` writes. The first five are what is compared; the rest says where they come from. */
export interface BenchResults {
  readonly followUpRatio: number;
  readonly intakeRatio: number;
  readonly eventsPerFollowUp: number;
  readonly bytesPerFollowUp: number;
  readonly decideEventsPerSecond: number;
  readonly quick: boolean;
  readonly machine: { readonly cores: number; readonly processor: string; readonly node: string };
  readonly followUps: FollowUpMeasure;
  readonly intake: IntakeMeasure;
  readonly decide: DecideMeasure;
}

export function resultsOf(
  quick: boolean,
  followUps: FollowUpMeasure,
  intake: IntakeMeasure,
  decide: DecideMeasure,
): BenchResults {
  return {
    followUpRatio: followUps.ratio,
    intakeRatio: intake.ratio,
    eventsPerFollowUp: followUps.history.events,
    bytesPerFollowUp: followUps.history.bytes,
    decideEventsPerSecond: decide.eventsPerSecond,
    quick,
    machine: {
      cores: availableParallelism(),
      processor: cpus()[0]?.model ?? 'unknown',
      node: process.versions.node,
    },
    followUps,
    intake,
    decide,
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
  ] as const;
  return [
    '',
    ...lines.map(([name, value, target]) => `${name.padEnd(32)}${String(value).padStart(12)}   ${target}`),
    '',
    `reference follow-ups   ${rateOf(followUps.reference)}`,
    `bare workflows         ${rateOf(followUps.bare)}; ${followUps.bareHistory.events} events`,
    `discharges             ${rateOf(intake.relais)}; ${latencyOf(intake.relais)}`,
    `bare inserts           ${rateOf(intake.bare)}; ${latencyOf(intake.bare)}`,
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

function latencyOf({ p50Milliseconds, p95Milliseconds }: Door): string {
  return `p50 ${p50Milliseconds} ms, p95 ${p95Milliseconds} ms`;
}
