import { useState } from 'react';
import type { AppointmentAnswer, BookingOrderBody } from '../../api/schemas';
import { post } from '../http/client';
import { APPOINTMENT_READS } from '../http/queries';
import { useChange } from '../http/use-change';
import { useBusinessTime } from '../time/business-clock';
import { momentWords } from '../time/paris';

/** The time somebody wants, as found or as said. */
export interface WantedTime {
  readonly professionalId: string;
  readonly professionalName: string;
  readonly appointmentTypeId: string;
  /** ISO 8601. */
  readonly startsAt: string;
}

/**
 * Books a time for a care; what was refused can be asked for again with a reason.
 *
 * @param onDone once it is booked
 */
export function useBooking(
  care: { readonly followUpId: string; readonly careKey: string },
  onDone: () => void,
) {
  const { nowMs } = useBusinessTime();
  const [wanted, setWanted] = useState<WantedTime | null>(null);
  const change = useChange<AppointmentAnswer>(APPOINTMENT_READS, { onDone, shown: true });
  const wordsOf = ({ startsAt, professionalName }: WantedTime) =>
    `${momentWords(Date.parse(startsAt), nowMs)}, ${professionalName}`;
  const book = (time: WantedTime, overrideReason?: string) => {
    const { professionalId, appointmentTypeId, startsAt } = time;
    const body: BookingOrderBody = {
      ...{ ...care, professionalId, appointmentTypeId, startsAt },
      ...(overrideReason === undefined ? {} : { overrideReason }),
    };
    setWanted(time);
    change.mutate({
      send: (key) => post<AppointmentAnswer>('/v1/appointments', body, key),
      done: `RDV pris : ${wordsOf(time)}.`,
    });
  };
  return {
    pending: change.isPending,
    book: (time: WantedTime) => book(time),
    /** What to show of a refusal. */
    refused: {
      error: change.error,
      about: wanted === null ? '' : wordsOf(wanted),
      pending: change.isPending,
      onOverride: (overrideReason: string) => wanted !== null && book(wanted, overrideReason),
    },
  };
}
