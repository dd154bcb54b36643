import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AbsenceStated, AgendaAnswer, ProfessionalAnswer } from '../../api/schemas';
import { ProfessionalField } from '../appointments/professional-field';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { Section } from '../parts/section';
import { useBusinessTime } from '../time/business-clock';
import { calendarDayWords, localDay } from '../time/paris';
import { ABSENCE_CAUSES } from '../words/agendas';
import { wordsFor } from '../words/wording';
import { AgendaDialog } from './agenda-dialog';
import { useAgendaChange } from './use-agenda-change';
import classes from '../appointments/appointments.module.css';

type Absence = AgendaAnswer['absences'][number];

const FIELDS = ['/firstDay', '/lastDay', '/cause', '/replacementId'];
const CAUSES = Object.entries(ABSENCE_CAUSES).map(([value, label]) => ({ value, label }));

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
  const [adding, setAdding] = useState(false);
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
              <Button
                variant="default"
                size="xs"
                aria-label={`Annuler l’absence : ${absenceWords(absence)}`}
                disabled={changing.pending}
                onClick={() => changing.end(absence.id, 'Absence annulée.')}
              >
                Annuler l’absence
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!adding && <Refused error={changing.error} />}
      {mayChange && (
        <Button variant="light" mt="sm" onClick={() => setAdding(true)}>
          Noter une absence
        </Button>
      )}
      <AgendaDialog title="Absence" opened={adding} changing={changing} onClose={() => setAdding(false)}>
        <AbsenceForm
          professionalId={professionalId}
          error={changing.error}
          pending={changing.pending}
          onSend={(stated) => changing.keep(stated, null, 'Absence enregistrée.')}
        />
      </AgendaDialog>
    </Section>
  );
}

function absenceWords({ firstDay, lastDay, cause }: Absence): string {
  const until = lastDay === null ? 'définitif' : `jusqu’au ${calendarDayWords(lastDay)} inclus`;
  return `À partir du ${calendarDayWords(firstDay)}, ${until} (${wordsFor(ABSENCE_CAUSES, cause)})`;
}

function AbsenceForm({
  professionalId,
  error,
  pending,
  onSend,
}: {
  readonly professionalId: string;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSend: (stated: AbsenceStated) => void;
}) {
  const today = localDay(useBusinessTime().nowMs);
  const [firstDay, setFirstDay] = useState(today);
  const [lastDay, setLastDay] = useState('');
  const [cause, setCause] = useState('leave');
  const [replacement, setReplacement] = useState<ProfessionalAnswer | null>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend({
          firstDay,
          cause: cause as AbsenceStated['cause'],
          ...(lastDay === '' ? {} : { lastDay }),
          ...(replacement === null ? {} : { replacementId: replacement.professionalId }),
        });
      }}
    >
      <Stack gap="sm">
        <Refused error={unplacedRefusal(error, FIELDS)} />
        <Days firstDay={firstDay} lastDay={lastDay} error={error} onFirst={setFirstDay} onLast={setLastDay} />
        <NativeSelect
          label="Motif"
          data={CAUSES}
          value={cause}
          error={faultAt(error, '/cause')}
          onChange={(event) => setCause(event.currentTarget.value)}
        />
        <ProfessionalField
          label="Remplaçant (facultatif)"
          chosen={replacement}
          onChoose={setReplacement}
          except={professionalId}
        />
        {faultAt(error, '/replacementId') !== null && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {faultAt(error, '/replacementId')}
          </Text>
        )}
        <div>
          <Button type="submit" disabled={firstDay === ''} loading={pending}>
            Enregistrer l’absence
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function Days({
  firstDay,
  lastDay,
  error,
  onFirst,
  onLast,
}: {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly error: Error | null;
  readonly onFirst: (day: string) => void;
  readonly onLast: (day: string) => void;
}) {
  return (
    <Fields>
      <TextInput
        type="date"
        label="Premier jour"
        required
        value={firstDay}
        error={faultAt(error, '/firstDay')}
        onChange={(event) => onFirst(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label="Dernier jour inclus"
        description="Vide : pour de bon"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={lastDay}
        error={faultAt(error, '/lastDay')}
        onChange={(event) => onLast(event.currentTarget.value)}
      />
    </Fields>
  );
}
