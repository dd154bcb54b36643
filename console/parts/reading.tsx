import { Alert, Button, Paper, Stack, Text } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { refusalWords } from '../words/problems';
import { Waiting } from './waiting';

/** Waits for what is read; says what went wrong and lets the person ask again. */
export function Reading<T>({
  query,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <Outdated error={query.error} onRetry={() => void query.refetch()} />}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  return <Waiting />;
}

/** What is shown was read before; it could not be read again. */
export function Outdated({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  return (
    <Alert
      color="orange"
      role="alert"
      icon={<IconAlertCircle aria-hidden />}
      title="Ce que vous voyez n’est peut-être plus à jour"
      mb="md"
    >
      <Stack align="flex-start" gap="sm">
        <Text>{refusalWords(error)}</Text>
        <Button variant="default" onClick={onRetry}>
          Relire
        </Button>
      </Stack>
    </Alert>
  );
}

export function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry?: () => void }) {
  return (
    <Alert color="red" role="alert" icon={<IconAlertCircle aria-hidden />} title="Lecture impossible">
      <Stack align="flex-start" gap="sm">
        <Text>{refusalWords(error)}</Text>
        {onRetry !== undefined && (
          <Button variant="default" onClick={onRetry}>
            Réessayer
          </Button>
        )}
      </Stack>
    </Alert>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return (
    <Paper withBorder p="xl">
      <Text ta="center" c="dimmed">
        {children}
      </Text>
    </Paper>
  );
}
