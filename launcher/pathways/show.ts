import { DateTime } from 'luxon';
import { DEFAULT_SERVICE_CALENDAR, instantAt, isLocalDay } from '../../domain/calendar';
import type { Instant, Interval } from '../../domain/follow-up';
import {
  dueDayText,
  InvalidPathway,
  valuesAwaitingSignature,
  type Pathway,
  type PathwayStep,
} from '../../domain/pathways';
import { placePathway, type PlacedPathway, type PlacedStep } from '../../domain/planning/place-pathway';
import { LauncherFailure } from '../failure';
import { readArguments, readPathwayFolder } from './folder';
import { conditionsText, parameterText, recurrenceText, windowText } from './words';

const CALENDAR = DEFAULT_SERVICE_CALENDAR;
const USAGE = 'relais pathways show KEY [--discharged YYYY-MM-DDTHH:mm] [--reinforced] [--json] [--folder F]';

/**
 * `relais pathways show KEY`: what a pathway asks, in days and, for a discharge, in dates of the service's calendar.
 *
 * @throws LauncherFailure when the order is not understood, or the folder or the pathway is not there or unusable
 */
export async function showPathway(args: readonly string[], say: (line: string) => void): Promise<boolean> {
  const { values, positionals } = readArguments(args, {
    folder: { type: 'string' },
    discharged: { type: 'string' },
    reinforced: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  const [key, ...more] = positionals;
  if (key === undefined || more.length > 0) throw new LauncherFailure(`It is said so: ${USAGE}`);
  const folder = await readPathwayFolder(values.folder);
  if (folder instanceof InvalidPathway) throw new LauncherFailure(folder.message, { cause: folder });
  const pathway = folder.get(key);
  if (pathway === undefined) {
    throw new LauncherFailure(`There is no pathway ${key}; there are: ${[...folder.keys()].join(', ')}.`);
  }
  const dischargedAt = values.discharged === undefined ? undefined : instantSaid(values.discharged);
  const vigilance = values.reinforced === true ? 'reinforced' : 'simple';
  const placed =
    dischargedAt === undefined ? undefined : placePathway(pathway, CALENDAR, dischargedAt, vigilance);
  const lines =
    values.json === true
      ? [JSON.stringify(asJson(pathway, placed), null, 2)]
      : asText(pathway, placed, values.discharged && `${values.discharged}, ${vigilance} vigilance`);
  lines.forEach(say);
  return true;
}

/** @throws LauncherFailure when the text is no local time */
function instantSaid(text: string): Instant {
  const [day = '', time = '', ...more] = text.split('T');
  const instant = isLocalDay(day) && /^\d{2}:\d{2}$/.test(time) ? instantAt(day, time, CALENDAR.zone) : NaN;
  if (Number.isNaN(instant) || more.length > 0) {
    throw new LauncherFailure(`--discharged must be a local time such as 2026-11-03T15:00, not ${text}.`);
  }
  return instant;
}

function asJson(pathway: Pathway, placed: PlacedPathway | undefined): unknown {
  const dates = (window: Interval) => ({ from: isoText(window.from), to: isoText(window.to) });
  const steps =
    placed === undefined
      ? pathway.steps
      : placed.steps.map(({ step, window, visits }) => ({
          ...step,
          dates: dates(window),
          ...(visits.length > 0 && { visits: visits.map(dates) }),
        }));
  return {
    ...pathway,
    ...(placed !== undefined && { endsAt: isoText(placed.endsAt) }),
    awaitingSignature: valuesAwaitingSignature(pathway),
    steps,
  };
}

function isoText(instant: Instant): string {
  return DateTime.fromMillis(instant, { zone: CALENDAR.zone }).toFormat("yyyy-MM-dd'T'HH:mmZZ");
}

function asText(pathway: Pathway, placed: PlacedPathway | undefined, discharge?: string): readonly string[] {
  const { key, version, title, inherits, eligibility, ends, reinforcedFromAgeYears } = pathway;
  const awaiting = valuesAwaitingSignature(pathway);
  const { value: age, source: ageSource } = reinforcedFromAgeYears;
  return [
    `${key} ${version} · ${title}`,
    ...(inherits === undefined ? [] : [`inherits ${inherits.key} ${inherits.version}`]),
    `for: ${conditionsText(eligibility.conditions) ?? 'everybody'} (rank ${eligibility.rank})`,
    `ends: ${dueDayText(ends.latest)}${placed === undefined ? '' : `, ${dateText(placed.endsAt)}`} [${ends.source}]`,
    `vigilance is reinforced from ${age} years [${ageSource}]; the stay is counted in ${pathway.stayCounting}`,
    '',
    discharge === undefined ? 'steps' : `steps, for a discharge on ${discharge}, ${CALENDAR.zone}`,
    ...(placed?.steps ?? pathway.steps.map((step) => ({ step }))).flatMap(stepLines),
    '',
    'parameters',
    ...Object.entries(pathway.parameters).map(([name, value]) => `  ${name}: ${parameterText(value)}`),
    '',
    'sources',
    ...Object.entries(pathway.sources).map(([name, words]) => `  ${name}: ${words}`),
    '',
    awaiting.length === 0 ? 'signed' : `awaiting a signature (${awaiting.length}): ${awaiting.join(', ')}`,
  ];
}

function stepLines({ step, window, visits = [] }: { step: PathwayStep } & Partial<PlacedStep>): string[] {
  const conditions = conditionsText(step.conditions);
  const recurrence = recurrenceText(step);
  const dates = window === undefined ? '' : `: ${dateText(window.from)} to ${dateText(window.to)}`;
  return [
    `  ${step.key} · ${step.title} (${placeText(step)})`,
    `      ${windowText(step)}${dates} [${step.source}], else ${step.breakWhenUnmet}`,
    ...(conditions === undefined ? [] : [`      if ${conditions}`]),
    ...(recurrence === undefined ? [] : [`      ${recurrence}`]),
    ...(visits.length === 0 ? [] : [`      ${visits.length} visits from: ${visits.map(dayText).join(', ')}`]),
    ...(step.kind === 'care' && step.followsPrescription
      ? ['      as the prescription says, if it does']
      : []),
  ];
}

function placeText(step: PathwayStep): string {
  if (step.kind === 'care') return `care, ${step.profession}, ${step.place}`;
  return step.kind === 'check' ? `check, ${step.owner}` : step.kind;
}

function dateText(instant: Instant): string {
  return DateTime.fromMillis(instant, { zone: CALENDAR.zone, locale: 'en' }).toFormat('ccc yyyy-MM-dd HH:mm');
}

function dayText({ from }: Interval): string {
  return DateTime.fromMillis(from, { zone: CALENDAR.zone }).toFormat('yyyy-MM-dd');
}
