import type { Owner } from '../../api/schemas';

/** A command that states a fact of a follow-up: what `useCommand` sends. */
interface Undoing {
  /** Under `/v1/follow-ups/{id}/`. */
  readonly path: string;
  readonly body: object;
  /** Said once it is undone. */
  readonly done: string;
}

/** What was done, as far as undoing it needs to know; `revision`: the one the person decided on. */
interface Done {
  readonly revision: number;
}

interface Undoables {
  /** An attempt at a call was written down; `attemptNumber` among those that stand, from 1 on. */
  readonly attempt: Done & { readonly callKey: string; readonly attemptNumber: number };
  /** A work item was given to somebody, or to a queue; `before`: who had it. */
  readonly assignment: Done & { readonly itemKey: string; readonly before: Owner };
  /** An alert was taken upon oneself. */
  readonly taking: Done & { readonly breakId: string; readonly before: Owner };
  /** An alert was resolved, or lived with. */
  readonly settling: Done & { readonly breakId: string };
}

type Registry = { readonly [Kind in keyof Undoables]: (done: Undoables[Kind]) => Undoing | null };

/** Queues that work can be handed back to; of the others nothing can be said by hand. */
const QUEUES_TO_HAND_TO: ReadonlySet<string> = new Set(['operators', 'team-leads']);

/**
 * The fact that takes each one back. A command that is not here has no undo: what was sent or said to somebody stays
 * sent, and the screen must not promise otherwise.
 */
const REGISTRY: Registry = {
  attempt: ({ callKey, attemptNumber, revision }) => ({
    path: `calls/${encodeURIComponent(callKey)}/attempts/${attemptNumber}/withdrawal`,
    body: { reason: 'mistake', ...seenAfter(revision) },
    done: 'Annulé : l’essai ne compte plus.',
  }),
  assignment: ({ itemKey, before, revision }) => assignmentTo(itemKey, before, revision),
  taking: ({ breakId, before, revision }) =>
    isRedFlag(breakId) ? null : assignmentTo(`break/${breakId}`, before, revision),
  settling: ({ breakId, revision }) =>
    isRedFlag(breakId)
      ? null
      : {
          path: `breaks/${encodeURIComponent(breakId)}/reopening`,
          body: seenAfter(revision),
          done: 'Annulé : l’alerte est rouverte.',
        },
};

/**
 * @param kind what was done
 * @param done to what, and who had it before
 * @returns the command that undoes it; null when nothing does, and then none may be offered
 */
export function undoingOf<Kind extends keyof Undoables>(kind: Kind, done: Undoables[Kind]): Undoing | null {
  return REGISTRY[kind](done);
}

function assignmentTo(itemKey: string, before: Owner, revision: number): Undoing | null {
  if (before.kind === 'queue' && !QUEUES_TO_HAND_TO.has(before.id)) return null;
  const to = before.kind === 'queue' ? { queue: before.id } : { accountId: before.id };
  return {
    path: `items/${encodeURIComponent(itemKey)}/assignment`,
    body: { to, ...seenAfter(revision) },
    done: 'Annulé : confié comme avant.',
  };
}

/** A red flag walks the on-call roster: undoing would ring people again, or take it from a clinician. */
function isRedFlag(breakId: string): boolean {
  return breakId.startsWith('R14-');
}

/** The command made the next revision; what somebody else changed since is not undone with it. */
function seenAfter(revision: number): { readonly expectedRevision: number } {
  return { expectedRevision: revision + 1 };
}
