import { Table } from '@mantine/core';
import classes from './dry-run.module.css';
import { differenceWords, numberWords, type Comparison, type Measure } from './measures';

interface Row extends Comparison {
  readonly key: string;
  readonly words: string;
  readonly of: Measure['of'];
}

/** In use, tried and the difference, side by side. */
export function ComparisonTable({
  caption,
  head,
  rows,
  bounded = false,
}: {
  readonly caption: string;
  readonly head: string;
  readonly rows: readonly Row[];
  /** Scrolls within itself instead of making the page long. */
  readonly bounded?: boolean;
}) {
  return (
    <div
      className={bounded ? classes.bounded : classes.scroll}
      tabIndex={0}
      role="region"
      aria-label={`Tableau : ${caption}`}
    >
      <Table striped stickyHeader={bounded}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{head}</Table.Th>
            <Table.Th className={classes.number ?? ''}>Actuel</Table.Th>
            <Table.Th className={classes.number ?? ''}>Essayé</Table.Th>
            <Table.Th className={classes.number ?? ''}>Écart</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, words, of, baseline, candidate, difference }) => (
            <Table.Tr key={key}>
              <Table.Th scope="row" className={classes.rowHead ?? ''}>
                {words}
              </Table.Th>
              <Table.Td className={classes.number ?? ''}>{numberWords(of(baseline))}</Table.Td>
              <Table.Td className={classes.number ?? ''}>{numberWords(of(candidate))}</Table.Td>
              <Table.Td className={classes.number ?? ''}>{differenceWords(of(difference))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
