import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { Choice } from '../actions/choice';

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
