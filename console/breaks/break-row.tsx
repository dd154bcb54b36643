import { Button, Group, Text } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { StandingBreak } from '../../api/schemas';
import { undoingOf } from '../actions/undo';
import { useCommand } from '../http/commands';
import { ClockWords } from '../parts/clock-words';
import { GradeBadge } from '../parts/grade-badge';
import { Moment } from '../parts/moment';
import { patientName } from '../parts/names';
import { OwnerWords } from '../parts/owner';
import { useAccount, useMay } from '../session/account';
import { actionToResolve } from '../session/may';
import { useBusinessTime } from '../time/business-clock';
import { dayWords } from '../time/paris';
import { aboutWords, treatWords } from '../words/break-list';
import { BREAK_CAUSES, BREAKS } from '../words/breaks';
import { WORK_REASONS } from '../words/reasons';
import { wordsFor } from '../words/wording';
import classes from './breaks.module.css';

/** One alert: whose, how grave, by when, with whom, and what to do. */
export function BreakRow({
  item,
  onTreat,
}: {
  readonly item: StandingBreak;
  readonly onTreat: (item: StandingBreak) => void;
}) {
  return (
    <div className={classes.row} data-grade={item.grade}>
      <What item={item} />
      <div className={classes.actions}>
        <Take item={item} />
        <Treat item={item} onTreat={onTreat} />
      </div>
    </div>
  );
}

function What({ item }: { readonly item: StandingBreak }) {
  const { nowMs } = useBusinessTime();
  const about = aboutWords(item.subject);
  const discharged = dayWords(Date.parse(item.dischargedAt), nowMs);
  return (
    <div>
      <Text fw={700}>
        {wordsFor(BREAKS, item.code)}
        {about !== null && ` — ${about}`}
      </Text>
      <Text>
        <Link to="/suivis/$followUpId" params={{ followUpId: item.followUpId }}>
          {patientName(item.patient)}
        </Link>{' '}
        <Text span size="sm" c="dimmed">
          {item.hospitalName}, sortie le {discharged}
        </Text>
      </Text>
      <Group gap="xs" my={4}>
        <GradeBadge grade={item.grade} />
        <ClockWords dueAt={item.dueAt} overdue={item.overdue} />
      </Group>
      <Text size="sm">
        {item.reason !== item.code && `${wordsFor(WORK_REASONS, item.reason)} · `}
        Suivie par <OwnerWords owner={item.owner} name={item.ownerName} />
        {item.cause !== null && ` · cause : ${wordsFor(BREAK_CAUSES, item.cause)}`} · depuis{' '}
        <Moment at={item.openedAt} />
      </Text>
    </div>
  );
}

/** In one key, without a window: whoever looks says that they see to it. */
function Take({ item }: { readonly item: StandingBreak }) {
  const { accountId } = useAccount();
  const allowed = useMay()('followUp.takeOwnership');
  const command = useCommand(item.followUpId);
  if (!allowed || item.owner.id === accountId || isRedFlagWalk(item)) return null;
  return (
    <Button
      variant="default"
      leftSection={<IconHandStop aria-hidden size={18} />}
      loading={command.isPending}
      aria-label={`Je m’en occupe : ${nameOf(item)}`}
      onClick={() =>
        command.mutate({
          path: `breaks/${encodeURIComponent(item.breakId)}/taking`,
          body: { expectedRevision: item.revision },
          done: `Vous suivez : ${nameOf(item)}.`,
          undo: undoingOf('taking', { breakId: item.breakId, before: item.owner, revision: item.revision }),
        })
      }
    >
      Je m’en occupe
    </Button>
  );
}

/** What J and K move along and Enter does: the window to solve it; of a red flag, the page that says whom to call. */
function Treat({
  item,
  onTreat,
}: {
  readonly item: StandingBreak;
  readonly onTreat: (item: StandingBreak) => void;
}) {
  const allowed = useMay();
  const mayTreat = allowed(actionToResolve(item.code)) || allowed('followUp.takeOwnership');
  if (isRedFlagWalk(item) || !mayTreat) {
    return (
      <Link
        to="/suivis/$followUpId"
        params={{ followUpId: item.followUpId }}
        aria-label={`Ouvrir le suivi : ${nameOf(item)}`}
        data-break-action
      >
        Ouvrir le suivi
      </Link>
    );
  }
  const words = treatWords(item.grade);
  return (
    <Button data-break-action aria-label={`${words} : ${nameOf(item)}`} onClick={() => onTreat(item)}>
      {words}
    </Button>
  );
}

function isRedFlagWalk({ reason }: StandingBreak): boolean {
  return reason.startsWith('red-flag-');
}

function nameOf({ code, patient }: StandingBreak): string {
  return `${wordsFor(BREAKS, code)}, ${patientName(patient)}`;
}
