import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataConverter } from '@temporalio/common';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { temporalChild } from '../../launcher/embedded/temporal';
import { resolveTemporalCli, resolveTestServer } from '../../launcher/embedded/temporal-programs';
import { findFreePort } from '../../launcher/ports';
import { readSettings } from '../../launcher/settings';
import { Supervisor } from '../../launcher/supervisor';

/** A server of one test file's own. */
export interface TestTemporal {
  /** host:port */
  readonly address: string;
  readonly namespace: string;
  stop(): Promise<void>;
}

const silent = (): void => undefined;

/**
 * Starts Temporal's development server, in memory, for one test file.
 *
 * @param dynamicConfig server settings beyond ours, as `key=value`
 */
export async function startTemporal(
  namespace = 'relais',
  dynamicConfig: readonly string[] = [],
): Promise<TestTemporal> {
  const home = mkdtempSync(join(tmpdir(), 'relais-test-'));
  const program = await resolveTemporalCli(readSettings(), silent);
  const port = await findFreePort();
  const supervisor = new Supervisor(home, silent);
  const child = temporalChild({ program, port, namespace });
  const settings = dynamicConfig.flatMap((setting) => ['--dynamic-config-value', setting]);
  await supervisor.start({ ...child, args: [...child.args, ...settings] });
  return {
    address: `127.0.0.1:${port}`,
    namespace,
    stop: async () => {
      await supervisor.stopAll();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * Starts the server that skips time. Skipped time is global to it: one for each test file, tests in it one after
 * the other; `teardown()` it at the end.
 */
export async function startTimeSkipping(dataConverter?: DataConverter): Promise<TestWorkflowEnvironment> {
  const path = await resolveTestServer(readSettings(), silent);
  return TestWorkflowEnvironment.createTimeSkipping({
    ...(dataConverter === undefined ? {} : { client: { dataConverter } }),
    server: { executable: { type: 'existing-path', path } },
  });
}
