import { Button, Checkbox, MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ProfessionalAnswer } from '../../api/schemas';
import { post, put } from '../http/client';
import { practicesQuery } from '../http/queries';
import { useChange } from '../http/use-change';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { useMay } from '../session/account';
import { CAREGIVERS, LANGUAGES } from '../words/agendas';
import { professionalDraftOf, professionalOf, type ProfessionalDraft } from './professional-draft';

const FIELDS = [
  '/displayName',
  '/profession',
  '/rpps',
  '/practiceId',
  '/place/practiceName',
  '/place/postalCode',
  '/place/city',
  '/place/communeCode',
  '/phone',
  '/mobilePhone',
  '/mail',
  '/secureMail',
  '/languages',
] as const;

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

interface PartProps {
  readonly draft: ProfessionalDraft;
  readonly error: Error | null;
  readonly change: (changes: Partial<ProfessionalDraft>) => void;
}

/** Who gives care: who, where, and how to reach them. A new one when there is none to change. */
export function ProfessionalForm({
  professional,
  onDone,
}: {
  readonly professional: ProfessionalAnswer | null;
  readonly onDone: () => void;
}) {
  const [draft, setDraft] = useState(() => professionalDraftOf(professional));
  const change = (changes: Partial<ProfessionalDraft>) => setDraft({ ...draft, ...changes });
  const sending = useChange(['directory', 'agenda'], { onDone, shown: true });
  const part = { draft, change, error: sending.error };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const body = professionalOf(draft);
        const path = '/v1/professionals';
        sending.mutate({
          send: () =>
            professional === null
              ? post(path, body)
              : put(`${path}/${encodeURIComponent(professional.professionalId)}`, body),
          done: professional === null ? 'Professionnel ajouté.' : 'Professionnel modifié.',
        });
      }}
    >
      <Stack gap="sm">
        <Refused error={unplacedRefusal(sending.error, FIELDS)} />
        <Who {...part} />
        <Where {...part} />
        <Reach {...part} />
        <div>
          <Button type="submit" loading={sending.isPending}>
            Enregistrer
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Who({ draft, change, error }: PartProps) {
  return (
    <>
      <TextInput
        label="Nom affiché"
        placeholder="Dr Marie Delattre"
        required
        value={draft.displayName}
        error={faultAt(error, '/displayName')}
        onChange={(event) => change({ displayName: event.currentTarget.value })}
      />
      <Fields>
        <NativeSelect
          label="Profession"
          data={options(CAREGIVERS)}
          value={draft.profession}
          error={faultAt(error, '/profession')}
          onChange={(event) => change({ profession: event.currentTarget.value })}
        />
        <TextInput
          label="RPPS (facultatif)"
          inputMode="numeric"
          value={draft.rpps}
          error={faultAt(error, '/rpps')}
          onChange={(event) => change({ rpps: event.currentTarget.value })}
        />
      </Fields>
    </>
  );
}

function Where({ draft, change, error }: PartProps) {
  const inDirectory = useMay()('agenda.read');
  const { data = [] } = useQuery({ ...practicesQuery, enabled: inDirectory });
  const practices = data.map(({ practiceId, name, city }) => ({
    value: practiceId,
    label: `${name}, ${city}`,
  }));
  return (
    <>
      <NativeSelect
        label="Cabinet ou structure"
        data={[{ value: '', label: 'autre lieu : l’indiquer' }, ...practices]}
        value={draft.practiceId}
        error={faultAt(error, '/practiceId')}
        onChange={(event) => change({ practiceId: event.currentTarget.value })}
      />
      {draft.practiceId === '' && (
        <>
          <TextInput
            label="Nom du lieu"
            required
            value={draft.practiceName}
            error={faultAt(error, '/place/practiceName')}
            onChange={(event) => change({ practiceName: event.currentTarget.value })}
          />
          <Fields>
            <TextInput
              label="Code postal"
              required
              inputMode="numeric"
              maxLength={5}
              value={draft.postalCode}
              error={faultAt(error, '/place/postalCode')}
              onChange={(event) => change({ postalCode: event.currentTarget.value })}
            />
            <TextInput
              label="Ville"
              required
              value={draft.city}
              error={faultAt(error, '/place/city')}
              onChange={(event) => change({ city: event.currentTarget.value })}
            />
            <TextInput
              label="Code INSEE (facultatif)"
              maxLength={5}
              value={draft.communeCode}
              error={faultAt(error, '/place/communeCode')}
              onChange={(event) => change({ communeCode: event.currentTarget.value })}
            />
          </Fields>
        </>
      )}
    </>
  );
}

function Reach({ draft, change, error }: PartProps) {
  return (
    <>
      <Fields>
        <TextInput
          type="tel"
          label="Téléphone"
          value={draft.phone}
          error={faultAt(error, '/phone')}
          onChange={(event) => change({ phone: event.currentTarget.value })}
        />
        <TextInput
          type="tel"
          label="Portable (demandes par SMS)"
          value={draft.mobilePhone}
          error={faultAt(error, '/mobilePhone')}
          onChange={(event) => change({ mobilePhone: event.currentTarget.value })}
        />
      </Fields>
      <Fields>
        <TextInput
          type="email"
          label="Messagerie sécurisée (MSSanté)"
          value={draft.secureMail}
          error={faultAt(error, '/secureMail')}
          onChange={(event) => change({ secureMail: event.currentTarget.value })}
        />
        <TextInput
          type="email"
          label="Courriel"
          value={draft.mail}
          error={faultAt(error, '/mail')}
          onChange={(event) => change({ mail: event.currentTarget.value })}
        />
      </Fields>
      <MultiSelect
        label="Langues parlées"
        data={options(LANGUAGES)}
        value={[...draft.languages]}
        error={faultAt(error, '/languages')}
        onChange={(languages) => change({ languages })}
      />
      <Checkbox
        label="Prend de nouveaux patients"
        checked={draft.acceptsNew}
        onChange={(event) => change({ acceptsNew: event.currentTarget.checked })}
      />
    </>
  );
}
