import { isStanding } from './break';
import { isStandingBooking } from './booking';
import type { FollowUpEvent } from './events';
import { sendHandover, sendVersion } from './handover';
import { currentVersion, keepsCopies, rememberHolder, tellBy } from './handover-copies';
import { nextClosing, type Instant } from './instants';
import { isWithheldFromGp } from './sharing';
import { OPERATORS, type FollowUpState, type Handover } from './state';
import { clock, note, withState, type Part, type Turn } from './turn';

/** What changes for whoever reads the handover, whatever else the fact brings. */
const ALWAYS_TOLD: ReadonlySet<FollowUpEvent['type']> = new Set([
  'amended',
  'pathway-moved',
  'returned-home',
  'address-changed',
  'asked-for',
  'professional-stopped',
]);

/**
 * After a fact: those who have the handover have an older one now, if it changed what they must know. They get one new
 * version for a whole day of changes.
 *
 * @param before the follow-up before the fact
 */
export function followChange(before: FollowUpState, event: FollowUpEvent): Part {
  return (turn) => {
    if (!keepsCopies(turn.state) || turn.state.status !== 'open' || before.status === 'announced')
      return turn;
    const known = rememberHolder(turn, event);
    const told = isGpReplaced(before, known.state, event) ? sendHandover(known) : known;
    // A version made in this turn says it already, and goes to everybody.
    if (told.state.handover.version !== before.handover.version) return told;
    return mustBeTold(before, told.state, event) && somebodyHasIt(told.state) ? planRenewal(told) : told;
  };
}

/** A dated replacement of the general practitioner has nothing yet. */
function isGpReplaced(before: FollowUpState, after: FollowUpState, event: FollowUpEvent): boolean {
  const gp = after.situation.generalPractitioner?.professionalId;
  const changed = gp !== undefined && gp !== before.situation.generalPractitioner?.professionalId;
  return changed && event.type === 'professional-stopped';
}

function mustBeTold(before: FollowUpState, after: FollowUpState, event: FollowUpEvent): boolean {
  return ALWAYS_TOLD.has(event.type) || hasResultCome(before, after) || isRedFlagSettled(before, after);
}

function hasResultCome(before: FollowUpState, after: FollowUpState): boolean {
  return after.results.some(
    ({ key, status }) =>
      status === 'received' &&
      before.results.some((result) => result.key === key && result.status !== 'received'),
  );
}

function isRedFlagSettled(before: FollowUpState, after: FollowUpState): boolean {
  const standing = new Set(before.breaks.filter(isStanding).map(({ id }) => id));
  return after.breaks.some(
    (item) => (item.code === 'R14' || item.code === 'R22') && standing.has(item.id) && !isStanding(item),
  );
}

/** Whoever was never told has nothing that grew old. */
function somebodyHasIt({ handover }: FollowUpState): boolean {
  const { status, copies = [] } = handover;
  return (
    status === 'sent' ||
    status === 'delivered' ||
    copies.some((copy) => copy.status === 'sent' || copy.status === 'told')
  );
}

/** At the end of the service's day; at once when somebody goes to the patient before. */
function planRenewal(turn: Turn): Turn {
  const { handover, plan } = turn.state;
  const atClosing = nextClosing(plan.horizon, turn.now);
  const renewAt = isSomethingDueBefore(turn, atClosing) ? turn.now : atClosing;
  const earliest = Math.min(renewAt, handover.renewAt ?? renewAt);
  return withState(turn, { handover: { ...handover, renewAt: earliest } });
}

function isSomethingDueBefore({ state, now }: Turn, until: Instant): boolean {
  const within = (at: Instant | undefined) => at !== undefined && at >= now && at < until;
  return state.cares.some(({ key, appointmentAt, bookings = [], status }) => {
    if (status === 'not-needed' || status === 'failed') return false;
    const planned = state.plan.cares.find((candidate) => candidate.key === key);
    return (
      within(appointmentAt) ||
      within(planned?.firstDueAt) ||
      bookings.some((booked) => isStandingBooking(booked) && within(booked.at))
    );
  });
}

/** The day ended, or somebody is about to go there: one new version for those who have an older one. */
export function renewHandover(turn: Turn): Turn {
  const { status, handover } = turn.state;
  if (status !== 'open' || handover.renewAt === undefined || handover.renewAt > turn.now) return turn;
  const version = currentVersion(turn.state) + 1;
  const settled = withState(turn, { handover: withoutRenewal(handover) });
  return renewForGp(settled, version);
}

/** Copies follow by their own rule: they have an older version than the handover now. */
function renewForGp(turn: Turn, version: number): Turn {
  const { handover, situation } = turn.state;
  const { generalPractitioner: gp, opposition } = situation;
  const hasOne = handover.status === 'sent' || handover.status === 'delivered';
  if (gp === null || !hasOne || opposition.sharing || isWithheldFromGp(situation)) {
    return note(withState(turn, { handover: { ...handover, version } }), 'handover-renewed');
  }
  const { professionalId, channel } = gp;
  if (channel !== 'telephone') return sendVersion(turn, { professionalId, channel }, version);
  const due: Handover = { ...handover, ...clock(turn, OPERATORS, tellBy(turn)), status: 'due', version };
  return note(withState(turn, { handover: due }), 'handover-renewed');
}

/** Without the plan to renew it. */
export function withoutRenewal({ renewAt: _renewAt, ...handover }: Handover): Handover {
  return handover;
}
