import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { AppointmentAnswer } from '../../api/schemas';
import { appointmentQuery } from '../http/queries';
import { Moment } from '../parts/moment';
import { Reading } from '../parts/reading';
import { PLACES } from '../words/agendas';
import { APPOINTMENT_CHANGES, ORIGINS } from '../words/appointments';
import { BREAK_CAUSES } from '../words/breaks';
import { wordsFor } from '../words/wording';
import classes from './appointments.module.css';

/** When, with whom, where; and why it stands as it does. */
export function AppointmentFacts({ appointment }: { readonly appointment: AppointmentAnswer }) {
  const { professionalName, practiceName, appointmentTypeName, place, cause, override, origin } = appointment;
  const what = [appointmentTypeName, wordsFor(PLACES, place)].filter(Boolean).join(', ');
  const notes = [
    ...(cause === null ? [] : [wordsFor(BREAK_CAUSES, cause)]),
    ...(override ? ['pris malgré l’agenda'] : []),
    wordsFor(ORIGINS, origin),
  ];
  return (
    <Text size="sm">
      {[professionalName, practiceName, what].filter((part) => part !== '').join(' · ')}{' '}
      <Text span c="dimmed" inherit>
        — {notes.join(' · ')}
      </Text>
    </Text>
  );
}

/** What became of it, line by line, oldest first. */
export function AppointmentHistory({ appointmentId }: { readonly appointmentId: string }) {
  const query = useQuery(appointmentQuery(appointmentId));
  return (
    <Reading query={query}>
      {({ history }) => (
        <ol className={classes.history} aria-label="Historique du RDV">
          {history.map(({ at, code, startsAt, reason }, place) => (
            <li key={`${at} ${code} ${String(place)}`}>
              <Moment at={at} /> : {wordsFor(APPOINTMENT_CHANGES, code)}
              {MOVES.has(code) && (
                <>
                  {' '}
                  (<Moment at={startsAt} />)
                </>
              )}
              {reason !== null && `, ${wordsFor(BREAK_CAUSES, reason)}`}
            </li>
          ))}
        </ol>
      )}
    </Reading>
  );
}

/** Changes that say for when it is. */
const MOVES: ReadonlySet<string> = new Set(['held', 'booked', 'told', 'moved']);
