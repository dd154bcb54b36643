import type { Client } from 'pg';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import { departmentOf, departmentOfFiness, isVerified } from '../../domain/on-call';
import { note, ok } from './checks';
import type { DatabaseCheck } from './database-checks';

const MOST_NAMED = 12;

/** What one organisation lacks, as sentences. */
async function shortcomingsOf(client: Client, organisationId: string, today: string): Promise<string[]> {
  await client.query(`SELECT set_config('relais.organisation', $1, false)`, [organisationId]);
  const places = await client.query<{ finess: string | null; postal_code: string | null }>(
    `SELECT finess, NULL AS postal_code FROM hospital
     UNION SELECT DISTINCT NULL, postal_code FROM professional`,
  );
  const numbers = await client.query<{ code: string; verified_on: string }>(
    'SELECT department_code AS code, verified_on::text FROM emergency_number',
  );
  const empty = await client.query<{ finess: string }>(
    `SELECT finess FROM hospital WHERE NOT EXISTS (SELECT FROM on_call_line WHERE hospital_id = hospital.id AND active)`,
  );
  const needed = places.rows.map(({ finess, postal_code: postalCode }) =>
    finess === null ? departmentOf({ postalCode: postalCode ?? '' }) : departmentOfFiness(finess),
  );
  const known = new Map(numbers.rows.map(({ code, verified_on: verifiedOn }) => [code, verifiedOn]));
  const missing = [...new Set(needed)].filter((code) => code !== null && !known.has(code)).sort();
  const stale = [...known]
    .filter(([, verifiedOn]) => !isVerified({ verifiedOn }, today))
    .map(([code]) => code);
  return [
    ...empty.rows.map(({ finess }) => `hospital ${finess} has nobody on call`),
    ...(missing.length === 0 ? [] : [`no number for ${missing.slice(0, MOST_NAMED).join(', ')}`]),
    ...(stale.length === 0 ? [] : [`not verified for 31 days: ${stale.slice(0, MOST_NAMED).join(', ')}`]),
  ];
}

/** A red flag must find somebody, and an emergency call the dispatch centre where the patient is. */
export const onCallCheck: DatabaseCheck = {
  name: 'on call and 15',
  run: async ({ client }) => {
    const today = dayOf(Date.now(), DEFAULT_SERVICE_CALENDAR.zone);
    const organisations = await client.query<{ id: string }>('SELECT id FROM organisation');
    const found: string[] = [];
    for (const { id } of organisations.rows) found.push(...(await shortcomingsOf(client, id, today)));
    return found.length === 0
      ? ok('every hospital has a roster, every département around a verified number.')
      : note(`${found.join('; ')} (relais on-call, relais emergency-number).`);
  },
};
