import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decideRestart } from '../../../launcher/restart-policy';
import { commandLineOf, endLeftovers, readProcessIds } from '../../../launcher/running-processes';
import { Supervisor, type ChildSpecification } from '../../../launcher/supervisor';

const becomeReady = `process.send('ready'); setInterval(() => {}, 1000);`;

function nodeChild(name: string, script: string, more: Partial<ChildSpecification> = {}): ChildSpecification {
  return {
    name,
    command: process.execPath,
    args: ['-e', script],
    environment: {},
    ready: 'message',
    readyWithinMilliseconds: 10_000,
    stopSignal: 'SIGTERM',
    stopWithinMilliseconds: 5_000,
    ...more,
  };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not happen within 15 s.');
    await sleep(20);
  }
}

describe('the restart policy', () => {
  it('waits twice as long after each death within a minute', () => {
    expect(decideRestart([0])).toEqual({ restart: true, afterMilliseconds: 200 });
    expect(decideRestart([0, 1_000])).toEqual({ restart: true, afterMilliseconds: 400 });
    expect(decideRestart([0, 1_000, 2_000, 3_000])).toEqual({ restart: true, afterMilliseconds: 1_600 });
  });

  it('gives up at the fifth death within a minute', () => {
    expect(decideRestart([0, 1, 2, 3, 4])).toEqual({ restart: false });
    expect(decideRestart([0, 1, 2, 3, 60_001])).toEqual({ restart: true, afterMilliseconds: 800 });
  });

  it('forgets deaths older than a minute', () => {
    expect(decideRestart([0, 100_000])).toEqual({ restart: true, afterMilliseconds: 200 });
  });
});

describe('the supervisor', () => {
  let home: string;
  let notices: string[];
  let supervisor: Supervisor;
  const pidOf = (name: string): number | undefined => readProcessIds(join(home, 'processes.json'))[name];

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'relais-test-'));
    notices = [];
    supervisor = new Supervisor(home, (line) => notices.push(line));
  });
  afterEach(async () => {
    await supervisor.stopAll();
    rmSync(home, { recursive: true });
  });

  it('starts a killed child again and says so', async () => {
    await supervisor.start(nodeChild('worker', becomeReady));
    const first = pidOf('worker') ?? 0;
    process.kill(first, 'SIGKILL');
    await until(() => notices.includes('worker runs again.'));
    expect(notices).toEqual(['worker died; starting it again.', 'worker runs again.']);
    expect(pidOf('worker')).not.toBe(first);
    expect(commandLineOf(pidOf('worker') ?? 0)).toContain('ready');
  });

  it('ends with a sentence naming the log when a child keeps dying', async () => {
    await expect(
      supervisor.start(nodeChild('api', `console.log('no luck'); process.exit(3)`)),
    ).rejects.toThrow(`api keeps dying; its log ${join(home, 'logs', 'api.log')} says why.`);
    expect(readFileSync(join(home, 'logs', 'api.log'), 'utf8')).toBe('no luck\n'.repeat(5));
  }, 20_000);

  it('reports a running child that keeps dying', async () => {
    await supervisor.start(nodeChild('api', `process.send('ready'); setTimeout(() => process.exit(3), 50)`));
    await expect(supervisor.failed).rejects.toThrow('api keeps dying');
  }, 20_000);

  it('stops the children in reverse order', async () => {
    const order = join(home, 'order');
    const script = (name: string) =>
      `process.on('SIGTERM', () => { require('fs').appendFileSync(${JSON.stringify(order)}, '${name} '); process.exit(0); }); ${becomeReady}`;
    await supervisor.start(nodeChild('first', script('first')));
    await supervisor.start(nodeChild('second', script('second')));
    await supervisor.stopAll();
    expect(readFileSync(order, 'utf8')).toBe('second first ');
    expect(readProcessIds(join(home, 'processes.json'))).toEqual({});
    expect(notices).toEqual([]);
  });

  it('kills a child that does not stop in its time', async () => {
    const stubborn = `process.on('SIGTERM', () => {}); ${becomeReady}`;
    await supervisor.start(nodeChild('stubborn', stubborn, { stopWithinMilliseconds: 200 }));
    const pid = pidOf('stubborn') ?? 0;
    await supervisor.stopAll();
    expect(commandLineOf(pid)).toBeUndefined();
  });

  it('asks a child without a channel until it answers', async () => {
    const flag = join(home, 'flag');
    const script = `setTimeout(() => require('fs').writeFileSync(${JSON.stringify(flag)}, ''), 200); setInterval(() => {}, 1000);`;
    await supervisor.start(nodeChild('server', script, { ready: () => Promise.resolve(existsSync(flag)) }));
    expect(existsSync(flag)).toBe(true);
  });

  it('starts nothing once it is stopping', async () => {
    await supervisor.stopAll();
    await expect(supervisor.start(nodeChild('late', becomeReady))).rejects.toThrow('Relais is stopping');
    expect(pidOf('late')).toBeUndefined();
  });

  it('ends what a killed launcher left, and no stranger', async () => {
    await supervisor.start(nodeChild('mine', becomeReady, { args: ['-e', becomeReady, home] }));
    await supervisor.start(nodeChild('stranger', becomeReady));
    const processIds = readProcessIds(join(home, 'processes.json'));
    expect(await endLeftovers(processIds, home, 1_000)).toEqual(['mine']);
    await until(() => notices.includes('mine runs again.'));
    expect(pidOf('stranger')).toBe(processIds['stranger']);
  });
});
