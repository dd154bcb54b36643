import type { ReactNode } from 'react';
import { Dialog } from '../parts/dialog';
import { ChangeOutcome } from './change-outcome';
import type { AgendaChanging } from './use-agenda-change';

/** The window of one change of an agenda: its form first, then whom it matters to. */
export function AgendaDialog({
  title,
  opened,
  changing,
  onClose,
  children,
}: {
  readonly title: string;
  readonly opened: boolean;
  readonly changing: AgendaChanging;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const close = () => {
    changing.close();
    onClose();
  };
  return (
    <Dialog title={title} opened={opened || changing.outcome !== null} onClose={close}>
      {changing.outcome === null ? children : <ChangeOutcome change={changing.outcome} onClose={close} />}
    </Dialog>
  );
}
