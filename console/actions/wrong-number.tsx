import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import type { CallablePhone, FollowUp } from '../../api/schemas';
import { phoneWords } from '../parts/names';
import { Choice } from './choice';

/** Numbers that may be called, by their place as the API takes it: `patient/2`, `relative/0/1`. */
export function callableNumbers({ patient, people }: FollowUp): ReadonlyMap<string, string> {
  const callable = ({ notToCall }: CallablePhone) => !notToCall;
  const own = people.speakTo.phones.filter(
    (phone) => callable(phone) && patient.phones.some(({ number }) => number === phone.number),
  );
  return new Map([
    ...own.map(({ order, number }) => [`patient/${order}`, phoneWords(number)] as const),
    ...people.relatives.flatMap(({ name, phones }, place) =>
      phones
        .filter(callable)
        .map(
          ({ order, number }) => [`relative/${place}/${order}`, `${phoneWords(number)} (${name})`] as const,
        ),
    ),
  ]);
}

/** Which number is somebody else's: it is not called again. */
export function WrongNumber({
  numbers,
  pending,
  onConfirm,
}: {
  readonly numbers: ReadonlyMap<string, string>;
  readonly pending: boolean;
  readonly onConfirm: (dialled: string) => void;
}) {
  const [dialled, setDialled] = useState([...numbers.keys()][0] ?? '');
  return (
    <Stack align="flex-start" gap="xs">
      <Choice
        label="Quel numéro est faux ? Il ne sera plus appelé."
        codes={[...numbers.keys()]}
        words={Object.fromEntries(numbers)}
        value={dialled}
        onChange={setDialled}
      />
      <Button loading={pending} onClick={() => onConfirm(dialled)}>
        Noter le faux numéro
      </Button>
    </Stack>
  );
}
