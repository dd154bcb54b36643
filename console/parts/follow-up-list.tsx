import { Group, Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { FollowUpSummary } from '../../api/schemas';
import { useBusinessTime } from '../time/business-clock';
import { calendarDayWords, dayWords } from '../time/paris';
import { WORK_REASONS } from '../words/reasons';
import { CLOSING_REASONS, FOLLOW_UP_STATUSES, isOver } from '../words/statuses';
import { wordsFor } from '../words/wording';
import { Deadline, StateBadge } from './badges';
import { patientName } from './names';
import classes from './parts.module.css';

/** Follow-ups in short: whose, in which state, and what comes next. */
export function FollowUpList({
  followUps,
  label,
}: {
  readonly followUps: readonly FollowUpSummary[];
  readonly label: string;
}) {
  return (
    <ul className={classes.list} aria-label={label}>
      {followUps.map((followUp) => (
        <li key={followUp.followUpId}>
          <Summary followUp={followUp} />
        </li>
      ))}
    </ul>
  );
}

function Summary({ followUp }: { readonly followUp: FollowUpSummary }) {
  const { nowMs } = useBusinessTime();
  const { patient, status, closingReason, nextDeadline } = followUp;
  const facts = [
    ...(patient.birthDate === null ? [] : [calendarDayWords(patient.birthDate)]),
    `${followUp.hospitalName}, sortie le ${dayWords(Date.parse(followUp.dischargedAt), nowMs)}`,
  ];
  const state = wordsFor(FOLLOW_UP_STATUSES, status);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={700}>
            <Link to="/suivis/$followUpId" params={{ followUpId: followUp.followUpId }}>
              {patientName(patient)}
            </Link>
          </Text>
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </div>
        <StateBadge
          tone={status === 'open' ? 'good' : isOver(status) ? 'neutral' : 'waiting'}
          words={closingReason === null ? state : `${state} : ${wordsFor(CLOSING_REASONS, closingReason)}`}
        />
      </Group>
      {nextDeadline !== null && (
        <Group gap="xs" mt="xs">
          <Text size="sm">{wordsFor(WORK_REASONS, nextDeadline.reason)} :</Text>
          <Deadline dueAt={nextDeadline.at} reason={nextDeadline.reason} />
        </Group>
      )}
    </Paper>
  );
}
