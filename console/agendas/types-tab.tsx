import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { AgendaAnswer } from '../../api/schemas';
import { Refused } from '../parts/refused';
import { Section } from '../parts/section';
import { CARE_KINDS, NEW_PATIENTS, PLACES } from '../words/agendas';
import { counted, wordsFor } from '../words/wording';
import { AgendaDialog } from './agenda-dialog';
import { newType, typeDraftOf, type AppointmentType } from './type-draft';
import { TypeForm } from './type-form';
import { useAgendaChange, type AgendaChanging } from './use-agenda-change';
import classes from '../appointments/appointments.module.css';

/** What can be booked with somebody. */
export function TypesTab({
  agenda,
  mayChange,
}: {
  readonly agenda: AgendaAnswer;
  readonly mayChange: boolean;
}) {
  const { professionalId, profession } = agenda.professional;
  const changing = useAgendaChange(professionalId, 'appointment-types');
  const [edited, setEdited] = useState<AppointmentType | 'new' | null>(null);
  const kept = edited === null || edited === 'new' ? null : edited;
  return (
    <Section title="Types de RDV">
      {agenda.types.length === 0 && <Text mb="sm">Aucun type de RDV : rien ne peut être pris ici.</Text>}
      <ul className={classes.rows} aria-label="Types de RDV">
        {agenda.types.map((type) => (
          <li key={type.id} className={classes.row}>
            <div>
              <Text fw={600}>{type.name}</Text>
              <Text size="sm">{typeWords(type)}</Text>
            </div>
            {mayChange && <TypeActions type={type} changing={changing} onChange={setEdited} />}
          </li>
        ))}
      </ul>
      {edited === null && <Refused error={changing.error} />}
      {mayChange && (
        <Button variant="light" mt="sm" onClick={() => setEdited('new')}>
          Ajouter un type de RDV
        </Button>
      )}
      <AgendaDialog
        title={edited === 'new' ? 'Ajouter un type de RDV' : 'Modifier le type de RDV'}
        opened={edited !== null}
        changing={changing}
        onClose={() => setEdited(null)}
      >
        <TypeForm
          key={kept?.id ?? 'new'}
          initial={kept === null ? newType(profession) : typeDraftOf(kept)}
          error={changing.error}
          pending={changing.pending}
          onSend={(stated) => changing.keep(stated, kept?.id ?? null, 'Type de RDV enregistré.')}
        />
      </AgendaDialog>
    </Section>
  );
}

function TypeActions({
  type,
  changing,
  onChange,
}: {
  readonly type: AppointmentType;
  readonly changing: AgendaChanging;
  readonly onChange: (type: AppointmentType) => void;
}) {
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        aria-label={`Modifier : ${type.name}`}
        onClick={() => onChange(type)}
      >
        Modifier
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label={`Ne plus proposer : ${type.name}`}
        disabled={changing.pending}
        onClick={() => changing.end(type.id, 'Ce type ne se prend plus ; ses RDV restent.')}
      >
        Ne plus proposer
      </Button>
    </Group>
  );
}

function typeWords(type: AppointmentType): string {
  const { careKind, durationMinutes, bufferMinutes, place, newPatients, dailyCap, seats, areaCommunes } =
    type;
  return [
    wordsFor(CARE_KINDS, careKind),
    wordsFor(PLACES, place),
    `${durationMinutes} min${bufferMinutes === 0 ? '' : ` + ${bufferMinutes} min de pause`}`,
    ...(seats === null ? [] : [counted(seats, 'place', 'places')]),
    ...(areaCommunes.length === 0
      ? []
      : [counted(areaCommunes.length, 'commune desservie', 'communes desservies')]),
    ...(dailyCap === null ? [] : [`${dailyCap} par jour au plus`]),
    wordsFor(NEW_PATIENTS, newPatients),
    type.online ? 'le patient peut le prendre lui-même' : 'pris par téléphone seulement',
  ].join(' · ');
}
