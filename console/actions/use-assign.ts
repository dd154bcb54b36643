import { useQueryClient } from '@tanstack/react-query';
import type { Owner, WorklistEntry, WorklistItem } from '../../api/schemas';
import { useCommand } from '../http/commands';
import { worklistQuery } from '../http/queries';
import { itemWords } from '../words/subjects';
import { toOf } from './assigning';
import { undoingOf } from './undo';

/** Who gets it, and how that is said: « vous », « Nadia Lefebvre », « à l’équipe ». */
export interface NewOwner {
  readonly owner: Owner;
  readonly name: string | null;
  /** After « est maintenant ». */
  readonly words: string;
}

/**
 * Gives an item of the list to somebody. The list shows it at once; what the API answers decides, and is read anew.
 *
 * @param revision the one on the screen
 */
export function useAssign(
  followUpId: string,
  revision: number,
): { readonly assign: (item: WorklistItem, to: NewOwner) => void; readonly isPending: boolean } {
  const queryClient = useQueryClient();
  const command = useCommand(followUpId);
  const showAtOnce = async (key: string, { owner, name }: NewOwner): Promise<void> => {
    await queryClient.cancelQueries({ queryKey: worklistQuery.queryKey });
    queryClient.setQueryData(worklistQuery.queryKey, (entries: readonly WorklistEntry[] | undefined) =>
      entries?.map((entry) =>
        entry.followUpId === followUpId
          ? {
              ...entry,
              items: entry.items.map((item) =>
                item.key === key ? { ...item, owner, ownerName: name } : item,
              ),
            }
          : entry,
      ),
    );
  };
  return {
    isPending: command.isPending,
    assign: (item, to) => {
      void showAtOnce(item.key, to);
      command.mutate({
        path: `items/${encodeURIComponent(item.key)}/assignment`,
        body: { to: toOf(to.owner), expectedRevision: revision },
        done: `« ${itemWords(item)} » ${to.words}.`,
        undo: undoingOf('assignment', { itemKey: item.key, before: item.owner, revision }),
      });
    },
  };
}
