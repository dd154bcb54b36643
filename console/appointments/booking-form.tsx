import { Collapse, Divider, Stack, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { FollowUp } from '../../api/schemas';
import { FoldButton } from '../parts/fold-button';
import { useMay } from '../session/account';
import { careWords } from '../words/subjects';
import { WaitButton } from '../waiting-list/wait-button';
import { AtTimeForm } from './at-time-form';
import { RefusedBooking } from './override-form';
import { PracticesToCall } from './practices-to-call';
import { SlotFinder } from './slot-finder';
import { ToldForm } from './told-form';
import { useBooking } from './use-booking';
import classes from './appointments.module.css';

interface BookingProps {
  readonly followUp: FollowUp;
  readonly careKey: string;
  readonly onDone: () => void;
}

/** A time for a care of a follow-up: the best ones there are, else whom to telephone, or what the patient says. */
export function BookingForm(props: BookingProps) {
  const { followUp, careKey, onDone } = props;
  const allowed = useMay();
  const { followUpId } = followUp;
  const booking = useBooking({ followUpId, careKey }, onDone);
  const care = followUp.cares.find(({ key }) => key === careKey);
  if (care === undefined) return <Text>Ce besoin n’existe plus.</Text>;
  return (
    <Stack>
      <Text>{careWords(care.key, care.profession)}</Text>
      <RefusedBooking {...booking.refused} />
      <SlotFinder
        base={{ followUpId, careKey }}
        verb="Prendre"
        pending={booking.pending}
        onChoose={booking.book}
      >
        {({ slots, toCall }) => (
          <PracticesToCall
            practices={toCall}
            folded={slots.length > 0}
            followUp={followUp}
            careKey={careKey}
            onDone={onDone}
          />
        )}
      </SlotFinder>
      <Divider />
      <Folded words="À une autre heure, convenue avec le cabinet">
        <AtTimeForm followUpId={followUpId} careKey={careKey} onDone={onDone} />
      </Folded>
      <Folded words="Dit par le patient : il a déjà un RDV">
        <ToldForm {...props} />
      </Folded>
      {allowed('waitingList.manage') && (
        <div>
          <WaitButton order={{ followUpId, careKey }} />
        </div>
      )}
    </Stack>
  );
}

function Folded({ words, children }: { readonly words: string; readonly children: ReactNode }) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <div>
      <FoldButton words={words} unfolded={unfolded} onToggle={setUnfolded} />
      <Collapse expanded={unfolded}>
        <div className={classes.folded}>{unfolded && children}</div>
      </Collapse>
    </div>
  );
}
