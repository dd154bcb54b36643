import { Table, Text } from '@mantine/core';
import type { DryRunOptionsAnswer } from '../../api/schemas';
import { Section } from '../parts/section';
import { ASSUMPTION_WORDS } from '../words/dry-run';
import { wordsFor } from '../words/wording';
import classes from './dry-run.module.css';

const figure = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });

/** What every result takes for granted, with where it comes from. */
export function Assumptions({ assumptions }: { readonly assumptions: DryRunOptionsAnswer['assumptions'] }) {
  return (
    <Section title="Ce que l’essai suppose">
      <Text mb="sm">
        Version {assumptions.version}. Tant qu’une valeur n’est pas mesurée dans le service, comparez les deux
        colonnes plutôt que de lire un nombre seul.
      </Text>
      <details>
        <summary>Voir les {assumptions.values.length} hypothèses</summary>
        <div className={classes.scroll} tabIndex={0} role="region" aria-label="Hypothèses">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Hypothèse</Table.Th>
                <Table.Th className={classes.number ?? ''}>Valeur</Table.Th>
                <Table.Th>Source</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {assumptions.values.map(({ name, value, source }) => (
                <Table.Tr key={name}>
                  <Table.Td>{wordsFor(ASSUMPTION_WORDS, name)}</Table.Td>
                  <Table.Td className={classes.number ?? ''}>{figure.format(value)}</Table.Td>
                  <Table.Td lang="en">{source}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </details>
    </Section>
  );
}
