import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { ProfessionalAnswer } from '../../api/schemas';
import { professionalsQuery } from '../http/queries';
import { CAREGIVERS } from '../words/agendas';
import { wordsFor } from '../words/wording';
import classes from './appointments.module.css';

const WAIT_MS = 250;
const SHORTEST = 2;
const SHOWN = 8;

/** Whoever was chosen; where they practise, when it is known here. */
export type ChosenProfessional = Pick<ProfessionalAnswer, 'professionalId' | 'displayName'> &
  Partial<Pick<ProfessionalAnswer, 'practiceName' | 'city'>>;

/** One professional of the directory, found by a part of their name or city. */
export function ProfessionalField({
  label,
  chosen,
  onChoose,
  except,
}: {
  readonly label: string;
  readonly chosen: ChosenProfessional | null;
  readonly onChoose: (professional: ProfessionalAnswer | null) => void;
  /** Not to be offered, e.g. the one replaced. */
  readonly except?: string;
}) {
  const id = useId();
  if (chosen !== null) {
    return (
      <div>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        <Group gap="xs">
          <Text>
            {chosen.displayName}
            {chosen.practiceName !== undefined && ` · ${chosen.practiceName}, ${chosen.city ?? ''}`}
          </Text>
          <Button variant="default" size="xs" onClick={() => onChoose(null)}>
            Changer
          </Button>
        </Group>
      </div>
    );
  }
  return <Finder id={id} label={label} except={except} onChoose={onChoose} />;
}

function Finder({
  id,
  label,
  except,
  onChoose,
}: {
  readonly id: string;
  readonly label: string;
  readonly except: string | undefined;
  readonly onChoose: (professional: ProfessionalAnswer) => void;
}) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), WAIT_MS);
  const query = useQuery({ ...professionalsQuery({ text: asked }), enabled: asked.length >= SHORTEST });
  const found = (query.data ?? []).filter(({ professionalId }) => professionalId !== except).slice(0, SHOWN);
  return (
    <Stack gap={6}>
      <TextInput
        id={id}
        label={label}
        description="Nom, cabinet ou ville"
        autoComplete="off"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {asked.length >= SHORTEST && query.isSuccess && found.length === 0 && (
        <Text size="sm" role="status">
          Personne de ce nom dans l’annuaire.
        </Text>
      )}
      <ul className={classes.rows} aria-label={`${label} : résultats`}>
        {found.map((professional) => (
          <li key={professional.professionalId} className={classes.row}>
            <Text size="sm">
              <strong>{professional.displayName}</strong>, {wordsFor(CAREGIVERS, professional.profession)} ·{' '}
              {professional.practiceName}, {professional.city}
            </Text>
            <Button
              variant="default"
              size="xs"
              aria-label={`Choisir ${professional.displayName}`}
              onClick={() => onChoose(professional)}
            >
              Choisir
            </Button>
          </li>
        ))}
      </ul>
    </Stack>
  );
}
