import { Alert, Button, Group, Kbd, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { CallAttemptRequest, FollowUp } from '../../api/schemas';
import { ScriptPanel } from '../call-script/script-panel';
import { useScript } from '../call-script/use-script';
import { SpeakTo } from '../patient/speak-to';
import { useBusinessTime } from '../time/business-clock';
import { fieldOf, instantOfField } from '../time/paris';
import { ALARM_ADVICE } from '../words/breaks';
import {
  CALL_OUTCOMES,
  CALL_RUNGS,
  CONFIRMED_OUTCOMES,
  OTHER_OUTCOMES,
  OUTCOME_KEYS,
  type CallOutcomeCode,
} from '../words/calls';
import { attemptWords, callWords } from '../words/subjects';
import { wordsFor } from '../words/wording';
import type { ActionProps } from './follow-up-dialog';
import { InstantField } from './instant-field';
import { useDigitKeys } from './use-digit-keys';
import { callableNumbers, WrongNumber } from './wrong-number';
import classes from './actions.module.css';

const HOUR_MS = 3_600_000;

/** Whom to call and what may be said to them; then one key for what came of it. */
export function CallForm({ callKey, ...props }: ActionProps & { readonly callKey: string }) {
  const { followUp, command, expectedRevision } = props;
  const [chosen, setChosen] = useState<CallOutcomeCode | null>(null);
  const [scripted, setScripted] = useState(false);
  const hand = useScript(followUp.followUpId, callKey, scripted);
  // Only a clinician lowers an alert: no other result is offered then.
  const interrupted = hand.script?.status === 'interrupted';
  const numbers = callableNumbers(followUp);
  const record = (outcome: CallOutcomeCode, more: More = {}) => {
    const body: CallAttemptRequest = {
      outcome,
      expectedRevision,
      ...more,
      ...(hand.said === undefined ? {} : { scriptAnswers: hand.said }),
    };
    command.mutate({
      path: `calls/${encodeURIComponent(callKey)}/attempts`,
      body,
      done: `Appel noté : ${CALL_OUTCOMES[outcome]}.`,
    });
  };
  const choose = (outcome: CallOutcomeCode) => {
    if (command.isPending) return;
    const whichNumber = outcome === 'wrong-number' && numbers.size > 1;
    if (whichNumber || outcome === 'call-back-at' || outcome in CONFIRMED_OUTCOMES) setChosen(outcome);
    else record(outcome);
  };
  useDigitKeys((digit) => {
    // The digits answer the script while it is open.
    const outcome = scripted ? undefined : OUTCOME_KEYS[digit - 1];
    if (outcome !== undefined) choose(outcome);
  });
  return (
    <Stack>
      <Attempts followUp={followUp} callKey={callKey} />
      <SpeakTo followUp={followUp} />
      {scripted ? (
        <ScriptPanel {...props} callKey={callKey} hand={hand} />
      ) : (
        <Button variant="light" onClick={() => setScripted(true)}>
          Suivre le script de l’appel
        </Button>
      )}
      {scripted && !interrupted && <Text fw={600}>Finir l’appel autrement</Text>}
      {!interrupted && (
        <Outcomes keys={!scripted} chosen={chosen} disabled={command.isPending} onChoose={choose} />
      )}
      <Chosen outcome={chosen} numbers={numbers} pending={command.isPending} record={record} />
    </Stack>
  );
}

type More = Pick<CallAttemptRequest, 'callBackAt' | 'dialled'>;

/** What some outcomes ask before they are recorded: when to call back, which number was wrong, or a confirmation. */
function Chosen({
  outcome,
  numbers,
  pending,
  record,
}: {
  readonly outcome: CallOutcomeCode | null;
  readonly numbers: ReadonlyMap<string, string>;
  readonly pending: boolean;
  readonly record: (outcome: CallOutcomeCode, more?: More) => void;
}) {
  if (outcome === null) return null;
  if (outcome === 'call-back-at') return <CallBack onConfirm={(at) => record(outcome, { callBackAt: at })} />;
  if (outcome === 'wrong-number') {
    return (
      <WrongNumber
        numbers={numbers}
        pending={pending}
        onConfirm={(dialled) => record(outcome, { dialled })}
      />
    );
  }
  return <ConfirmOutcome outcome={outcome} pending={pending} onConfirm={() => record(outcome)} />;
}

function Attempts({ followUp, callKey }: { readonly followUp: FollowUp; readonly callKey: string }) {
  const call = followUp.calls.find(({ key }) => key === callKey);
  if (call === undefined) return <Text>Cet appel n’existe plus.</Text>;
  return (
    <Text>
      {callWords(callKey)} —{' '}
      {call.rung === 'patient'
        ? attemptWords(call.attempts.length + 1, call.attemptsMax)
        : `appeler ${wordsFor(CALL_RUNGS, call.rung)}`}
    </Text>
  );
}

function Outcomes({
  keys,
  chosen,
  disabled,
  onChoose,
}: {
  /** Whether the digits choose among them now. */
  readonly keys: boolean;
  readonly chosen: CallOutcomeCode | null;
  readonly disabled: boolean;
  readonly onChoose: (outcome: CallOutcomeCode) => void;
}) {
  return (
    <div role="group" aria-label="Résultat de l’appel" className={classes.outcomes}>
      {[...OUTCOME_KEYS, ...OTHER_OUTCOMES].map((outcome, place) => (
        <Button
          key={outcome}
          variant={chosen === outcome ? 'filled' : 'default'}
          color={outcome === 'red-flag' ? 'red' : 'blue'}
          justify="flex-start"
          disabled={disabled}
          className={classes.outcome}
          classNames={{ label: classes.outcomeLabel }}
          aria-keyshortcuts={keys && place < OUTCOME_KEYS.length ? String(place + 1) : undefined}
          leftSection={keys && place < OUTCOME_KEYS.length ? <Kbd aria-hidden>{place + 1}</Kbd> : undefined}
          onClick={() => onChoose(outcome)}
        >
          {CALL_OUTCOMES[outcome]}
        </Button>
      ))}
    </div>
  );
}

function CallBack({ onConfirm }: { readonly onConfirm: (at: string) => void }) {
  const { nowMs } = useBusinessTime();
  const [field, setField] = useState(() => fieldOf(nowMs + HOUR_MS));
  const at = instantOfField(field);
  return (
    <Group align="flex-end">
      <InstantField label="À rappeler à" value={field} onChange={setField} required autoFocus />
      <Button disabled={at === null || Date.parse(at) <= nowMs} onClick={() => at !== null && onConfirm(at)}>
        Remettre à cette heure
      </Button>
    </Group>
  );
}

function ConfirmOutcome({
  outcome,
  pending,
  onConfirm,
}: {
  readonly outcome: CallOutcomeCode;
  readonly pending: boolean;
  readonly onConfirm: () => void;
}) {
  return (
    <Alert
      key={outcome}
      role="alert"
      color={outcome === 'red-flag' ? 'red' : 'orange'}
      icon={<IconAlertTriangle aria-hidden />}
      title={CALL_OUTCOMES[outcome]}
    >
      <Stack align="flex-start" gap="xs">
        <Text>{CONFIRMED_OUTCOMES[outcome]}</Text>
        {outcome === 'red-flag' && <Text fw={700}>{ALARM_ADVICE.R14}</Text>}
        <Button
          color={outcome === 'red-flag' ? 'red' : 'blue'}
          autoFocus
          loading={pending}
          onClick={onConfirm}
        >
          Confirmer
        </Button>
      </Stack>
    </Alert>
  );
}
