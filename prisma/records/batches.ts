/** How many rows one commit takes at most: few enough that nobody waits for it. */
const BATCH_ROWS = 64;

/** Commits under way at once: while one is written to disk the next one is made. */
const BATCHES_AT_ONCE = 2;

interface Waiting<Row> {
  readonly row: Row;
  readonly settle: (taken: boolean) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Writes rows of an organisation several in a commit. Those that arrive while a commit is under way share the next one:
 * under load a commit serves many, and without load nobody waits for company.
 */
export class Batches<Row> {
  private readonly waiting = new Map<string, Waiting<Row>[]>();
  private underWay = 0;

  /** @param write writes rows in one commit; @returns of each, in order, whether it was taken */
  constructor(
    private readonly write: (organisationId: string, rows: readonly Row[]) => Promise<readonly boolean[]>,
  ) {}

  /**
   * @returns whether it was taken; false as well when others of its batch may have made the batch fail
   * @throws what writing threw when it was alone
   */
  add(organisationId: string, row: Row): Promise<boolean> {
    return new Promise((settle, fail) => {
      const queue = this.waiting.get(organisationId);
      if (queue === undefined) this.waiting.set(organisationId, [{ row, settle, fail }]);
      else queue.push({ row, settle, fail });
      this.sendNext();
    });
  }

  private sendNext(): void {
    if (this.underWay >= BATCHES_AT_ONCE) return;
    for (const [organisationId, queue] of this.waiting) {
      const batch = queue.splice(0, BATCH_ROWS);
      if (queue.length === 0) this.waiting.delete(organisationId);
      this.underWay += 1;
      void this.send(organisationId, batch).finally(() => {
        this.underWay -= 1;
        this.sendNext();
      });
      return;
    }
  }

  /** A batch that fails fails for nobody in particular: each goes its own way. */
  private async send(organisationId: string, batch: readonly Waiting<Row>[]): Promise<void> {
    try {
      const taken = await this.write(
        organisationId,
        batch.map(({ row }) => row),
      );
      batch.forEach(({ settle }, place) => settle(taken[place] ?? false));
    } catch (error) {
      if (batch.length === 1) batch.forEach(({ fail }) => fail(error));
      else batch.forEach(({ settle }) => settle(false));
    }
  }
}
