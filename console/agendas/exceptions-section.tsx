import { Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { AgendaAnswer, ExceptionStated } from '../../api/schemas';
import { faultAt, unplacedRefusal } from '../parts/field-faults';
import { Fields } from '../parts/fields';
import { Refused } from '../parts/refused';
import { Section } from '../parts/section';
import { calendarDayWords } from '../time/paris';
import { EXCEPTION_KINDS } from '../words/agendas';
import { wordsFor } from '../words/wording';
import { AgendaDialog } from './agenda-dialog';
import { clockWords } from './recurrence';
import { useAgendaChange } from './use-agenda-change';
import classes from '../appointments/appointments.module.css';

type Exception = AgendaAnswer['exceptions'][number];

const FIELDS = ['/day', '/kind', '/fromTime', '/toTime'];
const KINDS = Object.entries(EXCEPTION_KINDS).map(([value, label]) => ({ value, label }));

/** Days that differ from the week: closed, whole or in part, or open besides. */
export function ExceptionsSection({
  agenda,
  mayChange,
}: {
  readonly agenda: AgendaAnswer;
  readonly mayChange: boolean;
}) {
  const changing = useAgendaChange(agenda.professional.professionalId, 'exceptions');
  const [adding, setAdding] = useState(false);
  return (
    <Section title="Jours particuliers (deux mois à venir)">
      {agenda.exceptions.length === 0 && <Text mb="sm">Aucun jour particulier.</Text>}
      <ul className={classes.rows} aria-label="Jours particuliers">
        {agenda.exceptions.map((exception) => (
          <li key={exception.id} className={classes.row}>
            <Text>{exceptionWords(exception)}</Text>
            {mayChange && (
              <Button
                variant="default"
                size="xs"
                aria-label={`Retirer : ${exceptionWords(exception)}`}
                disabled={changing.pending}
                onClick={() => changing.end(exception.id, 'Ce jour est de nouveau comme les autres.')}
              >
                Retirer
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!adding && <Refused error={changing.error} />}
      {mayChange && (
        <Button variant="light" mt="sm" onClick={() => setAdding(true)}>
          Ajouter un jour particulier
        </Button>
      )}
      <AgendaDialog
        title="Jour particulier"
        opened={adding}
        changing={changing}
        onClose={() => setAdding(false)}
      >
        <ExceptionForm
          error={changing.error}
          pending={changing.pending}
          onSend={(stated) => changing.keep(stated, null, 'Jour particulier enregistré.')}
        />
      </AgendaDialog>
    </Section>
  );
}

function exceptionWords({ day, kind, fromTime, toTime }: Exception): string {
  const hours =
    fromTime === null || toTime === null
      ? 'toute la journée'
      : `de ${clockWords(fromTime)} à ${clockWords(toTime)}`;
  return `${calendarDayWords(day)} : ${wordsFor(EXCEPTION_KINDS, kind)} ${hours}`;
}

function ExceptionForm({
  error,
  pending,
  onSend,
}: {
  readonly error: Error | null;
  readonly pending: boolean;
  readonly onSend: (stated: ExceptionStated) => void;
}) {
  const [day, setDay] = useState('');
  const [kind, setKind] = useState<ExceptionStated['kind']>('closed');
  const [fromTime, setFrom] = useState('');
  const [toTime, setTo] = useState('');
  const stated = exceptionOf({ day, kind, fromTime, toTime });
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
            onChange={(event) => setDay(event.currentTarget.value)}
          />
          <NativeSelect
            label="Ce jour-là"
            data={KINDS}
            value={kind}
            error={faultAt(error, '/kind')}
            onChange={(event) => setKind(event.currentTarget.value === 'extra' ? 'extra' : 'closed')}
          />
        </Fields>
        <Hours
          optional={kind === 'closed'}
          fromTime={fromTime}
          toTime={toTime}
          error={error}
          onFrom={setFrom}
          onTo={setTo}
        />
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

/** @returns null while something is missing: a day closed whole needs no hours */
function exceptionOf({ day, kind, fromTime, toTime }: Required<ExceptionStated>): ExceptionStated | null {
  const whole = fromTime === '' && toTime === '';
  if (day === '' || (whole && kind === 'extra')) return null;
  return whole ? { day, kind } : { day, kind, fromTime, toTime };
}

function Hours({
  optional,
  fromTime,
  toTime,
  error,
  onFrom,
  onTo,
}: {
  readonly optional: boolean;
  readonly fromTime: string;
  readonly toTime: string;
  readonly error: Error | null;
  readonly onFrom: (time: string) => void;
  readonly onTo: (time: string) => void;
}) {
  return (
    <Fields>
      <TextInput
        type="time"
        label={optional ? 'De (facultatif)' : 'De'}
        value={fromTime}
        error={faultAt(error, '/fromTime')}
        onChange={(event) => onFrom(event.currentTarget.value)}
      />
      <TextInput
        type="time"
        label={optional ? 'À (facultatif)' : 'À'}
        value={toTime}
        error={faultAt(error, '/toTime')}
        onChange={(event) => onTo(event.currentTarget.value)}
      />
    </Fields>
  );
}
