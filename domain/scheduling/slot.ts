import type { Instant, Interval } from '../follow-up/instants';
import type { AppointmentPlace, NewPatientRule } from './codes';

/** A time that could be booked. */
export interface Slot {
  readonly professionalId: string;
  readonly appointmentTypeId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly place: AppointmentPlace;
  readonly practiceId?: string;
}

/** Why a slot stands where it stands; each is shown in words beside it. Most weighty first. */
export const SLOT_CRITERIA = [
  /** The patient's own, or who gives the care already. */
  'continuity',
  /** Inside the window that the pathway calls ideal, not only inside its limit. */
  'ideal-window',
  /** Distance between the patient and the place; none for a visit at home inside the area. */
  'travel',
  /** How full the professional's day and week already are. */
  'load',
  /** Hours, language and accessibility asked for. */
  'preferences',
] as const;
export type SlotCriterion = (typeof SLOT_CRITERIA)[number];

/** What a reason rests on, by criterion; those with a figure say of what in their name or beside it. */
export const SLOT_REASON_CODES = {
  continuity: [
    'own-general-practitioner',
    'own-professional',
    'same-practice',
    'seen-before',
    'new-to-patient',
    // Of practices to telephone only: they take new patients, or stand on a rung of the ladder (field.md).
    'takes-new-patients',
    'health-house',
    'health-centre',
    'territorial-community',
    'insurer-mediator',
    'local-coordination',
  ],
  'ideal-window': ['inside-ideal-window', 'days-before-ideal-window', 'days-after-ideal-window'],
  travel: ['same-commune', 'kilometres', 'distance-unknown', 'at-home', 'remote'],
  // `free-places`: left in a group session.
  load: ['day-filled-percent', 'free-places'],
  preferences: ['nothing-asked', 'as-asked', 'outside-preferred-hours', 'other-language', 'not-accessible'],
} as const satisfies Readonly<Record<SlotCriterion, readonly string[]>>;

/** What a search had to leave aside, or did beyond what was asked. */
export const SLOT_SEARCH_NOTES = [
  /** Nobody knows where the patient is: nobody is near, only those who know the patient. */
  'commune-unknown',
  /** The pathway's window has passed: looked for from now on. */
  'window-over',
  /** More days than are read at once: the first ones only. */
  'window-shortened',
  /** Nobody gives this care within reach, here or by telephone. */
  'no-professional-near',
  /** There are agendas, all full in the window. */
  'nothing-free',
  /** The patient opposes every sharing: only with their agreement each time. */
  'sharing-opposed',
] as const;
export type SlotSearchNote = (typeof SLOT_SEARCH_NOTES)[number];

/** One criterion of one slot: 0 (worst) to 1 (best), and what it rests on as a code with a figure. */
export interface SlotReason {
  readonly criterion: SlotCriterion;
  readonly score: number;
  /** One of SLOT_REASON_CODES. */
  readonly code: string;
  readonly figure?: number;
}

export interface RankedSlot extends Slot {
  /** 0 to 1, the weighted sum of the reasons. */
  readonly score: number;
  readonly reasons: readonly SlotReason[];
}

/** One who could give the care, with what a search needs to know of them. */
export interface SlotCandidate {
  readonly professionalId: string;
  readonly appointmentTypeId: string;
  readonly durationMinutes: number;
  readonly bufferMinutes: number;
  readonly place: AppointmentPlace;
  readonly newPatients: NewPatientRule;
  readonly dailyCap?: number;
  /** Kilometres to where the patient is; absent when one of the places is not known. */
  readonly distanceKilometres?: number;
  /** Whether they know the patient: own practitioner, gives the care already, saw them before. */
  readonly continuity: Continuity;
  /** Set for the patient's own general practitioner, or who stands in. */
  readonly ownGeneralPractitioner?: true;
  /** Where, when these openings are not at the professional's own practice. */
  readonly practiceId?: string;
  readonly languages: readonly string[];
  readonly accessibility: readonly string[];
  /** When they are open for this type, in order and disjoint. */
  readonly openings: readonly Interval[];
  /** When they are taken: appointments with their pause, holds, agendas kept elsewhere. In order, may overlap. */
  readonly taken: readonly Interval[];
  /** Appointments of this type that count towards the daily cap. */
  readonly booked: readonly Instant[];
  /** Of a group: sessions that have begun to fill. */
  readonly sessions?: readonly GroupSession[];
}

/** Whether somebody knows the patient: own practitioner or gives the care already, works with them, saw the patient. */
export type Continuity = 'own' | 'same-practice' | 'seen-before' | 'none';

/** A session of a group that stands already. */
export interface GroupSession {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly seatsLeft: number;
}

/** What is looked for. */
export interface SlotWishes {
  /** The pathway's limits, or what the patient said; nothing outside is offered. */
  readonly window: Interval;
  /** Where inside it is best. */
  readonly idealWindow?: Interval;
  readonly places?: readonly AppointmentPlace[];
  /** ISO 639-1; one of them is enough. */
  readonly languages?: readonly string[];
  readonly accessibility?: readonly string[];
  /** When the patient can come. */
  readonly preferredTimes?: readonly Interval[];
  /** Farthest a patient is sent to, in kilometres. */
  readonly farthestKilometres?: number;
  /** How many slots at most, and how many of one professional. */
  readonly limit: number;
  readonly perProfessional: number;
}

/** Where nothing can be booked online: whom to telephone, in order (and why in that order). */
export interface PracticeToCall {
  readonly professionalId: string;
  readonly reasons: readonly SlotReason[];
}
