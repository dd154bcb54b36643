import { Button, Group, Kbd, Paper, Stack } from '@mantine/core';
import { IconHandGrab, IconPlayerPause, IconPhoneOff } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FollowUp } from '../../api/schemas';
import type { ScriptInHand } from '../call-script/use-script';
import { leaveCall } from '../http/call-queries';
import { useChange } from '../http/use-change';
import { phoneWords } from '../parts/names';
import { FoldButton } from '../parts/fold-button';
import { Refused } from '../parts/refused';
import { useKeys } from '../parts/use-keys';
import { SituationActions } from '../patient/situation-actions';
import { HandOver } from './hand-over';
import { Outcomes } from './outcomes';
import type { CallInHand } from './use-call-draft';
import type { Recording } from './use-recording';
import classes from './calls.module.css';

/** What came of the call, or who goes on with it. */
export function Finish({
  hand,
  callKey,
  followUp,
  script,
  digits,
  recording,
}: {
  readonly hand: CallInHand;
  readonly callKey: string | null;
  readonly followUp: FollowUp;
  /** While it is open: it records the call by itself at its end. */
  readonly script: ScriptInHand | null;
  /** Whether the digits are for the outcomes now. */
  readonly digits: boolean;
  readonly recording: Recording;
}) {
  const { pending, record, error } = recording;
  const [unfolded, setUnfolded] = useState(false);
  // While the script is followed, it takes the room; its last question may leave the outcome to the person.
  const isFolded = script !== null && script.script?.status !== 'done' && !unfolded;
  const isInterrupted = script?.script?.status === 'interrupted';
  const asked = callKey !== null && !isInterrupted;
  return (
    <Paper component="section" withBorder p="sm" aria-label="Fin de l’appel" className={classes.finish}>
      <Stack gap="xs">
        <Refused error={error} />
        {asked && !isFolded && (
          <Outcomes keys={digits} pending={pending} numbers={dialledNumbers(hand)} onRecord={record} />
        )}
        <Group gap="xs">
          <Leaving hand={hand} callKey={callKey} pending={pending} />
          <SituationActions
            followUp={followUp}
            only={callKey === null ? ['redFlag', 'readmission', 'death'] : ['readmission', 'death']}
          />
          {asked && script !== null && script.script?.status !== 'done' && (
            <FoldButton words="Finir l’appel autrement" unfolded={unfolded} onToggle={setUnfolded} />
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

/** Puts the call down, or ends one of which only notes are kept; back to the list after it. */
function useLeaving(hand: CallInHand, pending: boolean) {
  const navigate = useNavigate();
  const left = useChange(['calls'], { onDone: () => void navigate({ to: '/appels' }) });
  const leave = (how: 'leaving' | 'ending', done: string) => {
    if (left.isPending || pending) return;
    left.mutate({
      send: async () => {
        await hand.flush();
        return leaveCall(hand.session.sessionId, how, { expectedRevision: hand.revision() });
      },
      done,
    });
  };
  return {
    isPending: left.isPending,
    putDown: () => leave('leaving', 'Mis de côté : l’appel reste dans vos appels en cours.'),
    end: () => leave('ending', 'Appel terminé : les notes sont gardées.'),
  };
}

/** Hand to a colleague, put down, or end an incoming call of which only notes are kept. */
function Leaving({
  hand,
  callKey,
  pending,
}: {
  readonly hand: CallInHand;
  readonly callKey: string | null;
  readonly pending: boolean;
}) {
  const [handing, setHanding] = useState(false);
  const { isPending, putDown, end } = useLeaving(hand, pending);
  useKeys([
    ['C', () => setHanding(true)],
    ['P', putDown],
  ]);
  return (
    <>
      {callKey === null && (
        <Button leftSection={<IconPhoneOff aria-hidden size={18} />} loading={isPending} onClick={end}>
          Terminer l’appel
        </Button>
      )}
      <Button
        variant="default"
        aria-keyshortcuts="C"
        leftSection={<IconHandGrab aria-hidden size={18} />}
        rightSection={<Kbd aria-hidden>C</Kbd>}
        onClick={() => setHanding(true)}
      >
        Confier à…
      </Button>
      <Button
        variant="default"
        aria-keyshortcuts="P"
        leftSection={<IconPlayerPause aria-hidden size={18} />}
        rightSection={<Kbd aria-hidden>P</Kbd>}
        loading={isPending}
        onClick={putDown}
      >
        Reprendre plus tard
      </Button>
      <HandOver hand={hand} opened={handing} onClose={() => setHanding(false)} />
    </>
  );
}

/** Numbers one may have dialled, by the place that is sent with the attempt. */
function dialledNumbers({ session }: CallInHand): ReadonlyMap<string, string> {
  return new Map(
    session.numbers.flatMap(({ dialled, number, name }) =>
      dialled === null
        ? []
        : [[dialled, name === null ? phoneWords(number) : `${phoneWords(number)} (${name})`]],
    ),
  );
}
