import { mendBreak, openBreak } from './break';
import { messageKey } from './message-key';
import { isWithheldFromGp } from './sharing';
import type { Handover } from './state';
import { OPERATORS } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  noteFirstOverdue,
  overdue,
  replaceOffer,
  turnRevision,
  withEffect,
  withState,
  type Turn,
} from './turn';

const HANDOVER = 'handover';

/**
 * Tells the general practitioner that the patient left hospital and is followed (field.md: by secure health
 * mail, or a notice without health data). Without a GP or against the patient's will nothing is sent.
 */
export function sendHandover(turn: Turn): Turn {
  const { generalPractitioner, opposition } = turn.state.situation;
  const withheld = opposition.sharing || isWithheldFromGp(turn.state.situation);
  if (generalPractitioner === null || withheld) return withStatus(turn, 'not-sent');
  const { professionalId, channel } = generalPractitioner;
  if (channel === 'telephone') {
    return openBreak('R02', 'fragile', HANDOVER, 'not-reachable')(withStatus(turn, 'due'));
  }
  const version = turn.state.handover.version + 1;
  const sent = withState(turn, {
    handover: {
      ...clock(turn, OPERATORS, handoverDueAt(turn)),
      status: 'sent',
      version,
    },
  });
  const effect = {
    type: 'send-message',
    key: messageKey(turn.state, HANDOVER, version, channel),
    kind: 'handover-notice',
    professionalId,
    channel,
    subject: `${HANDOVER}-${version}`,
  } as const;
  return note(withEffect(sent, effect), 'handover-sent', `${HANDOVER}-${version}`);
}

function handoverDueAt(turn: Turn): number {
  const { handoverDueAt: planned, limits } = turn.state.plan;
  return planned > turn.now ? planned : inWorkingMinutes(turn, limits.breakReviewMinutes);
}

function withStatus(turn: Turn, status: Handover['status']): Turn {
  const dueAt = handoverDueAt(turn);
  return withState(turn, {
    handover: { ...clock(turn, OPERATORS, dueAt), status, version: turn.state.handover.version },
  });
}

/** The dispatcher says what became of a message. Only the newest handover and pending offers still matter. */
export function reportDelivery(turn: Turn, event: { messageKey: string; delivered: boolean }): Turn {
  const gp = turn.state.situation.generalPractitioner;
  const { handover } = turn.state;
  if (gp !== null && event.messageKey === messageKey(turn.state, HANDOVER, handover.version, gp.channel)) {
    return event.delivered ? handoverDelivered(turn) : handoverFailed(turn);
  }
  return event.delivered ? turn : offerUndelivered(turn, event.messageKey);
}

export function handoverDelivered(turn: Turn): Turn {
  const delivered: Handover = {
    ...turn.state.handover,
    status: 'delivered',
    revision: turnRevision(turn),
  };
  const noted = note(withState(turn, { handover: delivered }), 'handover-delivered', HANDOVER);
  return mendBreak('R02', HANDOVER, 'told-by-secure-mail')(noted);
}

function handoverFailed(turn: Turn): Turn {
  const failed: Handover = { ...turn.state.handover, status: 'failed', revision: turnRevision(turn) };
  const noted = note(withState(turn, { handover: failed }), 'handover-failed', HANDOVER);
  return openBreak('R02', 'late', HANDOVER, 'wrong-details')(noted);
}

/** An offer that could not be written to the practice is asked by telephone instead. */
function offerUndelivered(turn: Turn, key: string): Turn {
  for (const care of turn.state.cares) {
    const offer = care.offers.find(
      ({ id, contact, status }) =>
        status === 'awaiting' && messageKey(turn.state, 'offer', id, contact.channel) === key,
    );
    if (offer === undefined) continue;
    const byTelephone = { ...offer, contact: { ...offer.contact, channel: 'telephone' as const } };
    const changed = replaceOffer(turn, care.key, { ...byTelephone, revision: turnRevision(turn) });
    return note(changed, 'offer-undelivered', offer.id);
  }
  return note(turn, 'message-undelivered', key);
}

/** J0 ended and nobody knows that the notice arrived: the GP may not be informed. */
export function handoverOverdue(turn: Turn): Turn {
  const { handover } = turn.state;
  if (handover.status !== 'sent' && handover.status !== 'due') return turn;
  if (handover.dueAt > turn.now) return turn;
  const later = withState(turn, { handover: overdue(turn, handover) });
  return openBreak('R02', 'late', HANDOVER)(noteFirstOverdue(later, 'handover-overdue', HANDOVER, handover));
}
