import { Button } from '@mantine/core';
import { useState } from 'react';
import { FollowUpDialog } from '../actions/follow-up-dialog';
import { BookingForm } from './booking-form';

/** « Prendre RDV » for one care, in a window. */
export function BookingButton({
  followUpId,
  careKey,
  about,
}: {
  readonly followUpId: string;
  readonly careKey: string;
  /** The care in words: tells equal buttons apart. */
  readonly about: string;
}) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button aria-label={`Prendre RDV : ${about}`} onClick={() => setOpened(true)}>
        Prendre RDV
      </Button>
      <FollowUpDialog followUpId={followUpId} title="Prendre RDV" opened={opened} onClose={close}>
        {({ followUp }) => <BookingForm followUp={followUp} careKey={careKey} onDone={close} />}
      </FollowUpDialog>
    </>
  );
}
