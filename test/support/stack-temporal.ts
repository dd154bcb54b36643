import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { temporalPortFile } from '../../launcher/embedded/temporal';
import { readRememberedPort } from '../../launcher/ports';
import { followUpWorkflowId } from '../../workflows/contract';

/** Looks at the follow-ups in the Temporal server of a running stack: names and statuses only. */
export async function withFollowUps<T>(
  home: string,
  work: (statusOf: (followUpId: string, generation?: number) => Promise<string>) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({
    address: `127.0.0.1:${readRememberedPort(temporalPortFile(home))}`,
  });
  try {
    const client = new Client({ connection, namespace: 'relais' });
    return await work(async (followUpId, generation = 1) => {
      const handle = client.workflow.getHandle(followUpWorkflowId(followUpId, generation));
      return (await handle.describe()).status.name;
    });
  } finally {
    await connection.close();
  }
}

/** The file and its companions in which the server keeps everything. */
export function temporalDatabaseFiles(home: string): string[] {
  const file = join(home, 'temporal', 'temporal.db');
  return [file, `${file}-wal`, `${file}-shm`];
}
