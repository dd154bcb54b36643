import { Stack, Text } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
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
  const sought = followUp.breaks.flatMap((item) => {
    const { redFlag } = item;
    if (!isStanding(item) || redFlag === undefined) return [];
    return isSought(redFlag) || redFlag.status === 'emergency' ? [{ item, redFlag }] : [];
  });
  const fewer = useIsFewer(sought.length);
  return (
    <>
      {fewer && sought.length === 0 && <NobodyToCall />}
      {sought.map(({ item, redFlag }) => (
        <RedFlagPanel key={item.breakId} followUp={followUp} item={item} redFlag={redFlag} level={level} />
      ))}
    </>
  );
}

/** Whether there are fewer than there were before. */
function useIsFewer(count: number): boolean {
  const [seen, setSeen] = useState({ count, fewer: false });
  if (seen.count === count) return seen.fewer;
  setSeen({ count, fewer: count < seen.count });
  return count < seen.count;
}

/** In the place of a panel that is done; the focus comes here from the buttons that are gone. */
function NobodyToCall() {
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) line.current?.focus();
  }, []);
  return (
    <Text ref={line} tabIndex={-1} fw={600}>
      Signe d’alerte : plus personne à appeler.
    </Text>
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
