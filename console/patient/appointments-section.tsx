import { Collapse, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AppointmentAnswer, FollowUp } from '../../api/schemas';
import { AppointmentActions } from '../appointments/appointment-actions';
import { AppointmentBadge } from '../appointments/appointment-badge';
import { AppointmentFacts, AppointmentHistory } from '../appointments/appointment-facts';
import { appointmentState, isOff } from '../appointments/appointment-state';
import { awaitedFirst } from '../appointments/grouping';
import { followUpAppointmentsQuery } from '../http/queries';
import { FoldButton } from '../parts/fold-button';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';
import { careWords } from '../words/subjects';
import { isOver } from '../words/statuses';
import classes from './patient.module.css';

/** Appointments of the follow-up: what stands first, what is over folded below. */
export function AppointmentsSection({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay()('appointment.read');
  return allowed ? <Appointments followUp={followUp} /> : null;
}

function Appointments({ followUp }: { readonly followUp: FollowUp }) {
  const query = useQuery(followUpAppointmentsQuery(followUp.followUpId));
  return (
    <Section title="RDV">
      <Reading query={query}>
        {(appointments) =>
          appointments.length === 0 ? (
            <Text c="dimmed">Aucun RDV dans les agendas.</Text>
          ) : (
            <Groups appointments={appointments} followUp={followUp} />
          )
        }
      </Reading>
    </Section>
  );
}

function Groups({
  appointments,
  followUp,
}: {
  readonly appointments: readonly AppointmentAnswer[];
  readonly followUp: FollowUp;
}) {
  const { nowMs } = useBusinessTime();
  const [unfolded, setUnfolded] = useState(false);
  const { awaited, over } = awaitedFirst(appointments, nowMs);
  const rows = (some: readonly AppointmentAnswer[], label: string) => (
    <ul className={classes.rows} aria-label={label}>
      {some.map((appointment) => (
        <li key={appointment.appointmentId}>
          <OneAppointment appointment={appointment} followUp={followUp} />
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {awaited.length === 0 ? <Text>Aucun RDV à venir.</Text> : rows(awaited, 'RDV à venir ou à vérifier')}
      {over.length > 0 && (
        <>
          <FoldButton
            words={`RDV passés et annulés (${over.length})`}
            unfolded={unfolded}
            onToggle={setUnfolded}
          />
          <Collapse expanded={unfolded} mt="sm">
            {unfolded && rows(over, 'RDV passés et annulés')}
          </Collapse>
        </>
      )}
    </>
  );
}

function OneAppointment({
  appointment,
  followUp,
}: {
  readonly appointment: AppointmentAnswer;
  readonly followUp: FollowUp;
}) {
  const { nowMs } = useBusinessTime();
  const [unfolded, setUnfolded] = useState(false);
  const { appointmentId, careKey, startsAt, visitNumber } = appointment;
  const care = followUp.cares.find(({ key }) => key === careKey);
  const what = careKey === null ? 'RDV' : careWords(careKey, care?.profession);
  const state = appointmentState(appointment);
  const about = `${what}, ${momentWords(Date.parse(startsAt), nowMs)}`;
  return (
    <>
      <div className={classes.row}>
        <div>
          <Group gap="xs" mb={4}>
            <Text fw={600} {...(isOff(state) ? { td: 'line-through' } : {})}>
              <Moment at={startsAt} /> · {what}
              {visitNumber !== null && appointment.seriesId !== null && `, passage ${visitNumber}`}
            </Text>
            <AppointmentBadge state={state} />
          </Group>
          <AppointmentFacts appointment={appointment} />
        </div>
        {!isOver(followUp.status) && (
          <Group gap="xs">
            <AppointmentActions appointment={appointment} about={about} />
          </Group>
        )}
      </div>
      <FoldButton words="Historique du RDV" unfolded={unfolded} onToggle={setUnfolded} />
      <Collapse expanded={unfolded}>
        {unfolded && <AppointmentHistory appointmentId={appointmentId} />}
      </Collapse>
    </>
  );
}
