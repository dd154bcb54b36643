import { Presets, SingleBar } from 'cli-progress';
import { DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import type { Report } from '../services';

/** Where a simulation stands; instants in business time. */
export interface Standing {
  readonly from: number;
  readonly now: number;
  readonly until: number;
  readonly announced: number;
}

export interface Progress {
  show(standing: Standing): void;
  end(): void;
}

const TENTH = 10;
const dayFormat = new Intl.DateTimeFormat('en-GB', {
  timeZone: DEFAULT_SERVICE_CALENDAR.zone,
  weekday: 'short',
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A bar on a terminal; elsewhere a line for every tenth. */
export function openProgress(say: Report, isTerminal: boolean = process.stdout.isTTY): Progress {
  return isTerminal ? new BarProgress() : new LineProgress(say);
}

class BarProgress implements Progress {
  private readonly bar = new SingleBar(
    {
      format: ' {bar} {percentage} %  {day}  {announced} patients',
      hideCursor: true,
      clearOnComplete: false,
      gracefulExit: false,
      // Lines said meanwhile stay above it.
      forceRedraw: true,
    },
    Presets.shades_classic,
  );
  private hasStarted = false;

  show(standing: Standing): void {
    const payload = { day: dayFormat.format(standing.now), announced: standing.announced };
    const percent = percentOf(standing);
    if (this.hasStarted) this.bar.update(percent, payload);
    else this.bar.start(100, percent, payload);
    this.hasStarted = true;
  }

  end(): void {
    this.bar.stop();
  }
}

class LineProgress implements Progress {
  private saidTenths = -1;

  constructor(private readonly say: Report) {}

  show(standing: Standing): void {
    const tenths = Math.floor(percentOf(standing) / TENTH);
    if (tenths <= this.saidTenths) return;
    this.saidTenths = tenths;
    const { now, announced } = standing;
    this.say(`${tenths * TENTH} %  ${dayFormat.format(now)}  ${announced} patients`);
  }

  end(): void {
    // Each line stands for itself.
  }
}

/** Whole percent of the way, 0 to 100. */
export function percentOf({ from, now, until }: Standing): number {
  if (until <= from) return 100;
  return Math.min(100, Math.max(0, Math.floor((100 * (now - from)) / (until - from))));
}
