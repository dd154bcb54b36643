import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../application/time/clock';
import { businessInstant, type ClockSegment, type Instant } from '../../domain/follow-up';
import type { DueThing } from '../../prisma/records/pace-records';
import type { WorldClock } from '../../simulator/contract';
import type { FollowUpReference } from '../../workflows/contract';
import { legEnd, LONGEST_LEG_MS, Patience, speedFor } from './pace';
import { Tellings } from './tellings';

export interface TimeKeeperDependencies {
  /** The segment that rules when it begins. */
  readonly ruling: ClockSegment;
  readonly append: (segment: ClockSegment) => Promise<void>;
  /** What is due before a business instant and not done. */
  readonly due: (before: Instant) => Promise<readonly DueThing[]>;
  /** Lets a follow-up look at the time. */
  readonly tellTime: (reference: FollowUpReference) => Promise<void>;
  readonly openFollowUps: () => Promise<readonly FollowUpReference[]>;
  /** Where time ends: at a business instant, or at the real now, which moves on; there it becomes real time. */
  readonly end: Instant | 'real-now';
  /** Business milliseconds for each real one; or the real milliseconds within which the end is to be reached. */
  readonly pace: { readonly speed: number } | { readonly targetMs: number };
  /** Real milliseconds for which time waits for one thing; fifteen seconds when absent. */
  readonly patienceMs?: number;
}

/** What keeping the time took. */
export interface TimeReport {
  readonly segments: number;
  readonly ranMs: number;
  readonly stoodMs: number;
  /** Those of them in which people acted; in the others the service had to come up. */
  readonly actedMs: number;
  /** How often a follow-up was told that its deadline had come, and how often that failed. */
  readonly told: number;
  readonly notTold: number;
  /** What time no longer waited for, by kind. */
  readonly abandoned: Readonly<Record<string, number>>;
}

interface Waiter {
  readonly instant: Instant;
  readonly reached: () => void;
}

/** Real milliseconds in which a leg that is cut short still runs: until then every process has heard of it. */
const CUT_AHEAD_MS = 15;
/** A leg is renewed when it ends within so many real milliseconds. */
const RENEW_WITHIN_MS = 40;
/** A leg is cut when time must stop so many business milliseconds before its end. */
const CUT_FROM_MS = 60_000;
/** Real milliseconds between two looks. */
const LOOK_MS = 40;
/** Business milliseconds from the real now that are stepped over: business time cannot be exactly there. */
const LAST_STEP_MS = 10_000;
/** The longest that a timer of Node runs. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;
/** Real milliseconds for which the database may be away. */
const DATABASE_PATIENCE_MS = 30_000;

/**
 * Keeps the business time of a demonstration: lets it run in legs that end where somebody wants to act or something
 * is due, waits for whoever lags behind, and tells follow-ups that their deadline has come, for their own timers
 * were set by legs gone by. One at a time on an installation.
 */
export class TimeKeeper implements WorldClock {
  /** The clock of those whom the keeper tells of it: always the leg written last. */
  readonly clock: Clock = { now: () => this.now(), segment: () => this.leg };
  private leg: ClockSegment;
  private readonly patience: Patience;
  private readonly tellings: Tellings;
  private readonly waiting = new Set<Waiter>();
  private readonly beganAt = Date.now();
  private writing: Promise<void> = Promise.resolve();
  private stills = 0;
  private segments = 0;
  private ranMs = 0;
  private actedMs = 0;
  private actingSince = 0;
  private isConcluded = false;
  private isReal = false;

  constructor(private readonly dependencies: TimeKeeperDependencies) {
    this.leg = dependencies.ruling;
    this.patience = new Patience(dependencies.patienceMs);
    this.tellings = new Tellings(dependencies.tellTime);
  }

  now(): Instant {
    return businessInstant(this.leg, Date.now());
  }

  /** Business instant at which it ends. */
  endsAt(): Instant {
    return this.dependencies.end === 'real-now' ? Date.now() : this.dependencies.end;
  }

  until(instant: Instant, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        // Legs end at whole milliseconds: time would stand for ever a fraction before it.
        instant: Math.ceil(instant),
        reached: () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        },
      };
      const abort = (): void => {
        this.waiting.delete(waiter);
        reject(signal?.reason as Error);
      };
      if (signal?.aborted === true) return abort();
      signal?.addEventListener('abort', abort, { once: true });
      this.waiting.add(waiter);
      if (this.isReal) this.awaitReally(waiter);
    });
  }

  async still<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.stills === 0) this.actingSince = Date.now();
    this.stills += 1;
    try {
      if (!this.isReal) await this.standStill();
      return await work();
    } finally {
      this.stills -= 1;
      if (this.stills === 0) this.actedMs += Date.now() - this.actingSince;
    }
  }

  /** Nobody will act any more: at its end, time becomes real. */
  conclude(): void {
    this.isConcluded = true;
  }

  /**
   * Lets time run to its end, and from there in real time; or until told to stop: then it stands.
   *
   * @param signal aborted when the installation is to stop
   */
  async run(signal: AbortSignal): Promise<void> {
    for (let failingSince: number | null = null; !signal.aborted && !this.hasEnded();) {
      try {
        await this.step();
        failingSince = null;
      } catch (error) {
        // The database starts again: time stands at the end of the leg meanwhile.
        failingSince ??= Date.now();
        if (Date.now() - failingSince > DATABASE_PATIENCE_MS) throw error;
        await sleep(LOOK_MS);
      }
    }
    if (signal.aborted) {
      await this.standStill();
    } else {
      await this.becomeReal();
    }
    await this.tellings.settled();
  }

  report(): TimeReport {
    const ranMs = this.ranMs;
    const { told, notTold } = this.tellings;
    const stoodMs = Math.max(0, Date.now() - this.beganAt - ranMs);
    const { segments, actedMs, patience } = this;
    return { segments, ranMs, stoodMs, actedMs, told, notTold, abandoned: patience.abandoned() };
  }

  private hasEnded(): boolean {
    if (this.stills > 0) return false;
    if (this.dependencies.end !== 'real-now') return this.isConcluded && this.now() >= this.endsAt();
    return this.endsAt() - this.now() <= LAST_STEP_MS;
  }

  private async step(): Promise<void> {
    if (this.release() > 0) await sleep(1);
    if (this.stills > 0) {
      await sleep(CUT_AHEAD_MS / 3);
      return;
    }
    const due = await this.stillDue();
    const now = this.now();
    this.tellings.tell(due.filter(({ dueAt }) => dueAt <= now));
    const awaited = [...this.waiting].map(({ instant }) => instant);
    await this.runTo(legEnd({ now, due, awaited, until: this.endsAt() }));
    await sleep(this.restMs(due));
  }

  private async stillDue(): Promise<readonly DueThing[]> {
    const due = await this.dependencies.due(this.now() + LONGEST_LEG_MS);
    return this.patience.bearWith(due, this.now(), Date.now());
  }

  /** Lets those go on whose instant has come; @returns how many */
  private release(): number {
    const now = this.now();
    let released = 0;
    for (const waiter of [...this.waiting]) {
      if (waiter.instant > now) continue;
      this.waiting.delete(waiter);
      waiter.reached();
      released += 1;
    }
    return released;
  }

  /** Nobody looks any more who has come so far: the machine's own clock does it. */
  private awaitReally({ instant }: Waiter): void {
    setTimeout(() => this.release(), Math.max(1, Math.min(instant - this.now(), LONGEST_TIMEOUT_MS))).unref();
  }

  /** Real milliseconds until something is to be done. */
  private restMs(due: readonly DueThing[]): number {
    const { standsFrom = Infinity, speed } = this.leg;
    const now = this.now();
    if (now >= standsFrom) return LOOK_MS / 2;
    const next = due.find(({ dueAt }) => dueAt > now)?.dueAt ?? Infinity;
    return Math.max(1, Math.min(LOOK_MS, Math.ceil((Math.min(next, standsFrom) - now) / speed)));
  }

  /** Makes the leg end there: it is renewed when it runs out, and cut short when time must stop before its end. */
  private runTo(end: Instant): Promise<void> {
    return this.write(() => {
      if (this.stills > 0) return null;
      const { standsFrom = Infinity, speed } = this.leg;
      const realFrom = this.nextRealFrom();
      const now = businessInstant(this.leg, realFrom);
      if (end < standsFrom - CUT_FROM_MS)
        return this.legFrom(realFrom, Math.max(end, now + CUT_AHEAD_MS * speed));
      const isRunningOut = standsFrom - now <= RENEW_WITHIN_MS * speed;
      return end > standsFrom && isRunningOut ? this.legFrom(realFrom, end) : null;
    });
  }

  private async standStill(): Promise<void> {
    await this.write(() => {
      const { standsFrom = Infinity, speed } = this.leg;
      const realFrom = this.nextRealFrom();
      const end = businessInstant(this.leg, realFrom) + Math.round(CUT_AHEAD_MS * speed);
      return end < standsFrom ? this.legFrom(realFrom, end) : null;
    });
    const { standsFrom = Infinity, speed } = this.leg;
    const leftMs = (): number => (standsFrom - this.now()) / speed;
    // A timer of Node may fire a millisecond early, and time would still run: looked at until it stands.
    while (leftMs() > 0) await sleep(Math.ceil(leftMs()));
  }

  private async becomeReal(): Promise<void> {
    this.isReal = true;
    await this.write(() => {
      const businessFrom = this.dependencies.end === 'real-now' ? Date.now() : this.now();
      return { realFrom: this.nextRealFrom(), businessFrom: Math.max(businessFrom, this.now()), speed: 1 };
    });
    for (const waiter of this.waiting) this.awaitReally(waiter);
    // Their timers were set by legs gone by.
    await this.tellings.tellAll(await this.dependencies.openFollowUps());
  }

  /** From where the leg before has come to by then: one reading of the machine's clock, or time would jump. */
  private legFrom(realFrom: number, end: Instant): ClockSegment {
    const businessFrom = businessInstant(this.leg, realFrom);
    const speed = this.speedNow(businessFrom);
    return { realFrom, businessFrom, speed, standsFrom: Math.round(end) };
  }

  private speedNow(now: Instant): number {
    const { pace } = this.dependencies;
    if ('speed' in pace) return pace.speed;
    const elapsedMs = Date.now() - this.beganAt;
    return speedFor({ ...pace, elapsedMs, ranMs: this.ranMs, leftMs: this.endsAt() - now });
  }

  /** Later than the one before, so that everybody knows which rules. */
  private nextRealFrom(): number {
    return Math.max(Date.now(), this.leg.realFrom + 1);
  }

  /** One at a time; `make` sees the leg as it is once it is its turn. */
  private write(make: () => ClockSegment | null): Promise<void> {
    const written = this.writing.then(async () => {
      const segment = make();
      if (segment === null) return;
      await this.dependencies.append(segment);
      if (this.segments > 0) this.ranMs += ranMsOf(this.leg, segment.realFrom);
      this.leg = segment;
      this.segments += 1;
    });
    // Whoever asked hears of a failure; the next one writes all the same.
    this.writing = written.catch(() => undefined);
    return written;
  }
}

/** Real milliseconds that a leg ran before the next began. */
function ranMsOf({ realFrom, businessFrom, speed, standsFrom }: ClockSegment, nextFrom: number): number {
  const whole = standsFrom === undefined ? Infinity : (standsFrom - businessFrom) / speed;
  return Math.max(0, Math.min(nextFrom - realFrom, whole));
}
