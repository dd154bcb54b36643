import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LauncherFailure } from './failure';
import { decideRestart } from './restart-policy';
import { writeProcessIds } from './running-processes';

/** How to run one child, and how to tell that it works. */
export interface ChildSpecification {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** User to run as, when not our own. */
  readonly user?: { readonly uid: number; readonly gid: number };
  /** Work needed before each start, such as removing what a killed predecessor left. */
  readonly beforeStart?: () => Promise<void>;
  /** `message`: the child says `ready` over its channel. A function: true once the child answers. */
  readonly ready: 'message' | (() => Promise<boolean>);
  readonly readyWithinMilliseconds: number;
  readonly stopSignal: NodeJS.Signals;
  readonly stopWithinMilliseconds: number;
}

interface Supervised {
  readonly specification: ChildSpecification;
  readonly deathsAtMilliseconds: number[];
  child: ChildProcess | undefined;
  stopping: boolean;
}

const probeEveryMilliseconds = 50;
const largestLogBytes = 10_000_000;

/**
 * Runs children: starts them one after the other, starts a dead one again, stops all in reverse order.
 *
 * Children get a session of their own, so that Ctrl-C in a terminal reaches the launcher alone and the order of
 * stopping is ours. Those with a channel (`ready: 'message'`) end by themselves when the launcher is killed; the
 * others are found by `processes.json` at the next start.
 */
export class Supervisor {
  private readonly supervised: Supervised[] = [];
  private readonly processIds: Record<string, number> = {};
  private closing = false;
  private fail: (failure: LauncherFailure) => void = () => undefined;

  /** Rejects when a child dies too often; never resolves. */
  readonly failed: Promise<never>;

  /**
   * @param home RELAIS_HOME, absolute; logs go to `logs/<name>.log`, process ids to `processes.json`
   * @param notice told one line when a child died and when it runs again
   */
  constructor(
    private readonly home: string,
    private readonly notice: (line: string) => void,
  ) {
    this.failed = new Promise<never>((_resolve, reject) => {
      this.fail = reject;
    });
    // Whoever awaits it sees the rejection; without a listener Node would end the process first.
    this.failed.catch(() => undefined);
    mkdirSync(join(home, 'logs'), { recursive: true });
    this.recordProcess('launcher', process.pid);
  }

  /**
   * Starts a child and waits until it is ready.
   *
   * @throws LauncherFailure when it died too often before it was ready, or when everything is being stopped
   */
  async start(specification: ChildSpecification): Promise<void> {
    if (this.closing) throw new LauncherFailure(`${specification.name} is not started: Relais is stopping.`);
    const supervised: Supervised = {
      specification,
      deathsAtMilliseconds: [],
      child: undefined,
      stopping: false,
    };
    this.supervised.push(supervised);
    rotateLog(this.logFile(specification.name));
    await this.launch(supervised);
  }

  /** Stops every child, the last one started first. */
  async stopAll(): Promise<void> {
    this.closing = true;
    for (const supervised of this.supervised) supervised.stopping = true;
    for (const supervised of [...this.supervised].reverse()) await this.stopChild(supervised);
    writeProcessIds(this.processFile(), {});
  }

  /** Kills every child at once. */
  killAll(): void {
    this.closing = true;
    for (const supervised of this.supervised) {
      supervised.stopping = true;
      supervised.child?.kill('SIGKILL');
    }
  }

  private async launch(supervised: Supervised): Promise<void> {
    for (;;) {
      await supervised.specification.beforeStart?.();
      if (supervised.stopping) return;
      const child = this.spawnChild(supervised);
      const ended = endOf(child);
      const outcome = await Promise.race([
        becomesReady(child, supervised.specification),
        ended.then(() => 'ended' as const),
      ]);
      if (outcome === 'ready') {
        void ended.then(() => this.revive(supervised));
        return;
      }
      if (outcome === 'late') child.kill('SIGKILL');
      await ended;
      await this.waitAfterDeath(supervised);
    }
  }

  private async revive(supervised: Supervised): Promise<void> {
    if (supervised.stopping) return;
    const { name } = supervised.specification;
    try {
      await this.waitAfterDeath(supervised);
      await this.launch(supervised);
      if (!supervised.stopping) this.notice(`${name} runs again.`);
    } catch (error) {
      this.fail(
        error instanceof LauncherFailure
          ? error
          : new LauncherFailure(`${name} cannot be started again; see ${this.logFile(name)}.`, {
              cause: error,
            }),
      );
    }
  }

  private async waitAfterDeath(supervised: Supervised): Promise<void> {
    const { name } = supervised.specification;
    supervised.child = undefined;
    this.forgetProcess(name);
    if (supervised.stopping) return;
    supervised.deathsAtMilliseconds.push(Date.now());
    const decision = decideRestart(supervised.deathsAtMilliseconds);
    if (!decision.restart) {
      throw new LauncherFailure(`${name} keeps dying; its log ${this.logFile(name)} says why.`);
    }
    this.notice(`${name} died; starting it again.`);
    await sleep(decision.afterMilliseconds);
  }

  private spawnChild(supervised: Supervised): ChildProcess {
    const { name, command, args, environment, user, ready } = supervised.specification;
    const log = openSync(this.logFile(name), 'a', 0o600);
    try {
      const child = spawn(command, [...args], {
        env: { ...environment },
        detached: true,
        stdio: ready === 'message' ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
        ...(user && { uid: user.uid, gid: user.gid }),
      });
      supervised.child = child;
      if (child.pid !== undefined) this.recordProcess(name, child.pid);
      return child;
    } finally {
      closeSync(log);
    }
  }

  private async stopChild({ child, specification }: Supervised): Promise<void> {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = endOf(child);
    child.kill(specification.stopSignal);
    const kill = setTimeout(() => child.kill('SIGKILL'), specification.stopWithinMilliseconds);
    await ended;
    clearTimeout(kill);
    this.forgetProcess(specification.name);
  }

  private recordProcess(name: string, pid: number): void {
    this.processIds[name] = pid;
    writeProcessIds(this.processFile(), this.processIds);
  }

  private forgetProcess(name: string): void {
    delete this.processIds[name];
    writeProcessIds(this.processFile(), this.processIds);
  }

  private processFile(): string {
    return join(this.home, 'processes.json');
  }

  private logFile(name: string): string {
    return join(this.home, 'logs', `${name}.log`);
  }
}

/** Resolves once the process has ended or could not be started at all. */
function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
}

async function becomesReady(
  child: ChildProcess,
  specification: ChildSpecification,
): Promise<'ready' | 'late'> {
  const deadline = Date.now() + specification.readyWithinMilliseconds;
  let said = false;
  child.on('message', (message) => {
    said ||= message === 'ready';
  });
  const { ready } = specification;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    if (ready === 'message' ? said : await ready()) return 'ready';
    await sleep(probeEveryMilliseconds);
  }
  return 'late';
}

function rotateLog(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > largestLogBytes) renameSync(file, `${file}.1`);
}
