import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

/**
 * Jest's projects, group after group; those of a group run side by side, because one of them mostly waits. `serial` ones
 * run one test file at a time, because time or processor is shared. Those with real servers depend on a machine that
 * others use too: a file that fails there is run once more, alone, and the summary says so. A fault of ours fails twice.
 * Patients of `stack` live through a month of fast time, which the processors mostly wait for: meanwhile, the check.
 */
const groups = [
  [
    { name: 'unit', serial: false, realServers: false },
    { name: 'workflow', serial: true, realServers: true },
  ],
  [{ name: 'api', serial: false, realServers: true }],
  [{ name: 'stack', serial: true, realServers: true, besideCheck: true }],
  [
    { name: 'browser', serial: true, realServers: true },
    { name: 'failures', serial: false, realServers: true },
  ],
];

/** Runs one of our tools with its output shown; resolves to its exit code. */
function run(root, script, args, environment = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** The same with its output kept; resolves to its exit code and what it printed. */
function runQuietly(root, script, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Format, lint and import rules, types.
 * @returns {Promise<number>} 0 when all three are content
 */
export async function runCheck(root) {
  const tools = [
    ['Format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
    ['Lint and import rules', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
    // What the compile step has found right and nobody has changed since is not gone through again.
    ['Types', 'node_modules/typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit']],
  ];
  // Side by side: each uses one core. What one says is shown whole.
  const codes = await Promise.all(
    tools.map(async ([what, script, args]) => {
      const { code, output } = await runQuietly(root, script, args);
      process.stdout.write(`${what} …\n${output}`);
      return code;
    }),
  );
  return Math.max(...codes);
}

/**
 * All tests. The last line is `N passed, N failed`, where the check counts as one.
 * @param {string} root
 * @param {string[]} args `--full` for the long seeds; anything else goes to Jest
 * @returns {Promise<number>} exit code
 */
export async function runTests(root, args) {
  const environment = { TZ: 'UTC', ...(args.includes('--full') && { RELAIS_TEST_LONG: '1' }) };
  const jestArgs = args.filter((arg) => arg !== '--full');
  const sum = { passed: 0, failed: 0 };

  if ((await run(root, 'dist/launcher/main.js', ['test-setup'], environment)) !== 0) return finish(0, 1);
  const folder = mkdtempSync(join(tmpdir(), 'relais-results-'));
  const runJest = async (name, serial, more) => {
    const file = join(folder, `${name}.json`);
    rmSync(file, { force: true });
    const workers = serial ? ['--runInBand'] : ['--maxWorkers', '2'];
    const output = ['--selectProjects', name, '--json', '--outputFile', file];
    const jest = 'node_modules/jest/bin/jest.js';
    const code = await run(root, jest, [...output, ...workers, ...more], environment);
    return readResults(file, code);
  };
  const again = [];
  const complaints = [];
  for (const group of groups) {
    process.stdout.write(`\nTests: ${group.map(({ name }) => name).join(', ')}\n`);
    const runFirst = async (project) => [project, await runJest(project.name, project.serial, jestArgs)];
    const check = group.some(({ besideCheck }) => besideCheck) ? runCheck(root) : undefined;
    for (const [{ name, serial, realServers }, first] of await Promise.all(group.map(runFirst))) {
      sum.passed += first.passed;
      if (!realServers || first.failedFiles.length === 0) {
        sum.failed += first.failed;
        continue;
      }
      process.stdout.write(`\nOnce more, alone: ${first.failedFiles.join(' ')}\n`);
      const second = await runJest(name, serial, ['--runTestsByPath', ...first.failedFiles]);
      sum.passed += second.passed - first.passedInFailedFiles;
      sum.failed += second.failed;
      again.push(...first.failedFiles.map((file) => relative(root, file)));
    }
    if (check === undefined) continue;
    sum[(await check) === 0 ? 'passed' : 'failed'] += 1;
    if ((await check) !== 0) complaints.push('The check of format, lint and types failed: see above.');
  }
  rmSync(folder, { recursive: true });
  if (again.length > 0) complaints.push(`Failed once and were run again: ${again.join(', ')}`);
  for (const complaint of complaints) process.stdout.write(`\n${complaint}\n`);
  return finish(sum.passed, sum.failed);
}

function finish(passed, failed) {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

/** A file that cannot be loaded, or a project without tests, is a failure without a failed test. */
function readResults(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1, failedFiles: [], passedInFailedFiles: 0 };
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const failing = results.testResults.filter(({ status }) => status === 'failed');
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  return {
    passed: results.numPassedTests,
    failed: code === 0 ? failed : Math.max(failed, 1),
    failedFiles: failing.map(({ name }) => name),
    passedInFailedFiles: failing
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status }) => status === 'passed').length,
  };
}
