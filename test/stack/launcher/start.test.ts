import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { commandLineOf, readProcessIds } from '../../../launcher/running-processes';
import { startStack, until, type Stack } from '../../support/stack';

const children = ['postgres', 'temporal', 'worker', 'dispatcher', 'sweeper', 'api'];
const isServing = async (stack: Stack): Promise<boolean> => {
  const answer = await fetch(`${stack.url}/health/ready`).catch(() => undefined);
  return answer?.ok === true;
};

jest.setTimeout(300_000);

describe('npm start', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack.discard());

  it('starts every process and serves', async () => {
    expect(Object.keys(readProcessIds(join(stack.home, 'processes.json')))).toEqual([
      'launcher',
      ...children,
    ]);
    expect(await isServing(stack)).toBe(true);
    expect(stack.output()).toContain(`Relais is ready: ${stack.url}`);
  });

  it('writes the accounts for their owner only, and shows no key', () => {
    const file = join(stack.home, 'demo-accounts.json');
    const { accounts } = JSON.parse(readFileSync(file, 'utf8')) as {
      accounts: { role: string; email: string; password: string; apiKey?: string }[];
    };
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new Set(accounts.map(({ role }) => role))).toEqual(
      new Set(['hospital', 'operator', 'teamLead', 'clinician', 'administrator']),
    );
    for (const { email, password, apiKey } of accounts) {
      expect(stack.output()).toContain(email);
      expect(stack.output()).toContain(password);
      if (apiKey) expect(stack.output()).not.toContain(apiKey);
    }
  });

  it('refuses a second start on the same home', async () => {
    await expect(startStack({ home: stack.home })).rejects.toThrow(`Relais already runs on ${stack.home}`);
  });

  it.each(children)('starts %s again after SIGKILL and serves', async (name) => {
    await stack.killAndAwaitRestart(name);
    await until(() => stack.output().includes(`${name} runs again.`), `${name} reported`);
    await until(() => isServing(stack), 'the API serves');
  });

  it('stops everything on Ctrl-C, and starts again on its data within ten seconds', async () => {
    const processIds = Object.values(readProcessIds(join(stack.home, 'processes.json')));
    expect(await stack.stop()).toBe(0);
    expect(processIds.filter((pid) => commandLineOf(pid) !== undefined)).toEqual([]);
    expect(existsSync(join(stack.home, 'launcher.lock'))).toBe(false);

    const accounts = readFileSync(join(stack.home, 'demo-accounts.json'), 'utf8');
    const from = Date.now();
    stack = await startStack({ home: stack.home });
    expect(Date.now() - from).toBeLessThan(10_000);
    expect(stack.output()).not.toContain('Applied');
    expect(readFileSync(join(stack.home, 'demo-accounts.json'), 'utf8')).toBe(accounts);
  });

  it('ends what a killed launcher left, and starts', async () => {
    process.kill(stack.processId('launcher'), 'SIGKILL');
    stack = await startStack({ home: stack.home });
    expect(stack.output()).toContain('Ended what a killed start had left behind');
    expect(await isServing(stack)).toBe(true);
  });
});
