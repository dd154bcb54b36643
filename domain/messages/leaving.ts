import { isOverStatus, type FollowUpStatus, type MessageKind, type OfferStatus } from '../follow-up';

/** What is true of patient and follow-up at the moment a message would leave. */
export interface Standing {
  readonly deceased: boolean;
  readonly sharingOpposed: boolean;
  /** Whether the patient wants nothing to be sent to the household. */
  readonly messagesOpposed: boolean;
  /** Whether a person is in danger there: R22 stands, or anything caused by violence. */
  readonly personInDanger: boolean;
  readonly status: FollowUpStatus;
  /** Of the follow-up now: above the message's own, that one is over. */
  readonly generation: number;
  /** Of the offer the message speaks of, null when it speaks of none. */
  readonly offerStatus: OfferStatus | null;
  /** Whether the professional may have been written the offer at all. */
  readonly offerLeft: boolean;
}

/**
 * `cleared`: no longer useful; `denied`: the patient opposes it; `muted`: it could put a person in danger;
 * `leave-as-notice`: it may say nothing about a person, whatever its channel.
 */
export type Leave = 'leave' | 'leave-as-notice' | 'cleared' | 'denied' | 'muted';

/** Why nothing leaves. */
export type Silence = Exclude<Leave, 'leave' | 'leave-as-notice'>;

/** Whom a message goes to. What reaches a household may be read by anybody there. */
export type RecipientKind = 'professional' | 'household';

/**
 * Whether a message may still leave (architecture.md, decision 5: death, opposition and cancellation are read
 * again before each sending).
 *
 * @param generation the message's own
 * @param recipient a household gets nothing while somebody there is in danger (field.md, 15), whatever the kind
 */
export function mayLeave(
  kind: MessageKind,
  generation: number,
  standing: Standing,
  recipient: RecipientKind = 'professional',
): Leave {
  if (recipient === 'household') return mayReachHousehold(standing) ?? 'leave';
  if (standing.sharingOpposed) {
    // Whoever was asked before the patient refused them is told that nothing is asked any more, and not about whom.
    return kind === 'offer-withdrawn' && standing.offerLeft ? 'leave-as-notice' : 'denied';
  }
  if (standing.deceased) return kind === 'death-notice' ? 'leave' : 'cleared';
  const pastGeneration = standing.generation > generation;
  const over = pastGeneration || isOverStatus(standing.status);
  return isUseful(kind, standing, over, pastGeneration) ? 'leave' : 'cleared';
}

/** What is true of a patient and their appointments at the moment a message about these would leave. */
export type HouseholdStanding = Pick<Standing, 'deceased' | 'messagesOpposed' | 'personInDanger'> & {
  /** Whether what it says is still so: the time is booked, the offer awaits its answer. */
  readonly useful: boolean;
};

/**
 * Whether a message about appointments may still leave. Appointments outlive a follow-up: that it is over does not
 * matter, whether they still stand does.
 */
export function mayLeaveForPatient({ useful, ...standing }: HouseholdStanding): Silence | 'leave' {
  return silenceOf(standing) ?? (useful ? 'leave' : 'cleared');
}

/** @returns why nothing may go to the household, null when it may */
function mayReachHousehold(standing: Standing): Silence | null {
  return silenceOf(standing) ?? (isOverStatus(standing.status) ? 'cleared' : null);
}

function silenceOf(standing: Omit<HouseholdStanding, 'useful'>): Silence | null {
  if (standing.deceased) return 'cleared';
  if (standing.personInDanger) return 'muted';
  return standing.messagesOpposed ? 'denied' : null;
}

function isUseful(kind: MessageKind, standing: Standing, over: boolean, pastGeneration: boolean): boolean {
  switch (kind) {
    case 'handover-notice':
    case 'handover-copy':
      return !over;
    case 'offer':
      return !over && standing.offerStatus === 'awaiting';
    case 'offer-withdrawn':
      return standing.offerLeft;
    case 'closing-summary':
    case 'follow-up-stopped':
      // A follow-up that was reopened is not closed: its summary would be wrong.
      return over && !pastGeneration;
    case 'death-notice':
      // Only while the death stands: the announcement may have been undone.
      return false;
  }
}
