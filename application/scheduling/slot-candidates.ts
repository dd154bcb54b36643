import type { CommuneDirectory } from '../../domain/discharge';
import type { CallCandidate, CommunePlaces, Opening, SlotCandidate } from '../../domain/scheduling';
import type { Bookable, Callable, KnownProfessional, OtherPractice, ReadAgenda } from './slot-records';

/** What turns rows into candidates. */
export interface CandidateContext {
  readonly places: CommunePlaces;
  readonly communes: CommuneDirectory;
  /** Where the patient is; null when nobody knows. */
  readonly communeCode: string | null;
  readonly known: ReadonlyMap<string, KnownProfessional>;
}

type Located = Pick<Bookable, 'communeCode' | 'postalCode'>;

function distanceTo(
  { places, communes, communeCode }: CandidateContext,
  { communeCode: code, postalCode }: Located,
): { readonly distanceKilometres?: number } {
  const there = code === '' ? communes.byPostalCode(postalCode)[0] : code;
  if (communeCode === null || there === undefined) return {};
  const distanceKilometres = places.distanceKilometres(communeCode, there);
  return distanceKilometres === undefined ? {} : { distanceKilometres };
}

function continuityWith(
  { known }: CandidateContext,
  professionalId: string,
): Pick<SlotCandidate, 'continuity' | 'ownGeneralPractitioner'> {
  const found = known.get(professionalId);
  if (found === undefined) return { continuity: 'none' };
  const { continuity, generalPractitioner } = found;
  return { continuity, ...(generalPractitioner ? { ownGeneralPractitioner: true } : {}) };
}

/** A candidate before anything of the agenda is read. */
export function candidateOf(context: CandidateContext, bookable: Bookable): SlotCandidate {
  const { dailyCap, professionalId, appointmentTypeId, durationMinutes, bufferMinutes } = bookable;
  const { place, newPatients, languages, accessibility } = bookable;
  const travels = place === 'practice' || place === 'group';
  return {
    professionalId,
    appointmentTypeId,
    durationMinutes,
    bufferMinutes,
    place,
    newPatients,
    languages,
    accessibility,
    openings: [],
    taken: [],
    booked: [],
    ...continuityWith(context, professionalId),
    ...(travels ? distanceTo(context, bookable) : {}),
    ...(dailyCap === null ? {} : { dailyCap }),
  };
}

/**
 * The candidate with its agenda; once for each place where it has openings, since the way is another one. Sessions of a
 * group are at the professional's own.
 */
export function withAgenda(
  context: CandidateContext,
  candidate: SlotCandidate,
  agenda: ReadAgenda,
  practices: ReadonlyMap<string, OtherPractice>,
): readonly SlotCandidate[] {
  const { appointmentTypeId } = candidate;
  const byPractice = new Map<string, Opening[]>([['', []]]);
  for (const opening of agenda.openings) {
    const { appointmentTypeIds: ids, practiceId = '' } = opening;
    if (ids.length > 0 && !ids.includes(appointmentTypeId)) continue;
    const there = byPractice.get(practiceId);
    if (there === undefined) byPractice.set(practiceId, [opening]);
    else there.push(opening);
  }
  const booked = agenda.booked.get(appointmentTypeId) ?? [];
  const sessions = agenda.sessions.get(appointmentTypeId) ?? [];
  return [...byPractice].map(([practiceId, openings]) => {
    const filled = { ...candidate, openings, taken: agenda.taken, booked };
    if (practiceId === '') return { ...filled, sessions };
    const practice = practices.get(practiceId);
    return practice === undefined ? filled : { ...filled, ...elsewhere(context, candidate, practice) };
  });
}

function elsewhere(
  context: CandidateContext,
  { place }: SlotCandidate,
  practice: OtherPractice,
): Partial<SlotCandidate> & { practiceId: string } {
  const { practiceId, accessibility, communeCode } = practice;
  const travels = place === 'practice' || place === 'group';
  const way = travels ? distanceTo(context, { communeCode, postalCode: '' }) : {};
  return { practiceId, accessibility, ...way };
}

export function callCandidateOf(context: CandidateContext, callable: Callable): CallCandidate {
  const { professionalId, acceptsNew, rung } = callable;
  return {
    professionalId,
    acceptsNew,
    ...(rung === null ? {} : { rung }),
    ...continuityWith(context, professionalId),
    ...distanceTo(context, callable),
  };
}
