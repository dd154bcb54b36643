import { ActionIcon, Button, Fieldset, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { KeptOnCallLine, OnCallLineRequest } from '../../api/schemas';
import { ON_CALL_KINDS, WEEKDAYS } from '../words/red-flags';
import { wordsFor } from '../words/wording';
import { alwaysOnDuty, draftOf, nextId, requestOf, type LineDraft } from './line-draft';

const FIRST_HOURS = { weekday: '1', from: '08:00', to: '18:00' } as const;

const options = (words: Readonly<Record<string, string>>) =>
  Object.keys(words).map((value) => ({ value, label: wordsFor(words, value) }));

interface PartProps {
  readonly draft: LineDraft;
  readonly change: (changes: Partial<LineDraft>) => void;
}

/** One line of the roster: who answers, on which number, in how long, and when. */
export function LineForm({
  line,
  linesKept,
  pending,
  onSend,
}: {
  readonly line: KeptOnCallLine | null;
  readonly linesKept: number;
  readonly pending: boolean;
  readonly onSend: (request: OnCallLineRequest) => void;
}) {
  const [draft, setDraft] = useState(() => draftOf(line, linesKept));
  const change = (changes: Partial<LineDraft>) => setDraft({ ...draft, ...changes });
  const request = requestOf(draft);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (request !== null) onSend(request);
      }}
    >
      <Stack gap="sm">
        <Who draft={draft} change={change} />
        <Weekly draft={draft} change={change} />
        <Exceptions draft={draft} change={change} />
        <Group grow>
          <TextInput
            type="date"
            label="Premier jour (facultatif)"
            value={draft.firstDay}
            onChange={(event) => change({ firstDay: event.currentTarget.value })}
          />
          <TextInput
            type="date"
            label="Dernier jour (facultatif)"
            value={draft.lastDay}
            onChange={(event) => change({ lastDay: event.currentTarget.value })}
          />
        </Group>
        <Group>
          <Button type="submit" disabled={request === null} loading={pending}>
            Enregistrer la ligne
          </Button>
          {request === null && (
            <Text size="sm" c="dimmed">
              Nom, numéro à dix chiffres, ordre, minutes et horaires complets.
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  );
}

function Who({ draft, change }: PartProps) {
  return (
    <>
      <TextInput
        label="Qui répond"
        placeholder="Infirmière de coordination"
        required
        value={draft.label}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <TextInput
          type="tel"
          label="Numéro"
          required
          value={draft.phone}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
        <NativeSelect
          label="C’est"
          data={options(ON_CALL_KINDS)}
          value={draft.kind}
          onChange={(event) => change({ kind: event.currentTarget.value })}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput
          type="number"
          min={1}
          max={99}
          label="Ordre d’appel"
          required
          value={draft.position}
          onChange={(event) => change({ position: event.currentTarget.value })}
        />
        <TextInput
          type="number"
          min={1}
          max={60}
          label="Répond en (minutes)"
          description="Après ce délai, la ligne suivante."
          inputWrapperOrder={['label', 'input', 'description']}
          required
          value={draft.answerMinutes}
          onChange={(event) => change({ answerMinutes: event.currentTarget.value })}
        />
      </Group>
    </>
  );
}

function Weekly({ draft: { weekly }, change }: PartProps) {
  const replace = (id: number, changes: object) =>
    change({ weekly: weekly.map((row) => (row.id === id ? { ...row, ...changes } : row)) });
  return (
    <Fieldset legend="Horaires de chaque semaine">
      <Text size="sm" c="dimmed">
        Une fin avant le début, c’est le lendemain ; la même heure, c’est 24 heures.
      </Text>
      <Stack gap={6} my={6}>
        {weekly.map((row) => (
          <Group key={row.id} gap="xs" wrap="nowrap">
            <NativeSelect
              aria-label="Jour"
              data={options(WEEKDAYS)}
              value={row.weekday}
              onChange={(event) => replace(row.id, { weekday: event.currentTarget.value })}
            />
            <Times row={row} replace={replace} />
            <Remove onRemove={() => change({ weekly: weekly.filter(({ id }) => id !== row.id) })} />
          </Group>
        ))}
      </Stack>
      <Group gap="xs">
        <Button
          variant="default"
          size="xs"
          onClick={() => change({ weekly: [...weekly, { id: nextId(weekly), ...FIRST_HOURS }] })}
        >
          Ajouter des horaires
        </Button>
        <Button variant="default" size="xs" onClick={() => change({ weekly: alwaysOnDuty() })}>
          24 h sur 24, tous les jours
        </Button>
      </Group>
    </Fieldset>
  );
}

function Exceptions({ draft: { exceptions }, change }: PartProps) {
  const replace = (id: number, changes: object) =>
    change({ exceptions: exceptions.map((row) => (row.id === id ? { ...row, ...changes } : row)) });
  return (
    <Fieldset legend="Jours particuliers">
      <Text size="sm" c="dimmed">
        Ce jour-là, ces horaires à la place des autres ; sans horaires, personne.
      </Text>
      <Stack gap={6} my={6}>
        {exceptions.map((row) => (
          <Group key={row.id} gap="xs" wrap="nowrap">
            <TextInput
              type="date"
              aria-label="Jour particulier"
              value={row.day}
              onChange={(event) => replace(row.id, { day: event.currentTarget.value })}
            />
            <Times row={row} replace={replace} />
            <Remove onRemove={() => change({ exceptions: exceptions.filter(({ id }) => id !== row.id) })} />
          </Group>
        ))}
      </Stack>
      <Button
        variant="default"
        size="xs"
        onClick={() =>
          change({ exceptions: [...exceptions, { id: nextId(exceptions), day: '', from: '', to: '' }] })
        }
      >
        Ajouter un jour
      </Button>
    </Fieldset>
  );
}

function Times({
  row,
  replace,
}: {
  readonly row: { readonly id: number; readonly from: string; readonly to: string };
  readonly replace: (id: number, changes: object) => void;
}) {
  return (
    <>
      <Text span size="sm" aria-hidden>
        de
      </Text>
      <TextInput
        type="time"
        aria-label="De"
        value={row.from}
        onChange={(event) => replace(row.id, { from: event.currentTarget.value })}
      />
      <Text span size="sm" aria-hidden>
        à
      </Text>
      <TextInput
        type="time"
        aria-label="À"
        value={row.to}
        onChange={(event) => replace(row.id, { to: event.currentTarget.value })}
      />
    </>
  );
}

function Remove({ onRemove }: { readonly onRemove: () => void }) {
  return (
    <ActionIcon variant="default" size="lg" aria-label="Retirer ces horaires" onClick={onRemove}>
      <IconTrash aria-hidden size={18} />
    </ActionIcon>
  );
}
