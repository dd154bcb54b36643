import type { SimulationReport } from '../../simulator/contract';
import type { Lived } from './live';
import type { TimeReport } from './time-keeper';

const SECOND_MS = 1_000;
/** Requests that took most of the time. */
const DEAREST_ROUTES = 6;
const DAY_MS = 24 * 3_600_000;

/** What was lived, as lines to read. */
export function reportLines({ people, failure, time }: Lived): string[] {
  return [
    '',
    ...(people === null ? [] : peopleLines(people)),
    ...(failure === undefined ? [] : [`The people stopped before the end: ${failure}`]),
    ...timeLines(time),
    '',
  ];
}

function peopleLines(people: SimulationReport): string[] {
  const { seed, discharges, livedMs, tookMs, acts, followUps, breaks, requests } = people;
  const days = (livedMs / DAY_MS).toFixed(1);
  return [
    `${discharges} discharges lived ${days} days in ${seconds(tookMs)} (seed ${seed}).`,
    '',
    ...table('act', acts),
    ...table('follow-ups', followUps),
    ...table('breaks', breaks),
    `${requests.sent} requests, ${requests.failed} answered with an error that was not expected.`,
    ...Object.entries(requests.failures).map(([failure, count]) => `  ${failure}: ${count}`),
    ...Object.entries(requests.spent)
      .slice(0, DEAREST_ROUTES)
      .map(([route, { count, ms }]) => `  ${route}: ${count} times, ${(ms / count).toFixed(0)} ms each`),
  ];
}

function timeLines({ segments, ranMs, stoodMs, actedMs, told, notTold, abandoned }: TimeReport): string[] {
  const left = Object.entries(abandoned).map(([kind, count]) => `${count} ${kind}`);
  return [
    `Time ran for ${seconds(ranMs)} and stood for ${seconds(stoodMs)}, in ${segments} segments; people acted for ${seconds(actedMs)}.`,
    `Follow-ups were told ${told} times that their deadline had come${notTold > 0 ? `; ${notTold} times in vain` : ''}.`,
    ...(left.length === 0 ? [] : [`Time went on without waiting any longer for: ${left.join(', ')}.`]),
  ];
}

/** Counts by name, the largest first. */
function table(head: string, counts: Readonly<Record<string, number>>): string[] {
  const rows = Object.entries(counts).sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
  if (rows.length === 0) return [];
  const width = Math.max(head.length, ...rows.map(([name]) => name.length));
  const line = (name: string, count: string) => `  ${name.padEnd(width)}  ${count.padStart(7)}`;
  return [line(head, 'count'), ...rows.map(([name, count]) => line(name, String(count))), ''];
}

function seconds(ms: number): string {
  return `${(ms / SECOND_MS).toFixed(1)} s`;
}
