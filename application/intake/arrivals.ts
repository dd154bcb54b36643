/**
 * Discharges a second above which they are received first and made follow-ups of afterwards: a third of what one
 * program makes at once (docs/bench.md). A territory has some hundreds a day; once an outage is over, every hospital sends
 * its backlog at the same moment, each as fast as its limit lets it (100 a second).
 */
export const BURST_PER_SECOND = 300;

/** Real milliseconds over which arrivals are counted: a burst is noticed, and seen to be over, within two of them. */
const WINDOW_MS = 250;

/** How fast discharges arrive at this program. */
export class Arrivals {
  private window = 0;
  private inWindow = 0;
  private inWindowBefore = 0;

  /**
   * @param now real time, epoch milliseconds
   * @param burstPerSecond above which they come in a burst; with zero they always do
   */
  constructor(
    private readonly now: () => number,
    private readonly burstPerSecond = BURST_PER_SECOND,
  ) {}

  /** Counts one that arrives now. @returns whether they come in a burst */
  arrive(): boolean {
    const window = Math.floor(this.now() / WINDOW_MS);
    if (window !== this.window) {
      this.inWindowBefore = window === this.window + 1 ? this.inWindow : 0;
      this.inWindow = 0;
      this.window = window;
    }
    this.inWindow += 1;
    const perSecond = (Math.max(this.inWindow, this.inWindowBefore) * 1_000) / WINDOW_MS;
    return perSecond > this.burstPerSecond;
  }
}
