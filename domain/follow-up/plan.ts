import type { Instant, Interval } from './instants';

/** How a professional is reached; `telephone` means an operator does it. */
export type ContactChannel = 'secure-mail' | 'mail' | 'telephone';

/** A professional by internal id, and the channel their practice chose. */
export interface ProfessionalContact {
  readonly professionalId: string;
  readonly channel: ContactChannel;
}

/** A care the pathway asks for, with instants instead of days. */
export interface PlannedCare {
  /** Stable within the pathway, e.g. `gp-visit`. */
  readonly key: string;
  readonly profession: string;
  /** From the earliest useful instant to the closing of the pathway's limit. */
  readonly window: Interval;
  /** `already` when the care was in place before the stay: resumption is confirmed, never a second one booked. */
  readonly arrangement: 'to-arrange' | 'already';
  /** Who is asked, in order; the patient's own professional first. */
  readonly candidates: readonly ProfessionalContact[];
  /** Working minutes a professional has to answer. */
  readonly offerLifetimeMinutes: number;
  /** The break that opens when the window closes unmet. */
  readonly breakWhenUnmet: 'R03';
}

/** A follow-up call the pathway asks for. */
export interface PlannedCall {
  /** Stable within the pathway, e.g. `call-j2`. */
  readonly key: string;
  readonly window: Interval;
  readonly attemptsMax: number;
  /** Working minutes between one attempt and the next, so that hours and days differ. */
  readonly retryAfterMinutes: readonly number[];
}

/** Limits of the service, in working minutes unless said otherwise. */
export interface PlanLimits {
  /** How long a break may wait for its owner before the team lead owns it. */
  readonly breakReviewMinutes: number;
  /** How long an overdue item may wait before it is said again. */
  readonly overdueReviewMinutes: number;
  /** Continuous minutes within which a red flag must have reached a clinician. */
  readonly redFlagMinutes: number;
  /** Working minutes between two checks on a readmitted patient. */
  readonly readmissionCheckMinutes: number;
}

/** What is due and when, made from pathway and calendars before it reaches the follow-up. */
export interface Plan {
  readonly pathway: { readonly key: string; readonly version: string };
  readonly dischargedAt: Instant;
  /** When the pathway ends (J30 for `standard`), at the closing of the service. */
  readonly endsAt: Instant;
  /** The service's opening hours from the discharge to well past `endsAt`. */
  readonly horizon: readonly Interval[];
  /** End of J0: when the handover should have left. */
  readonly handoverDueAt: Instant;
  readonly cares: readonly PlannedCare[];
  readonly calls: readonly PlannedCall[];
  readonly limits: PlanLimits;
}

/** What the patient opposes; nothing is sent or asked against it. */
export interface Opposition {
  readonly calls: boolean;
  readonly messages: boolean;
  readonly sharing: boolean;
}

/** Where the patient went. Anything but `home` has somebody else in charge. */
export type Destination = 'home' | 'care-home' | 'home-hospitalisation' | 'rehabilitation' | 'other-hospital';

/** Facts about the patient as codes; nothing in it identifies anybody. */
export interface Situation {
  readonly destination: Destination;
  readonly phoneKnown: boolean;
  readonly generalPractitioner: ProfessionalContact | null;
  readonly opposition: Opposition;
}
