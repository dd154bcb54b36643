import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AgendaAnswer, ExceptionStated } from '../../api/schemas';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { EXCEPTION_KINDS } from '../words/agendas';

type Exception = AgendaAnswer['exceptions'][number];
type Draft = { readonly [K in keyof ExceptionStated]-?: NonNullable<ExceptionStated[K]> };

const FIELDS = ['/day', '/kind', '/fromTime', '/toTime'];
const KINDS = Object.entries(EXCEPTION_KINDS).map(([value, label]) => ({ value, label }));

/** A day that differs from the week: a new one, or one put right in its place. */
export function ExceptionForm({
  stated: before,
  error,
  pending,
  onSend,
}: {
  /** As it stands; null for a new one. */
  readonly stated: Exception | null;
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSend: (stated: ExceptionStated) => void;
}) {
  const { draft, change } = useDraft(before);
  const { day, kind } = draft;
  const stated = exceptionOf(draft);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (stated !== null) onSend(stated);
      }}
    >
      <Stack gap="sm">
        <Refused error={unplacedRefusal(error, FIELDS)} />
        <Fields>
          <TextInput
            type="date"
            label="Jour"
            required
            value={day}
            error={faultAt(error, '/day')}
            onChange={(event) => change({ day: event.currentTarget.value })}
          />
          <NativeSelect
            label="Ce jour-là"
            data={KINDS}
            value={kind}
            error={faultAt(error, '/kind')}
            onChange={(event) => change({ kind: event.currentTarget.value === 'extra' ? 'extra' : 'closed' })}
          />
        </Fields>
        <Hours optional={kind === 'closed'} draft={draft} error={error} onChange={change} />
        <Text size="sm" c="dimmed">
          {kind === 'closed' ? 'Sans heures : fermé toute la journée.' : 'Ouvert aussi si ce jour est férié.'}
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

function useDraft(before: Exception | null) {
  const [draft, setDraft] = useState<Draft>({
    day: before?.day ?? '',
    kind: before?.kind === 'extra' ? 'extra' : 'closed',
    fromTime: before?.fromTime ?? '',
    toTime: before?.toTime ?? '',
  });
  return { draft, change: (changes: Partial<Draft>) => setDraft({ ...draft, ...changes }) };
}

/** @returns null while something is missing: a day closed whole needs no hours */
function exceptionOf({ day, kind, fromTime, toTime }: Draft): ExceptionStated | null {
  const whole = fromTime === '' && toTime === '';
  if (day === '' || (whole && kind === 'extra')) return null;
  return whole ? { day, kind } : { day, kind, fromTime, toTime };
}

function Hours({
  optional,
  draft: { fromTime, toTime },
  error,
  onChange,
}: {
  readonly optional: boolean;
  readonly draft: Draft;
  readonly error: Error | null;
  readonly onChange: (changes: Partial<Draft>) => void;
}) {
  return (
    <Fields>
      <TextInput
        type="time"
        label={optional ? 'De (facultatif)' : 'De'}
        value={fromTime}
        error={faultAt(error, '/fromTime')}
        onChange={(event) => onChange({ fromTime: event.currentTarget.value })}
      />
      <TextInput
        type="time"
        label={optional ? 'À (facultatif)' : 'À'}
        value={toTime}
        error={faultAt(error, '/toTime')}
        onChange={(event) => onChange({ toTime: event.currentTarget.value })}
      />
    </Fields>
  );
}
