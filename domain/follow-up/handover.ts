import { mendBreak, openBreak } from './break';
import { copyOf, copyTold, copyUndelivered, currentVersion } from './handover-copies';
import { messageKey } from './message-key';
import type { ContactChannel } from './plan';
import { isWithheldFromGp } from './sharing';
import type { Handover } from './state';
import { OPERATORS } from './state';
import {
  clock,
  inWorkingMinutes,
  note,
  noteFirstOverdue,
  overdue,
  RefusedFact,
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
  return sendVersion(turn, { professionalId, channel }, turn.state.handover.version + 1);
}

/** Writes that version to the general practitioner. What waited to be told is in it. */
export function sendVersion(
  turn: Turn,
  { professionalId, channel }: { professionalId: string; channel: Exclude<ContactChannel, 'telephone'> },
  version: number,
): Turn {
  const { renewAt: _renewAt, ...before } = turn.state.handover;
  const sent = withState(turn, {
    handover: { ...before, ...clock(turn, OPERATORS, handoverDueAt(turn)), status: 'sent', version },
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
    handover: { ...turn.state.handover, ...clock(turn, OPERATORS, dueAt), status },
  });
}

/** The dispatcher says what became of a message. Only the newest handover and pending offers still matter. */
export function reportDelivery(turn: Turn, event: { messageKey: string; delivered: boolean }): Turn {
  const gp = turn.state.situation.generalPractitioner;
  const { handover } = turn.state;
  if (gp !== null && event.messageKey === messageKey(turn.state, HANDOVER, handover.version, gp.channel)) {
    return event.delivered ? handoverDelivered(turn) : handoverFailed(turn);
  }
  if (event.delivered) return turn;
  return copyUndelivered(turn, event.messageKey) ?? offerUndelivered(turn, event.messageKey);
}

/**
 * Somebody told a professional by telephone, who was not or could not be written to.
 *
 * @throws RefusedFact `unknown-subject` for one who should not have it; `already-settled` when nothing was left to tell
 */
export function handoverTold(turn: Turn, professionalId: string): Turn {
  const copy = copyOf(turn.state, professionalId);
  const told = copy === undefined ? gpTold(turn, professionalId) : copyTold(turn, copy);
  if (told === undefined) throw new RefusedFact('already-settled');
  return told;
}

function gpTold(turn: Turn, professionalId: string): Turn | undefined {
  const { handover, situation } = turn.state;
  if (situation.generalPractitioner?.professionalId !== professionalId)
    throw new RefusedFact('unknown-subject');
  if (handover.status === 'delivered' || handover.status === 'not-sent') return undefined;
  const told: Handover = {
    ...handover,
    status: 'delivered',
    version: currentVersion(turn.state),
    revision: turnRevision(turn),
  };
  const noted = note(withState(turn, { handover: told }), 'handover-told', HANDOVER);
  return mendBreak('R02', HANDOVER, 'told-by-telephone')(noted);
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
