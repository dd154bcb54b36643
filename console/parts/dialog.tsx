import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';

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
  return (
    <Modal
      title={title}
      opened={opened}
      onClose={onClose}
      size="lg"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': 'Fermer la fenêtre' }}
    >
      {children}
    </Modal>
  );
}
