import { Button, MultiSelect, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PracticeAnswer } from '../../api/schemas';
import { post, put } from '../http/client';
import { useChange } from '../http/use-change';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { ACCESSIBILITY, PRACTICE_KINDS } from '../words/agendas';
import { counted } from '../words/wording';
import { isTerritorial, practiceDraftOf, practiceOf, type PracticeDraft } from './professional-draft';

/** Fields of text in rows, with their labels; each has its fault beside it. */
const ROWS = [
  [['line', 'Adresse (n° et rue)']],
  [
    ['postalCode', 'Code postal'],
    ['city', 'Ville'],
    ['communeCode', 'Code INSEE (facultatif)'],
  ],
  [
    ['phone', 'Téléphone'],
    ['finess', 'FINESS (facultatif)'],
  ],
  [
    ['secureMail', 'Messagerie sécurisée (MSSanté)'],
    ['mail', 'Courriel'],
  ],
] as const satisfies readonly (readonly (readonly [keyof PracticeDraft, string])[])[];

const FIELDS = [
  '/kind',
  '/name',
  '/accessibility',
  '/instructions',
  '/areaCommunes',
  '/areaPostalCodes',
  ...ROWS.flat().map(([field]) => `/${field}`),
];

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** A place or structure. A new one when there is none to change. */
export function PracticeForm({
  practice,
  onDone,
}: {
  readonly practice: PracticeAnswer | null;
  readonly onDone: () => void;
}) {
  const [draft, setDraft] = useState(() => practiceDraftOf(practice));
  const change = (changes: Partial<PracticeDraft>) => setDraft({ ...draft, ...changes });
  const sending = useChange(['directory', 'agenda'], { onDone, shown: true });
  const { error } = sending;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const body = practiceOf(draft);
        sending.mutate({
          send: () =>
            practice === null
              ? post('/v1/practices', body)
              : put(`/v1/practices/${encodeURIComponent(practice.practiceId)}`, body),
          done: practice === null ? 'Cabinet ajouté.' : 'Cabinet modifié.',
        });
      }}
    >
      <Stack gap="sm">
        <Refused error={unplacedRefusal(error, FIELDS)} />
        <Place draft={draft} change={change} error={error} />
        <Access draft={draft} change={change} error={error} />
        <div>
          <Button type="submit" loading={sending.isPending}>
            Enregistrer
          </Button>
        </div>
      </Stack>
    </form>
  );
}

interface PartProps {
  readonly draft: PracticeDraft;
  readonly change: (changes: Partial<PracticeDraft>) => void;
  readonly error: Error | null;
}

function Place({ draft, change, error }: PartProps) {
  return (
    <>
      <Fields>
        <TextInput
          label="Nom"
          required
          value={draft.name}
          error={faultAt(error, '/name')}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label="C’est"
          data={options(PRACTICE_KINDS)}
          value={draft.kind}
          error={faultAt(error, '/kind')}
          onChange={(event) => change({ kind: event.currentTarget.value })}
        />
      </Fields>
      {ROWS.map((fields) => (
        <Fields key={fields[0][0]}>
          {fields.map(([field, label]) => (
            <TextInput
              key={field}
              label={label}
              value={draft[field]}
              error={faultAt(error, `/${field}`)}
              onChange={(event) => change({ [field]: event.currentTarget.value })}
            />
          ))}
        </Fields>
      ))}
    </>
  );
}

function Access({ draft, change, error }: PartProps) {
  return (
    <>
      {isTerritorial(draft.kind) && (
        <>
          {draft.areaCommunes.length > 0 && (
            <Text size="sm">Répond de {counted(draft.areaCommunes.length, 'commune', 'communes')}.</Text>
          )}
          <TextInput
            label="Codes postaux du territoire à ajouter"
            value={draft.areaPostalCodes}
            error={faultAt(error, '/areaPostalCodes', '/areaCommunes')}
            onChange={(event) => change({ areaPostalCodes: event.currentTarget.value })}
          />
        </>
      )}
      <MultiSelect
        label="Accessibilité"
        data={options(ACCESSIBILITY)}
        value={[...draft.accessibility]}
        error={faultAt(error, '/accessibility')}
        onChange={(accessibility) => change({ accessibility })}
      />
      <Textarea
        label="Consignes (comment entrer, qui demander)"
        autosize
        minRows={2}
        value={draft.instructions}
        error={faultAt(error, '/instructions')}
        onChange={(event) => change({ instructions: event.currentTarget.value })}
      />
    </>
  );
}
