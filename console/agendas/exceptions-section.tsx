import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { AgendaAnswer } from '../../api/schemas';
import { Refused } from '../parts/refused';
import { Section } from '../parts/section';
import { calendarDayWords } from '../time/paris';
import { EXCEPTION_KINDS } from '../words/agendas';
import { wordsFor } from '../words/wording';
import { AgendaDialog } from './agenda-dialog';
import { clockWords } from './recurrence';
import { ExceptionForm } from './exception-form';
import { useAgendaChange, type AgendaChanging } from './use-agenda-change';
import classes from '../appointments/appointments.module.css';

type Exception = AgendaAnswer['exceptions'][number];

/** Days that differ from the week: closed, whole or in part, or open besides. */
export function ExceptionsSection({
  agenda,
  mayChange,
}: {
  readonly agenda: AgendaAnswer;
  readonly mayChange: boolean;
}) {
  const changing = useAgendaChange(agenda.professional.professionalId, 'exceptions');
  const [edited, setEdited] = useState<Exception | 'new' | null>(null);
  const opened = edited !== null;
  const id = edited === null || edited === 'new' ? null : edited.id;
  return (
    <Section title="Jours particuliers (deux mois à venir)">
      {agenda.exceptions.length === 0 && <Text mb="sm">Aucun jour particulier.</Text>}
      <ul className={classes.rows} aria-label="Jours particuliers">
        {agenda.exceptions.map((exception) => (
          <li key={exception.id} className={classes.row}>
            <Text>{exceptionWords(exception)}</Text>
            {mayChange && (
              <RowActions exception={exception} changing={changing} onEdit={() => setEdited(exception)} />
            )}
          </li>
        ))}
      </ul>
      {!opened && <Refused error={changing.error} />}
      {mayChange && (
        <Button variant="light" mt="sm" onClick={() => setEdited('new')}>
          Ajouter un jour particulier
        </Button>
      )}
      <AgendaDialog
        title="Jour particulier"
        opened={opened}
        changing={changing}
        onClose={() => setEdited(null)}
      >
        <ExceptionForm
          key={id ?? 'new'}
          stated={edited === 'new' ? null : edited}
          error={changing.error}
          pending={changing.pending}
          onSend={(stated) => changing.keep(stated, id, 'Jour particulier enregistré.')}
        />
      </AgendaDialog>
    </Section>
  );
}

function RowActions({
  exception,
  changing,
  onEdit,
}: {
  readonly exception: Exception;
  readonly changing: AgendaChanging;
  readonly onEdit: () => void;
}) {
  const words = exceptionWords(exception);
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" aria-label={`Modifier : ${words}`} onClick={onEdit}>
        Modifier
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label={`Retirer : ${words}`}
        disabled={changing.pending}
        onClick={() => changing.end(exception.id, 'Ce jour est de nouveau comme les autres.')}
      >
        Retirer
      </Button>
    </Group>
  );
}

function exceptionWords({ day, kind, fromTime, toTime }: Exception): string {
  const hours =
    fromTime === null || toTime === null
      ? 'toute la journée'
      : `de ${clockWords(fromTime)} à ${clockWords(toTime)}`;
  return `${calendarDayWords(day)} : ${wordsFor(EXCEPTION_KINDS, kind)} ${hours}`;
}
