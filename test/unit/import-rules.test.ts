import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

interface Case {
  readonly file: string;
  readonly text: string;
}

/**
 * Lints texts as if they were these files. ESLint reads its configuration as a module, which Jest cannot. Without the rules
 * that ask the compiler: it would compile everything anew for each text, and no rule about imports asks it.
 */
function lint(cases: readonly Case[]): string[][] {
  const script = `
    import { ESLint } from 'eslint';
    import tseslint from 'typescript-eslint';
    const overrideConfig = tseslint.configs.disableTypeChecked;
    const eslint = new ESLint({ cwd: ${JSON.stringify(root)}, overrideConfig });
    const found = [];
    for (const { file, text } of ${JSON.stringify(cases)}) {
      const [result] = await eslint.lintText(text, { filePath: file });
      found.push(result.messages.map((message) => message.ruleId + ': ' + message.message));
    }
    process.stdout.write(JSON.stringify(found));`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  return JSON.parse(output) as string[][];
}

const paths = 'import-x/no-restricted-paths';
const packages = '@typescript-eslint/no-restricted-imports';
const syntax = 'no-restricted-syntax';

const forbidden: [what: string, file: string, text: string, rule: string][] = [
  ['the rules read the settings', 'domain/follow-up/state.ts', `import '../../launcher/settings';`, paths],
  ['the rules encrypt', 'domain/follow-up/state.ts', `import '../../security/keys';`, paths],
  ['security knows the database', 'security/keys.ts', `import 'pg';`, packages],
  ['security knows the launcher', 'security/keys.ts', `import '../launcher/settings';`, paths],
  ['the follow-up uses a library', 'domain/follow-up/state.ts', `import 'luxon';`, packages],
  ['the follow-up uses Node', 'domain/follow-up/state.ts', `import 'node:crypto';`, packages],
  ['the rules validate with zod', 'domain/discharge/codes.ts', `import 'zod';`, packages],
  ['the rules use Node', 'domain/discharge/codes.ts', `import 'fs';`, packages],
  ['a workflow uses Node', 'workflows/contract.ts', `import 'crypto';`, packages],
  ['a workflow validates with zod', 'workflows/contract.ts', `import 'zod';`, packages],
  [
    'a workflow runs an activity itself',
    'workflows/contract.ts',
    `import { createFollowUpActivities } from '../activities/follow-up-activities';\nexport const a = createFollowUpActivities;`,
    packages,
  ],
  ['a use-case talks to the database', 'application/errors.ts', `import '@prisma/client';`, packages],
  ['a use-case knows the web', 'application/errors.ts', `import 'express';`, packages],
  [
    'the records run a use-case',
    'prisma/records/database.ts',
    `import '../../application/errors';`,
    packages,
  ],
  ['the rules read the clock', 'domain/discharge/codes.ts', `export const now = Date.now();`, syntax],
  ['the rules make a date of now', 'domain/discharge/codes.ts', `export const now = new Date();`, syntax],
  ['the rules draw lots', 'domain/discharge/codes.ts', `export const lot = Math.random();`, syntax],
  ['something else reads the environment', 'security/keys.ts', `export const a = process.env['A'];`, syntax],
  [
    'a type is any',
    'security/keys.ts',
    `export const a = (b: any): unknown => b;`,
    '@typescript-eslint/no-explicit-any',
  ],
];

const allowed: [what: string, file: string, text: string][] = [
  ['the rules import each other', 'domain/follow-up/state.ts', `import './instants';`],
  ['the calendar uses luxon', 'domain/discharge/codes.ts', `import 'luxon';`],
  ['a date is made of a number', 'domain/discharge/codes.ts', `export const day = new Date(0);`],
  [
    'a workflow knows the types of its activities',
    'workflows/contract.ts',
    `import type { FollowUpActivities } from '../activities/follow-up-activities';\nexport type A = FollowUpActivities;`,
  ],
  ['a workflow decides', 'workflows/contract.ts', `import '../domain/follow-up';`],
  ['security uses Node', 'security/keys.ts', `import 'node:crypto';`],
  ['the launcher imports what it likes', 'launcher/services.ts', `import '../security/keys';`],
  ['the settings read the environment', 'launcher/settings.ts', `export const a = process.env['A'];`],
];

describe('the import rules', () => {
  let found: string[][];
  beforeAll(() => {
    found = lint([...forbidden, ...allowed].map(([, file, text]) => ({ file, text: `${text}\n` })));
  }, 60_000);

  it.each(forbidden.map((one, index) => [...one, index] as const))(
    'catch it when %s',
    (_what, _file, _text, rule, index) => {
      expect(found[index]).toEqual([expect.stringContaining(`${rule}:`)]);
    },
  );

  it.each(allowed.map((one, index) => [...one, index] as const))(
    'allow it when %s',
    (_what, _file, _text, index) => {
      expect(found[forbidden.length + index]).toEqual([]);
    },
  );
});
