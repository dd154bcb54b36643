import { dayOf, type LocalDay } from '../../domain/calendar';
import {
  addressOn,
  CARE_KINDS,
  type Address,
  type CareKind,
  type CommuneDirectory,
} from '../../domain/discharge';
import { isWithheldFrom, type Care, type Instant, type PlannedCare } from '../../domain/follow-up';
import {
  FARTHEST_KILOMETRES,
  PROFESSIONS,
  providersOf,
  type Profession,
  type SlotSearchNote,
  type SlotWishes,
} from '../../domain/scheduling';
import { BadSlotSearchError } from '../errors';
import type { SlotSubject } from './slot-records';
import type { SlotSearch } from './slot-use-cases';
import { windowFor, type SearchedWindow } from './slot-window';

export interface QuestionDependencies {
  readonly communes: CommuneDirectory;
  /** Business time. */
  readonly now: () => Instant;
  /** IANA time zone of the service. */
  readonly zone: string;
}

const USUAL_SLOTS = 10;
const PER_PROFESSIONAL = 3;
const GENERAL_PRACTITIONER = 'general-practitioner';

/** Everything a search rests on, once request and records are brought together. */
export interface SlotQuestion {
  readonly now: Instant;
  /** The day the window begins. */
  readonly day: LocalDay;
  readonly careKind: string;
  readonly subject: SlotSubject | null;
  readonly wishes: SlotWishes;
  readonly communeCode: string | null;
  /** Where a visit at home may be; null when nobody said whose. */
  readonly homeCommuneCodes: readonly string[] | null;
  readonly professionalId: string | null;
  readonly onlineOnly: boolean;
  readonly notes: readonly SlotSearchNote[];
}

/**
 * @param subject for whom; null when it is for nobody in particular
 * @throws BadSlotSearchError for what makes no sense
 */
export function questionOf(
  { communes, now: clock, zone }: QuestionDependencies,
  search: SlotSearch,
  subject: SlotSubject | null,
): SlotQuestion {
  const now = clock();
  const { communeCode, from, to, visit } = search;
  if (from !== undefined && to !== undefined && to <= from) throw new BadSlotSearchError('end-before-start');
  if (communeCode !== undefined && !communes.has(communeCode))
    throw new BadSlotSearchError('unknown-commune');
  const planned = plannedCare(search, subject);
  const careKind = search.careKind ?? planned?.plan.profession;
  if (careKind === undefined || !isCare(careKind)) throw new BadSlotSearchError('unknown-care');
  if (subject?.deceased === true) throw new BadSlotSearchError('patient-deceased');
  if (subject === null && communeCode === undefined && search.professionalId === undefined) {
    throw new BadSlotSearchError('nobody-named');
  }
  const bounds = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  const searched = windowFor({ ...bounds, ...(visit === undefined ? {} : { visit }) }, planned, now);
  const day = dayOf(Math.max(searched.window.from, subject?.dischargedAt ?? 0), zone);
  const address = subject === null ? null : addressOn(subject.person, day);
  const codes = communeCode === undefined ? communesOf(communes, address) : [communeCode];
  const notes: SlotSearchNote[] = [...searched.notes];
  if (codes.length === 0 && subject !== null) notes.push('commune-unknown');
  if (subject?.opposesSharing === true) notes.push('sharing-opposed');
  return {
    now,
    day,
    careKind,
    subject,
    notes,
    wishes: wishesOf(search, subject, searched),
    communeCode: codes[0] ?? null,
    homeCommuneCodes: subject === null && codes.length === 0 ? null : codes,
    professionalId: search.professionalId ?? null,
    onlineOnly: search.onlineOnly ?? false,
  };
}

function isCare(code: string): boolean {
  return [...CARE_KINDS, ...PROFESSIONS].some((known) => known === code);
}

/** @returns the professions that give a care, and what appointment types of theirs may be called */
export function providedBy(careKind: string): {
  readonly professions: readonly string[];
  readonly careKinds: readonly string[];
} {
  const isProfession = (PROFESSIONS as readonly string[]).includes(careKind);
  const professions = isProfession ? [careKind as Profession] : providersOf(careKind as CareKind);
  return { professions, careKinds: [...new Set([careKind, ...professions])] };
}

export function hasLadder(careKind: string): boolean {
  return careKind === GENERAL_PRACTITIONER;
}

/** @throws BadSlotSearchError `unknown-care` for a care that the follow-up does not have */
function plannedCare(
  { careKey, followUpId }: SlotSearch,
  subject: SlotSubject | null,
): { readonly plan: PlannedCare; readonly care: Care | null } | null {
  if (careKey === undefined) return null;
  const state = followUpId === undefined ? null : subject?.state;
  const plan = state?.plan.cares.find(({ key }) => key === careKey);
  if (plan === undefined) throw new BadSlotSearchError('unknown-care');
  return { plan, care: state?.cares.find(({ key }) => key === careKey) ?? null };
}

/** The commune stated, else those of the postal code, which are neighbours. */
function communesOf(communes: CommuneDirectory, address: Address | null): readonly string[] {
  const { inseeCode, postalCode } = address ?? {};
  if (inseeCode !== undefined && communes.has(inseeCode)) return [inseeCode];
  return postalCode === undefined ? [] : communes.byPostalCode(postalCode);
}

/** What the request says wins over what is known of the person. */
function wishesOf(
  search: SlotSearch,
  subject: SlotSubject | null,
  { window, idealWindow }: SearchedWindow,
): SlotWishes {
  const { limit = USUAL_SLOTS, places } = search;
  const preferredTimes = search.preferredTimes ?? subject?.state?.plan.preferredCallTimes;
  return {
    window,
    ...(idealWindow === undefined ? {} : { idealWindow }),
    ...(places === undefined ? {} : { places }),
    languages: search.languages ?? languagesOf(subject),
    accessibility: search.accessibility ?? accessibilityOf(subject),
    ...(preferredTimes === undefined ? {} : { preferredTimes }),
    farthestKilometres: FARTHEST_KILOMETRES,
    limit,
    perProfessional: search.professionalId === undefined ? PER_PROFESSIONAL : limit,
  };
}

/** French is everybody's. */
function languagesOf(subject: SlotSubject | null): readonly string[] {
  const language = subject?.person.language;
  return language === undefined || language === 'fr' ? [] : [language];
}

/** What somebody hard of hearing needs of a place (field.md, 7). */
function accessibilityOf(subject: SlotSubject | null): readonly string[] {
  switch (subject?.person.hearing) {
    case 'hard-of-hearing':
      return ['hearing-loop'];
    case 'deaf':
      return ['sign-language'];
    default:
      return [];
  }
}

/** Whether the patient wants nothing shared with somebody. */
export function isWithheld(
  { subject }: Pick<SlotQuestion, 'subject'>,
  { professionalId, profession }: { readonly professionalId: string; readonly profession: string },
): boolean {
  return subject !== null && isWithheldFrom(subject, professionalId, profession);
}
