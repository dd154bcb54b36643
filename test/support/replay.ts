import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { temporal } from '@temporalio/proto';
import { Worker, type WorkflowBundle } from '@temporalio/worker';
import { testDataConverter } from './follow-up-environment';

export type History = temporal.api.history.v1.IHistory;
const { History: HistoryMessage } = temporal.api.history.v1;

/** A history as it is committed: readable as JSON, its payloads not readable at all. */
export function historyAsText(history: History): string {
  const options = { longs: String, enums: String, bytes: String };
  const plain = HistoryMessage.toObject(HistoryMessage.fromObject(history), options);
  // Which machine recorded it is nobody's business.
  return JSON.stringify(plain, (key, value: unknown) => (key === 'identity' ? 'worker' : value));
}

/** Where the committed histories lie, each `<case>_<version of the life>.json`. */
export const HISTORIES = join(__dirname, '..', 'workflow', 'histories');

export interface CommittedHistory {
  readonly name: string;
  readonly workflowId: string;
  readonly text: string;
  history(): History;
}

export function committedHistories(): CommittedHistory[] {
  return readdirSync(HISTORIES)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const text = readFileSync(join(HISTORIES, file), 'utf8');
      const name = basename(file, '.json');
      return {
        name,
        text,
        workflowId: `discharge-follow-up/${name}/1`,
        history: () => HistoryMessage.fromObject(JSON.parse(text) as object),
      };
    });
}

/** @throws DeterminismViolationError when the workflow code of now would not have lived that history */
export async function replay(
  workflowBundle: WorkflowBundle,
  history: History,
  workflowId: string,
): Promise<void> {
  await Worker.runReplayHistory({ workflowBundle, dataConverter: testDataConverter() }, history, workflowId);
}
