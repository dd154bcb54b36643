import { useHotkeys } from '@mantine/hooks';
import { lazy, Suspense, useState } from 'react';

/** Fetched at the first Ctrl + K: the first page stays light. */
const Palette = lazy(() => import('./palette'));

/** @param wanted false for a role that has nothing to go to */
export function PaletteDoor({
  wanted,
  onIncoming,
}: {
  readonly wanted: boolean;
  readonly onIncoming: () => void;
}) {
  const [opened, setOpened] = useState(false);
  const [fetched, setFetched] = useState(false);
  // From within a field too: no field of ours has another use for it.
  useHotkeys([['mod+K', () => open()]], []);
  const open = () => {
    if (!wanted) return;
    setFetched(true);
    setOpened((before) => !before);
  };
  if (!fetched) return null;
  return (
    <Suspense fallback={null}>
      <Palette opened={opened} onClose={() => setOpened(false)} onIncoming={onIncoming} />
    </Suspense>
  );
}
