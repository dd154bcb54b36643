import { Badge, Group, Text } from '@mantine/core';
import {
  IconAlertTriangle,
  IconCalendar,
  IconCircleCheck,
  IconCircleX,
  IconClock,
  IconClockExclamation,
  IconHourglass,
} from '@tabler/icons-react';
import { useBusinessTime } from '../time/business-clock';
import { deadlineWords, urgencyOf, type Urgency } from '../time/deadline';

/** Never by colour alone: an icon and a word go with it. */
const URGENCIES = {
  urgent: { words: 'Urgent', color: 'red', Icon: IconAlertTriangle },
  late: { words: 'En retard', color: 'orange', Icon: IconClockExclamation },
  today: { words: 'Aujourd’hui', color: 'blue', Icon: IconClock },
  later: { words: 'À venir', color: 'gray', Icon: IconCalendar },
} as const satisfies Record<Urgency, object>;

export type Tone = 'good' | 'waiting' | 'bad' | 'neutral';

const TONES = {
  good: { color: 'green', Icon: IconCircleCheck },
  waiting: { color: 'blue', Icon: IconHourglass },
  bad: { color: 'red', Icon: IconAlertTriangle },
  neutral: { color: 'gray', Icon: IconCircleX },
} as const;

export function UrgencyBadge({ urgency }: { readonly urgency: Urgency }) {
  const { words, color, Icon } = URGENCIES[urgency];
  return (
    <Badge
      variant={urgency === 'urgent' ? 'filled' : 'light'}
      color={color}
      tt="none"
      size="lg"
      leftSection={<Icon aria-hidden size={16} />}
    >
      {words}
    </Badge>
  );
}

export function StateBadge({ tone, words }: { readonly tone: Tone; readonly words: string }) {
  const { color, Icon } = TONES[tone];
  return (
    <Badge
      variant="light"
      color={color}
      tt="none"
      size="lg"
      leftSection={<Icon aria-hidden size={16} />}
      maw="100%"
    >
      {words}
    </Badge>
  );
}

/** By when, in words, with how pressing it is. */
export function Deadline({
  dueAt,
  overdue = false,
  reason,
}: {
  /** ISO 8601. */
  readonly dueAt: string;
  readonly overdue?: boolean;
  readonly reason: string;
}) {
  const { nowMs } = useBusinessTime();
  const dueAtMs = Date.parse(dueAt);
  return (
    <Group gap="xs">
      <UrgencyBadge urgency={urgencyOf(dueAtMs, nowMs, overdue, reason)} />
      <Text span>{deadlineWords(dueAtMs, nowMs, overdue)}</Text>
    </Group>
  );
}
