import { Table, Text } from '@mantine/core';
import type { HourOfCalls } from '../../api/schemas';
import { Section } from '../parts/section';
import { counted } from '../words/wording';
import classes from './team.module.css';

/** Calls that could be made from each hour on, beside the attempts written down in it. */
export function CallsByHour({ hours }: { readonly hours: readonly HourOfCalls[] }) {
  const most = Math.max(1, ...hours.flatMap(({ waiting, attempted }) => [waiting, attempted]));
  const sum = (of: (hour: HourOfCalls) => number) => hours.reduce((total, hour) => total + of(hour), 0);
  return (
    <Section title="Appels d’aujourd’hui, heure par heure">
      {hours.length === 0 ? (
        <Text c="dimmed">Aucun appel aujourd’hui.</Text>
      ) : (
        <>
          <Text mb="xs">
            {sum(({ waiting }) => waiting)} encore à faire ·{' '}
            {counted(
              sum(({ attempted }) => attempted),
              'essai noté',
              'essais notés',
            )}
          </Text>
          <Table layout="fixed">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Heure</Table.Th>
                <Table.Th scope="col">Encore à faire, dès cette heure</Table.Th>
                <Table.Th scope="col">Essais notés</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {hours.map(({ hour, waiting, attempted }) => (
                <Table.Tr key={hour}>
                  <Table.Th scope="row">{hour}h</Table.Th>
                  <Table.Td>
                    <Bar count={waiting} most={most} kind="waiting" />
                  </Table.Td>
                  <Table.Td>
                    <Bar count={attempted} most={most} kind="attempted" />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </>
      )}
    </Section>
  );
}

const WIDEST_PERCENT = 100;

/** The number, and its length to compare with the others. */
function Bar({
  count,
  most,
  kind,
}: {
  readonly count: number;
  readonly most: number;
  readonly kind: 'waiting' | 'attempted';
}) {
  return (
    <div className={classes.bar}>
      <span className={classes.count}>{count.toLocaleString('fr-FR')}</span>
      <span className={classes.track} aria-hidden>
        <span
          className={classes.length}
          data-kind={kind}
          style={{ width: `${(count / most) * WIDEST_PERCENT}%` }}
        />
      </span>
    </div>
  );
}
