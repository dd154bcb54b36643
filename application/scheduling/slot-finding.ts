import { dayOf } from '../../domain/calendar';
import type { CommuneDirectory } from '../../domain/discharge';
import {
  FARTHEST_KILOMETRES,
  mergeRanked,
  practicesToCall,
  rankSlots,
  standingOf,
  type CommunePlaces,
  type RankedSlot,
  type SlotCandidate,
  type SlotSearchNote,
} from '../../domain/scheduling';
import { callCandidateOf, candidateOf, withAgenda, type CandidateContext } from './slot-candidates';
import type {
  Bookable,
  Callable,
  KnownProfessional,
  OtherPractice,
  SlotReading,
  SlotRecords,
  SlotSubject,
} from './slot-records';
import { hasLadder, isWithheld, providedBy, type SlotQuestion } from './slot-question';
import type { FoundPractice, FoundSlot, SlotSearchResult } from './slot-use-cases';

interface FindingDependencies {
  readonly records: SlotRecords;
  readonly places: CommunePlaces;
  readonly communes: CommuneDirectory;
  readonly zone: string;
}

/** How far around the patient one looks, in turn, in kilometres: the next only when the nearer did not suffice. */
const RADII_KILOMETRES = [8, 16, FARTHEST_KILOMETRES] as const;
/** Of each turn: what is read of a search stays bounded however many professionals there are. */
const MOST_BOOKABLE = 48;
/** Agendas read at once, of those who stand best first. */
const AGENDAS_AT_ONCE = 8;

/** A search under way. */
interface Finding {
  readonly dependencies: FindingDependencies;
  readonly question: SlotQuestion;
  readonly reading: SlotReading;
  readonly context: CandidateContext;
  readonly knownIds: readonly string[];
  /** Everything that could have been booked so far, by appointment type. */
  readonly bookables: Map<string, Bookable>;
  readonly practices: Map<string, OtherPractice>;
}

/** Reads what is needed, nearest and best known first, until there are enough times that fit. */
export async function findTimes(
  dependencies: FindingDependencies,
  organisationId: string,
  question: SlotQuestion,
): Promise<SlotSearchResult> {
  return dependencies.records.reading(organisationId, async (reading) => {
    const known = await knownOf(reading, question);
    const { places, communes } = dependencies;
    const { communeCode, professionalId } = question;
    const finding: Finding = {
      dependencies,
      question,
      reading,
      context: { places, communes, communeCode, known },
      knownIds: professionalId === null ? [...known.keys()] : [professionalId],
      bookables: new Map(),
      practices: new Map(),
    };
    const slots = await slotsOf(finding);
    const toCall = await practicesOf(finding, new Set(slots.map((slot) => slot.professionalId)));
    return { slots, toCall, notes: [...question.notes, ...nothingNotes(finding, slots, toCall)] };
  });
}

async function knownOf(
  reading: SlotReading,
  { subject, careKind }: SlotQuestion,
): Promise<ReadonlyMap<string, KnownProfessional>> {
  if (subject === null) return new Map();
  const known = await reading.known(subject.patientId, careKind);
  const planned = plannedOwn(subject, careKind);
  return new Map([...known, ...planned].map((professional) => [professional.professionalId, professional]));
}

/** Who gave the care before the stay, or stands in: named in the plan before they have agreed to anything. */
function plannedOwn({ state }: SlotSubject, careKind: string): readonly KnownProfessional[] {
  const cares = (state?.plan.cares ?? []).filter(({ profession }) => profession === careKind);
  return cares.flatMap(({ arrangement, candidates }) =>
    candidates
      .filter(({ rung }, index) => {
        return rung === 'own' || rung === 'replacement' || (index === 0 && arrangement === 'already');
      })
      .map(({ professionalId }) => ({
        professionalId,
        continuity: 'own' as const,
        generalPractitioner: hasLadder(careKind),
      })),
  );
}

function nothingNotes(
  { bookables }: Finding,
  slots: readonly FoundSlot[],
  toCall: readonly FoundPractice[],
): readonly SlotSearchNote[] {
  if (slots.length > 0) return [];
  if (bookables.size > 0) return ['nothing-free'];
  return toCall.length === 0 ? ['no-professional-near'] : [];
}

async function slotsOf(finding: Finding): Promise<readonly FoundSlot[]> {
  const { wishes } = finding.question;
  let best: readonly RankedSlot[] = [];
  for (const turn of turnsOf(finding)) {
    const bookables = await newBookables(finding, turn);
    for (const agendas of batches(finding, bookables)) {
      best = mergeRanked([best, await rankedOf(finding, agendas)], wishes.limit);
      if (best.filter(fits).length >= wishes.limit) return best.map((slot) => foundSlot(finding, slot));
    }
  }
  return best.map((slot) => foundSlot(finding, slot));
}

/** Inside the ideal window and when the patient prefers to come: farther away it gets no better. */
function fits({ reasons }: RankedSlot): boolean {
  return !reasons.some(
    ({ criterion, score, code }) =>
      (criterion === 'ideal-window' && score < 1) || code === 'outside-preferred-hours',
  );
}

interface Turn {
  readonly communeCodes: readonly string[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** One turn where a professional is named or nobody knows where the patient is; else wider and wider circles. */
function turnsOf({ dependencies, question }: Finding): readonly Turn[] {
  const { communeCode, professionalId } = question;
  if (professionalId !== null || communeCode === null) {
    return [{ communeCodes: [], isFirst: true, isLast: true }];
  }
  let looked = 0;
  return RADII_KILOMETRES.map((kilometres, index) => {
    const near = dependencies.places.near(communeCode, kilometres);
    const communeCodes = near.slice(looked);
    looked = near.length;
    return { communeCodes, isFirst: index === 0, isLast: index === RADII_KILOMETRES.length - 1 };
  });
}

async function newBookables(
  { question, reading, knownIds, bookables }: Finding,
  { communeCodes, isFirst, isLast }: Turn,
): Promise<readonly Bookable[]> {
  const { communeCode, professionalId, wishes, onlineOnly, homeCommuneCodes } = question;
  const isNamed = professionalId !== null;
  const found = await reading.bookable({
    ...providedBy(question.careKind),
    communeCodes,
    homeCommuneCodes,
    visitsHome: isFirst && !isNamed,
    knownIds: isFirst ? knownIds : [],
    departmentCode: isLast && !isNamed && communeCode !== null ? departmentOf(communeCode) : null,
    window: wishes.window,
    onlineOnly,
    salt: `${communeCode ?? ''} ${question.day}`,
    limit: MOST_BOOKABLE,
  });
  const fresh = found.filter(
    (bookable) => !bookables.has(bookable.appointmentTypeId) && !isWithheld(question, bookable),
  );
  const chosen = mostExact(fresh, question.careKind);
  for (const bookable of chosen) bookables.set(bookable.appointmentTypeId, bookable);
  return chosen;
}

function departmentOf(communeCode: string): string {
  return communeCode.slice(0, communeCode.startsWith('97') ? 3 : 2);
}

/** Who has a type for this very care is not offered at another. */
function mostExact(bookables: readonly Bookable[], careKind: string): readonly Bookable[] {
  const exact = new Set(
    bookables
      .filter((bookable) => bookable.careKind === careKind)
      .map(({ professionalId }) => professionalId),
  );
  return bookables.filter(
    (bookable) => bookable.careKind === careKind || !exact.has(bookable.professionalId),
  );
}

/** All of one professional together, so that their times are chosen among one another. */
function batches({ context, question }: Finding, bookables: readonly Bookable[]): readonly SlotCandidate[][] {
  const byProfessional = new Map<string, { standing: number; candidates: SlotCandidate[] }>();
  for (const bookable of bookables) {
    const candidate = candidateOf(context, bookable);
    const entry = byProfessional.get(bookable.professionalId) ?? { standing: 0, candidates: [] };
    entry.candidates.push(candidate);
    entry.standing = Math.max(entry.standing, standingOf(candidate, question.wishes));
    byProfessional.set(bookable.professionalId, entry);
  }
  const sorted = [...byProfessional.values()].sort((a, b) => b.standing - a.standing);
  const result: SlotCandidate[][] = [];
  for (let index = 0; index < sorted.length; index += AGENDAS_AT_ONCE) {
    result.push(sorted.slice(index, index + AGENDAS_AT_ONCE).flatMap(({ candidates }) => candidates));
  }
  return result;
}

async function rankedOf(
  { dependencies, question, reading, context, bookables, practices }: Finding,
  candidates: readonly SlotCandidate[],
): Promise<readonly RankedSlot[]> {
  const { wishes, now } = question;
  const read = candidates.flatMap(({ appointmentTypeId }) => bookables.get(appointmentTypeId) ?? []);
  const agendas = await reading.agendas(read, wishes.window, now);
  const elsewhere = [...agendas.values()].flatMap(({ openings }) =>
    openings.flatMap(({ practiceId }) => practiceId ?? []),
  );
  const unread = [...new Set(elsewhere)].filter((practiceId) => !practices.has(practiceId));
  for (const practice of await reading.practices(unread)) practices.set(practice.practiceId, practice);
  const filled = candidates.flatMap((candidate) => {
    const agenda = agendas.get(candidate.professionalId);
    return agenda === undefined ? [] : withAgenda(context, candidate, agenda, practices);
  });
  const { zone } = dependencies;
  return rankSlots(filled, wishes, { now, dayOf: (instant) => dayOf(instant, zone) });
}

function foundSlot({ bookables, practices }: Finding, slot: RankedSlot): FoundSlot {
  const bookable = bookables.get(slot.appointmentTypeId);
  if (bookable === undefined) throw new RangeError('a slot of nobody that was read');
  const { professionalName, appointmentTypeName } = bookable;
  const elsewhere = practices.get(slot.practiceId ?? '');
  const { practiceName, city, phone } =
    elsewhere === undefined ? bookable : { ...elsewhere, practiceName: elsewhere.name };
  return { ...slot, professionalName, appointmentTypeName, practiceName, city, phone };
}

async function practicesOf(
  { dependencies, question, reading, context, knownIds }: Finding,
  withSlots: ReadonlySet<string>,
): Promise<readonly FoundPractice[]> {
  const { communeCode, professionalId, careKind } = question;
  const isNamed = professionalId !== null;
  const communeCodes =
    isNamed || communeCode === null ? [] : dependencies.places.near(communeCode, FARTHEST_KILOMETRES);
  const ladder = hasLadder(careKind) && !isNamed;
  const found = await reading.callable({ ...providedBy(careKind), communeCodes, knownIds }, ladder);
  const callables = new Map(
    found
      .filter((callable) => !withSlots.has(callable.professionalId) && !isWithheld(question, callable))
      .map((callable) => [callable.professionalId, callable]),
  );
  const candidates = found
    .filter(({ professionalId: id }) => callables.has(id))
    .map((callable) => callCandidateOf(context, callable));
  return practicesToCall(candidates).flatMap(({ professionalId: id, reasons }) => {
    const callable: Callable | undefined = callables.get(id);
    if (callable === undefined) return [];
    const { professionalName, practiceName, city, phone } = callable;
    return [{ professionalId: id, professionalName, practiceName, city, phone, reasons }];
  });
}
