import {
  isOver,
  type FollowUpEvent,
  type FollowUpState,
  type Instant,
  type Plan,
  type PlannedCare,
  type ProfessionalContact,
} from '../domain/follow-up';
import type { SubmittedDischarge } from '../domain/discharge';

/**
 * The reference case, frozen: 30 days; three cares (GP, one nurse visit, physiotherapy), one offer of them
 * declined; three calls, one needing a second try; one break opened and resolved; handover delivered; closed at the
 * end of its pathway. Thirteen decisions: ten facts and three deadlines that pass.
 *
 * A change here makes every earlier figure incomparable: change the version of `reference-pathway/standard.yaml` and
 * say so in docs/bench.md.
 */

/** Instants on the wall clock of Paris in summer time: day of the month, hour, minute. */
const september = (day: number, hour: number, minute = 0): Instant =>
  Date.UTC(2026, 8, day, hour - 2, minute);
const october = (day: number, hour: number): Instant => Date.UTC(2026, 9, day, hour - 2);

/** Tuesday 8 September 2026, 15h00 in Paris. */
export const REFERENCE_DISCHARGED_AT: Instant = september(8, 15);

/** The professionals asked, by fixed ids; the GP is the patient's own and comes from the discharge. */
export const NURSE_ID = '01990000-0000-7000-8000-00000000000a';
export const FIRST_PHYSIOTHERAPIST_ID = '01990000-0000-7000-8000-00000000000b';
export const SECOND_PHYSIOTHERAPIST_ID = '01990000-0000-7000-8000-00000000000c';

const bySecureMail = (professionalId: string): ProfessionalContact => ({
  professionalId,
  channel: 'secure-mail',
});

const CANDIDATES: Readonly<Record<string, readonly ProfessionalContact[]>> = {
  nurse: [bySecureMail(NURSE_ID)],
  physiotherapy: [bySecureMail(FIRST_PHYSIOTHERAPIST_ID), bySecureMail(SECOND_PHYSIOTHERAPIST_ID)],
};

/**
 * The plan as the service makes it, with the professions it cannot look up yet. The case is frozen (quality.md): the
 * letter, watched since, is no part of it.
 */
export function withReferenceCandidates(plan: Plan): Plan {
  const cares = plan.cares.map((care): PlannedCare => {
    const candidates = CANDIDATES[care.profession] ?? care.candidates;
    return { ...care, candidates };
  });
  const { letterDueAt: _letterDueAt, ...frozen } = plan;
  return { ...frozen, cares };
}

/** One step: a fact stated at that business instant, or the passing of the deadline at that instant. */
export type ReferenceStep =
  | {
      readonly kind: 'fact';
      readonly at: Instant;
      readonly by: 'operator' | 'service' | 'hospital';
      readonly event: (followUpId: string) => FollowUpEvent;
    }
  | { readonly kind: 'deadline'; readonly at: Instant };

const fact = (
  at: Instant,
  event: FollowUpEvent | ((followUpId: string) => FollowUpEvent),
  by: 'operator' | 'service' | 'hospital' = 'operator',
): ReferenceStep => ({ kind: 'fact', at, by, event: typeof event === 'function' ? event : () => event });

const deadline = (at: Instant): ReferenceStep => ({ kind: 'deadline', at });

const call = (callKey: string, outcome: 'reached' | 'no-answer'): FollowUpEvent => ({
  type: 'call-attempted',
  callKey,
  outcome,
});

const answer = (offerId: string, appointmentAt?: Instant): FollowUpEvent =>
  appointmentAt === undefined
    ? { type: 'offer-answered', offerId, answer: 'declined', reason: 'no-slot' }
    : { type: 'offer-answered', offerId, answer: 'accepted', appointmentAt };

/** The first of the pathway's candidates is the general practitioner of the discharge, told by secure mail. */
const handoverDelivered = (followUpId: string): FollowUpEvent => ({
  type: 'delivery-reported',
  messageKey: `${followUpId}/1/handover/1/secure-mail`,
  delivered: true,
});

/** In order; each is one decision of the follow-up. */
export const REFERENCE_STEPS: readonly ReferenceStep[] = [
  fact(REFERENCE_DISCHARGED_AT, { type: 'opened' }, 'hospital'),
  fact(september(8, 15, 20), handoverDelivered, 'service'),
  fact(september(9, 9), answer('physiotherapy-g1-1')),
  fact(september(9, 9, 30), answer('gp-visit-g1-1', september(14, 10))),
  // The nurse does not answer within eight working hours, and there is no other to ask.
  deadline(september(9, 11)),
  fact(september(9, 14), answer('physiotherapy-g1-2', september(16, 9))),
  fact(september(10, 10), call('call-j2', 'reached')),
  // The window of the nurse's visit closes unmet: the break opens.
  deadline(september(11, 19)),
  fact(september(12, 9), {
    type: 'break-resolved',
    breakId: 'R03-1',
    cause: 'no-slot',
    resolution: 'home-visit',
    appointmentAt: september(12, 17),
  }),
  fact(september(17, 10), call('call-j9', 'no-answer')),
  fact(september(17, 15, 30), call('call-j9', 'reached')),
  fact(october(5, 10), call('call-j27', 'reached')),
  deadline(october(8, 19)),
];

/**
 * How far a follow-up has come in the script. Read from what happened, not from its revision: a worker that lost a
 * task decides a deadline once more, which changes nothing but the revision.
 */
export function stepsTaken(state: FollowUpState): number {
  const nurseOffer = state.cares.find(({ key }) => key === 'nurse-visit')?.offers[0];
  const deadlinesPassed = [nurseOffer?.status === 'expired', state.breaks.length > 0, isOver(state)];
  return state.recentFactIds.length + deadlinesPassed.filter(Boolean).length;
}

/** The discharge of the reference patient; every stay is another patient. */
export function referenceDischarge(visitNumber: string): SubmittedDischarge {
  return {
    hospital: { finess: '620100057' },
    stay: {
      visitNumber,
      admittedAt: '2026-09-04T09:00:00+02:00',
      dischargedAt: '2026-09-08T15:00:00+02:00',
      dischargeMode: 'home',
    },
    patient: {
      birthName: 'Exemple',
      firstGivenName: 'Reine',
      birthDate: '1951-03-08',
      sex: 'female',
      phones: ['+33321000001'],
      address: { line: '1 rue de la Mesure', postalCode: '62710', city: 'Courrières' },
    },
    generalPractitioner: { rpps: '10000000017', name: 'Dr Camille Delattre' },
  };
}
