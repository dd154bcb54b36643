import type { Care, FollowUp, Offer, OfferAnswerRequest } from '../../api/schemas';
import { afterWorkingHours, DAY_MS, isoOf, localOf, practicesAnswer } from '../calendar';
import type { PlannedDischarge } from '../population/population';
import { probability } from '../probabilities';
import type { World } from '../world';
import { timeWithin } from './cares';
import type { CaughtLinks } from './caught-links';

/** Working hours until a professional looks at what they were asked. */
const SOONEST_HOURS = 0.5;
const LATEST_HOURS = 7;
const PATIENT_AGREES = 0.85;
/** Rungs that look for somebody, who says later when. */
const FINDS_SOMEBODY = new Set(['territorial-community', 'insurer-mediator', 'local-coordination']);

interface Decision extends Omit<OfferAnswerRequest, 'expectedRevision'> {
  readonly at: number;
}

/** What a professional makes of a request and when; null when they never answer. */
export function decisionOf(
  world: World,
  { visitNumber }: PlannedDischarge,
  { offerId, sentAt, resumption, rung }: Offer,
  { dueAt }: Care,
): Decision | null {
  const chance = world.chance(visitNumber, 'offer', offerId);
  if (chance.happens(probability('offerUnanswered'))) return null;
  const at = afterWorkingHours(Date.parse(sentAt), chance.between(SOONEST_HOURS, LATEST_HOURS));
  const time = timeWithin(chance, Math.max(at, world.now()), Date.parse(dueAt));
  const accepts = probability(resumption ? 'resumptionAccepted' : 'offerAccepted');
  if (chance.happens(accepts)) {
    return { at, answer: 'accepted', ...(!FINDS_SOMEBODY.has(rung ?? '') && { appointmentAt: isoOf(time) }) };
  }
  const [otherTime, tentative] = [probability('offerOtherTime'), probability('offerTentative')];
  const answer = chance.weighted([
    ['other-time', otherTime],
    ['tentative', tentative],
    ['declined', Math.max(1 - accepts - otherTime - tentative, 0)],
  ] as const);
  if (answer === 'other-time') return { at, answer, proposedAt: isoOf(time + 2 * DAY_MS) };
  if (answer === 'tentative') return { at, answer };
  const reason = chance.weighted([
    ['no-slot', 5],
    ['no-new-patients', 3],
    ['absent', 1],
    ['outside-area', 2],
    ['not-my-patient', 1],
    ['other', 1],
  ] as const);
  return { at, answer, reason };
}

/** Professionals answer what they were asked by link, by secure mail or by mail; those on the telephone are called. */
export async function professionalsAnswer(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  links: CaughtLinks,
): Promise<void> {
  for (const care of view.cares) {
    for (const offer of care.offers.filter(({ status }) => status === 'awaiting')) {
      if (offer.channel === 'telephone') continue;
      const decision = decisionOf(world, planned, offer, care);
      if (decision === null || decision.at > world.now()) continue;
      const byLink = await answeredByLink(world, view, offer, decision, links);
      if (!byLink) await answered(world, view, offer, decision);
    }
  }
}

/**
 * An operator telephones a practice, or settles a time it proposed.
 *
 * @returns whether something came of it
 */
export async function answerOnTelephone(
  world: World,
  planned: PlannedDischarge,
  view: FollowUp,
  offerId: string,
): Promise<boolean> {
  const care = view.cares.find(({ offers }) => offers.some((offer) => offer.offerId === offerId));
  const offer = care?.offers.find((one) => one.offerId === offerId);
  if (care === undefined || offer === undefined) return false;
  if (offer.proposedAt !== null) return settleProposal(world, planned, view, offer, offer.proposedAt);
  if (!practicesAnswer(world.now())) return false;
  world.count('practice.telephoned');
  if (offer.status === 'tentative') {
    const isSure = world.chance(planned.visitNumber, 'offer-again', offerId).happens(0.5);
    const at = Math.max(world.now(), Date.parse(offer.sentAt));
    const settled: Decision = isSure
      ? { at, answer: 'accepted' }
      : { at, answer: 'declined', reason: 'other' };
    return answered(world, view, offer, settled);
  }
  const decision = decisionOf(world, planned, offer, care);
  return decision !== null && answered(world, view, offer, decision);
}

/** The patient is asked whether the other time suits. */
async function settleProposal(
  world: World,
  { visitNumber }: PlannedDischarge,
  view: FollowUp,
  offer: Offer,
  proposedAt: string,
): Promise<boolean> {
  const agrees = world.chance(visitNumber, 'proposal', offer.offerId).happens(PATIENT_AGREES);
  const at = world.now();
  const isAhead = Date.parse(proposedAt) > at;
  const answer: Decision =
    agrees && isAhead
      ? { at, answer: 'accepted', appointmentAt: proposedAt }
      : { at, answer: 'declined', reason: 'no-slot' };
  return answered(world, view, offer, answer);
}

async function answered(
  world: World,
  { followUpId }: FollowUp,
  { offerId }: Offer,
  decision: Decision,
): Promise<boolean> {
  const { at: _at, ...answer } = decision;
  const stated = await world.doors.post(
    'operator',
    '/v1/follow-ups/{followUpId}/offers/{offerId}/answer',
    { followUpId, offerId },
    answer,
  );
  if (stated.done) world.count(`offer.${decision.answer}`);
  return stated.done;
}

/** The page behind the link in the SMS; it names the commune, never the patient. */
async function answeredByLink(
  world: World,
  { patient }: FollowUp,
  { professionalId }: Offer,
  { answer, reason, appointmentAt, proposedAt }: Decision,
  links: CaughtLinks,
): Promise<boolean> {
  const time = localOf(Date.parse(appointmentAt ?? proposedAt ?? isoOf(world.now())));
  const form = {
    ...(answer === 'declined' && { reason: reason ?? 'other' }),
    ...((answer === 'accepted' || answer === 'other-time') && {
      day: time.toFormat('yyyy-MM-dd'),
      time: time.toFormat('HH:mm'),
    }),
  };
  const cities = [patient.currentAddress?.city, patient.address?.city].flatMap((city) => city ?? []);
  const sent = await links.answerOffer(world, professionalId, cities, answer, form);
  if (sent) world.count(`offer.${answer}-by-link`);
  return sent;
}
