import { isOverStatus } from '../../domain/follow-up';
import { professionsToAsk, type Pathway } from '../../domain/pathways';
import type { Application } from '../application';
import { FactRefusedError, NotFoundError } from '../errors';
import type { FactRecords } from '../facts/fact-records';
import type { FollowUpView, RecordedFollowUpView } from '../reading/views';
import { versionOf, type PathwayVersions } from './choose-version';

/** What says which pathway a follow-up runs on, in its version. */
export interface FollowedPathways {
  /** By key, in their newest version. */
  readonly pathways: ReadonlyMap<string, Pathway>;
  readonly versions: PathwayVersions;
}

/**
 * States facts, and refuses at the door a request that the follow-up's pathway, in the version it runs on, gives
 * nothing on.
 *
 * @throws FactRefusedError `nothing-on-request`
 * @throws NotFoundError for a follow-up outside the caller's walls
 */
export function givenOnRequestOnly(
  followed: FollowedPathways & { readonly facts: Pick<FactRecords, 'head'> },
  stateFact: Application['stateFact'],
): Application['stateFact'] {
  return async (caller, followUpId, event, factId) => {
    if (event.type === 'asked-for') {
      const head = await followed.facts.head(caller, followUpId);
      if (head === null) throw new NotFoundError('follow-up');
      const askable: readonly string[] = await askableIn(followed, head.pathway);
      if (!askable.includes(event.by)) throw new FactRefusedError('nothing-on-request');
    }
    return stateFact(caller, followUpId, event, factId);
  };
}

/** The follow-up with the professions on whose request its pathway still gives something. */
export async function withRequests(
  followed: FollowedPathways,
  view: RecordedFollowUpView,
): Promise<FollowUpView> {
  const { pathway, status } = view;
  const isLived = status !== 'announced' && !isOverStatus(status);
  const askable = isLived ? await askableIn(followed, pathway) : [];
  const onRequestOf = askable.filter((profession) => !pathway.askedForBy.includes(profession));
  return { ...view, pathway: { ...pathway, onRequestOf } };
}

async function askableIn(
  followed: FollowedPathways,
  running: { readonly key: string; readonly version: string },
): Promise<readonly string[]> {
  const pathway = await versionOf(followed, running);
  return pathway === null ? [] : professionsToAsk(pathway);
}
