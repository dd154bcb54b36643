import type { PlanningFacts } from '../../application/planning/begin-follow-up';
import type { LocalDay } from '../../domain/calendar';
import {
  currentGeneralPractitioner,
  type CareKind,
  type Discharge,
  type ProfessionalReference,
} from '../../domain/discharge';
import { isWithheldFrom, type ProfessionalContact } from '../../domain/follow-up';
import type { PlanRequest } from '../../domain/planning';
import { providersOf } from '../../domain/scheduling';
import {
  associatesOf,
  coordinatorsOf,
  membersOf,
  nearbyProfessionals,
  ownOrReplacement,
  type CandidateSearch,
} from './candidate-rows';
import type { TenantTransaction } from './database';
import { findProfessional } from './professional-rows';

const GENERAL_PRACTITIONER = 'general-practitioner';

/** How many of each rung are asked at most: enough for three at once, few enough to reach the last one in time. */
const PER_RUNG = 2;

/** Planning of one follow-up on one day. */
export interface LadderOf {
  readonly organisationId: string;
  readonly facts: PlanningFacts;
  /** Local day on which they would be asked. */
  readonly day: LocalDay;
}

/** Who may be asked for each kind of care, rung by rung, and who gave it before the stay. */
export async function candidatesFor(
  transaction: TenantTransaction,
  of: LadderOf,
  kinds: readonly CareKind[],
): Promise<Pick<PlanRequest, 'candidates' | 'providersBefore'>> {
  const candidates: Record<string, readonly ProfessionalContact[]> = {};
  const providersBefore: Record<string, ProfessionalContact> = {};
  for (const kind of kinds) {
    candidates[kind] = await ladderFor(transaction, of, kind);
    const before = await providerBefore(transaction, of, kind);
    if (before !== undefined) providersBefore[kind] = before;
  }
  return { candidates, providersBefore };
}

/**
 * The rungs of field.md (Law and roles): own or dated replacement, associate, health house, health centre, practices
 * nearby that take new patients, then whoever searches for the patient. Somebody stands once, on their first rung.
 */
async function ladderFor(
  transaction: TenantTransaction,
  of: LadderOf,
  kind: CareKind,
): Promise<readonly ProfessionalContact[]> {
  const { organisationId, facts, day } = of;
  const search: CandidateSearch = {
    organisationId,
    professions: [...new Set<string>([kind, ...providersOf(kind)])],
    whereabouts: facts.whereabouts,
    day,
    limit: PER_RUNG + facts.withheld.professionalIds.length,
  };
  const named = await namedProviders(transaction, of, kind);
  const ids = named.map(({ professionalId }) => professionalId);
  const isGp = kind === GENERAL_PRACTITIONER;
  const rungs = [
    standingIn(await ownOrReplacement(transaction, named, day), facts.discharge, kind, day),
    ids.length === 0 ? [] : await associatesOf(transaction, search, ids),
    await membersOf(transaction, search, 'health-house'),
    await membersOf(transaction, search, 'health-centre'),
    await nearbyProfessionals(transaction, search),
    ...(isGp ? await searchers(transaction, search) : []),
  ];
  const [own = [], ...others] = rungs;
  return eachOnce([
    ...own.filter((contact) => mayBeAsked(of, contact, kind)),
    ...others.flatMap((rung) => rung.filter((contact) => mayBeAsked(of, contact, kind)).slice(0, PER_RUNG)),
  ]);
}

/** The regional unscheduled-care service is none of them: it answers needs within 48 hours (field.md). */
async function searchers(
  transaction: TenantTransaction,
  search: CandidateSearch,
): Promise<readonly (readonly ProfessionalContact[])[]> {
  const one = { ...search, limit: search.limit - PER_RUNG + 1 };
  return [
    (await coordinatorsOf(transaction, one, 'territorial-community')).slice(0, 1),
    (await coordinatorsOf(transaction, one, 'insurer-mediator')).slice(0, 1),
    (await coordinatorsOf(transaction, one, 'local-coordination')).slice(0, 1),
  ];
}

function mayBeAsked({ facts }: LadderOf, { professionalId }: ProfessionalContact, kind: CareKind): boolean {
  return !isWithheldFrom({ withheld: facts.withheld }, professionalId, kind);
}

function eachOnce(contacts: readonly ProfessionalContact[]): readonly ProfessionalContact[] {
  const first = new Map<string, ProfessionalContact>();
  for (const contact of contacts) {
    if (!first.has(contact.professionalId)) first.set(contact.professionalId, contact);
  }
  return [...first.values()];
}

/** The general practitioner, or who gives that care already or was named with its prescription. */
async function namedProviders(
  transaction: TenantTransaction,
  { organisationId, facts: { discharge }, day }: LadderOf,
  kind: CareKind,
): Promise<readonly ProfessionalContact[]> {
  const { careInPlace = [], carePrescribed = [], generalPractitioner } = discharge;
  const gp = kind === GENERAL_PRACTITIONER ? currentGeneralPractitioner(generalPractitioner, day) : null;
  const references = [...careInPlace, ...carePrescribed].flatMap((care) =>
    care.kind === kind && care.provider !== undefined ? [care.provider] : [],
  );
  return known(transaction, organisationId, gp === null ? references : [gp, ...references], kind);
}

/** A replacement that the hospital named stands in as one that the practice stated does. */
function standingIn(
  own: readonly ProfessionalContact[],
  { generalPractitioner }: Discharge,
  kind: CareKind,
  day: LocalDay,
): readonly ProfessionalContact[] {
  if (kind !== GENERAL_PRACTITIONER || generalPractitioner?.replacement === undefined) return own;
  const current = currentGeneralPractitioner(generalPractitioner, day);
  const { rpps, name } = generalPractitioner.replacement;
  const isReplaced = current !== null && current.rpps === rpps && current.name === name;
  const [first, ...rest] = own;
  return isReplaced && first !== undefined ? [{ ...first, rung: 'replacement' }, ...rest] : own;
}

/** Who gave it before the stay, or whoever stands in for them that day. */
async function providerBefore(
  transaction: TenantTransaction,
  of: LadderOf,
  kind: CareKind,
): Promise<ProfessionalContact | undefined> {
  const { organisationId, facts, day } = of;
  const references = (facts.discharge.careInPlace ?? []).flatMap((care) =>
    care.kind === kind && care.provider !== undefined ? [care.provider] : [],
  );
  const found = await known(transaction, organisationId, references, kind);
  const [provider] = await ownOrReplacement(transaction, found, day);
  return provider !== undefined && mayBeAsked(of, provider, kind) ? provider : undefined;
}

async function known(
  transaction: TenantTransaction,
  organisationId: string,
  references: readonly ProfessionalReference[],
  profession: string,
): Promise<readonly ProfessionalContact[]> {
  const found: ProfessionalContact[] = [];
  for (const reference of references) {
    const contact = await findProfessional(transaction, organisationId, reference, profession);
    if (contact !== null) found.push(contact);
  }
  return found;
}

/**
 * Who acts as general practitioner that day and is told of the discharge: whoever stands in for them, when somebody
 * does. A link by SMS carries requests only, so that they are telephoned rather than told by one.
 */
export async function actingPractitioner(
  transaction: TenantTransaction,
  own: ProfessionalContact,
  day: LocalDay,
): Promise<ProfessionalContact> {
  const [acting = own] = await ownOrReplacement(transaction, [own], day);
  const { professionalId, channel } = acting;
  return { professionalId, channel: channel === 'sms' ? 'telephone' : channel };
}
