import { Button, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ActionProps } from '../actions/follow-up-dialog';
import type { Command } from '../http/commands';

/** What it entails, whatever more is asked, and one button that names what it does. */
export function Confirmation({
  command,
  sentence,
  button,
  what,
  danger = false,
  children,
}: ActionProps & {
  readonly sentence: string;
  readonly button: string;
  /** Null while something is missing. */
  readonly what: Command | null;
  readonly danger?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <Stack align="flex-start">
      <Text>{sentence}</Text>
      {children}
      <Button
        color={danger ? 'red' : 'blue'}
        disabled={what === null}
        loading={command.isPending}
        onClick={() => what !== null && command.mutate(what)}
      >
        {button}
      </Button>
    </Stack>
  );
}
