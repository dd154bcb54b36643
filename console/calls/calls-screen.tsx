import { Alert, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CallList } from '../../api/schemas';
import { Screen } from '../frame/screen';
import { callsQuery } from '../http/call-queries';
import { useMovingFocus } from '../parts/moving-focus';
import { Empty, Reading } from '../parts/reading';
import { useKeys } from '../parts/use-keys';
import { useAccount } from '../session/account';
import { CALL_FILTER_WORDS, NO_CALLS } from '../words/call-work';
import { CALL_FILTERS, callCounts, callsShown, type CallFilter } from './call-queue';
import { CallEntry } from './call-entry';
import { OpenSessions } from './open-sessions';
import classes from './calls.module.css';

/** The operators' list of calls: whom to call now, why, at which number, and who has it in hand. */
export function CallsScreen() {
  const calls = useQuery(callsQuery);
  return (
    <Screen title="Appels">
      <OpenSessions />
      <Reading query={calls}>{(list) => <Filtered list={list} />}</Reading>
    </Screen>
  );
}

function Filtered({ list }: { readonly list: CallList }) {
  const { accountId } = useAccount();
  const [filter, setFilter] = useState<CallFilter>('now');
  const counts = callCounts(list, accountId);
  const shown = callsShown(list, filter, accountId);
  const { list: entries, move } = useMovingFocus<HTMLOListElement>('[data-call-link]');
  useKeys([
    ['J', () => move(1)],
    ['K', () => move(-1)],
  ]);
  return (
    <>
      <Group gap="xs" mb="md" role="group" aria-label="Quels appels">
        {CALL_FILTERS.map((one) => (
          <Button
            key={one}
            variant={filter === one ? 'filled' : 'default'}
            aria-pressed={filter === one}
            onClick={() => setFilter(one)}
          >
            {CALL_FILTER_WORDS[one]} ({counts[one]})
          </Button>
        ))}
        <Text span c="dimmed" size="sm">
          touches J, K et Entrée ; A quand un patient rappelle
        </Text>
      </Group>
      {list.truncated && (
        <Alert color="blue" mb="md">
          Il y a plus d’appels que cette liste n’en montre : les suivants viennent à mesure.
        </Alert>
      )}
      {shown.length === 0 ? (
        <Empty>{NO_CALLS[filter]}</Empty>
      ) : (
        <ol
          ref={entries}
          className={classes.entries}
          aria-label="Patients à appeler, les plus pressés d’abord"
        >
          {shown.map((entry) => (
            <li key={entry.followUpId}>
              <CallEntry entry={entry} />
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
