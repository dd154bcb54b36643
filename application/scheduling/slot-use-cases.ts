import type { Instant, Interval } from '../../domain/follow-up';
import type { AppointmentPlace, RankedSlot, SlotReason } from '../../domain/scheduling';
import type { Caller } from '../application';

/** What is looked for; with a follow-up, whatever is absent is read from it (window, where the patient is, wishes). */
export interface SlotSearch {
  readonly followUpId?: string;
  readonly careKey?: string;
  readonly patientId?: string;
  /** A kind of care or a profession; required without a follow-up's care. */
  readonly careKind?: string;
  readonly from?: Instant;
  readonly to?: Instant;
  /** Visits of a series each have their own window: which one, from 1 on. */
  readonly visit?: number;
  /** INSEE code of where the patient is. */
  readonly communeCode?: string;
  readonly places?: readonly AppointmentPlace[];
  readonly professionalId?: string;
  readonly preferredTimes?: readonly Interval[];
  readonly languages?: readonly string[];
  readonly accessibility?: readonly string[];
  /** Only what patients may book themselves. */
  readonly onlineOnly?: boolean;
  readonly limit?: number;
}

export interface FoundSlot extends RankedSlot {
  readonly professionalName: string;
  readonly practiceName: string;
  readonly city: string;
  readonly phone: string | null;
  readonly appointmentTypeName: string;
}

/** Somebody to telephone, because no agenda of theirs is open here. */
export interface FoundPractice {
  readonly professionalId: string;
  readonly professionalName: string;
  readonly practiceName: string;
  readonly city: string;
  readonly phone: string | null;
  readonly reasons: readonly SlotReason[];
}

export interface SlotSearchResult {
  /** Best first. */
  readonly slots: readonly FoundSlot[];
  /** In the order to telephone; those with free slots above are not among them. */
  readonly toCall: readonly FoundPractice[];
  /** Codes of what had to be left aside: `commune-unknown`, `window-over`, `no-professional-near` … */
  readonly notes: readonly string[];
}

export interface SlotUseCases {
  /**
   * The best times for a care, with why they stand where they stand.
   *
   * @throws NotFoundError; BadSlotSearchError `end-before-start`, `unknown-commune`, `unknown-care`
   */
  findSlots(caller: Caller, search: SlotSearch): Promise<SlotSearchResult>;
}
