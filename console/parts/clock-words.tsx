import { Text } from '@mantine/core';
import { IconClock, IconClockExclamation } from '@tabler/icons-react';
import { useBusinessTime } from '../time/business-clock';
import { deadlineWords } from '../time/deadline';

/** By when, in words, beside a badge that says something else: a second badge with the same word would confuse. */
export function ClockWords({
  dueAt,
  overdue = false,
}: {
  /** ISO 8601. */
  readonly dueAt: string;
  readonly overdue?: boolean;
}) {
  const { nowMs } = useBusinessTime();
  const dueAtMs = Date.parse(dueAt);
  const isLate = overdue || dueAtMs <= nowMs;
  const Icon = isLate ? IconClockExclamation : IconClock;
  return (
    <Text span fw={isLate ? 700 : 400}>
      <Icon aria-hidden size={18} style={{ verticalAlign: 'text-bottom' }} />{' '}
      {isLate
        ? deadlineWords(dueAtMs, nowMs, overdue)
        : `à traiter ${deadlineWords(dueAtMs, nowMs, overdue)}`}
    </Text>
  );
}
