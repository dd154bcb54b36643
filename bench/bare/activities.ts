import type { Pool } from 'pg';

/** One activity, one insert, one commit. */
export function createBareActivities(pool: Pool) {
  return {
    insertRow: async (workflowId: string, step: number): Promise<void> => {
      await pool.query(
        'INSERT INTO bench_bare (workflow_id, step, at) VALUES ($1, $2, clock_timestamp()) ON CONFLICT DO NOTHING',
        [workflowId, step],
      );
    },
  };
}

export type BareActivities = ReturnType<typeof createBareActivities>;
