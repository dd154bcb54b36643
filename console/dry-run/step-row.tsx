import { Checkbox, Table, Text, TextInput } from '@mantine/core';
import { STEP_KIND_WORDS } from '../words/dry-run';
import { wordsFor } from '../words/wording';
import type { DryRunStep, StepDraft } from './dry-run-draft';
import classes from './dry-run.module.css';

/** One step of the pathway: its days, its tries, whether it is kept. */
export function StepRow({
  step,
  draft,
  withTries,
  onChange,
}: {
  readonly step: DryRunStep | undefined;
  readonly draft: StepDraft;
  /** Whether the table has a column of tries. */
  readonly withTries: boolean;
  readonly onChange: (draft: StepDraft) => void;
}) {
  if (step === undefined) return null;
  const field = (name: 'earliest' | 'latest' | 'attemptsMax', words: string) => (
    <TextInput
      className={classes.dayField ?? ''}
      aria-label={`${words}, ${step.title}`}
      value={draft[name]}
      onChange={({ currentTarget }) => onChange({ ...draft, [name]: currentTarget.value })}
      disabled={!draft.kept}
      required
      {...(name === 'attemptsMax' && { inputMode: 'numeric', pattern: '[1-9][0-9]?' })}
    />
  );
  return (
    <Table.Tr>
      <Table.Td className={classes.title ?? ''}>
        {step.title}
        <Text size="sm" c="dimmed">
          {wordsFor(STEP_KIND_WORDS, step.kind)}
          {step.from !== 'discharge' && ', compté d’une autre étape'}
        </Text>
      </Table.Td>
      <Table.Td>{field('earliest', 'Au plus tôt')}</Table.Td>
      <Table.Td>{field('latest', 'Au plus tard')}</Table.Td>
      {withTries && <Table.Td>{step.attemptsMax === null ? '' : field('attemptsMax', 'Essais')}</Table.Td>}
      <Table.Td>
        <Checkbox
          aria-label={`Garder, ${step.title}`}
          checked={draft.kept}
          onChange={({ currentTarget }) => onChange({ ...draft, kept: currentTarget.checked })}
        />
      </Table.Td>
    </Table.Tr>
  );
}
