import { ORDER_NOUNS } from './administration/orders';
import { administration } from './commands/administration';
import { doctor } from './commands/doctor';
import { pathways } from './commands/pathways';
import { simulate } from './commands/simulate';
import { start } from './commands/start';
import { withDatabase, withServices } from './commands/with-services';
import type { Composition } from './composition-types';
import { migrate } from './database/migrate';
import { resolveTemporalCli, resolveTestServer } from './embedded/temporal-programs';
import { LauncherFailure } from './failure';
import { readSettings } from './settings';

const say = (line: string): void => console.log(line);
const report = (line: string): void => console.error(line);

/** A sub-command: gets the arguments after its name; false means that the exit code is 1. */
type Command = (args: readonly string[]) => Promise<boolean>;

/**
 * Runs one sub-command and ends the process: code 0, or 1 after a failure told in a sentence.
 *
 * @param argv sub-command and its arguments
 * @param composition what the application adds
 */
export async function runLauncher(argv: readonly string[], composition: Composition): Promise<void> {
  const [name = '', ...args] = argv;
  try {
    const command = commands(composition)[name];
    if (!command) throw new LauncherFailure(`There is no command ${name}; relais help lists them.`);
    process.exit((await command(args)) ? 0 : 1);
  } catch (error) {
    console.error(error instanceof LauncherFailure ? error.message : error);
    process.exit(1);
  }
}

function commands(composition: Composition): Record<string, Command> {
  return {
    start: async (args) => {
      await start(readSettings(undefined, args), composition, say);
      return true;
    },
    doctor: () => doctor(readSettings(), composition.databaseChecks ?? [], say),
    migrate: async () => {
      const applied = await withDatabase(readSettings(), say, ({ migrationUrl }) => migrate(migrationUrl));
      say(applied.length === 0 ? 'Nothing to apply.' : `Applied: ${applied.join(', ')}`);
      return true;
    },
    pathways: (args) => pathways(args, say),
    'test-setup': async () => {
      say(await resolveTemporalCli(readSettings(), say));
      say(await resolveTestServer(readSettings(), say));
      return true;
    },
    ...simulateCommand(composition),
    ...rebuildCommand(composition),
    ...auditCommand(composition),
    ...administrationCommands(composition),
  };
}

function simulateCommand(composition: Composition): Record<string, Command> {
  const { simulate: run } = composition;
  return run === undefined ? {} : { simulate: (args) => simulate(args, composition, run, say) };
}

function rebuildCommand({ rebuild }: Composition): Record<string, Command> {
  if (!rebuild) return {};
  return {
    rebuild: async () => {
      const count = await withServices(readSettings(), say, rebuild);
      say(`Restarted ${count} follow-ups from the records.`);
      return true;
    },
  };
}

function auditCommand({ verifyAudit }: Composition): Record<string, Command> {
  if (!verifyAudit) return {};
  return {
    audit: async () => {
      const settings = readSettings();
      const faults = await withDatabase(settings, say, (urls) => verifyAudit(urls, settings, say));
      say(faults === 0 ? 'The audit is intact.' : `The audit was tampered with: ${faults} faults.`);
      return faults === 0;
    },
  };
}

function administrationCommands({ administer }: Composition): Record<string, Command> {
  if (!administer) return {};
  return Object.fromEntries(
    ORDER_NOUNS.map((noun) => [
      noun,
      async (args: readonly string[]) => {
        await administration(readSettings(), [noun, ...args], administer, say, report);
        return true;
      },
    ]),
  );
}
