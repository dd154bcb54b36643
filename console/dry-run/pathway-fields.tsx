import {
  Button,
  Group,
  NativeSelect,
  SegmentedControl,
  Stack,
  Table,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Section } from '../parts/section';
import { counted } from '../words/wording';
import { pathwayDraft, type DryRunDraft, type DryRunPathway, type StepDraft } from './dry-run-draft';
import classes from './dry-run.module.css';
import { StepRow } from './step-row';

interface FieldsProps {
  readonly pathway: DryRunPathway;
  readonly draft: DryRunDraft;
  readonly onChange: (part: Partial<DryRunDraft>) => void;
}

/** Which pathway, and what is different about it. */
export function PathwayFields({
  pathways,
  ...fields
}: FieldsProps & { readonly pathways: readonly DryRunPathway[] }) {
  const { pathway, draft, onChange } = fields;
  return (
    <Section title="1. Le parcours">
      <Stack>
        <Group align="flex-end">
          <NativeSelect
            label="Parcours type"
            value={pathway.key}
            data={pathways.map(({ key, title, version }) => ({ value: key, label: `${title} (${version})` }))}
            onChange={({ currentTarget }) => {
              const chosen = pathways.find(({ key }) => key === currentTarget.value);
              if (chosen !== undefined) onChange(pathwayDraft(chosen));
            }}
          />
          <SegmentedControl
            aria-label="Comment le changer"
            value={draft.way}
            onChange={(way) => onChange({ way: way === 'yaml' ? 'yaml' : 'changes' })}
            data={[
              { value: 'changes', label: 'Changer des valeurs' },
              { value: 'yaml', label: 'Coller un fichier' },
            ]}
          />
        </Group>
        {draft.way === 'yaml' ? <FileField {...fields} /> : <StepFields {...fields} />}
      </Stack>
    </Section>
  );
}

function FileField({ draft, onChange }: FieldsProps) {
  return (
    <Textarea
      className={classes.file ?? ''}
      label="Fichier du parcours (YAML)"
      description="Une autre clé, et le fichier s’ajoute aux parcours au lieu de remplacer celui-ci."
      value={draft.text}
      onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
      rows={18}
      spellCheck={false}
      required
    />
  );
}

/** Calls and checks are the service's own work: they come first, what is to be organised is a fold away. */
function StepFields(props: FieldsProps) {
  const { pathway, draft } = props;
  const isCare = ({ key }: StepDraft): boolean =>
    pathway.steps.find((step) => step.key === key)?.kind === 'care';
  const cares = draft.steps.filter(isCare);
  const others = draft.steps.filter((step) => !isCare(step));
  return (
    <>
      <Text size="sm">
        Jours comptés de la sortie : J7 pour sept jours, M1 pour un mois, JO2 pour deux jours ouvrés.
      </Text>
      {others.length > 0 && <StepTable {...props} label="Appels, contrôles et documents" shown={others} />}
      <AddedCalls {...props} />
      {cares.length > 0 && (
        <details>
          <summary>{counted(cares.length, 'besoin à organiser', 'besoins à organiser')}</summary>
          <StepTable {...props} label="Besoins à organiser" shown={cares} />
        </details>
      )}
    </>
  );
}

function StepTable({
  pathway,
  draft,
  onChange,
  label,
  shown,
}: FieldsProps & { readonly label: string; readonly shown: readonly StepDraft[] }) {
  const withTries = pathway.steps.some(
    ({ key, attemptsMax }) => attemptsMax !== null && shown.some((step) => step.key === key),
  );
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label={label}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Étape</Table.Th>
            <Table.Th>Au plus tôt</Table.Th>
            <Table.Th>Au plus tard</Table.Th>
            {withTries && <Table.Th>Essais</Table.Th>}
            <Table.Th>Garder</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((step) => (
            <StepRow
              key={step.key}
              step={pathway.steps.find(({ key }) => key === step.key)}
              draft={step}
              withTries={withTries}
              onChange={(changed) =>
                onChange({ steps: draft.steps.map((one) => (one.key === step.key ? changed : one)) })
              }
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function AddedCalls({ draft: { added }, onChange }: FieldsProps) {
  const replace = (place: number, part: object) =>
    onChange({ added: added.map((call, at) => (at === place ? { ...call, ...part } : call)) });
  return (
    <Stack align="flex-start" gap="xs">
      {added.map(({ earliest, latest }, place) => (
        <Group key={place} align="flex-end" role="group" aria-label={`Appel ajouté ${place + 1}`}>
          <TextInput
            className={classes.labelledDay ?? ''}
            label="Au plus tôt"
            value={earliest}
            onChange={({ currentTarget }) => replace(place, { earliest: currentTarget.value })}
            required
          />
          <TextInput
            className={classes.labelledDay ?? ''}
            label="Au plus tard"
            value={latest}
            onChange={({ currentTarget }) => replace(place, { latest: currentTarget.value })}
            required
          />
          <Button
            variant="default"
            leftSection={<IconTrash aria-hidden size={16} />}
            onClick={() => onChange({ added: added.filter((_, at) => at !== place) })}
          >
            Retirer l’appel ajouté {place + 1}
          </Button>
        </Group>
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus aria-hidden size={16} />}
        onClick={() => onChange({ added: [...added, { earliest: 'J10', latest: 'J12' }] })}
      >
        Ajouter un appel
      </Button>
    </Stack>
  );
}
