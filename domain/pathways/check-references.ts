import { addDays, dueDayOf, type DueDay, type LocalDay } from '../calendar';
import type { ParameterReader } from './parameter-reader';
import { FROM_DISCHARGE, type LocatedStep } from './parse-steps';
import { PATHWAY_LIMITS, type Pathway, type PathwayStep } from './pathway';

export interface Checked {
  /** With what it inherits. */
  readonly pathway: Pathway;
  /** Steps the file writes itself. */
  readonly own: readonly LocatedStep[];
  readonly inherited: Pathway | undefined;
  readonly replaces: readonly string[];
  /** A step could not be read, here or in what it inherits: what may name it is not judged. */
  readonly partial: boolean;
}

/** What is named elsewhere must exist there; windows follow one another inside the pathway. */
export function checkReferences(reader: ParameterReader, checked: Checked): void {
  if (!checked.partial) checkSources(reader, checked);
  checkReplaced(reader, checked);
  checkKeys(reader, checked);
  checkWindows(reader, checked);
  checkSignatures(reader, checked);
}

function checkReplaced(reader: ParameterReader, { inherited, replaces, partial }: Checked): void {
  if (partial) return;
  replaces.forEach((key, index) => {
    if (inheritedStep(inherited, key)) return;
    const remedy = 'remove it, or correct the key; `inherits` says whose steps there are';
    reader.report(`replaces.${index}`, `names \`${key}\`, which is no inherited step`, remedy);
  });
}

function checkSources(reader: ParameterReader, { pathway, own, inherited }: Checked): void {
  const named = [
    ...(pathway.ends === inherited?.ends ? [] : [['ends', pathway.ends.source] as const]),
    ['reinforcedFromAgeYears', pathway.reinforcedFromAgeYears.source],
    ...own.map(({ path, step }) => [path, step.source] as const),
    ...PATHWAY_LIMITS.map((limit) => [`limits.${limit}`, pathway.limits[limit].source] as const),
    ...Object.entries(pathway.parameters).flatMap(([name, { source, otherwise }]) => [
      [`parameters.${name}`, source] as const,
      ...otherwise.map((other, index) => [`parameters.${name}.otherwise.${index}`, other.source] as const),
    ]),
  ] as const;
  for (const [path, source] of named) {
    if (source !== '' && pathway.sources[source] === undefined) {
      reader.report(
        `${path}.source`,
        `names \`${source}\`, no source of this file`,
        'add it under `sources`',
      );
    }
  }
}

function checkKeys(reader: ParameterReader, { pathway, own, inherited, partial }: Checked): void {
  const keys = pathway.steps.map(({ key }) => key);
  own.forEach(({ path, step: { key } }, index) => {
    if (key === '') return;
    if (own.findIndex(({ step }) => step.key === key) < index) {
      reader.report(`${path}.key`, 'is already the key of another step', 'give each step its own key');
    } else if (keys.indexOf(key) !== keys.lastIndexOf(key) && inheritedStep(inherited, key)) {
      const remedy = 'list it under `replaces`, or give this step another key';
      reader.report(`${path}.key`, 'is already the key of an inherited step', remedy);
    }
    if (key === FROM_DISCHARGE) {
      reader.report(`${path}.key`, 'is kept for the day of discharge', 'give the step another key');
    }
  });
  if (!partial && pathway.steps.filter(({ kind }) => kind === 'document').length !== 1) {
    const remedy = 'keep one step of kind document: the handover';
    reader.report('steps', 'do not have exactly one document', remedy);
  }
}

function inheritedStep(inherited: Pathway | undefined, key: string): boolean {
  return inherited?.steps.some((step) => step.key === key) === true;
}

function checkWindows(reader: ParameterReader, checked: Checked): void {
  const { pathway, own } = checked;
  for (const step of pathway.steps) {
    const mine = own.find((located) => located.step === step);
    // A bound that could not be read is said already.
    if (mine !== undefined && reader.hasProblemIn(`${mine.path}.window`)) continue;
    const { earliest, latest } = step.window;
    if (mine !== undefined && dayAfter(REFERENCE_DAY, latest) < dayAfter(REFERENCE_DAY, earliest)) {
      reader.report(`${mine.path}.window`, 'ends before it begins', 'exchange earliest and latest');
      continue;
    }
    // An inherited step is at fault only for what this file changed: what it is counted from, and the end.
    const place = mine === undefined ? 'replaces' : `${mine.path}.window.from`;
    const anchors = checkAnchors(reader, checked, step, place);
    if (anchors === undefined) continue;
    const begins = [...anchors, step].reduce(
      (day, { window }) => dayAfter(day, window.earliest),
      REFERENCE_DAY,
    );
    if (begins <= dayAfter(REFERENCE_DAY, pathway.ends.latest)) continue;
    if (mine === undefined) {
      const remedy = `move it later, or list \`${step.key}\` under \`replaces\``;
      reader.report('ends', `comes before the inherited step \`${step.key}\` begins`, remedy);
    } else {
      const remedy = 'bring it forward, or move the end of the pathway (`ends`)';
      reader.report(`${mine.path}.window.earliest`, 'is after the pathway’s end', remedy);
    }
  }
}

/** The steps a window is counted from, first one first; undefined, and reported, when the chain is broken. */
function checkAnchors(
  reader: ParameterReader,
  { pathway, partial }: Checked,
  step: PathwayStep,
  path: string,
): readonly PathwayStep[] | undefined {
  const anchors: PathwayStep[] = [];
  for (let { from } = step.window; from !== FROM_DISCHARGE;) {
    const anchor = pathway.steps.find(({ key }) => key === from);
    if (anchor === undefined || anchor.kind !== 'care') {
      // What the chain of another step lacks is said there.
      if (anchors.length === 0 && !(anchor === undefined && partial)) {
        const what = anchor === undefined ? 'which is no step' : 'which has no appointment';
        const remedy = `name a step of kind care, or \`${FROM_DISCHARGE}\``;
        reader.report(path, `counts \`${step.key}\` from \`${from}\`, ${what}`, remedy);
      }
      return undefined;
    }
    if (anchor === step || anchors.includes(anchor)) {
      if (anchor === step) {
        const round = [step, ...anchors.slice().reverse(), step].map(({ key }) => key).join(' → ');
        reader.report(
          path,
          `goes round in a circle: ${round}`,
          `count one of them from \`${FROM_DISCHARGE}\``,
        );
      }
      return undefined;
    }
    anchors.unshift(anchor);
    from = anchor.window.from;
  }
  return anchors;
}

/** A Monday in the shortest month, so that a month is never longer than the days it is compared with. */
const REFERENCE_DAY: LocalDay = '2027-02-01';

function dayAfter(day: LocalDay, due: DueDay): LocalDay {
  return due.unit === 'business-days' && due.count < 0 ? addDays(day, due.count) : dueDayOf(day, due);
}

function checkSignatures(reader: ParameterReader, { pathway, partial }: Checked): void {
  if (pathway.signature.state === 'signed') {
    for (const [name, { signature }] of Object.entries(pathway.parameters)) {
      if (signature.state === 'signed') continue;
      const remedy = 'have it signed, or write `state: unsigned` for the file';
      reader.report(`parameters.${name}.signature`, 'is unsigned in a file that is signed', remedy);
    }
    return;
  }
  pathway.signature.awaiting.forEach((awaited, index) => {
    if (!partial && !exists(pathway, awaited)) {
      const place = `signature.awaiting.${index}`;
      reader.report(place, `names \`${awaited}\`, which is not there`, 'correct or remove it');
    }
  });
}

/** Steps are named by their key in such a path, everything else by its field. */
function exists(pathway: Pathway, path: string): boolean {
  const steps = Object.fromEntries(pathway.steps.map((step) => [step.key, step]));
  const found = path.split('.').reduce<unknown>(
    (value, name) => {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
      return (value as Readonly<Record<string, unknown>>)[name];
    },
    { ...pathway, steps },
  );
  return found !== undefined;
}
