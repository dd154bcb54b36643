import type { QueryResultRow } from 'pg';
import { recordedDatabaseUrls, withClient } from '../../launcher/embedded/postgres';
import { required } from '../../launcher/settings';

/**
 * Looks into the tables of a running stack, behind its doors, as the one organisation of the demonstration.
 *
 * @param home RELAIS_HOME of the stack
 */
export async function queryRecords<Row extends QueryResultRow>(
  home: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const { migrationUrl } = required(
    recordedDatabaseUrls(home),
    'A start that has got as far as its database',
  );
  return withClient(migrationUrl, async (client) => {
    await client.query(
      `SELECT set_config('relais.organisation', (SELECT id::text FROM organisation), false)`,
    );
    return (await client.query<Row>(text, [...values])).rows;
  });
}

/** How many rows have each value of a column, e.g. `{ applied: 50 }`. */
export async function countBy(
  home: string,
  table: 'inbox' | 'message' | 'follow_up',
  column: 'status' | 'closing_reason',
): Promise<Record<string, number>> {
  const rows = await queryRecords<{ value: string | null; count: number }>(
    home,
    `SELECT ${column} AS value, count(*)::integer AS count FROM ${table} GROUP BY ${column}`,
  );
  return Object.fromEntries(rows.map(({ value, count }) => [value ?? 'none', count]));
}
