import type { Pathway } from '../../domain/pathways';
import type { Application, StatedEvent } from '../application';
import { FactRefusedError } from '../errors';
import type { PathwayView } from '../reading/views';

/** The pathways there are, by title. */
export function pathwayViews(pathways: ReadonlyMap<string, Pathway>): readonly PathwayView[] {
  return [...pathways.values()]
    .map(({ key, version, title, signature }) => ({ key, version, title, signature: signature.state }))
    .sort((left, right) => left.title.localeCompare(right.title, 'fr'));
}

/**
 * States facts, and refuses at the door a move to a pathway there is not: the follow-up could not be planned by it.
 *
 * @throws FactRefusedError `unknown-pathway`
 */
export function knownPathwaysOnly(
  pathways: ReadonlyMap<string, Pathway>,
  stateFact: Application['stateFact'],
): Application['stateFact'] {
  const isUnknown = (event: StatedEvent) => event.type === 'pathway-moved' && !pathways.has(event.pathwayKey);
  return async (caller, followUpId, event, factId) => {
    if (isUnknown(event)) throw new FactRefusedError('unknown-pathway');
    return stateFact(caller, followUpId, event, factId);
  };
}
