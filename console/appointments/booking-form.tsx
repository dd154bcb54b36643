import { Collapse, Divider, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AppointmentAnswer, BookingOrderBody, FollowUp, FoundSlotAnswer } from '../../api/schemas';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { FoldButton } from '../parts/fold-button';
import { Refused } from '../parts/refused';
import { useMay } from '../session/account';
import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';
import { careWords } from '../words/subjects';
import { WaitButton } from '../waiting-list/wait-button';
import { PracticesToCall } from './practices-to-call';
import { SlotFinder } from './slot-finder';
import { ToldForm } from './told-form';
import classes from './appointments.module.css';

/** A time for a care of a follow-up: the best ones there are, else whom to telephone, or what the patient says. */
export function BookingForm({
  followUp,
  careKey,
  onDone,
}: {
  readonly followUp: FollowUp;
  readonly careKey: string;
  readonly onDone: () => void;
}) {
  const { nowMs } = useBusinessTime();
  const allowed = useMay();
  const booking = useChange<AppointmentAnswer>(APPOINTMENT_READS, { onDone, shown: true });
  const care = followUp.cares.find(({ key }) => key === careKey);
  if (care === undefined) return <Text>Ce besoin n’existe plus.</Text>;
  const { followUpId } = followUp;
  const book = ({ professionalId, appointmentTypeId, startsAt, professionalName }: FoundSlotAnswer) => {
    const body: BookingOrderBody = { followUpId, careKey, professionalId, appointmentTypeId, startsAt };
    booking.mutate({
      send: () => post<AppointmentAnswer>('/v1/appointments', body),
      done: `RDV pris : ${momentWords(Date.parse(startsAt), nowMs)}, ${professionalName}.`,
    });
  };
  return (
    <Stack>
      <Text>{careWords(care.key, care.profession)}</Text>
      <Refused error={booking.error} />
      <SlotFinder base={{ followUpId, careKey }} verb="Prendre" pending={booking.isPending} onChoose={book}>
        {({ toCall }) => (
          <PracticesToCall practices={toCall} followUp={followUp} careKey={careKey} onDone={onDone} />
        )}
      </SlotFinder>
      <Divider />
      <Told followUp={followUp} careKey={careKey} onDone={onDone} />
      {allowed('waitingList.manage') && (
        <div>
          <WaitButton order={{ followUpId, careKey }} />
        </div>
      )}
    </Stack>
  );
}

function Told(props: Parameters<typeof ToldForm>[0]) {
  const [unfolded, setUnfolded] = useState(false);
  return (
    <div>
      <FoldButton words="Dit par le patient : il a déjà un RDV" unfolded={unfolded} onToggle={setUnfolded} />
      <Collapse expanded={unfolded}>
        <div className={classes.folded}>{unfolded && <ToldForm {...props} />}</div>
      </Collapse>
    </div>
  );
}
