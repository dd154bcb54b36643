import { Group, Paper, Text } from '@mantine/core';
import type { FollowUp } from '../../api/schemas';
import { Deadline } from '../parts/badges';
import { OwnerWords } from '../parts/owner';
import { WORK_REASONS } from '../words/reasons';
import { wordsFor } from '../words/wording';

/** What comes next, by when, and who has it. */
export function NextDeadline({ followUp: { nextDeadline } }: { readonly followUp: FollowUp }) {
  if (nextDeadline === null) return null;
  return (
    <Paper withBorder p="sm">
      <Group gap="md">
        <Text fw={600}>Prochaine échéance : {wordsFor(WORK_REASONS, nextDeadline.reason)}</Text>
        <Deadline dueAt={nextDeadline.at} reason={nextDeadline.reason} />
        <Text>
          Suivi par <OwnerWords owner={nextDeadline.owner} />
        </Text>
      </Group>
    </Paper>
  );
}
