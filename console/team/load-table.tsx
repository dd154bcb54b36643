import { Button, Table, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Load } from '../../api/schemas';
import { Moment } from '../parts/moment';
import { QUEUES } from '../words/people';
import { wordsFor } from '../words/wording';
import type { LoadPart } from './team-queries';
import classes from './team.module.css';

/** Who it is, in words. */
export function loadName({ owner, displayName }: Pick<Load, 'owner' | 'displayName'>): string {
  if (owner.kind === 'queue') return `File : ${wordsFor(QUEUES, owner.id)}`;
  return displayName ?? 'Compte fermé';
}

const COLUMNS = [
  ['due-today', 'dueToday', 'À faire aujourd’hui'],
  ['overdue', 'overdue', 'En retard'],
  ['red-flags', 'redFlags', 'Signes d’alerte'],
  ['open', 'open', 'En tout'],
] as const satisfies readonly (readonly [LoadPart['part'], keyof Load, string])[];

/** What each colleague and each queue has before them; a number leads to its items. */
export function LoadTable({
  loads,
  chosen,
  onChosen,
}: {
  readonly loads: readonly Load[];
  readonly chosen: LoadPart | null;
  readonly onChosen: (part: LoadPart) => void;
}) {
  return (
    <div className={classes.scroll} role="region" aria-label="Charge de chacun" tabIndex={0}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Qui</Table.Th>
            {COLUMNS.map(([part, , words]) => (
              <Table.Th key={part} scope="col">
                {words}
              </Table.Th>
            ))}
            <Table.Th scope="col">Plus ancien retard</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {loads.map((load) => (
            <Table.Tr key={`${load.owner.kind}/${load.owner.id}`}>
              <Table.Th scope="row">{loadName(load)}</Table.Th>
              {COLUMNS.map(([part, field, words]) => (
                <Table.Td key={part}>
                  <Count
                    count={load[field]}
                    words={`${words} : ${loadName(load)}`}
                    alarming={part === 'red-flags'}
                    pressed={isChosen(chosen, load, part)}
                    onPress={() => onChosen({ owner: load.owner, part })}
                  />
                </Table.Td>
              ))}
              <Table.Td>
                {load.oldestOverdueSince === null ? (
                  <Text span c="dimmed">
                    aucun
                  </Text>
                ) : (
                  <>
                    à faire depuis <Moment at={load.oldestOverdueSince} />
                  </>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function isChosen(chosen: LoadPart | null, { owner }: Load, part: LoadPart['part']): boolean {
  return chosen?.part === part && chosen.owner.kind === owner.kind && chosen.owner.id === owner.id;
}

function Count({
  count,
  words,
  alarming,
  pressed,
  onPress,
}: {
  readonly count: number;
  readonly words: string;
  readonly alarming: boolean;
  readonly pressed: boolean;
  readonly onPress: () => void;
}) {
  if (count === 0) return <Text span>0</Text>;
  return (
    <Button
      size="compact-sm"
      variant={pressed ? 'filled' : 'default'}
      aria-pressed={pressed}
      aria-label={`${words} : ${count.toLocaleString('fr-FR')}, voir la liste`}
      {...(alarming ? { leftSection: <IconAlertTriangle aria-hidden size={16} /> } : {})}
      onClick={onPress}
    >
      {count.toLocaleString('fr-FR')}
    </Button>
  );
}
