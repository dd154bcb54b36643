import type { Caller } from '../application';
import type { BookingOutcome } from './booking-records';
import type { AppointmentView, PresenceOrder } from './booking-use-cases';

/** Whether appointments took place, as the records keep it. */
export interface PresenceRecords {
  /**
   * In one transaction: the word on the appointment, a line of its history, and what its follow-up must hear. The same
   * word again changes nothing.
   */
  report(
    caller: Caller,
    appointmentId: string,
    order: PresenceOrder,
  ): Promise<BookingOutcome<AppointmentView>>;
  /**
   * Past ones nobody but perhaps the patient spoke of; oldest first.
   *
   * @param silentMinutes how long after the end nobody is asked yet
   */
  awaiting(caller: Caller, silentMinutes: number, limit: number): Promise<readonly AppointmentView[]>;
}
