import { mendBreak, openBreak, standingBreak } from './break';
import { livesByLadders } from './break-ladder';
import { offersAtOnce, parallelFrom, plannedCare, sendOffer, sendResumption } from './offer';
import type { PlannedCare, ProfessionalContact } from './plan';
import { isPending, isSettled } from './settled';
import { isWithheldFrom, isWithheldFromAll } from './sharing';
import type { Care, Offer } from './state';
import { note, replaceCare, requireFound, turnRevision, type Turn } from './turn';

/**
 * Asks the next candidate who was not asked yet, near the limit as many at once as the plan allows; with none left,
 * the care waits for an operator. The rest of a series is booked with whoever gives it, and nobody else is asked; what
 * was in place before the stay is asked of whoever gave it, and of nobody else until they said no.
 */
export function askNext(turn: Turn, careKey: string): Turn {
  const planned = plannedCare(turn.state, careKey);
  const care = turn.state.cares.find(({ key }) => key === careKey);
  if (planned === undefined || care === undefined || isSettled(care)) return turn;
  const pending = care.offers.filter(isPending).length;
  if (care.extension !== undefined || pending >= offersAtOnce(care, planned)) return turn;
  if (planned.resumption !== undefined && care.status === 'already') return askToResume(turn, care, planned);
  const contact = isWithheldFromAll(turn.state.situation) ? undefined : nextCandidate(turn, care, planned);
  if (contact !== undefined) return askNext(sendOffer(turn, care, planned, contact), careKey);
  return pending > 0 ? turn : leaveToOperator(turn, care, planned);
}

function nextCandidate(turn: Turn, care: Care, planned: PlannedCare): ProfessionalContact | undefined {
  const asked = new Set(
    care.offers
      .filter((offer) => !mayBeAskedAgain(offer, planned))
      .map(({ contact }) => contact.professionalId),
  );
  return planned.candidates.find(
    ({ professionalId }) =>
      !asked.has(professionalId) && !isWithheldFrom(turn.state.situation, professionalId, planned.profession),
  );
}

/** Whose offer we took back ourselves never said no. */
function mayBeAskedAgain({ status }: Offer, { parallelOffers }: PlannedCare): boolean {
  return status === 'withdrawn' || (status === 'filled' && parallelOffers !== undefined);
}

/** Whoever gave it before the stay, once; when nobody knows who that is, an operator finds out. */
function askToResume(turn: Turn, care: Care, planned: PlannedCare): Turn {
  const provider = planned.resumption?.provider ?? null;
  const { situation } = turn.state;
  if (provider === null || isWithheldFromAll(situation)) return turn;
  const { professionalId } = provider;
  const wasAsked = care.offers.some(
    ({ contact, status }) => contact.professionalId === professionalId && status !== 'withdrawn',
  );
  if (wasAsked || isWithheldFrom(situation, professionalId, planned.profession)) return turn;
  return sendResumption(turn, care, planned, provider);
}

/** The causes of R18 that a reason to decline says. */
const STOPPED_BECAUSE: Readonly<Record<string, string>> = {
  absent: 'on-leave',
  'on-leave': 'on-leave',
  illness: 'illness',
  retired: 'retired',
  'no-slot': 'too-many-patients',
  'no-new-patients': 'too-many-patients',
  'too-many-patients': 'too-many-patients',
};

/** Whoever gave it before the stay will not go on: R18 says so, and only now is anybody else asked. */
export function resumptionRefused(turn: Turn, careKey: string, reason: string | undefined): Turn {
  const care = requireFound(turn.state.cares.find(({ key }) => key === careKey));
  const toArrange = replaceCare(turn, { ...care, status: 'to-arrange', revision: turnRevision(turn) });
  const cause = reason === undefined ? undefined : STOPPED_BECAUSE[reason];
  return askNext(openBreak('R18', 'fragile', careKey, cause)(toArrange), careKey);
}

/** Near its limit a care that was asked of one is asked of several at once. */
export function askInParallel(turn: Turn): Turn {
  return turn.state.cares
    .filter((care) => (parallelFrom(turn.state, care) ?? Number.POSITIVE_INFINITY) <= turn.now)
    .reduce((reached, care) => {
      const near = replaceCare(reached, { ...care, inParallel: true, revision: turnRevision(turn) });
      return askNext(note(near, 'limit-near', care.key), care.key);
    }, turn);
}

function leaveToOperator(turn: Turn, care: Care, planned: PlannedCare): Turn {
  const waiting = replaceCare(turn, { ...care, status: 'to-arrange', revision: turnRevision(turn) });
  if (planned.profession !== 'general-practitioner') return waiting;
  const hasNone = turn.state.situation.generalPractitioner === null;
  if (hasNone && !livesByLadders(turn.state)) {
    return openBreak('R04', 'fragile', care.key, 'never-had')(waiting);
  }
  if (care.offers.length === 0) {
    return hasNone
      ? openBreak('R04', 'fragile', care.key, 'never-had')(waiting)
      : noneLeft(waiting, care.key);
  }
  if (!livesByLadders(turn.state)) return noneLeft(waiting, care.key);
  // Silence is no refusal: a practice that did not answer is telephoned, and may still be the patient's own.
  const refused = care.offers.every(({ status }) => status === 'declined');
  if (!hasNone && !refused) return noneLeft(waiting, care.key);
  return openBreak('R04', 'fragile', care.key, whyNone(care, hasNone))(noneLeft(waiting, care.key));
}

function noneLeft(turn: Turn, careKey: string): Turn {
  return note(turn, 'candidates-exhausted', careKey);
}

/** On the ladder, only the patient's own practitioner and who stands in for them refuse as such. */
function whyNone({ offers }: Care, hasNone: boolean): string | undefined {
  const own = offers.filter(({ contact: { rung } }) => !isElsewhere(rung));
  if (own.length === 0) return hasNone ? 'never-had' : undefined;
  if (own.some(({ reason }) => reason === 'retired')) return 'retired';
  return own.some(({ status }) => status === 'declined') ? 'gp-refuses' : undefined;
}

function isElsewhere(rung: ProfessionalContact['rung']): boolean {
  return rung !== undefined && rung !== 'own' && rung !== 'replacement';
}

/** The hospital names a general practitioner after all: R04 is mended, and they are asked. */
export function generalPractitionerFound(turn: Turn): Turn {
  if (turn.state.situation.generalPractitioner === null || !livesByLadders(turn.state)) return turn;
  return turn.state.cares
    .filter(({ key }) => standingBreak(turn.state, 'R04', key) !== undefined)
    .reduce((reached, { key }) => askNext(mendBreak('R04', key, 'gp-found')(reached), key), turn);
}
