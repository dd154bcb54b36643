import { Button, Group, Kbd, Paper, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AwaitingPresence, PresenceRequest, StatedPresence } from '../../api/schemas';
import { useDigitKeys } from '../actions/use-digit-keys';
import { AppointmentBadge } from '../appointments/appointment-badge';
import { appointmentState } from '../appointments/appointment-state';
import { Screen } from '../frame/screen';
import { post } from '../http/client';
import { APPOINTMENT_READS, awaitingPresenceQuery } from '../http/queries';
import { useChange } from '../http/use-change';
import { Moment } from '../parts/moment';
import { useMovingFocus } from '../parts/moving-focus';
import { Empty, Reading } from '../parts/reading';
import { useKeys } from '../parts/use-keys';
import { useAccount } from '../session/account';
import { PLACES } from '../words/agendas';
import { PRESENCE_OUTCOMES, PRESENCE_SOURCES } from '../words/appointments';
import { careWords } from '../words/subjects';
import { counted, wordsFor } from '../words/wording';
import classes from './attendance.module.css';

type Outcome = PresenceRequest['outcome'];
type Source = PresenceRequest['source'];

const OUTCOMES = [
  'kept',
  'missed-by-patient',
  'missed-by-professional',
] as const satisfies readonly Outcome[];

/** Past appointments of which nobody said whether they took place, or only the patient did; one key each. */
export function PresenceScreen() {
  const query = useQuery(awaitingPresenceQuery);
  return (
    <Screen title="Présences à vérifier">
      <Reading query={query}>
        {(appointments) =>
          appointments.length === 0 ? (
            <Empty>Rien à vérifier : on sait pour chaque RDV passé s’il a eu lieu.</Empty>
          ) : (
            <Appointments appointments={appointments} />
          )
        }
      </Reading>
    </Screen>
  );
}

function Appointments({ appointments }: { readonly appointments: readonly AwaitingPresence[] }) {
  const clinician = useAccount().role === 'clinician';
  const [saidBy, setSaidBy] = useState<Source>('operator');
  const source = clinician ? 'professional' : saidBy;
  const { list, move, current } = useMovingFocus<HTMLOListElement>('[data-first-answer]');
  const change = useChange<StatedPresence>(APPOINTMENT_READS);
  const answer = (appointment: AwaitingPresence, outcome: Outcome) => {
    const { appointmentId, revision: expectedRevision } = appointment;
    const body: PresenceRequest = { outcome, source, expectedRevision };
    // The row goes once it is answered: the next one takes the focus.
    if (appointments.indexOf(appointment) === appointments.length - 1) move(-1);
    else move(1);
    change.mutate({
      send: () =>
        post<StatedPresence>(`/v1/appointments/${encodeURIComponent(appointmentId)}/presence`, body),
      done: `Noté : ${wordsFor(PRESENCE_OUTCOMES, outcome).toLowerCase()}.`,
    });
  };
  useKeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
  ]);
  useDigitKeys((digit) => {
    const appointment = appointments[current()];
    const outcome = OUTCOMES[digit - 1];
    if (appointment !== undefined && outcome !== undefined) answer(appointment, outcome);
  });
  return (
    <Stack>
      <Text>
        {counted(appointments.length, 'RDV passé', 'RDV passés')}, les plus anciens d’abord{' '}
        <Text span c="dimmed" size="sm">
          — touches J et K, puis 1, 2 ou 3
        </Text>
      </Text>
      {!clinician && <SaidBy source={saidBy} onChange={setSaidBy} />}
      <ol ref={list} className={classes.rows} aria-label="RDV passés, présence à vérifier">
        {appointments.map((appointment) => (
          <li key={appointment.appointmentId}>
            <Row appointment={appointment} onAnswer={(outcome) => answer(appointment, outcome)} />
          </li>
        ))}
      </ol>
    </Stack>
  );
}

function SaidBy({
  source,
  onChange,
}: {
  readonly source: Source;
  readonly onChange: (source: Source) => void;
}) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4} id="said-by">
        Je le tiens
      </Text>
      <SegmentedControl
        aria-labelledby="said-by"
        className={classes.saidBy ?? ''}
        value={source}
        onChange={(value) => onChange(value as Source)}
        data={Object.entries(PRESENCE_SOURCES).map(([value, label]) => ({ value, label }))}
      />
      {source === 'patient' && (
        <Text size="sm" c="dimmed" mt={4}>
          Ce que dit le patient reste à vérifier auprès du cabinet.
        </Text>
      )}
    </div>
  );
}

function Row({
  appointment,
  onAnswer,
}: {
  readonly appointment: AwaitingPresence;
  readonly onAnswer: (outcome: Outcome) => void;
}) {
  const { patientName, followUpId, startsAt, professionalName, practiceName, place } = appointment;
  const who = patientName ?? 'Patient';
  const what =
    appointment.careKey === null ? appointment.appointmentTypeName : careWords(appointment.careKey);
  return (
    <Paper withBorder p="md" className={classes.row}>
      <div>
        <Text fw={700}>
          {followUpId === null ? (
            who
          ) : (
            <Link to="/suivis/$followUpId" params={{ followUpId }}>
              {who}
            </Link>
          )}
        </Text>
        <Text size="sm">
          <Moment at={startsAt} /> · {[what, professionalName, practiceName].filter(Boolean).join(' · ')} ·{' '}
          {wordsFor(PLACES, place)}
        </Text>
        <Group mt={4}>
          <AppointmentBadge state={appointmentState({ ...appointment, confirmedAt: null })} />
        </Group>
      </div>
      <Group gap="xs" role="group" aria-label={`Présence : ${who}`}>
        {OUTCOMES.map((outcome, index) => (
          <Button
            key={outcome}
            variant={index === 0 ? 'light' : 'default'}
            leftSection={
              <Kbd aria-hidden size="xs">
                {index + 1}
              </Kbd>
            }
            {...(index === 0 ? { 'data-first-answer': true } : {})}
            onClick={() => onAnswer(outcome)}
          >
            {wordsFor(PRESENCE_OUTCOMES, outcome)}
          </Button>
        ))}
      </Group>
    </Paper>
  );
}
