import { administer } from '../../launcher/administration/administer';
import { administration } from '../../launcher/commands/administration';
import { readSettings } from '../../launcher/settings';
import { formatMasterKeys, generateMasterKeys } from '../../security/key-settings';

/** The master key the commands of a test file are given. */
export const MASTER_KEY = formatMasterKeys(generateMasterKeys('test'));

/** What a command prints, with the settings of a production: the address of the role of the programs, and a key. */
export async function runCommand(databaseUrl: string, words: readonly string[]): Promise<string[]> {
  const lines: string[] = [];
  const settings = readSettings({ DATABASE_URL: databaseUrl, MASTER_KEY });
  await administration(
    settings,
    words,
    administer,
    (line) => lines.push(line),
    () => undefined,
  );
  return lines;
}

/** Flags and their values, `true` for one that stands alone. */
export const flags = (values: Record<string, string | true>): string[] =>
  Object.entries(values).flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, value]));

/** What is printed behind a label. */
export const printed = (lines: readonly string[], label: string): string =>
  lines
    .find((line) => line.startsWith(`${label} `))
    ?.slice(label.length)
    .trim() ?? '';
