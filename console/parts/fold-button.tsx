import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';

/** Shows or hides what follows it. */
export function FoldButton({
  words,
  unfolded,
  onToggle,
}: {
  readonly words: string;
  readonly unfolded: boolean;
  readonly onToggle: (unfolded: boolean) => void;
}) {
  const Chevron = unfolded ? IconChevronUp : IconChevronDown;
  return (
    <Button
      variant="subtle"
      leftSection={<Chevron aria-hidden size={18} />}
      aria-expanded={unfolded}
      onClick={() => onToggle(!unfolded)}
    >
      {words}
    </Button>
  );
}
