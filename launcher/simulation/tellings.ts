import type { DueThing } from '../../prisma/records/pace-records';
import type { FollowUpReference } from '../../workflows/contract';

/** Real milliseconds after which a follow-up that did not decide is told again. */
const AGAIN_AFTER_MS = 1_000;
/** Follow-ups told at the same time: more would wait for the one worker. */
const AT_ONCE = 8;

/** Tells follow-ups that it is time: each deadline once, and again when nothing came of it. */
export class Tellings {
  told = 0;
  notTold = 0;
  private readonly underWay = new Set<Promise<void>>();
  private readonly toldAt = new Map<string, number>();

  constructor(private readonly tellTime: (reference: FollowUpReference) => Promise<void>) {}

  /** Begins to tell, and returns at once. */
  tell(due: readonly DueThing[]): void {
    const keys = new Set(due.map(({ key }) => key));
    for (const key of [...this.toldAt.keys()]) if (!keys.has(key)) this.toldAt.delete(key);
    for (const { key, followUp } of due) {
      if (followUp === undefined || this.underWay.size >= AT_ONCE) continue;
      if (Date.now() - (this.toldAt.get(key) ?? -Infinity) < AGAIN_AFTER_MS) continue;
      this.toldAt.set(key, Date.now());
      this.begin(followUp);
    }
  }

  async tellAll(followUps: readonly FollowUpReference[]): Promise<void> {
    for (const followUp of followUps) {
      while (this.underWay.size >= AT_ONCE) await Promise.race(this.underWay);
      this.begin(followUp);
    }
    await this.settled();
  }

  async settled(): Promise<void> {
    await Promise.all(this.underWay);
  }

  private begin(followUp: FollowUpReference): void {
    const telling: Promise<void> = this.tellTime(followUp)
      .then(
        () => void (this.told += 1),
        // The sweeper finds it; how often it happened is reported.
        () => void (this.notTold += 1),
      )
      .finally(() => this.underWay.delete(telling));
    this.underWay.add(telling);
  }
}
