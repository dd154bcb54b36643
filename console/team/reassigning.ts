import type { StatedFact, WorkloadItem } from '../../api/schemas';
import { toOf } from '../actions/assigning';
import { undoingOf } from '../actions/undo';
import type { NewOwner } from '../actions/use-assign';
import { counted } from '../words/wording';

/** Posts one command of a follow-up. @throws Error when it is refused, or nothing answers */
export type Post = (followUpId: string, path: string, body: object) => Promise<Partial<StatedFact> | null>;

/** What became of giving several items to somebody: each is a fact of its own. */
export interface Reassigned {
  readonly given: readonly WorkloadItem[];
  readonly refused: readonly { readonly item: WorkloadItem; readonly error: Error }[];
}

/** What tells two items apart: a follow-up has many, and two follow-ups may have the same key. */
export function idOf({ followUpId, item }: WorkloadItem): string {
  return `${followUpId}/${item.key}`;
}

/**
 * Gives several items to somebody, one after the other; a refusal does not stop the rest.
 *
 * @param onProgress how many have been answered so far
 */
export async function reassign(
  post: Post,
  items: readonly WorkloadItem[],
  to: NewOwner,
  onProgress: (answered: number) => void,
): Promise<Reassigned> {
  const given: WorkloadItem[] = [];
  const refused: { item: WorkloadItem; error: Error }[] = [];
  for (const one of items) {
    try {
      await post(one.followUpId, `items/${encodeURIComponent(one.item.key)}/assignment`, {
        to: toOf(to.owner),
        // Two items of one follow-up: the first makes a revision, and changes nothing of the second.
        expectedRevision: one.revision,
      });
      given.push(one);
    } catch (error) {
      refused.push({ item: one, error: error instanceof Error ? error : new Error(String(error)) });
    }
    onProgress(given.length + refused.length);
  }
  return { given, refused };
}

/** Gives each back to whoever had it. @throws Error at the first that is refused */
export async function giveBack(post: Post, given: readonly WorkloadItem[]): Promise<void> {
  for (const { followUpId, item } of given) {
    const undoing = undoingOf('assignment', { itemKey: item.key, before: item.owner, revision: 0 });
    if (undoing === null) continue;
    const { expectedRevision: _seen, ...body } = undoing.body as { readonly expectedRevision: number };
    await post(followUpId, undoing.path, body);
  }
}

/** `8 choses confiées à Nadia Lefebvre`, `… ; 2 refusées`. */
export function reassignedWords({ given, refused }: Reassigned, name: string): string {
  const done = `${counted(given.length, 'chose confiée', 'choses confiées')} ${name}`;
  return refused.length === 0
    ? `${done}.`
    : `${done} ; ${counted(refused.length, 'refusée', 'refusées')} : voir la liste.`;
}
