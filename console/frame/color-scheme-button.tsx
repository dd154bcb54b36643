import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { IconMoon, IconSun } from '@tabler/icons-react';

export function ColorSchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const shown = useComputedColorScheme('light');
  const words = shown === 'light' ? 'Passer en affichage sombre' : 'Passer en affichage clair';
  const Icon = shown === 'light' ? IconMoon : IconSun;
  return (
    <ActionIcon
      variant="default"
      size="md"
      aria-label={words}
      title={words}
      onClick={() => setColorScheme(shown === 'light' ? 'dark' : 'light')}
    >
      <Icon aria-hidden size={18} />
    </ActionIcon>
  );
}
