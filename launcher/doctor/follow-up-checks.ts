import type { Client } from 'pg';
import { missing, ok } from './checks';
import type { DatabaseCheck } from './database-checks';

/** Real minutes after which a silent follow-up with a passed deadline is one the sweeper should have found. */
const SILENT_MINUTES = 5;

/** Runs a count in every organisation: the owner of the tables is held to row-level security like everybody. */
async function countInOrganisations(client: Client, query: string): Promise<number> {
  const organisations = await client.query<{ id: string }>('SELECT id FROM organisation');
  let count = 0;
  for (const { id } of organisations.rows) {
    await client.query(`SELECT set_config('relais.organisation', $1, false)`, [id]);
    const { rows } = await client.query<{ count: number }>(query);
    count += rows[0]?.count ?? 0;
  }
  return count;
}

/** Nobody is forgotten: the query of the promise itself. */
export const forgottenCheck: DatabaseCheck = {
  name: 'nobody forgotten',
  run: async ({ client }) => {
    const count = await countInOrganisations(
      client,
      `WITH clock AS (
         SELECT coalesce((SELECT business_from + (clock_timestamp() - real_from) * speed FROM clock_segment
                          ORDER BY id DESC LIMIT 1), clock_timestamp()) AS business_now)
       SELECT count(*)::integer AS count FROM follow_up, clock
       WHERE status NOT IN ('closed', 'cancelled', 'voided')
         AND last_sign_of_life_at < clock_timestamp() - interval '${SILENT_MINUTES} minutes'
         AND (next_deadline_at IS NULL OR next_deadline_at < business_now)`,
    );
    return count === 0
      ? ok('every open follow-up has a deadline to come and an owner.')
      : missing(`${count} follow-ups passed their deadline in silence: is the sweeper running?`);
  },
};

/** Facts no follow-up could take wait for a person. */
export const quarantineCheck: DatabaseCheck = {
  name: 'facts set aside',
  run: async ({ client }) => {
    const count = await countInOrganisations(
      client,
      `SELECT count(*)::integer AS count FROM inbox WHERE status = 'quarantined'`,
    );
    return count === 0 ? ok('none.') : missing(`${count} facts could not be applied and wait for a person.`);
  },
};

/** Real minutes after which a stay that was received in a burst should be a follow-up. */
const RECEIVED_MINUTES = 5;

/** A hospital was told yes: the dispatcher makes the follow-up of it. */
export const receivedStaysCheck: DatabaseCheck = {
  name: 'discharges received',
  run: async ({ client }) => {
    const count = await countInOrganisations(
      client,
      `SELECT count(*)::integer AS count FROM received_stay
       WHERE received_at < clock_timestamp() - interval '${RECEIVED_MINUTES} minutes'`,
    );
    return count === 0
      ? ok('all are followed up.')
      : missing(
          `${count} wait for their follow-up for ${RECEIVED_MINUTES} minutes or more: is the dispatcher running, and does it fail?`,
        );
  },
};

/** Tries after which a fact that its follow-up does not answer needs somebody to look. */
const STUCK_ATTEMPTS = 10;

/** A fact that is tried again and again holds up its follow-up: see "failed workflow tasks" in docs/operating.md. */
export const stuckFactsCheck: DatabaseCheck = {
  name: 'facts on their way',
  run: async ({ client }) => {
    const count = await countInOrganisations(
      client,
      `SELECT count(*)::integer AS count FROM inbox WHERE status = 'pending' AND attempts >= ${STUCK_ATTEMPTS}`,
    );
    return count === 0
      ? ok('none is stuck.')
      : missing(
          `${count} facts were tried ${STUCK_ATTEMPTS} times or more: is a worker running, and does it fail?`,
        );
  },
};
