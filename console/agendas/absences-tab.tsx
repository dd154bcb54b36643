import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { AgendaAnswer } from '../../api/schemas';
import { Refused } from '../parts/refused';
import { Section } from '../parts/section';
import { calendarDayWords } from '../time/paris';
import { ABSENCE_CAUSES } from '../words/agendas';
import { wordsFor } from '../words/wording';
import { AgendaDialog } from './agenda-dialog';
import { AbsenceForm } from './absence-form';
import { useAgendaChange, type AgendaChanging } from './use-agenda-change';
import classes from '../appointments/appointments.module.css';

type Absence = AgendaAnswer['absences'][number];

/** Leave, illness, retirement; who takes over, and whom it matters to. */
export function AbsencesTab({
  agenda,
  mayChange,
}: {
  readonly agenda: AgendaAnswer;
  readonly mayChange: boolean;
}) {
  const { professionalId } = agenda.professional;
  const changing = useAgendaChange(professionalId, 'absences');
  const [edited, setEdited] = useState<Absence | 'new' | null>(null);
  const opened = edited !== null;
  const id = edited === null || edited === 'new' ? null : edited.id;
  return (
    <Section title="Absences (deux mois à venir)">
      {agenda.absences.length === 0 && <Text mb="sm">Aucune absence.</Text>}
      <ul className={classes.rows} aria-label="Absences">
        {agenda.absences.map((absence) => (
          <li key={absence.id} className={classes.row}>
            <div>
              <Text fw={600}>{absenceWords(absence)}</Text>
              <Text size="sm">
                {absence.replacementName === null
                  ? 'Sans remplaçant : les RDV sont à reprendre.'
                  : `Remplacé par ${absence.replacementName}`}
              </Text>
            </div>
            {mayChange && (
              <RowActions absence={absence} changing={changing} onEdit={() => setEdited(absence)} />
            )}
          </li>
        ))}
      </ul>
      {!opened && <Refused error={changing.error} />}
      {mayChange && (
        <Button variant="light" mt="sm" onClick={() => setEdited('new')}>
          Noter une absence
        </Button>
      )}
      <AgendaDialog title="Absence" opened={opened} changing={changing} onClose={() => setEdited(null)}>
        <AbsenceForm
          key={id ?? 'new'}
          professionalId={professionalId}
          stated={edited === 'new' ? null : edited}
          error={changing.error}
          pending={changing.pending}
          onSend={(stated) => changing.keep(stated, id, 'Absence enregistrée.')}
        />
      </AgendaDialog>
    </Section>
  );
}

function RowActions({
  absence,
  changing,
  onEdit,
}: {
  readonly absence: Absence;
  readonly changing: AgendaChanging;
  readonly onEdit: () => void;
}) {
  const words = absenceWords(absence);
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" aria-label={`Modifier : ${words}`} onClick={onEdit}>
        Modifier
      </Button>
      <Button
        variant="default"
        size="xs"
        aria-label={`Annuler l’absence : ${words}`}
        disabled={changing.pending}
        onClick={() => changing.end(absence.id, 'Absence annulée.')}
      >
        Annuler l’absence
      </Button>
    </Group>
  );
}

function absenceWords({ firstDay, lastDay, cause }: Absence): string {
  const until = lastDay === null ? 'définitif' : `jusqu’au ${calendarDayWords(lastDay)} inclus`;
  return `À partir du ${calendarDayWords(firstDay)}, ${until} (${wordsFor(ABSENCE_CAUSES, cause)})`;
}
