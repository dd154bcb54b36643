import {
  Button,
  Checkbox,
  Chip,
  Group,
  Input,
  MultiSelect,
  NativeSelect,
  Radio,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useState } from 'react';
import type { AgendaAnswer, AvailabilityStated } from '../../api/schemas';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { WEEKDAY_NAMES } from '../words/agendas';
import { availabilityOf, type AvailabilityDraft } from './availability-draft';
import { availabilityWords } from './recurrence';

const FIELDS = ['/firstDay', '/fromTime', '/toTime', '/recurrence', '/appointmentTypeIds', '/practiceId'];

const WEEKS = [
  { value: '1', label: 'toutes les semaines' },
  { value: '2', label: 'une semaine sur deux' },
  { value: '3', label: 'une semaine sur trois' },
  { value: '4', label: 'une semaine sur quatre' },
];

interface PartProps {
  readonly draft: AvailabilityDraft;
  readonly error: Error | null;
  readonly change: (changes: Partial<AvailabilityDraft>) => void;
}

/** Weekdays, hours and until when; said back in words before it is sent. */
export function AvailabilityForm({
  initial,
  agenda,
  error,
  pending,
  onSend,
}: {
  readonly initial: AvailabilityDraft;
  readonly agenda: AgendaAnswer;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSend: (stated: AvailabilityStated) => void;
}) {
  const [draft, setDraft] = useState(initial);
  const change = (changes: Partial<AvailabilityDraft>) => setDraft({ ...draft, ...changes });
  const stated = availabilityOf(draft);
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
        <Days {...part} />
        <Hours {...part} />
        <MultiSelect
          label="Pour quels types de RDV"
          placeholder={draft.appointmentTypeIds.length === 0 ? 'tous' : ''}
          data={agenda.types.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...draft.appointmentTypeIds]}
          error={faultAt(error, '/appointmentTypeIds')}
          onChange={(appointmentTypeIds) => change({ appointmentTypeIds })}
        />
        <Checkbox
          label="Ouvert aussi les jours fériés"
          checked={draft.onHolidays}
          onChange={(event) => change({ onHolidays: event.currentTarget.checked })}
        />
        <Text aria-live="polite">
          {stated === null
            ? 'Choisissez au moins un jour, un début et une fin.'
            : `Donc : ${wordsOf(stated)}.`}
        </Text>
        <div>
          <Button type="submit" disabled={stated === null} loading={pending}>
            Enregistrer
          </Button>
        </div>
      </Stack>
    </form>
  );
}

function wordsOf({ firstDay, fromTime, toTime, recurrence }: AvailabilityStated): string {
  return availabilityWords({ firstDay, fromTime, toTime, recurrence: recurrence ?? null });
}

function Days({ draft, change, error }: PartProps) {
  return (
    <>
      <Radio.Group
        label="Ouvert"
        value={draft.once ? 'once' : 'weekly'}
        onChange={(value) => change({ once: value === 'once' })}
      >
        <Group mt={6}>
          <Radio value="weekly" label="chaque semaine" />
          <Radio value="once" label="un seul jour" />
        </Group>
      </Radio.Group>
      {!draft.once && (
        <Input.Wrapper label="Jours" labelElement="div" error={faultAt(error, '/recurrence')}>
          <Chip.Group
            multiple
            value={draft.weekdays.map(String)}
            onChange={(values) => change({ weekdays: values.map(Number) })}
          >
            <Group gap={6} mt={6} role="group" aria-label="Jours">
              {WEEKDAY_NAMES.map((name, place) => (
                <Chip key={name} value={String(place + 1)}>
                  {name}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </Input.Wrapper>
      )}
      <Fields>
        <TextInput
          type="date"
          label={draft.once ? 'Le' : 'À partir du'}
          required
          value={draft.firstDay}
          error={faultAt(error, '/firstDay')}
          onChange={(event) => change({ firstDay: event.currentTarget.value })}
        />
        {!draft.once && (
          <>
            <TextInput
              type="date"
              label="Jusqu’au (facultatif)"
              value={draft.until}
              onChange={(event) => change({ until: event.currentTarget.value })}
            />
            <NativeSelect
              label="Rythme"
              data={WEEKS}
              value={draft.everyWeeks}
              onChange={(event) => change({ everyWeeks: event.currentTarget.value })}
            />
          </>
        )}
      </Fields>
    </>
  );
}

function Hours({ draft, change, error }: PartProps) {
  return (
    <Fields>
      <TextInput
        type="time"
        label="De"
        required
        value={draft.fromTime}
        error={faultAt(error, '/fromTime')}
        onChange={(event) => change({ fromTime: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label="À"
        required
        value={draft.toTime}
        error={faultAt(error, '/toTime')}
        onChange={(event) => change({ toTime: event.currentTarget.value })}
      />
    </Fields>
  );
}
