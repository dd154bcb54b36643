import { Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RedFlag } from '../../api/schemas';
import { calendarDayWords } from '../time/paris';
import { EMERGENCY_STEPS } from '../words/red-flags';
import { Dial, tenDigitWords } from './dial';

/** 15 where the patient is: what to dial, what to say, and that it was done. */
export function Emergency({
  emergency,
  due,
  onCalled,
  pending,
}: {
  readonly emergency: RedFlag['emergency'];
  /** It must be done now; else it may. */
  readonly due: boolean;
  /** Absent for those who may not say so. */
  readonly onCalled: (() => void) | undefined;
  readonly pending: boolean;
}) {
  return (
    <Stack gap="xs">
      <Group gap="sm">
        <Dial number={emergency.number ?? '15'} urgent quiet={!due}>
          {emergency.number === null ? 'Appeler le 15' : `Appeler le 15 (${tenDigitWords(emergency.number)})`}
        </Dial>
        {onCalled !== undefined && <Called due={due} onCalled={onCalled} pending={pending} />}
      </Group>
      <Text size="sm">{numberWords(emergency)}</Text>
      {due && (
        <List size="sm" spacing={4}>
          {EMERGENCY_STEPS.map((step) => (
            <List.Item key={step}>{step}</List.Item>
          ))}
        </List>
      )}
    </Stack>
  );
}

/** One tap when 15 is due; while a line is being rung it is confirmed, since it ends the search for a clinician. */
function Called({
  due,
  onCalled,
  pending,
}: {
  readonly due: boolean;
  readonly onCalled: () => void;
  readonly pending: boolean;
}) {
  const [asked, setAsked] = useState(false);
  const sure = due || asked;
  return (
    <Button
      size={due ? 'lg' : 'sm'}
      variant={asked ? 'light' : 'default'}
      {...(asked ? { color: 'red' } : {})}
      disabled={pending}
      onClick={() => (sure ? onCalled() : setAsked(true))}
    >
      {asked && !due ? 'Confirmer : le 15 est appelé' : '15 appelé'}
    </Button>
  );
}

function numberWords({ departmentCode, number, verifiedOn, verified }: RedFlag['emergency']): string {
  if (departmentCode === null) {
    return 'Le département où se trouve le patient n’est pas connu : composez le 15 et dites où il est.';
  }
  if (number === null) return `Composez le 15 et demandez le SAMU du département ${departmentCode}.`;
  const centre = `SAMU du département ${departmentCode}, où se trouve le patient.`;
  if (verified || verifiedOn === null) return centre;
  const since = `Numéro à vérifier, contrôlé le ${calendarDayWords(verifiedOn)} :`;
  return `${centre} ${since} s’il ne répond pas, composez le 15 et demandez ce SAMU.`;
}
