import type { SaidVisit } from '../../domain/call-scripts';
import type { Care, FollowUpState } from '../../domain/follow-up';
import type { Application, Caller, StatedEvent } from '../application';
import { BookingRefusedError } from '../errors';
import type { AppointmentView } from '../scheduling/booking-use-cases';

export interface SaidVisitDependencies {
  readonly bookings: () => Pick<Application, 'appointments' | 'reportPresence'>;
  /** Business time. */
  readonly now: () => number;
}

const DONE_OR_DUE: ReadonlySet<string> = new Set(['booked', 'arrived', 'fulfilled', 'noshow']);

/**
 * What the patient said in a call of visits, as presence to be verified (labels-fr.md, 3): on the latest past
 * appointment of such a care, whoever holds it. The word of the practice or of the service stands.
 *
 * @returns facts about cares arranged without our agendas: no appointment can carry what was said
 * @throws what reading or reporting throws, a refusal for an appointment excepted: it is known otherwise by then
 */
export async function reportSaidVisits(
  { bookings, now }: SaidVisitDependencies,
  caller: Caller,
  followUpId: string,
  state: FollowUpState | null,
  said: readonly SaidVisit[],
): Promise<readonly StatedEvent[]> {
  if (said.length === 0 || state === null) return [];
  // The patient's word, whoever writes it down: a clinician would speak for themselves, of their own agenda.
  const { organisationId, accountId, requestId } = caller;
  const service: Caller = { organisationId, accountId, requestId, role: 'service' };
  const past = (await bookings().appointments(service, { followUpId })).filter(
    ({ status, startsAt }) => DONE_OR_DUE.has(status) && startsAt <= now(),
  );
  const facts: StatedEvent[] = [];
  for (const visit of said) {
    const cares = state.cares.filter((care) => care.profession === visit.care);
    const latest = latestOf(past, cares);
    if (latest !== undefined) await reportOn(bookings(), service, latest, visit);
    else facts.push(...factsWithout(cares, visit));
  }
  return facts;
}

function latestOf(past: readonly AppointmentView[], cares: readonly Care[]): AppointmentView | undefined {
  return past
    .filter(({ careKey }) => cares.some(({ key }) => key === careKey))
    .reduce<AppointmentView | undefined>(
      (latest, next) => (latest === undefined || next.startsAt >= latest.startsAt ? next : latest),
      undefined,
    );
}

async function reportOn(
  bookings: Pick<Application, 'reportPresence'>,
  service: Caller,
  { id, presenceVerified }: AppointmentView,
  { outcome }: SaidVisit,
): Promise<void> {
  if (presenceVerified) return;
  try {
    await bookings.reportPresence(service, id, {
      kept: outcome === 'kept',
      source: 'patient',
      ...missedBy(outcome),
    });
  } catch (error) {
    // Verified, moved or cancelled since it was read: that is known better than by this word.
    if (!(error instanceof BookingRefusedError)) throw error;
  }
}

/** Of a care in place, that somebody came once more is no news; a visit to come in our agendas was not the one meant. */
function factsWithout(cares: readonly Care[], { outcome }: SaidVisit): readonly StatedEvent[] {
  const care = cares.find(
    ({ status, bookings = [] }) =>
      bookings.length === 0 && (status === 'arranged' || (status === 'in-place' && outcome !== 'kept')),
  );
  if (care === undefined) return [];
  const fact = { type: 'visit-reported', careKey: care.key, toVerify: true } as const;
  return [outcome === 'kept' ? { ...fact, kept: true } : { ...fact, kept: false, ...missedBy(outcome) }];
}

function missedBy(outcome: SaidVisit['outcome']): { readonly missedBy?: 'patient' | 'professional' } {
  if (outcome === 'kept') return {};
  return { missedBy: outcome === 'missed-by-patient' ? 'patient' : 'professional' };
}
