import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import reactHooks from 'eslint-plugin-react-hooks';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/**
 * Which folders each folder may import, itself aside: the table of docs/architecture.md. The launcher, tests and
 * measurements may import everything.
 */
const mayImport = {
  domain: [],
  application: ['domain', 'workflows/contract.ts'],
  workflows: ['domain/follow-up', 'activities'],
  activities: ['domain', 'application', 'workflows/contract.ts'],
  integrations: ['domain'],
  security: ['domain'],
  prisma: ['domain', 'security', 'application', 'workflows/contract.ts'],
  api: ['domain', 'application', 'security', 'workflows/contract.ts'],
  console: ['api'],
  simulator: ['api'],
};

/** Folders from which only types may be imported: the words of a port, the shape of an answer. */
const typesOnly = {
  workflows: '/activities(/|$)',
  activities: '/workflows/',
  // The records fulfil ports that the application declares beside their use: they know the shape, nothing more.
  prisma: '/(application|workflows)/',
  console: '/api/',
  simulator: '/api/',
};

const zones = Object.entries(mayImport).map(([target, allowed]) => ({
  target: `./${target}`,
  from: '.',
  except: [target, 'node_modules', ...allowed].map((path) => `./${path}`),
  message: `${target}/ may import ${allowed.length > 0 ? allowed.join(', ') : 'nothing of the other folders'}.`,
}));

/** A regular expression for these packages and everything in them; never for a path of our own. */
const named = (...names) => `^(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})(/.*)?$`;
const nodeBuiltins = `^node:|${named(...builtinModules.filter((name) => !name.startsWith('_')))}`;

const askForIt = 'Only launcher/settings.ts reads the environment: ask for what you need as a parameter.';
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: askForIt,
};
const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'The time is a parameter.' },
  { selector: "CallExpression[callee.name='Date']", message: 'The time is a parameter.' },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'The time is a parameter.',
  },
  {
    selector: "CallExpression[callee.object.name='performance'][callee.property.name='now']",
    message: 'The time is a parameter.',
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'What is random is a parameter.',
  },
  {
    selector:
      "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(now|local|utc)$/][arguments.length=0]",
    message: 'The time is a parameter.',
  },
];

/** A block of rules about imports of packages for one folder. */
const packages = (folder, patterns, more = {}) => ({
  files: [`${folder}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        patterns: [
          ...patterns,
          ...(typesOnly[folder]
            ? [
                {
                  regex: `^\\..*${typesOnly[folder]}`,
                  allowTypeImports: true,
                  message: `${folder}/ may import only types from there.`,
                },
              ]
            : []),
        ],
      },
    ],
    ...more,
  },
});

const notHere = (regex, message) => ({ regex, message });
const databaseAccess = notHere(
  `${named('pg', '@prisma')}|prisma/generated`,
  'Only prisma/records talks to the database.',
);
const temporal = notHere(named('@temporalio'), 'Temporal stays in workflows/, activities/ and launcher/.');
const webServer = notHere(named('express', 'express-rate-limit', 'helmet'), 'Express stays in api/.');
const impure = named('zod', '@temporalio', '@prisma', 'pg', 'express', 'pino');

export default tseslint.config(
  { ignores: ['node_modules', 'dist', 'coverage', '.relais', '.cache', 'prisma/generated', '**/*.d.ts'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vite.config.mts', 'prisma.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // `async` without `await` is how a function promises to reject instead of throwing.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': ['error', { ignoreStatic: true }],
    },
  },
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })] },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', environment],
    },
  },
  {
    files: ['**/*.mjs', 'jest.config.js'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', require: 'readonly', module: 'readonly' },
    },
  },
  packages(
    'domain',
    [notHere(nodeBuiltins, 'domain/ is pure: nothing of Node.'), notHere(impure, 'domain/ is pure.')],
    { 'no-restricted-syntax': ['error', environment, ...clock] },
  ),
  {
    files: ['domain/follow-up/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [{ regex: '^[^.]', message: 'domain/follow-up/ imports no library at all.' }] },
      ],
    },
  },
  packages('application', [databaseAccess, temporal, webServer]),
  packages('workflows', [
    {
      regex: '^(?!\\.|@temporalio/(workflow|common)$)',
      message: 'A workflow imports @temporalio/workflow and nothing else.',
    },
  ]),
  packages('activities', [
    databaseAccess,
    webServer,
    { regex: '^@temporalio/(?!activity$|common$)', message: 'Activities know @temporalio/activity only.' },
  ]),
  packages('integrations', [databaseAccess, temporal, webServer]),
  packages('security', [databaseAccess, webServer]),
  packages('prisma', [temporal, webServer]),
  packages('api', [databaseAccess, temporal]),
  packages('console', [
    notHere(nodeBuiltins, 'The screens run in a browser.'),
    databaseAccess,
    temporal,
    webServer,
  ]),
  packages('simulator', [databaseAccess, temporal, webServer]),
  {
    files: ['console/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: reactHooks.configs.recommended.rules,
  },
  {
    files: ['launcher/**/*.ts', 'bench/**/*.ts', 'simulator/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['launcher/settings.ts', 'test/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      // A describe block is a list of tests, not a function to read.
      'max-lines-per-function': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
