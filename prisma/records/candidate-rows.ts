import type { LocalDay } from '../../domain/calendar';
import type { Address } from '../../domain/discharge';
import type { ContactRung, ProfessionalContact } from '../../domain/follow-up';
import { contactOf, type ContactRow } from './professional-rows';
import type { TenantTransaction } from './database';

/** Whom to look for. */
export interface CandidateSearch {
  readonly organisationId: string;
  /** Professions that give the care, the usual one first. */
  readonly professions: readonly string[];
  /** Where the patient is; null when nobody knows. */
  readonly whereabouts: Address | null;
  /** Local day on which they are asked. */
  readonly day: LocalDay;
  readonly limit: number;
}

/** What a search finds: how they are reached, and whether they are away. */
interface CandidateRow extends ContactRow {
  away: boolean;
  replacement_id: string | null;
}

const COLUMNS = `professional.id, professional.mail, professional.secure_mail, professional.mobile_phone,
  absence.professional_id IS NOT NULL AS away, absence.replacement_id`;

/** Leave, illness, retirement of that day ($1); of several the one with a replacement. */
const ABSENCE = `LEFT JOIN LATERAL (
    SELECT professional_id, replacement_id FROM absence
    WHERE absence.professional_id = professional.id AND cancelled_at IS NULL
      AND first_day <= $1 AND (last_day IS NULL OR last_day >= $1)
    ORDER BY replacement_id IS NULL, id LIMIT 1) AS absence ON true`;

/** Nearest first: a territory that has the commune, the commune, the postal code, the département ($4, $5). */
const NEAREST = `($4 <> '' AND $4 = ANY(coalesce(practice.area_communes, '{}'))) DESC,
  ($4 <> '' AND $4 IN (coalesce(practice.commune_code, ''), professional.commune_code)) DESC,
  ($5 <> '' AND $5 IN (coalesce(practice.postal_code, ''), professional.postal_code)) DESC,
  (left(professional.postal_code, 2) = left($5, 2)) DESC`;

const FOUND = `FROM professional
  LEFT JOIN practice ON practice.id = professional.practice_id AND practice.retired_at IS NULL
  ${ABSENCE}
  WHERE professional.organisation_id = $2 AND professional.profession = ANY($3) AND professional.retired_at IS NULL`;

function parameters({ day, organisationId, professions, whereabouts, limit }: CandidateSearch): unknown[] {
  return [
    day,
    organisationId,
    professions,
    whereabouts?.inseeCode ?? '',
    whereabouts?.postalCode ?? '',
    limit,
  ];
}

/** Others of the practice in which one of them works. */
export async function associatesOf(
  transaction: TenantTransaction,
  search: CandidateSearch,
  professionalIds: readonly string[],
): Promise<ProfessionalContact[]> {
  const rows = await transaction.query<CandidateRow>(
    `SELECT ${COLUMNS} ${FOUND} AND practice.kind = 'practice' AND professional.id <> ALL($7::uuid[])
       AND professional.practice_id IN (SELECT practice_id FROM professional WHERE id = ANY($7::uuid[]))
     ORDER BY ${NEAREST}, professional.accepts_new DESC, professional.id LIMIT $6`,
    [...parameters(search), professionalIds],
  );
  return present(transaction, rows, 'associate');
}

/** Of health houses or health centres of the patient's département, whether or not they say they take new patients. */
export async function membersOf(
  transaction: TenantTransaction,
  search: CandidateSearch,
  kind: 'health-house' | 'health-centre',
): Promise<ProfessionalContact[]> {
  const rows = await transaction.query<CandidateRow>(
    `SELECT * FROM (SELECT DISTINCT ON (professional.practice_id) ${COLUMNS}, ${NEARNESS} AS nearness ${FOUND}
       AND practice.kind = $7
       AND ($4 = ANY(practice.area_communes) OR left(practice.postal_code, 2) = left($5, 2))
     ORDER BY professional.practice_id, absence.professional_id IS NOT NULL, professional.accepts_new DESC, professional.id
     ) AS member ORDER BY nearness DESC, id LIMIT $6`,
    [...parameters(search), kind],
  );
  return present(transaction, rows, kind);
}

/** How near a structure is, to order by once one member of each is chosen. */
const NEARNESS = `ARRAY[$4 = ANY(practice.area_communes), $4 <> '' AND $4 = practice.commune_code, $5 = practice.postal_code]`;

/** Whoever looks for a practitioner on behalf of a territory with the patient's commune; by département when either is unknown. */
export async function coordinatorsOf(
  transaction: TenantTransaction,
  search: CandidateSearch,
  kind: 'territorial-community' | 'insurer-mediator' | 'local-coordination',
): Promise<ProfessionalContact[]> {
  const rows = await transaction.query<CandidateRow>(
    `SELECT ${COLUMNS} ${FOUND} AND ($4 = ANY(coalesce(practice.area_communes, '{}'))
        OR (($4 = '' OR coalesce(cardinality(practice.area_communes), 0) = 0)
            AND left(coalesce(practice.postal_code, professional.postal_code), 2) = left($5, 2)))
     ORDER BY ${NEAREST}, professional.id LIMIT $6`,
    [...parameters({ ...search, professions: [kind] })],
  );
  return present(transaction, rows, kind);
}

/** Practices that take new patients, nearest first. */
export async function nearbyProfessionals(
  transaction: TenantTransaction,
  search: CandidateSearch,
): Promise<ProfessionalContact[]> {
  const rows = await transaction.query<CandidateRow>(
    `SELECT ${COLUMNS} ${FOUND} AND professional.accepts_new ORDER BY ${NEAREST}, professional.id LIMIT $6`,
    parameters(search),
  );
  return present(transaction, rows, 'nearby');
}

/** The patient's own, or whoever stands in for them that day; nobody when they are away without one. */
export async function ownOrReplacement(
  transaction: TenantTransaction,
  own: readonly ProfessionalContact[],
  day: LocalDay,
): Promise<ProfessionalContact[]> {
  const rows = await transaction.query<CandidateRow>(
    `SELECT ${COLUMNS} FROM professional ${ABSENCE} WHERE professional.id = ANY($2::uuid[])`,
    [day, own.map(({ professionalId }) => professionalId)],
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inOrder = own.flatMap(({ professionalId }) => byId.get(professionalId) ?? []);
  return present(transaction, inOrder, 'own');
}

/** Whoever is away is not asked, but who stands in for them is. */
async function present(
  transaction: TenantTransaction,
  rows: readonly CandidateRow[],
  rung: ContactRung,
): Promise<ProfessionalContact[]> {
  const standIns = rows.flatMap(({ away, replacement_id: id }) => (away && id !== null ? [id] : []));
  const replacements = await contactsOf(transaction, standIns);
  return rows.flatMap((row): ProfessionalContact[] => {
    if (!row.away) return [{ ...contactOf(row), rung }];
    const standIn = row.replacement_id === null ? undefined : replacements.get(row.replacement_id);
    return standIn === undefined ? [] : [{ ...standIn, rung: rung === 'own' ? 'replacement' : rung }];
  });
}

async function contactsOf(
  transaction: TenantTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ProfessionalContact>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<ContactRow>(
    'SELECT id, mail, secure_mail, mobile_phone FROM professional WHERE id = ANY($1::uuid[]) AND retired_at IS NULL',
    [ids],
  );
  return new Map(rows.map((row) => [row.id, contactOf(row)]));
}
