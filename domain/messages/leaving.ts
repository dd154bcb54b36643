import { isOverStatus, type FollowUpStatus, type MessageKind, type OfferStatus } from '../follow-up';

/** What is true of patient and follow-up at the moment a message would leave. */
export interface Standing {
  readonly deceased: boolean;
  readonly sharingOpposed: boolean;
  readonly status: FollowUpStatus;
  /** Of the follow-up now: above the message's own, that one is over. */
  readonly generation: number;
  /** Of the offer the message speaks of, null when it speaks of none. */
  readonly offerStatus: OfferStatus | null;
  /** Whether the professional may have been written the offer at all. */
  readonly offerLeft: boolean;
}

/** `cleared`: no longer useful; `denied`: the patient opposes it. */
export type Leave = 'leave' | 'cleared' | 'denied';

/**
 * Whether a message may still leave (architecture.md, decision 5: death, opposition and cancellation are read
 * again before each sending).
 *
 * @param generation the message's own
 */
export function mayLeave(kind: MessageKind, generation: number, standing: Standing): Leave {
  if (standing.sharingOpposed) return 'denied';
  if (standing.deceased) return kind === 'death-notice' ? 'leave' : 'cleared';
  const pastGeneration = standing.generation > generation;
  const over = pastGeneration || isOverStatus(standing.status);
  return isUseful(kind, standing, over, pastGeneration) ? 'leave' : 'cleared';
}

function isUseful(kind: MessageKind, standing: Standing, over: boolean, pastGeneration: boolean): boolean {
  switch (kind) {
    case 'handover-notice':
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
