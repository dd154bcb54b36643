import { Badge } from '@mantine/core';
import { IconAlertCircle, IconClockExclamation, IconLinkOff } from '@tabler/icons-react';
import { BREAK_GRADES } from '../words/statuses';
import { wordsFor } from '../words/wording';

/** Never by colour alone: an icon and a word go with it. */
const LOOKS: Readonly<Record<string, { readonly color: string; readonly Icon: typeof IconLinkOff }>> = {
  broken: { color: 'red', Icon: IconLinkOff },
  late: { color: 'orange', Icon: IconClockExclamation },
};

/** How grave an alert is. */
export function GradeBadge({ grade }: { readonly grade: string }) {
  const { color, Icon } = LOOKS[grade] ?? { color: 'blue', Icon: IconAlertCircle };
  return (
    <Badge
      variant={grade === 'broken' ? 'filled' : 'light'}
      color={color}
      tt="none"
      size="lg"
      leftSection={<Icon aria-hidden size={16} />}
    >
      {wordsFor(BREAK_GRADES, grade)}
    </Badge>
  );
}
