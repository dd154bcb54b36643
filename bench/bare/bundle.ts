import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Where the bundle of the bare workflow lies under the home of a run. */
export function bareBundleFile(home: string): string {
  return join(home, 'bare-bundle.js');
}

/** Bundles the bare workflow as `relais build` does with ours. */
export async function bundleBareWorkflow(home: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('./workflow'),
    logger: new DefaultLogger('ERROR'),
  });
  writeFileSync(bareBundleFile(home), code);
}
