import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { AppointmentAnswer, FoundSlotAnswer, MoveOrderBody, SlotSearchBody } from '../../api/schemas';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { Moment } from '../parts/moment';
import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';
import { WaitButton } from '../waiting-list/wait-button';
import { useMay } from '../session/account';
import { RefusedBooking } from './override-form';
import { SlotFinder } from './slot-finder';

/** Another time in one step: the old one stays until the new one is taken. */
export function MoveForm({
  appointment,
  onDone,
}: {
  readonly appointment: AppointmentAnswer;
  readonly onDone: () => void;
}) {
  const { nowMs } = useBusinessTime();
  const allowed = useMay();
  const change = useChange<AppointmentAnswer>(APPOINTMENT_READS, { onDone, shown: true });
  const { appointmentId, startsAt, professionalName, revision: expectedRevision } = appointment;
  const base = searchFor(appointment);
  const [wanted, setWanted] = useState<FoundSlotAnswer | null>(null);
  const wordsOf = (slot: FoundSlotAnswer) =>
    `${momentWords(Date.parse(slot.startsAt), nowMs)}, ${slot.professionalName}`;
  const move = (slot: FoundSlotAnswer, overrideReason?: string) => {
    const { professionalId, appointmentTypeId } = slot;
    setWanted(slot);
    const body: MoveOrderBody = {
      startsAt: slot.startsAt,
      professionalId,
      appointmentTypeId,
      expectedRevision,
      ...(overrideReason === undefined ? {} : { overrideReason }),
    };
    change.mutate({
      send: () => post(`/v1/appointments/${encodeURIComponent(appointmentId)}/move`, body),
      done: `RDV déplacé : ${wordsOf(slot)}.`,
    });
  };
  return (
    <Stack>
      <Text>
        RDV <Moment at={startsAt} /> avec {professionalName}. Il reste pris tant qu’un autre n’est pas choisi.
      </Text>
      <RefusedBooking
        error={change.error}
        about={wanted === null ? '' : wordsOf(wanted)}
        pending={change.isPending}
        onOverride={(overrideReason) => wanted !== null && move(wanted, overrideReason)}
      />
      {base === null ? (
        <Text>Ce RDV ne se déplace pas d’ici : on ne sait pas pour quel besoin il est.</Text>
      ) : (
        <SlotFinder
          base={base}
          verb="Déplacer ici"
          pending={change.isPending}
          onChoose={(slot) => move(slot)}
        />
      )}
      {allowed('waitingList.manage') && (
        <div>
          <WaitButton order={{ appointmentId }} />
        </div>
      )}
    </Stack>
  );
}

/** The same need again; of a series, the same place in it. */
function searchFor(appointment: AppointmentAnswer): SlotSearchBody | null {
  const { followUpId, careKey, visitNumber } = appointment;
  if (followUpId === null || careKey === null) return null;
  return { followUpId, careKey, ...(visitNumber === null ? {} : { visit: visitNumber }) };
}
