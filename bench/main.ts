import { writeFileSync } from 'node:fs';
import { measureDecide } from './measure-decide';
import { measureFollowUps } from './measure-follow-ups';
import { measureIntake } from './measure-intake';
import { measureLists } from './measure-lists';
import { measureSlotSearch } from './measure-slot-search';
import { readOptions, type BenchOptions } from './options';
import { resultsOf, tableOf, type BenchResults } from './results';
import { withSurroundings } from './surroundings';

const say = (line: string): void => console.log(line);

/** `relais bench [--json FILE] [--quick] [--profile FOLDER] [--professionals N] [--follow-ups N]`: docs/bench.md says how to read it. */
async function bench(options: BenchOptions): Promise<BenchResults> {
  say('Deciding …');
  const decide = await measureDecide(options.decideSeconds);
  return withSurroundings(say, options.profileFolder, async (surroundings) => {
    say('Warming up …');
    const followUps = await measureFollowUps(surroundings, options.followUps, say);
    const intake = await measureIntake(surroundings, options.intake, say);
    const slotSearch = await measureSlotSearch(surroundings, options.slotSearch, say);
    // Last: it leaves the tables without references and triggers.
    const lists = await measureLists(surroundings, options.lists, say);
    return resultsOf(options.quick, followUps, intake, decide, slotSearch, lists);
  });
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const results = await bench(options);
  say(tableOf(results));
  if (options.jsonFile === undefined) return;
  writeFileSync(options.jsonFile, `${JSON.stringify(results, null, 2)}\n`);
  say(`Written to ${options.jsonFile}.`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
