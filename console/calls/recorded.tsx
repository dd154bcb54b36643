import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconCircleCheck, IconPhoneCall } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { Call, FollowUp } from '../../api/schemas';
import { CALL_OUTCOMES, type CallOutcomeCode } from '../words/calls';
import type { CallPlace } from './call-queue';

/** What was recorded. */
export interface RecordedCall {
  readonly callKey: string;
  readonly outcome: CallOutcomeCode;
  /** How many of its tries had been taken back by then. */
  readonly withdrawnBefore: number;
}

/** After the call: the next one by one key. Taking it back is offered with the news that it is kept. */
export function Recorded({
  followUp,
  recorded,
  next,
  onUndone,
}: {
  readonly followUp: FollowUp;
  readonly recorded: RecordedCall;
  /** The call to make next; null when the list is empty. */
  readonly next: CallPlace | null;
  /** The try was taken back: the call is to be made again. */
  readonly onUndone: () => void;
}) {
  const navigate = useNavigate();
  const isGrave = recorded.outcome === 'red-flag';
  const back = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    // What was pressed is gone: without a next call, this is where one goes on.
    if (document.activeElement === document.body) back.current?.focus();
  }, []);
  useTakenBack(
    followUp.calls.find(({ key }) => key === recorded.callKey),
    recorded,
    onUndone,
  );
  return (
    <Stack>
      <Alert
        color={isGrave ? 'orange' : 'green'}
        icon={<IconCircleCheck aria-hidden />}
        title={`Appel noté : ${CALL_OUTCOMES[recorded.outcome]}`}
      >
        {isGrave && 'S’occuper d’abord du signe d’alerte ci-dessus.'}
      </Alert>
      <Group gap="sm">
        {next === null ? (
          <span>Plus d’appel à faire maintenant.</span>
        ) : (
          <Button
            autoFocus={!isGrave}
            variant={isGrave ? 'default' : 'filled'}
            leftSection={<IconPhoneCall aria-hidden size={18} />}
            onClick={() =>
              void navigate({ to: '/suivis/$followUpId/appels/$callKey', params: next, replace: true })
            }
          >
            Appel suivant
          </Button>
        )}
        <Link to="/appels" ref={back}>
          Retour aux appels
        </Link>
      </Group>
    </Stack>
  );
}

function useTakenBack(call: Call | undefined, { withdrawnBefore }: RecordedCall, onUndone: () => void): void {
  const takenBack = (call?.withdrawn.length ?? 0) > withdrawnBefore;
  const tell = useEffectEvent(onUndone);
  useEffect(() => {
    if (takenBack) tell();
  }, [takenBack]);
}
