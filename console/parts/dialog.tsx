import { Modal } from '@mantine/core';
import { useState, type ReactNode } from 'react';

/**
 * A window over the page. Scrolling behind it stays possible: locking it needs a <style> element, which the content
 * security policy forbids.
 */
export function Dialog({
  title,
  opened,
  onClose,
  children,
}: {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const openings = useOpenings(opened);
  return (
    <Modal.Root opened={opened} onClose={onClose} size="lg" lockScroll={false}>
      <Modal.Overlay />
      <Modal.Content>
        {/* Not a second banner of the page. */}
        <Modal.Header role="presentation">
          <Modal.Title component="h2" fz="lg" fw={700}>
            {title}
          </Modal.Title>
          <Modal.CloseButton aria-label="Fermer la fenêtre" />
        </Modal.Header>
        <Modal.Body key={openings}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** A window opened again while it still fades away begins anew: nothing of what was typed before is left in it. */
function useOpenings(opened: boolean): number {
  const [seen, setSeen] = useState({ opened, count: 0 });
  if (seen.opened !== opened) setSeen({ opened, count: seen.count + (opened ? 1 : 0) });
  return seen.count;
}
