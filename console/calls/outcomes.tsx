import { Alert, Button, Group, Kbd, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { CallAttemptRequest } from '../../api/schemas';
import { InstantField } from '../actions/instant-field';
import { useDigitKeys } from '../actions/use-digit-keys';
import { WrongNumber } from './wrong-number';
import { useBusinessTime } from '../time/business-clock';
import { fieldOf, instantOfField } from '../time/paris';
import { ALARM_ADVICE } from '../words/breaks';
import {
  CALL_OUTCOMES,
  CONFIRMED_OUTCOMES,
  OTHER_OUTCOMES,
  OUTCOME_KEYS,
  type CallOutcomeCode,
} from '../words/calls';
import classes from './calls.module.css';

const HOUR_MS = 3_600_000;

/** What some outcomes say more of. */
export type OutcomeMore = Pick<CallAttemptRequest, 'callBackAt' | 'dialled'>;

export type RecordOutcome = (outcome: CallOutcomeCode, more?: OutcomeMore) => void;

interface OutcomesProps {
  /** Whether the digits choose among them now; else they answer the script. */
  readonly keys: boolean;
  readonly pending: boolean;
  /** Numbers one may have dialled, by place. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly onRecord: RecordOutcome;
}

/** One key for what came of the call; what some outcomes ask more, before they are recorded. */
export function Outcomes({ keys, pending, numbers, onRecord }: OutcomesProps) {
  const [chosen, setChosen] = useState<CallOutcomeCode | null>(null);
  const choose = (outcome: CallOutcomeCode) => {
    if (pending) return;
    const whichNumber = outcome === 'wrong-number' && numbers.size > 1;
    if (whichNumber || outcome === 'call-back-at' || outcome in CONFIRMED_OUTCOMES) setChosen(outcome);
    else onRecord(outcome);
  };
  useDigitKeys((digit) => {
    const outcome = keys ? OUTCOME_KEYS[digit - 1] : undefined;
    if (outcome !== undefined) choose(outcome);
  });
  return (
    <Stack gap="sm">
      <div role="group" aria-label="Résultat de l’appel" className={classes.outcomes}>
        {[...OUTCOME_KEYS, ...OTHER_OUTCOMES].map((outcome, place) => (
          <OutcomeButton
            key={outcome}
            outcome={outcome}
            digit={keys && place < OUTCOME_KEYS.length ? String(place + 1) : undefined}
            chosen={chosen === outcome}
            disabled={pending}
            onChoose={choose}
          />
        ))}
      </div>
      <Chosen
        outcome={chosen}
        numbers={numbers}
        pending={pending}
        onRecord={onRecord}
        onGiveUp={() => setChosen(null)}
      />
    </Stack>
  );
}

function OutcomeButton({
  outcome,
  digit,
  chosen,
  disabled,
  onChoose,
}: {
  readonly outcome: CallOutcomeCode;
  readonly digit: string | undefined;
  readonly chosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: (outcome: CallOutcomeCode) => void;
}) {
  return (
    <Button
      variant={chosen ? 'filled' : 'default'}
      color={outcome === 'red-flag' ? 'red' : 'blue'}
      justify="flex-start"
      disabled={disabled}
      className={classes.outcome}
      classNames={{ label: classes.outcomeLabel ?? '' }}
      aria-keyshortcuts={digit}
      leftSection={digit === undefined ? undefined : <Kbd aria-hidden>{digit}</Kbd>}
      onClick={() => onChoose(outcome)}
    >
      {CALL_OUTCOMES[outcome]}
    </Button>
  );
}

/** When to call back, which number was wrong, or a confirmation. */
function Chosen({
  outcome,
  numbers,
  pending,
  onRecord,
  onGiveUp,
}: Omit<OutcomesProps, 'keys'> & {
  readonly outcome: CallOutcomeCode | null;
  readonly onGiveUp: () => void;
}) {
  if (outcome === null) return null;
  if (outcome === 'call-back-at') {
    return <CallBack pending={pending} onConfirm={(at) => onRecord(outcome, { callBackAt: at })} />;
  }
  if (outcome === 'wrong-number') {
    return (
      <WrongNumber
        numbers={numbers}
        pending={pending}
        onConfirm={(dialled) => onRecord(outcome, { dialled })}
      />
    );
  }
  return (
    <ConfirmOutcome
      key={outcome}
      outcome={outcome}
      pending={pending}
      onConfirm={() => onRecord(outcome)}
      onGiveUp={onGiveUp}
    />
  );
}

function CallBack({
  pending,
  onConfirm,
}: {
  readonly pending: boolean;
  readonly onConfirm: (at: string) => void;
}) {
  const { nowMs } = useBusinessTime();
  const [field, setField] = useState(() => fieldOf(nowMs + HOUR_MS));
  const at = instantOfField(field);
  const possible = at !== null && Date.parse(at) > nowMs;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (possible && !pending) onConfirm(at);
      }}
    >
      <Group align="flex-end">
        <InstantField label="À rappeler à" value={field} onChange={setField} required autoFocus />
        <Button type="submit" disabled={!possible} loading={pending}>
          Remettre à cette heure
        </Button>
      </Group>
    </form>
  );
}

function ConfirmOutcome({
  outcome,
  pending,
  onConfirm,
  onGiveUp,
}: {
  readonly outcome: CallOutcomeCode;
  readonly pending: boolean;
  readonly onConfirm: () => void;
  readonly onGiveUp: () => void;
}) {
  const grave = outcome === 'red-flag';
  return (
    <Alert
      role="alert"
      color={grave ? 'red' : 'orange'}
      icon={<IconAlertTriangle aria-hidden />}
      title={CALL_OUTCOMES[outcome]}
    >
      <Stack align="flex-start" gap="xs">
        <Text>{CONFIRMED_OUTCOMES[outcome]}</Text>
        {grave && <Text fw={700}>{ALARM_ADVICE.R14}</Text>}
        <Group gap="xs">
          <Button color={grave ? 'red' : 'blue'} autoFocus loading={pending} onClick={onConfirm}>
            Confirmer
          </Button>
          <Button variant="default" disabled={pending} onClick={onGiveUp}>
            Revenir
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
