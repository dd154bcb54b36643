import { Button, Group, Text } from '@mantine/core';
import type { Break, FollowUp } from '../../api/schemas';
import { ActionButton } from '../actions/item-action';
import { useCommand } from '../http/commands';
import { ClockWords } from '../parts/clock-words';
import { GradeBadge } from '../parts/grade-badge';
import { Moment } from '../parts/moment';
import { OwnerWords } from '../parts/owner';
import { Section } from '../parts/section';
import { RedFlagOutcome } from '../red-flag/red-flags';
import { useMay } from '../session/account';
import { actionToReopen, actionToResolve } from '../session/may';
import { BREAK_CAUSES, BREAK_RESOLUTIONS, BREAKS } from '../words/breaks';
import { ACCEPTANCE_REASONS, ACCEPTED_BY, reopeningsWords } from '../words/learnt';
import { BREAK_STATUSES, isOver } from '../words/statuses';
import { subjectWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import { DangerNumbers } from './danger-numbers';
import classes from './patient.module.css';

/** Alerts of the chain of care, standing ones first. */
export function BreaksSection({ followUp }: { readonly followUp: FollowUp }) {
  const standingFirst = [...followUp.breaks].sort(
    (left, right) => Number(isSettled(left)) - Number(isSettled(right)),
  );
  return (
    <Section title="Alertes">
      {standingFirst.length === 0 ? (
        <Text c="dimmed">Aucune alerte.</Text>
      ) : (
        <ul className={classes.rows}>
          {standingFirst.map((item) => (
            <li key={item.breakId}>
              {isSettled(item) ? (
                <SettledBreak item={item} followUp={followUp} />
              ) : (
                <StandingBreak item={item} followUp={followUp} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

interface BreakProps {
  readonly item: Break;
  readonly followUp: FollowUp;
}

function acceptanceWords({ by, reason }: NonNullable<Break['acceptance']>): string {
  return `${wordsFor(ACCEPTED_BY, by)} : ${wordsFor(ACCEPTANCE_REASONS[by] ?? {}, reason).toLowerCase()}`;
}

function isSettled({ status }: Break): boolean {
  return status === 'resolved' || status === 'accepted';
}

function Headline({ item, followUp }: BreakProps) {
  const about = subjectWords(item.subject, followUp);
  return (
    <Text fw={600}>
      {wordsFor(BREAKS, item.code)}
      {about !== null && ` — ${about}`}
    </Text>
  );
}

function StandingBreak({ item, followUp }: BreakProps) {
  const allowed = useMay();
  return (
    <div className={classes.row}>
      <div>
        <Headline item={item} followUp={followUp} />
        <Group gap="xs" my={4}>
          <GradeBadge grade={item.grade} />
          {!isOver(followUp.status) && <ClockWords dueAt={item.dueAt} />}
        </Group>
        <Text size="sm">
          {item.status === 'owned' ? '' : `${wordsFor(BREAK_STATUSES, item.status)} · `}Suivie par{' '}
          <OwnerWords owner={item.owner} />
          {item.cause !== null && ` · cause : ${wordsFor(BREAK_CAUSES, item.cause)}`} · depuis{' '}
          <Moment at={item.openedAt} />
          {item.reopenings > 0 && ` · ${reopeningsWords(item.reopenings)}`}
        </Text>
        <RedFlagOutcome item={item} />
        <DangerNumbers followUp={followUp} cause={item.cause} />
      </div>
      {(allowed('followUp.takeOwnership') || allowed(actionToResolve(item.code))) &&
        !isOver(followUp.status) && (
          <ActionButton
            followUpId={followUp.followUpId}
            kind="break"
            subject={item.breakId}
            about={wordsFor(BREAKS, item.code)}
          />
        )}
    </div>
  );
}

function SettledBreak({ item, followUp }: BreakProps) {
  const allowed = useMay();
  const command = useCommand(followUp.followUpId);
  return (
    <div className={classes.row}>
      <div>
        <Headline item={item} followUp={followUp} />
        <Text size="sm">
          {wordsFor(BREAK_STATUSES, item.status)}
          {item.resolution !== null && ` : ${wordsFor(BREAK_RESOLUTIONS, item.resolution)}`}
          {item.acceptance !== null && ` (${acceptanceWords(item.acceptance)})`}
          {item.cause !== null && ` (cause : ${wordsFor(BREAK_CAUSES, item.cause)})`}
          {item.resolvedAt !== null && (
            <>
              {' '}
              <Moment at={item.resolvedAt} />
            </>
          )}
          {item.reopenings > 0 && ` · ${reopeningsWords(item.reopenings)}`}
        </Text>
      </div>
      {allowed(actionToReopen(item.code)) && !isOver(followUp.status) && (
        <Button
          variant="default"
          size="xs"
          aria-label={`Rouvrir l’alerte : ${wordsFor(BREAKS, item.code)}`}
          loading={command.isPending}
          onClick={() =>
            command.mutate({
              path: `breaks/${encodeURIComponent(item.breakId)}/reopening`,
              body: { expectedRevision: followUp.revision },
              done: 'Alerte rouverte.',
            })
          }
        >
          Rouvrir
        </Button>
      )}
    </div>
  );
}
