import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';

export function TryButton({
  pending,
  unchanged,
}: {
  readonly pending: boolean;
  readonly unchanged: boolean;
}) {
  return (
    <Group>
      <Button type="submit" loading={pending} leftSection={<IconPlayerPlay aria-hidden size={18} />}>
        Essayer
      </Button>
      {unchanged && (
        <Text size="sm" c="dimmed">
          Rien n’est encore changé : l’essai montrera les parcours actuels.
        </Text>
      )}
    </Group>
  );
}
