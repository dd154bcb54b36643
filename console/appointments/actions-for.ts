/** What can be done with an appointment, given its state and the hour. The API decides; this avoids offering what it would refuse. */
import { appointmentState, type StateFacts } from './appointment-state';

export type AppointmentAction =
  | 'booking'
  | 'release'
  | 'confirmation'
  | 'told-confirmed'
  | 'told-wrong'
  | 'arrival'
  | 'move'
  | 'cancel'
  | 'kept'
  | 'missed-by-patient'
  | 'missed-by-professional';

const PRESENCE = ['kept', 'missed-by-patient', 'missed-by-professional'] as const;

/**
 * @param dayOf local day of an instant: somebody arrives on the day itself
 * @returns in the order in which they are offered
 */
export function actionsFor(
  facts: StateFacts & { readonly startsAt: string; readonly origin?: string },
  nowMs: number,
  dayOf: (instantMs: number) => string,
): readonly AppointmentAction[] {
  const startsAtMs = Date.parse(facts.startsAt);
  const past = startsAtMs <= nowMs;
  const today = dayOf(startsAtMs) === dayOf(nowMs);
  switch (appointmentState(facts)) {
    case 'held':
      // Kept for one who waits: what they answer is said on the waiting list.
      if (facts.origin === 'waiting-list') return [];
      return past ? ['release'] : ['booking', 'release'];
    case 'told':
      return past ? PRESENCE : ['told-confirmed', 'told-wrong', 'cancel'];
    case 'booked':
    case 'confirmed':
      if (past) return [...(today ? (['arrival'] as const) : []), ...PRESENCE];
      return [
        ...(facts.confirmedAt === null ? (['confirmation'] as const) : []),
        ...(today ? (['arrival'] as const) : []),
        'move',
        'cancel',
      ];
    case 'arrived':
      return PRESENCE;
    case 'fulfilled-unverified':
      return PRESENCE;
    case 'fulfilled':
      return ['missed-by-patient', 'missed-by-professional'];
    case 'noshow':
      return ['kept'];
    case 'cancelled-pro':
      // Missed by the practice, and somebody knows better; what was cancelled stays so.
      return facts.status === 'noshow' ? ['kept'] : [];
    case 'cancelled-patient':
    case 'cancelled-service':
    case 'cancelled':
    case 'entered-in-error':
      return [];
  }
}
