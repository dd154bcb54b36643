import { placeAnchored } from './anchor';
import { closeBreak, isStanding, mendCareBreaks } from './break';
import { BREAK_RULES, type BreakAccepter, type CloserRole } from './break-catalogue';
import { ANY_CLOSER } from './break-rule';
import { breakClock, livesByLadders } from './break-ladder';
import { withdrawOffers } from './offer';
import type { Actor } from './events';
import type { Instant } from './instants';
import { isSeries, toArrangeAgain } from './rearrange';
import { asArrangedBefore, withoutExtension } from './series';
import { isSettled } from './settled';
import type { Break, Care } from './state';
import {
  note,
  RefusedFact,
  replaceBreak,
  replaceCare,
  requireFound,
  requireSeen,
  turnRevision,
  type Turn,
} from './turn';

/** @throws RefusedFact `not-allowed` when the role may not close this code, and for an unknown choice */
export function resolveBreak(
  turn: Turn,
  actor: Actor,
  event: {
    breakId: string;
    cause: string;
    resolution: string;
    appointmentAt?: Instant;
    expectedRevision?: number;
  },
): Turn {
  const item = standingById(turn, event);
  const rule = BREAK_RULES[item.code];
  if (!rule.closers.includes(actor.role as CloserRole)) throw new RefusedFact('not-allowed');
  const resolution = Object.hasOwn(rule.resolutions, event.resolution)
    ? rule.resolutions[event.resolution]
    : undefined;
  if (resolution === undefined || !rule.causes.includes(event.cause)) {
    throw new RefusedFact('unknown-cause-or-resolution');
  }
  const closed = closeBreak(turn, item, event.resolution, event.cause);
  const care = closed.state.cares.find(({ key }) => key === item.subject);
  if (resolution.careBecomes === undefined || care === undefined) return closed;
  if (leavesRestOpen(care, item)) return closed;
  const settled = replaceCare(closed, {
    ...careAfter(turn, care, resolution.careBecomes),
    ...(event.appointmentAt === undefined ? {} : { appointmentAt: event.appointmentAt }),
  });
  if (resolution.careBecomes !== 'arranged') return settled;
  return placeAnchored(mendCareBreaks(settled, care.key), care.key);
}

/** One visit that was missed says nothing of the rest of its series, which is still to be booked. */
function leavesRestOpen({ extension }: Care, { code }: Break): boolean {
  return extension !== undefined && (code === 'R08' || code === 'R09');
}

/** What nobody books, or needs, of a series is the rest of it: what was arranged before goes on. */
function careAfter(turn: Turn, care: Care, becomes: 'arranged' | 'failed' | 'not-needed'): Care {
  if (care.extension !== undefined && becomes !== 'arranged') return asArrangedBefore(turn, care);
  return { ...withoutExtension(care), status: becomes, revision: turnRevision(turn) };
}

/** Why a clinician lives with a break, or the patient wants it so (the causes of R15). */
export const ACCEPTANCE_REASONS = {
  clinician: ['waiting-is-safe', 'other-care-suffices', 'no-longer-useful'],
  patient: BREAK_RULES.R15.causes,
} as const satisfies Readonly<Record<BreakAccepter, readonly string[]>>;

/**
 * A break is lived with: a clinician judges that it may be, or the patient wants it so and a person of the service
 * writes it down. What it was about is not looked for any more.
 *
 * @throws RefusedFact `not-allowed` when nobody may live with this code (R14, R22), when only a clinician may, or
 *   when somebody else speaks for the clinician; `unknown-cause-or-resolution` for a reason that is not on the list
 */
export function acceptBreak(
  turn: Turn,
  actor: Actor,
  event: { breakId: string; acceptedBy: BreakAccepter; reason: string; expectedRevision?: number },
): Turn {
  const item = standingById(turn, event);
  const mayWrite = ANY_CLOSER.includes(actor.role as CloserRole);
  const speaksForIt = event.acceptedBy === 'patient' || actor.role === 'clinician';
  if (!BREAK_RULES[item.code].accepters.includes(event.acceptedBy) || !mayWrite || !speaksForIt) {
    throw new RefusedFact('not-allowed');
  }
  const reasons: readonly string[] = ACCEPTANCE_REASONS[event.acceptedBy];
  if (!reasons.includes(event.reason)) throw new RefusedFact('unknown-cause-or-resolution');
  const accepted: Break = {
    ...item,
    status: 'accepted',
    acceptance: { by: event.acceptedBy, reason: event.reason },
    resolvedAt: turn.now,
    revision: turnRevision(turn),
  };
  const noted = note(
    replaceBreak(turn, accepted),
    event.acceptedBy === 'clinician' ? 'break-accepted-by-clinician' : 'break-accepted-by-patient',
    item.id,
    event.reason,
  );
  const care = noted.state.cares.find(({ key }) => key === item.subject);
  const isKept = care === undefined || isSettled(care) || leavesRestOpen(care, item);
  return isKept ? noted : letGoOfCare(noted, care, event);
}

/** The other breaks of a care that nobody looks for any more are lived with for the same reason. */
function letGoOfCare(turn: Turn, care: Care, event: { acceptedBy: BreakAccepter; reason: string }): Turn {
  const withdrawn = withdrawOffers(turn, care.key, 'withdrawn');
  const present = requireFound(withdrawn.state.cares.find(({ key }) => key === care.key));
  const revision = turnRevision(turn);
  const letGo = replaceCare(withdrawn, careAfter(turn, present, 'not-needed'));
  return letGo.state.breaks
    .filter(
      (item) =>
        item.subject === care.key &&
        isStanding(item) &&
        BREAK_RULES[item.code].accepters.includes(event.acceptedBy),
    )
    .reduce(
      (reached, item) =>
        replaceBreak(reached, {
          ...item,
          status: 'accepted',
          acceptance: { by: event.acceptedBy, reason: event.reason },
          resolvedAt: turn.now,
          revision,
        }),
      letGo,
    );
}

function standingById(turn: Turn, event: { breakId: string; expectedRevision?: number }): Break {
  const item = requireFound(turn.state.breaks.find(({ id }) => id === event.breakId));
  if (!isStanding(item)) throw new RefusedFact('already-settled');
  requireSeen(item, event.expectedRevision);
  return item;
}

export function takeBreak(turn: Turn, actor: Actor, breakId: string, expectedRevision?: number): Turn {
  const item = standingById(turn, {
    breakId,
    ...(expectedRevision === undefined ? {} : { expectedRevision }),
  });
  const taken: Break = {
    ...item,
    status: 'owned',
    owner: { kind: 'person', userId: actor.userId },
    revision: turnRevision(turn),
  };
  return note(replaceBreak(turn, taken), 'break-taken', breakId);
}

/**
 * What was closed does not hold: it stands again on its first rung, counted, with what had closed it said in history.
 * What that had settled is to be arranged again.
 */
export function reopenBreak(turn: Turn, breakId: string, expectedRevision?: number): Turn {
  const item = requireFound(turn.state.breaks.find(({ id }) => id === breakId));
  if (isStanding(item)) throw new RefusedFact('already-open');
  requireSeen(item, expectedRevision);
  const { resolution, acceptance, resolvedAt: _resolvedAt, rung: _rung, ...kept } = item;
  const reopened: Break = {
    ...kept,
    ...breakClock(turn, item.code),
    status: 'reopened',
    reopenings: (item.reopenings ?? 0) + 1,
  };
  const noted = note(
    replaceBreak(turn, reopened),
    'break-reopened',
    breakId,
    resolution ?? acceptance?.reason,
  );
  return livesByLadders(turn.state) ? unsettled(noted, item) : noted;
}

/** The care this break had settled is to be arranged again; a series goes on beside the visit that fell. */
function unsettled(turn: Turn, { code, subject, resolution, acceptance }: Break): Turn {
  const care = turn.state.cares.find(({ key }) => key === subject);
  const settledIt =
    acceptance !== undefined ||
    (resolution !== undefined && BREAK_RULES[code].resolutions[resolution]?.careBecomes !== undefined);
  if (care === undefined || isSeries(turn, subject) || !isSettled(care) || !settledIt) return turn;
  return replaceCare(turn, toArrangeAgain(turn, care));
}
