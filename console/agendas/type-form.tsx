import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AppointmentTypeStated } from '../../api/schemas';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { CARE_KINDS, NEW_PATIENTS, PLACES } from '../words/agendas';
import { counted } from '../words/wording';
import { typeOf, type TypeDraft } from './type-draft';

const FIELDS = [
  '/name',
  '/careKind',
  '/durationMinutes',
  '/bufferMinutes',
  '/place',
  '/newPatients',
  '/dailyCap',
  '/seats',
  '/areaCommunes',
  '/areaPostalCodes',
];

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

interface PartProps {
  readonly draft: TypeDraft;
  readonly error: Error | null;
  readonly change: (changes: Partial<TypeDraft>) => void;
}

/** What can be booked: how long, where, by whom. */
export function TypeForm({
  initial,
  error,
  pending,
  onSend,
}: {
  readonly initial: TypeDraft;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSend: (stated: AppointmentTypeStated) => void;
}) {
  const [draft, setDraft] = useState(initial);
  const change = (changes: Partial<TypeDraft>) => setDraft({ ...draft, ...changes });
  const stated = typeOf(draft);
  const part = { draft, change, error };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (stated !== null) onSend(stated);
      }}
    >
      <Stack gap="sm">
        <Refused error={unplacedRefusal(error, FIELDS)} />
        <What {...part} />
        <Figures {...part} />
        <Rules {...part} />
        <div>
          <Button type="submit" disabled={stated === null} loading={pending}>
            Enregistrer
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function What({ draft, change, error }: PartProps) {
  return (
    <>
      <TextInput
        label="Nom"
        placeholder="Consultation de sortie"
        required
        value={draft.name}
        error={faultAt(error, '/name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Fields>
        <NativeSelect
          label="Pour quel besoin"
          data={options(CARE_KINDS)}
          value={draft.careKind}
          error={faultAt(error, '/careKind')}
          onChange={(event) => change({ careKind: event.currentTarget.value })}
        />
        <NativeSelect
          label="Où"
          data={options(PLACES)}
          value={draft.place}
          error={faultAt(error, '/place')}
          onChange={(event) => change({ place: event.currentTarget.value })}
        />
      </Fields>
    </>
  );
}

function Figures({ draft, change, error }: PartProps) {
  const field = (
    name: 'durationMinutes' | 'bufferMinutes' | 'dailyCap' | 'seats',
    label: string,
    required = false,
  ) => (
    <TextInput
      label={label}
      inputMode="numeric"
      required={required}
      value={draft[name]}
      error={faultAt(error, `/${name}`) ?? (/^\d{0,4}$/.test(draft[name]) ? null : 'Un nombre entier.')}
      onChange={(event) => change({ [name]: event.currentTarget.value.trim() })}
    />
  );
  return (
    <Fields>
      {field('durationMinutes', 'Durée (minutes)', true)}
      {field('bufferMinutes', 'Pause après (minutes)')}
      {field('dailyCap', 'Par jour au plus')}
      {draft.place === 'group' && field('seats', 'Places', true)}
    </Fields>
  );
}

function Rules({ draft, change, error }: PartProps) {
  return (
    <>
      {draft.place === 'home' && (
        <div>
          <TextInput
            label="Communes desservies : codes postaux à ajouter"
            placeholder="62710, 62300"
            value={draft.areaPostalCodes}
            error={faultAt(error, '/areaPostalCodes', '/areaCommunes')}
            onChange={(event) => change({ areaPostalCodes: event.currentTarget.value })}
          />
          {draft.areaCommunes.length > 0 && (
            <Group gap="xs" mt={4}>
              <Text size="sm">{counted(draft.areaCommunes.length, 'commune déjà', 'communes déjà')}.</Text>
              <Button variant="default" size="compact-sm" onClick={() => change({ areaCommunes: [] })}>
                Les retirer
              </Button>
            </Group>
          )}
        </div>
      )}
      <NativeSelect
        label="Nouveaux patients"
        data={options(NEW_PATIENTS)}
        value={draft.newPatients}
        error={faultAt(error, '/newPatients')}
        onChange={(event) => change({ newPatients: event.currentTarget.value })}
      />
      <Checkbox
        label="Le patient peut le prendre lui-même"
        checked={draft.online}
        onChange={(event) => change({ online: event.currentTarget.checked })}
      />
    </>
  );
}
