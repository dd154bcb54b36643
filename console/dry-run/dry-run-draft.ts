/** What a person sets to try a pathway, and the request it makes. */
import type { DryRunOptionsAnswer, DryRunOrderBody } from '../../api/schemas';

export type DryRunPathway = DryRunOptionsAnswer['pathways'][number];
export type DryRunStep = DryRunPathway['steps'][number];
type Change = Extract<DryRunOrderBody['candidate'], { kind: 'changes' }>['changes'][number];

/** A step as it is to be tried; texts as typed. */
export interface StepDraft {
  readonly key: string;
  readonly kept: boolean;
  readonly earliest: string;
  readonly latest: string;
  /** Empty where the step has no tries. */
  readonly attemptsMax: string;
}

/** One more call; texts as typed. */
export interface AddedCall {
  readonly earliest: string;
  readonly latest: string;
}

export interface DryRunDraft {
  readonly pathwayKey: string;
  readonly way: 'changes' | 'yaml';
  readonly steps: readonly StepDraft[];
  readonly added: readonly AddedCall[];
  readonly text: string;
  readonly source: 'generated' | 'past';
  readonly count: string;
  readonly seed: string;
  /** `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
}

const DEFAULT_COUNT = '500';
const DEFAULT_SEED = '1';

/** The pathway as it is, on generated discharges. */
export function draftOf(pathway: DryRunPathway): DryRunDraft {
  return {
    ...pathwayDraft(pathway),
    way: 'changes',
    source: 'generated',
    count: DEFAULT_COUNT,
    seed: DEFAULT_SEED,
    from: '',
    to: '',
  };
}

/** What changes when another pathway is chosen. */
export function pathwayDraft(
  pathway: DryRunPathway,
): Pick<DryRunDraft, 'pathwayKey' | 'steps' | 'added' | 'text'> {
  return {
    pathwayKey: pathway.key,
    text: pathway.text,
    added: [],
    steps: pathway.steps.map(({ key, earliest, latest, attemptsMax }) => ({
      ...{ key, earliest, latest, kept: true },
      attemptsMax: attemptsMax === null ? '' : String(attemptsMax),
    })),
  };
}

/** Only what differs from the pathway in use is sent. */
export function changesOf({ steps, added }: DryRunDraft, pathway: DryRunPathway): readonly Change[] {
  const changed = steps.flatMap((draft): Change[] => {
    const step = pathway.steps.find(({ key }) => key === draft.key);
    if (step === undefined) return [];
    if (!draft.kept) return [{ kind: 'remove-step', step: step.key }];
    return [...windowChange(draft, step), ...attemptsChange(draft, step)];
  });
  return [
    ...changed,
    ...added.map(({ earliest, latest }): Change => ({
      kind: 'add-call',
      earliest: dayOf(earliest),
      latest: dayOf(latest),
    })),
  ];
}

function windowChange(draft: StepDraft, step: DryRunStep): Change[] {
  const [earliest, latest] = [dayOf(draft.earliest), dayOf(draft.latest)];
  if (earliest === step.earliest && latest === step.latest) return [];
  return [
    {
      kind: 'window',
      step: step.key,
      ...(earliest !== step.earliest && { earliest }),
      ...(latest !== step.latest && { latest }),
    },
  ];
}

function attemptsChange({ attemptsMax }: StepDraft, step: DryRunStep): Change[] {
  if (step.attemptsMax === null || Number(attemptsMax) === step.attemptsMax) return [];
  return [{ kind: 'attempts', step: step.key, attemptsMax: Number(attemptsMax) }];
}

/** `j7` and ` J7 ` are J7. */
function dayOf(text: string): string {
  return text.trim().toUpperCase();
}

/** Whether anything is tried that is not in use already. */
export function isUnchanged(draft: DryRunDraft, pathway: DryRunPathway): boolean {
  return draft.way === 'yaml' ? draft.text === pathway.text : changesOf(draft, pathway).length === 0;
}

export function orderOf(draft: DryRunDraft, pathway: DryRunPathway): DryRunOrderBody {
  const { way, text, source, count, seed, from, to } = draft;
  return {
    candidate:
      way === 'yaml'
        ? { kind: 'yaml', text }
        : { kind: 'changes', pathway: pathway.key, changes: changesOf(draft, pathway) },
    discharges:
      source === 'past'
        ? { kind: 'past', period: { from, to } }
        : { kind: 'generated', count: Number(count), seed: Number(seed) },
  };
}
