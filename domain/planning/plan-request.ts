import type { ServiceCalendar, WorkingWeek } from '../calendar';
import { instantOf, type CareKind, type Discharge, type Patient } from '../discharge';
import type { Instant } from '../follow-up/instants';
import type { ProfessionalContact } from '../follow-up/plan';
import type { Pathway, PathwayFacts } from '../pathways';
import { callableOf, type Callable } from './call-times';
import { pathwayFactsOf } from './pathway-facts';

/** What a prescription says of when a care is due. */
export interface PrescribedCare {
  readonly kind: CareKind;
  /** When the first one has to be done. */
  readonly firstDueAt?: Instant;
  /** As the hospital wrote it, e.g. `3 fois par semaine`. */
  readonly frequency?: string;
  readonly durationDays?: number;
}

/** A result the letter announces. */
export interface AnnouncedResult {
  readonly expectedAt?: Instant;
  /** Whether somebody is named to receive it. */
  readonly owned: boolean;
}

/** Facts of one discharge as codes and instants: nothing in it identifies anybody. */
export interface PlanRequest {
  readonly dischargedAt: Instant;
  /** What conditions of steps ask, and how closely the patient is watched. */
  readonly facts: PathwayFacts;
  readonly pathway: Pathway;
  readonly calendar: ServiceCalendar;
  /** Days practices work; without it Monday to Friday except holidays. */
  readonly practiceWeek?: WorkingWeek;
  /** Who may be asked, in order, by profession; the patient's own professional first. */
  readonly candidates: Readonly<Record<string, readonly ProfessionalContact[]>>;
  /** Who gave a care before the stay, by profession, as far as they are known. */
  readonly providersBefore?: Readonly<Record<string, ProfessionalContact>>;
  readonly prescriptions: readonly PrescribedCare[];
  readonly awaitedResults: readonly AnnouncedResult[];
  readonly callable: Callable;
  /** When the patient prefers to be called; all the same to them without it. */
  readonly preferredCallTimes?: Patient['preferredCallTimes'];
  /** Opening hours are known from here on at the latest: a plan made again never forgets what has passed. */
  readonly horizonFrom?: Instant;
}

/** What is planned with, besides the discharge. */
export interface PlanningMeans extends Pick<
  PlanRequest,
  'pathway' | 'calendar' | 'practiceWeek' | 'candidates' | 'providersBefore' | 'horizonFrom'
> {
  /** Professions that asked for what the pathway gives on their request; absent while nobody did. */
  readonly askedFor?: readonly string[];
}

/**
 * What planning asks of a discharge.
 *
 * @param discharge normalised and not refused
 * @throws RangeError when its instant cannot be read, which intake refuses
 */
export function planRequestOf(discharge: Discharge, { askedFor, ...means }: PlanningMeans): PlanRequest {
  const dischargedAt = instantOf(discharge.stay.dischargedAt);
  if (dischargedAt === undefined) throw new RangeError('a kept discharge has a readable instant');
  return {
    ...means,
    dischargedAt,
    facts: pathwayFactsOf(discharge, means.pathway, means.calendar.zone, askedFor),
    prescriptions: (discharge.carePrescribed ?? []).map(({ kind, firstDueAt, frequency, durationDays }) => ({
      kind,
      ...given('firstDueAt', instantOf(firstDueAt)),
      ...given('frequency', frequency),
      ...given('durationDays', durationDays),
    })),
    awaitedResults: (discharge.awaitedResults ?? []).map(({ expectedAt, recipient }) => ({
      owned: recipient !== undefined,
      ...given('expectedAt', instantOf(expectedAt)),
    })),
    callable: callableOf(discharge),
    ...given('preferredCallTimes', discharge.patient.preferredCallTimes),
  };
}

function given<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [K in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { readonly [K in Name]?: Value };
}
