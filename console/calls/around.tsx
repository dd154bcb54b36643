import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AppointmentAnswer, FollowUp } from '../../api/schemas';
import { AppointmentBadge } from '../appointments/appointment-badge';
import { appointmentState } from '../appointments/appointment-state';
import { awaitedFirst } from '../appointments/grouping';
import { followUpAppointmentsQuery } from '../http/queries';
import { Deadline } from '../parts/badges';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { Section } from '../parts/section';
import { useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { BREAKS } from '../words/breaks';
import { CALL_OUTCOMES } from '../words/calls';
import { callWords, careWords, subjectWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { lastAttempts, standingBreaks } from './last-attempts';
import classes from './calls.module.css';

/** Enough to answer what the patient asks, without leaving the call. */
const APPOINTMENTS_SHOWN = 3;
const ATTEMPTS_SHOWN = 4;

/** What is going on for this patient: appointments, alerts, last calls; nothing clinical. */
export function Around({ followUp }: { readonly followUp: FollowUp }) {
  const allowed = useMay();
  return (
    <Section title="En ce moment pour ce patient">
      <div className={classes.around}>
        {allowed('appointment.read') && <NextAppointments followUp={followUp} />}
        <Alerts followUp={followUp} />
        <LastCalls followUp={followUp} />
        <Link to="/suivis/$followUpId" params={{ followUpId: followUp.followUpId }}>
          Ouvrir le suivi
        </Link>
      </div>
    </Section>
  );
}

function NextAppointments({ followUp }: { readonly followUp: FollowUp }) {
  const query = useQuery(followUpAppointmentsQuery(followUp.followUpId));
  const { nowMs } = useBusinessTime();
  return (
    <div>
      <Text fw={600}>Prochains RDV</Text>
      <Reading query={query}>
        {(appointments) => {
          const { awaited } = awaitedFirst(appointments, nowMs);
          if (awaited.length === 0) return <Text c="dimmed">Aucun RDV à venir.</Text>;
          return (
            <ul className={classes.short}>
              {awaited.slice(0, APPOINTMENTS_SHOWN).map((appointment) => (
                <li key={appointment.appointmentId}>
                  <OneAppointment appointment={appointment} followUp={followUp} />
                </li>
              ))}
            </ul>
          );
        }}
      </Reading>
    </div>
  );
}

function OneAppointment({
  appointment,
  followUp,
}: {
  readonly appointment: AppointmentAnswer;
  readonly followUp: FollowUp;
}) {
  const { careKey, startsAt } = appointment;
  const care = followUp.cares.find(({ key }) => key === careKey);
  return (
    <>
      <Text>
        <Moment at={startsAt} /> · {careKey === null ? 'RDV' : careWords(careKey, care?.profession)}
      </Text>
      <AppointmentBadge state={appointmentState(appointment)} />
    </>
  );
}

function Alerts({ followUp }: { readonly followUp: FollowUp }) {
  const standing = standingBreaks(followUp.breaks);
  return (
    <div>
      <Text fw={600}>Alertes ouvertes</Text>
      {standing.length === 0 ? (
        <Text c="dimmed">Aucune alerte.</Text>
      ) : (
        <ul className={classes.short}>
          {standing.map((item) => {
            const about = subjectWords(item.subject, followUp);
            return (
              <li key={item.breakId}>
                <Text>
                  {wordsFor(BREAKS, item.code)}
                  {about !== null && ` — ${about}`}
                </Text>
                <Deadline dueAt={item.dueAt} reason={item.code} />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}

function LastCalls({ followUp }: { readonly followUp: FollowUp }) {
  const attempts = lastAttempts(followUp.calls, ATTEMPTS_SHOWN);
  return (
    <div>
      <Text fw={600}>Derniers appels</Text>
      {attempts.length === 0 ? (
        <Text c="dimmed">Pas encore d’appel.</Text>
      ) : (
        <ul className={classes.short}>
          {attempts.map(({ callKey, at, outcome }) => (
            <li key={`${callKey} ${at}`}>
              {callWords(callKey)} : {wordsFor(CALL_OUTCOMES, outcome)}, <Moment at={at} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
