#!/usr/bin/env node
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const [command = 'help', ...args] = process.argv.slice(2);

const help = `relais <command>

  start [--speed N] [--no-demo] [--[no-]simulation] [--port N]
                                             prepare everything and run; Ctrl-C stops it. On an empty database
                                             fictional people live through five weeks, unless told not to
  simulate [--discharges N] [--days N] [--speed N] [--seed N] [--json FILE] [--port N]
                                             let more fictional people live, from now on
  doctor                                     say what is missing, one line per check
  migrate                                    bring the database to the current schema
  rebuild                                    restart the workflow of every open follow-up from the records
  audit                                      check that nobody tampered with the audit
  organisation add --name NAME               make an organisation; prints its id
  hospital add --organisation ID --finess N --name NAME
  professional add --organisation ID --rpps N --profession P --name NAME --practice NAME
                   --postal-code C --city C [--phone N] [--mail M] [--secure-mail M]
                                             make or complete a professional
  account add --organisation ID --role ROLE --email E --name NAME
              [--hospital FINESS] [--professional RPPS] [--api-key]
                                             make an account; prints its password and key once
  account disable --email E                  end an account, its sessions and keys
  account reset-password --email E           print a new password; ends the sessions
  key revoke --id KEYID                      end an API key
  on-call add --organisation ID --hospital FINESS --position N --kind KIND --label L --phone N
              --answer-minutes N --hours "mon-fri 08:00-18:00, sat 20:00-08:00"|always
              [--first-day D] [--last-day D]  add a line to a hospital's on-call roster; prints its id
  on-call list --organisation ID             rosters, in the order they are rung
  on-call remove --organisation ID --id ID   take a line out of use
  emergency-number set --organisation ID --department NN --number N [--verified-on D]
                                             keep the number of a département's dispatch centre
  emergency-number list --organisation ID    those numbers, and which are to be verified
  facts list                                 facts set aside: ids and codes
  facts release --id FACTID                  give a fact set aside back to the relay
  pathways check [--folder F]                say every problem of the pathway files, or one line a pathway
  pathways show KEY [--discharged YYYY-MM-DDTHH:mm] [--reinforced] [--json] [--folder F]
                                             what a pathway asks; its dates for a discharge
  pathways dry-run --candidate FOLDER|FILE [--against FOLDER] [--json FILE] [--csv FILE]
                   (--generate N --seed S [--from DAY --to DAY] |
                    --past --organisation ID --from DAY --to DAY)
                                             calls, visits and staff hours by week beside those in use
  build                                      generate, compile, bundle
  check                                      format, lint and types
  test                                       all tests, after their own set-up
  bench [--json FILE]                        measurements
  help                                       this text
`;

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  process.stderr.write(`Relais needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

/** Hands over to the compiled program, in this process. */
function handOver(entry, entryArgs) {
  const path = join(root, 'dist', entry);
  process.argv = [process.argv[0], path, ...entryArgs];
  createRequire(import.meta.url)(path);
}

async function main() {
  refuseOldNode();
  if (command === 'help' || command === '--help') {
    process.stdout.write(help);
    return;
  }
  const { missingParts, prepare } = await import('./steps.mjs');
  const home = resolve(root, process.env.RELAIS_HOME || '.relais');

  if (command === 'doctor') {
    const missing = missingParts(root);
    if (missing.length > 0) {
      missing.forEach((line) => process.stdout.write(`missing  ${line} (npm start does it)\n`));
      process.exitCode = 1;
      return;
    }
    handOver('launcher/main.js', [command, ...args]);
    return;
  }

  // npm, pip and Prisma keep caches and state under HOME; without one they would write into the project.
  process.env.HOME ||= join(home, 'cache');
  await prepare(root);
  if (command === 'build') return;
  if (command === 'check' || command === 'test') {
    const { runCheck, runTests } = await import('./verify.mjs');
    process.exitCode = command === 'check' ? await runCheck(root) : await runTests(root, args);
    return;
  }
  if (command === 'bench') handOver('bench/main.js', args);
  else handOver('launcher/main.js', [command, ...args]);
}

main().catch((error) => {
  process.stderr.write(
    `${error instanceof Error && error.constructor.name === 'StepFailed' ? error.message : error.stack}\n`,
  );
  process.exitCode = 1;
});
