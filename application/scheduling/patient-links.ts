import type { AppointmentPlace } from '../../domain/scheduling';
import type { Instant, Opposition } from '../../domain/follow-up';
import type { Application } from '../application';
import type { BookingRefusal } from '../errors';
import type { BookingUseCases } from './booking-use-cases';
import type { MessageLinks, OpenedLink } from './message-links';
import type { FoundSlot, SlotUseCases } from './slot-use-cases';
import type { WaitingListUseCases } from './waiting-list-use-cases';

/** An appointment as the page behind a patient's link shows it: no name of the patient, no reason. */
export interface LinkedAppointment {
  readonly appointmentId: string;
  readonly revision: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: AppointmentPlace;
  readonly professionalId: string;
  readonly professionalName: string;
  /** Of the practice; null for what takes place at home or at a distance. */
  readonly address: string | null;
  readonly practicePhone: string | null;
  readonly confirmed: boolean;
  /** Whether another time can be taken on the page. */
  readonly movable: boolean;
  readonly careKind: string | null;
  readonly followUpId: string | null;
  readonly careKey: string | null;
}

/** What the records say of a link that was opened. */
export interface LinkedPatient {
  readonly patientId: string;
  /** An open follow-up, in which somebody can be asked to call back. */
  readonly followUpId: string | null;
  readonly opposition: Opposition;
  /** Still to come and still booked, in order of time. */
  readonly appointments: readonly LinkedAppointment[];
}

/** A freed time offered to a patient, while it awaits their answer. */
export interface LinkedSlotOffer {
  readonly slotOfferId: string;
  readonly followUpId: string | null;
  readonly expiresAt: Instant;
  readonly appointment: LinkedAppointment;
}

/** What pages behind links read and write besides bookings. */
export interface PatientLinkRecords {
  /** @returns null once nobody may be answered: the patient died, or somebody is in danger there */
  patient(link: OpenedLink, now: Instant): Promise<LinkedPatient | null>;
  slotOffer(link: OpenedLink, now: Instant): Promise<LinkedSlotOffer | null>;
  /** For a patient without a follow-up, whom no fact can be stated of. */
  opposeMessages(organisationId: string, patientId: string): Promise<void>;
}

/** A form that came from a page. */
export interface PatientForm {
  /** One-time value of the page. */
  readonly formId: string;
  /** Ties log and audit lines together. */
  readonly requestId: string;
}

/**
 * What became of a form: done; sent before; no such page any more; or it could not be done, and somebody is to be
 * telephoned instead.
 */
export type FormAnswer = 'done' | 'repeat' | 'gone' | 'refused' | { readonly refused: BookingRefusal };

export interface PatientLinkUseCases {
  /** What the page shows; null for every link that opens nothing, whatever the cause. Changes nothing. */
  appointments(token: string): Promise<LinkedPatient | null>;
  /** Other times for one of them, the same professional first. Changes nothing. */
  otherTimes(token: string, appointmentId: string, requestId: string): Promise<OtherTimes | null>;
  confirm(token: string, appointmentId: string, form: PatientForm): Promise<FormAnswer>;
  cannotCome(token: string, appointmentId: string, form: PatientForm): Promise<FormAnswer>;
  /** Takes one of the times that `otherTimes` offers. */
  takeOther(token: string, appointmentId: string, slot: ChosenSlot, form: PatientForm): Promise<FormAnswer>;
  callBack(token: string, form: PatientForm): Promise<FormAnswer>;
  noMoreMessages(token: string, form: PatientForm): Promise<FormAnswer>;
  slotOffer(token: string): Promise<LinkedSlotOffer | null>;
  answerSlotOffer(token: string, answer: 'accepted' | 'declined', form: PatientForm): Promise<FormAnswer>;
  callBackAboutOffer(token: string, form: PatientForm): Promise<FormAnswer>;
}

export interface OtherTimes {
  readonly appointment: LinkedAppointment;
  readonly slots: readonly FoundSlot[];
}

/** Which time, as the page wrote it. */
export type ChosenSlot = Pick<FoundSlot, 'professionalId' | 'appointmentTypeId' | 'startsAt'>;

export interface PatientLinkDependencies {
  readonly links: Pick<MessageLinks, 'open' | 'takeForm'>;
  readonly records: PatientLinkRecords;
  readonly application: Pick<Application, 'stateFact'> &
    Pick<BookingUseCases, 'confirmAppointment' | 'cancelAppointment' | 'moveAppointment'> &
    SlotUseCases &
    Pick<WaitingListUseCases, 'answerSlotOffer'>;
  /** Business time. */
  readonly now: () => Instant;
  /** The same id for the same form. */
  readonly derivedId: (id: string, name: string) => string;
}
