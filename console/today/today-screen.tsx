import { Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import type { WorklistEntry } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { worklistQuery } from '../http/queries';
import { useMovingFocus } from '../parts/moving-focus';
import { Empty, Reading } from '../parts/reading';
import { useBusinessTime } from '../time/business-clock';
import { urgencyOf } from '../time/deadline';
import { counted } from '../words/wording';
import { TodayEntry } from './today-entry';
import classes from './today.module.css';

/** The day's list: one card a patient, what to do for them, why and by when. */
export function TodayScreen() {
  const worklist = useQuery(worklistQuery);
  return (
    <Screen title="Aujourd’hui">
      <Reading query={worklist}>
        {(entries) =>
          entries.length === 0 ? (
            <Empty>Rien à faire pour l’instant. Cette liste se met à jour toute seule.</Empty>
          ) : (
            <Entries entries={entries} />
          )
        }
      </Reading>
    </Screen>
  );
}

function Entries({ entries }: { readonly entries: readonly WorklistEntry[] }) {
  const { list, move } = useMovingFocus<HTMLOListElement>('[data-patient-link]');
  useHotkeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
  ]);
  return (
    <>
      <Summary entries={entries} />
      <ol ref={list} className={classes.entries} aria-label="Patients à suivre, les plus pressés d’abord">
        {entries.map((entry) => (
          <li key={entry.followUpId}>
            <TodayEntry entry={entry} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Summary({ entries }: { readonly entries: readonly WorklistEntry[] }) {
  const { nowMs } = useBusinessTime();
  const urgencies = entries.flatMap(({ items }) =>
    items.map(({ dueAt, overdue, reason }) => urgencyOf(Date.parse(dueAt), nowMs, overdue, reason)),
  );
  const urgent = urgencies.filter((urgency) => urgency === 'urgent').length;
  const late = urgencies.filter((urgency) => urgency === 'late').length;
  const parts = [
    counted(entries.length, 'patient', 'patients'),
    counted(urgencies.length, 'chose à faire', 'choses à faire'),
    ...(urgent > 0 ? [counted(urgent, 'urgente', 'urgentes')] : []),
    ...(late > 0 ? [`${late} en retard`] : []),
  ];
  return (
    <Text mb="md">
      {parts.join(' · ')}{' '}
      <Text span c="dimmed" size="sm">
        — touches J, K et Entrée ; ? pour l’aide
      </Text>
    </Text>
  );
}
