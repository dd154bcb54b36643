import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AbsenceStated, AgendaAnswer } from '../../api/schemas';
import { ProfessionalField, type ChosenProfessional } from '../appointments/professional-field';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { useBusinessTime } from '../time/business-clock';
import { localDay } from '../time/paris';
import { ABSENCE_CAUSES } from '../words/agendas';

type Absence = AgendaAnswer['absences'][number];

const FIELDS = ['/firstDay', '/lastDay', '/cause', '/replacementId'];
const CAUSES = Object.entries(ABSENCE_CAUSES).map(([value, label]) => ({ value, label }));

/** From when to when, why, and who takes over: a new absence, or one put right in its place. */
export function AbsenceForm({
  professionalId,
  stated: before,
  error,
  pending,
  onSend,
}: {
  readonly professionalId: string;
  /** As it stands; null for a new one. */
  readonly stated: Absence | null;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSend: (stated: AbsenceStated) => void;
}) {
  const today = localDay(useBusinessTime().nowMs);
  const [firstDay, setFirstDay] = useState(before?.firstDay ?? today);
  const [lastDay, setLastDay] = useState(before?.lastDay ?? '');
  const [cause, setCause] = useState(before?.cause ?? 'leave');
  const [replacement, setReplacement] = useState<ChosenProfessional | null>(() => replacementOf(before));
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
        <ReplacementFault error={error} />
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

function ReplacementFault({ error }: { readonly error: Error | null }) {
  const fault = faultAt(error, '/replacementId');
  if (fault === null) return null;
  return (
    <Text size="sm" c="var(--mantine-color-error)" role="alert">
      {fault}
    </Text>
  );
}

function replacementOf(absence: Absence | null): ChosenProfessional | null {
  if (absence === null || absence.replacementId === null) return null;
  return { professionalId: absence.replacementId, displayName: absence.replacementName ?? 'Remplaçant' };
}
