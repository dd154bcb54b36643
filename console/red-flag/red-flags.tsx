import { Stack, Text } from '@mantine/core';
import type { Break, FollowUp, RedFlag } from '../../api/schemas';
import { useFollowUp } from '../http/queries';
import { Reading } from '../parts/reading';
import { Moment } from '../parts/moment';
import { RedFlagPanel } from './red-flag-panel';

const SOUGHT: ReadonlySet<RedFlag['status']> = new Set(['ringing', 'emergency', 'emergency-called']);

/** Somebody is still to be reached, or told. */
function isSought({ status, informedAt }: RedFlag): boolean {
  return SOUGHT.has(status) && informedAt === null;
}

function isStanding({ status }: Break): boolean {
  return status !== 'resolved' && status !== 'accepted';
}

/** The red flags of a patient for whom somebody is being sought, above everything else. */
export function RedFlags({ followUp, level = 2 }: { readonly followUp: FollowUp; readonly level?: 2 | 3 }) {
  return followUp.breaks
    .filter(isStanding)
    .map((item) =>
      item.redFlag !== undefined && (isSought(item.redFlag) || item.redFlag.status === 'emergency') ? (
        <RedFlagPanel
          key={item.breakId}
          followUp={followUp}
          item={item}
          redFlag={item.redFlag}
          level={level}
        />
      ) : null,
    );
}

/** The same on the day's list, read for that patient alone. */
export function RedFlagsOnList({ followUpId }: { readonly followUpId: string }) {
  const query = useFollowUp(followUpId);
  return (
    <Stack gap="sm" mt="sm">
      <Reading query={query}>{(followUp) => <RedFlags followUp={followUp} level={3} />}</Reading>
    </Stack>
  );
}

/** Who was reached for it, and when; nothing for other alerts. */
export function RedFlagOutcome({ item: { redFlag } }: { readonly item: Break }) {
  if (redFlag === undefined) return null;
  const reached = redFlag.lines.find(({ outcome }) => outcome === 'reached');
  return (
    <>
      {redFlag.emergencyCalledAt !== null && (
        <Text size="sm">
          15 appelé <Moment at={redFlag.emergencyCalledAt} />
        </Text>
      )}
      {reached !== undefined && reached.endedAt !== null && (
        <Text size="sm">
          {redFlag.emergencyCalledAt === null ? 'Joint' : 'Informé'} : {reached.label},{' '}
          <Moment at={reached.endedAt} />
        </Text>
      )}
    </>
  );
}
