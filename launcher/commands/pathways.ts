import { LauncherFailure } from '../failure';
import { checkPathways } from '../pathways/check';
import { showPathway } from '../pathways/show';
import { readSettings } from '../settings';
import { pathwaysDryRun } from './pathways-dry-run';

/** Gets the arguments after its name and a way to show one line; false means that the exit code is 1. */
type Subcommand = (args: readonly string[], say: (line: string) => void) => Promise<boolean>;

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  check: checkPathways,
  show: showPathway,
  'dry-run': async (args, say) => {
    await pathwaysDryRun(
      args,
      () => readSettings(),
      say,
      (line) => console.error(line),
    );
    return true;
  },
};

/**
 * `relais pathways check|show|dry-run …`: what the pathways of a folder say and need, without any service running.
 *
 * @returns whether nothing is wrong
 * @throws LauncherFailure when the order is not understood
 */
export async function pathways(args: readonly string[], say: (line: string) => void): Promise<boolean> {
  const [name = '', ...rest] = args;
  const subcommand = Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name] : undefined;
  if (subcommand === undefined) {
    const known = Object.keys(SUBCOMMANDS).join(', ');
    throw new LauncherFailure(`relais pathways needs one of: ${known}; relais help explains them.`);
  }
  return subcommand(rest, say);
}
