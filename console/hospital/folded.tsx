import { Button, Collapse } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';

/** What few need, behind a button that says what it is. */
export function Folded({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [unfolded, setUnfolded] = useState(false);
  const Chevron = unfolded ? IconChevronUp : IconChevronDown;
  return (
    <>
      <Button
        variant="default"
        leftSection={<Chevron aria-hidden size={18} />}
        aria-expanded={unfolded}
        onClick={() => setUnfolded(!unfolded)}
      >
        {title}
      </Button>
      <Collapse expanded={unfolded}>{children}</Collapse>
    </>
  );
}
