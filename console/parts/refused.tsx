import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { refusalWords } from '../words/problems';

/** Why what was sent was not taken, where it was sent from. */
export function Refused({ error }: { readonly error: Error | null }) {
  if (error === null) return null;
  return (
    <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />}>
      {refusalWords(error)}
    </Alert>
  );
}
