import { Alert, Stack, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import type { CallSession, FollowUp } from '../../api/schemas';
import { useScript, type ScriptInHand } from '../call-script/use-script';
import { Screen } from '../frame/screen';
import { StateBadge } from '../parts/badges';
import { patientName } from '../parts/names';
import { useKeys } from '../parts/use-keys';
import { RedFlags } from '../red-flag/red-flags';
import { callWords } from '../words/subjects';
import { RESUMPTIONS } from '../words/call-work';
import { Around } from './around';
import { CallNotes } from './call-notes';
import { Conversation } from './conversation';
import { Finish } from './finish';
import { Recorded } from './recorded';
import { Traits } from './traits';
import { useCallDraft, type CallInHand, type Draft } from './use-call-draft';
import { useNextCall } from './use-next-call';
import { useRecording, type Recording } from './use-recording';
import { WhomToCall } from './whom-to-call';
import classes from './calls.module.css';

interface CockpitProps {
  readonly session: CallSession;
  readonly followUp: FollowUp;
  /** What was written before the call was taken back; null for a call that begins. */
  readonly carried: Draft | null;
  readonly onUndone: (draft: Draft) => void;
}

/** Everything of one call on one screen: whom to call, what to check, what to ask, what to write, what came of it. */
export function Cockpit({ session: opened, followUp, carried, onUndone }: CockpitProps) {
  const { followUpId, callKey } = opened;
  const hand = useCallDraft(opened, carried);
  const [scripted, setScripted] = useState(callKey !== null);
  const scriptOpen = callKey !== null && scripted && hand.verified;
  const script = useScript({
    followUpId,
    callKey: callKey ?? '',
    sessionId: opened.sessionId,
    resumes: hand.session.resumes,
    said: hand.draft,
    onSaid: hand.change,
    opened: scriptOpen,
  });
  const recording = useRecording({ hand, followUp, callKey, script });
  const next = useNextCall({ followUpId, callKey: callKey ?? '' });
  const { recorded } = recording;
  return (
    <Screen
      title={patientName(opened.patient)}
      tabTitle="Appel"
      beside={<StateBadge tone="waiting" words={callKey === null ? 'Appel reçu' : callWords(callKey)} />}
    >
      <Stack>
        <RedFlags followUp={followUp} />
        {recorded === null ? (
          <OneCall
            {...{ hand, followUp, callKey, script, scriptOpen, recording }}
            onScript={setScripted}
            scripted={scripted}
          />
        ) : (
          <Recorded
            followUp={followUp}
            recorded={recorded}
            next={next}
            onUndone={() => onUndone(hand.draft)}
          />
        )}
      </Stack>
    </Screen>
  );
}

interface OneCallProps {
  readonly hand: CallInHand;
  readonly followUp: FollowUp;
  readonly callKey: string | null;
  readonly script: ScriptInHand;
  readonly scripted: boolean;
  /** It is asked for, and one knows whom one speaks with. */
  readonly scriptOpen: boolean;
  readonly onScript: (scripted: boolean) => void;
  readonly recording: Recording;
}

function OneCall({
  hand,
  followUp,
  callKey,
  script,
  scripted,
  scriptOpen,
  onScript,
  recording,
}: OneCallProps) {
  const { session, verified } = hand;
  const [asked, setAsked] = useState(false);
  const notes = useRef<HTMLTextAreaElement>(null);
  useKeys([
    ['V', () => setAsked(true)],
    ['S', () => onScript(!scripted)],
    ['N', () => notes.current?.focus()],
  ]);
  const whom = <WhomToCall key="whom" session={session} followUp={followUp} verified={verified} />;
  const traits = <Traits key="traits" hand={hand} asked={asked} onAsked={setAsked} />;
  // Once one knows whom one speaks with, what is asked comes before whom to call.
  const conversation = callKey !== null && (
    <Conversation
      key="conversation"
      {...{ script, followUp }}
      opened={scripted}
      pending={recording.pending}
      onToggle={onScript}
      onRecord={recording.record}
    />
  );
  return (
    <>
      <Beginning session={session} />
      <div className={classes.cockpit}>
        <Stack>{verified ? [traits, conversation, whom] : [whom, traits]}</Stack>
        <Stack className={classes.beside}>
          <CallNotes field={notes} hand={hand} />
          {verified ? <Around followUp={followUp} /> : <Hidden />}
        </Stack>
      </div>
      <Finish
        {...{ hand, callKey, followUp, recording }}
        script={scriptOpen ? script : null}
        digits={!scriptOpen && (verified || !asked)}
      />
    </>
  );
}

/** What one should know of how this call came to be: handed over, taken up again, or received. */
function Beginning({ session: { handover, resumption } }: { readonly session: CallSession }) {
  const resumed = RESUMPTIONS[resumption];
  return (
    <>
      {handover !== null && (
        <Alert color="blue" title={`Confié par ${handover.from.displayName}`}>
          {handover.words ?? 'Sans un mot de plus.'}
        </Alert>
      )}
      {resumed !== null && <Alert color="blue">{resumed}</Alert>}
    </>
  );
}

function Hidden() {
  return (
    <Text c="dimmed" size="sm">
      Le script, les RDV, les alertes et les derniers appels se montrent une fois deux éléments vérifiés.
    </Text>
  );
}
