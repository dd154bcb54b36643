import { Anchor, List } from '@mantine/core';
import type { FollowUp } from '../../api/schemas';
import { DANGER_SERVICES } from '../words/people-rights';
import { wordsFor } from '../words/wording';

/** Whom to call for what endangers, as the service keeps it; nothing for a cause that is no danger. */
export function DangerNumbers({
  followUp: { people },
  cause,
}: {
  readonly followUp: FollowUp;
  readonly cause: string | null;
}) {
  const known: Readonly<Record<string, (typeof people.dangerNumbers)['violence']>> = people.dangerNumbers;
  const numbers = cause === null || !Object.hasOwn(known, cause) ? undefined : known[cause];
  if (numbers === undefined || numbers.length === 0) return null;
  return (
    <List aria-label="Numéros à appeler">
      {numbers.map(({ number, reaches }) => (
        <List.Item key={reaches}>
          {number !== null && (
            <Anchor href={`tel:${number}`} fw={700}>
              {number}
            </Anchor>
          )}
          {number !== null && ' : '}
          {wordsFor(DANGER_SERVICES, reaches)}
        </List.Item>
      ))}
    </List>
  );
}
