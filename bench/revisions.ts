/** A step that takes longer has failed; under saturation each takes seconds. */
const PATIENCE_MS = 60_000;

interface Waiting {
  readonly revision: number;
  readonly resolve: () => void;
}

/** How far each follow-up has come, as PostgreSQL announces it. */
export class Revisions {
  private readonly known = new Map<string, number>();
  private readonly waiting = new Map<string, Waiting>();

  reached(followUpId: string, revision: number): void {
    this.known.set(followUpId, Math.max(revision, this.of(followUpId)));
    const waiting = this.waiting.get(followUpId);
    if (waiting === undefined || waiting.revision > revision) return;
    this.waiting.delete(followUpId);
    waiting.resolve();
  }

  /** The last revision heard of, 0 before the first. */
  of(followUpId: string): number {
    return this.known.get(followUpId) ?? 0;
  }

  /**
   * Resolves once the follow-up has reached that revision.
   *
   * @throws Error after a minute: the reference case has left its script
   */
  async until(followUpId: string, revision: number): Promise<void> {
    if (this.of(followUpId) >= revision) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new Error(`The follow-up ${followUpId} did not reach revision ${revision} within a minute.`));
      }, PATIENCE_MS);
      const done = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.waiting.set(followUpId, { revision, resolve: done });
    });
  }
}
