import { Group, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import type { DryRunOptionsAnswer } from '../../api/schemas';
import { Section } from '../parts/section';
import type { DryRunDraft } from './dry-run-draft';

interface FieldsProps {
  readonly draft: DryRunDraft;
  readonly mix: DryRunOptionsAnswer['mix'];
  readonly onChange: (part: Partial<DryRunDraft>) => void;
}

/** On which discharges it is tried. */
export function DischargesFields(props: FieldsProps) {
  const { draft, onChange } = props;
  return (
    <Section title="2. Les sorties">
      <Stack align="flex-start">
        <SegmentedControl
          aria-label="Quelles sorties"
          value={draft.source}
          onChange={(source) => onChange({ source: source === 'past' ? 'past' : 'generated' })}
          data={[
            { value: 'generated', label: 'Sorties inventées' },
            { value: 'past', label: 'Sorties passées' },
          ]}
        />
        {draft.source === 'past' ? <PastFields {...props} /> : <GeneratedFields {...props} />}
      </Stack>
    </Section>
  );
}

function GeneratedFields({ draft, mix, onChange }: FieldsProps) {
  return (
    <>
      <Group align="flex-start">
        <TextInput
          type="number"
          label="Nombre de sorties"
          description="2 000 au plus"
          min={1}
          max={2000}
          value={draft.count}
          onChange={({ currentTarget }) => onChange({ count: currentTarget.value })}
          required
        />
        <TextInput
          type="number"
          label="Numéro du tirage"
          description="Le même redonne les mêmes sorties"
          min={0}
          max={4294967295}
          value={draft.seed}
          onChange={({ currentTarget }) => onChange({ seed: currentTarget.value })}
          required
        />
      </Group>
      <Text size="sm" c="dimmed">
        Des sorties inventées, tirées d’un mélange d’exemple (version {mix.version}) qui n’est celui d’aucun
        établissement.
      </Text>
    </>
  );
}

function PastFields({ draft, onChange }: FieldsProps) {
  return (
    <>
      <Group align="flex-start">
        <TextInput
          type="date"
          label="Du"
          value={draft.from}
          onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
          required
        />
        <TextInput
          type="date"
          label="Au"
          min={draft.from}
          value={draft.to}
          onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
          required
        />
      </Group>
      <Text size="sm" c="dimmed">
        Les sorties annoncées ces jours-là, 2 000 au plus. Seuls des nombres en sortent : aucun nom, aucun
        dossier.
      </Text>
    </>
  );
}
