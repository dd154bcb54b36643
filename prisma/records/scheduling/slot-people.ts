import type {
  Bookable,
  Callable,
  KnownProfessional,
  OtherPractice,
  SlotReading,
  WhoCould,
} from '../../../application/scheduling/slot-records';
import type { TenantTransaction } from '../database';

/** Colleagues of one practice, and professionals somebody saw: more are no continuity. */
const MOST_KNOWN = 40;
/** Of those near who can be telephoned, and of structures; more than are ever shown. */
const MOST_CALLABLE = 20;
/** Beyond those near, for care at a distance. */
const MOST_REMOTE = 12;

const PROFESSIONAL = `professional.id AS "professionalId", professional.display_name AS "professionalName",
  professional.profession, professional.practice_name AS "practiceName", professional.city, professional.phone,
  professional.commune_code AS "communeCode", professional.postal_code AS "postalCode"`;

/** SQL: ids that follow-ups carry as text; what is none of ours is nobody. */
function asUuid(text: string): string {
  return `CASE WHEN ${text} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN (${text})::uuid END`;
}

/**
 * `$1` patient, `$2` kind of care, `$3` how many. Whom the patient knows: the present general practitioner, who gives
 * that care, who works in the practice of one of them, who saw them before. Best known first.
 */
const KNOWN = `WITH own AS (
    SELECT ${asUuid("state -> 'situation' -> 'generalPractitioner' ->> 'professionalId'")} AS id, true AS gp
      FROM (SELECT state FROM follow_up WHERE patient_id = $1 AND state IS NOT NULL
            ORDER BY discharged_at DESC, id DESC LIMIT 1) AS latest
    UNION ALL
    SELECT ${asUuid('care.professional_id')}, false FROM follow_up JOIN care ON care.follow_up_id = follow_up.id
      WHERE follow_up.patient_id = $1 AND care.profession = $2 AND care.professional_id IS NOT NULL
        AND care.status IN ('already', 'arranged', 'in-place'))
  SELECT id AS "professionalId", (array_agg(continuity ORDER BY step))[1] AS continuity, bool_or(gp) AS "generalPractitioner"
  FROM (
    SELECT id, 'own' AS continuity, 1 AS step, gp FROM own WHERE id IS NOT NULL
    UNION ALL
    SELECT colleague.id, 'same-practice', 2, false FROM own JOIN professional ON professional.id = own.id
      JOIN professional AS colleague ON colleague.practice_id = professional.practice_id AND colleague.id <> professional.id
    UNION ALL
    SELECT DISTINCT professional_id, 'seen-before', 3, false FROM appointment
      WHERE patient_id = $1 AND status = 'fulfilled' AND NOT told
  ) AS known GROUP BY id ORDER BY min(step), id LIMIT $3`;

export function readKnown(
  transaction: TenantTransaction,
  patientId: string,
  careKind: string,
): Promise<readonly KnownProfessional[]> {
  return transaction.query<KnownProfessional>(KNOWN, [patientId, careKind, MOST_KNOWN], 'slot-known');
}

/**
 * `$1` organisation, `$2` communes nearest first, `$3` professions, `$4` kinds of care, `$5` communes to be visited in,
 * `$6` known professionals, `$7` whether visits must be in those communes, `$8` and `$9` the window, `$10` only what
 * patients book themselves, `$11` salt, `$12` how many, `$13` and `$14` bounds of the codes of a département,
 * `$15` whether those who visit there are looked for.
 *
 * Every way in is an equality or a btree bound: under row-level security nothing else uses an index. It is planned once
 * for all searches: what `OFFSET 0` and `LATERAL` hold together is looked up row by row, in the order that is wanted,
 * and no farther than `$12`.
 */
const BOOKABLE = `WITH reached AS (
    SELECT appointment_type.id, appointment_type.professional_id, near.rank
      FROM (SELECT id, commune_code FROM professional WHERE organisation_id = $1
              AND commune_code = ANY ($2::text[]) AND profession = ANY ($3::text[]) OFFSET 0) AS there
      JOIN unnest($2::text[]) WITH ORDINALITY AS near (code, rank) ON near.code = there.commune_code
      CROSS JOIN LATERAL (SELECT id, professional_id FROM appointment_type WHERE professional_id = there.id
              AND care_kind = ANY ($4::text[]) AND place <> 'home' OFFSET 0) AS appointment_type
    UNION ALL
    SELECT appointment_type_id, professional_id, 1 FROM service_area
      WHERE $15::boolean AND organisation_id = $1 AND care_kind = ANY ($4::text[])
        AND commune_code = ANY ($5::text[])
    UNION ALL
    SELECT id, professional_id, 0 FROM appointment_type
      WHERE professional_id = ANY ($6::uuid[]) AND care_kind = ANY ($4::text[])
    UNION ALL
    (SELECT remote.id, remote.professional_id, 1000000
      FROM (SELECT id, professional_id FROM appointment_type WHERE $13::text IS NOT NULL AND organisation_id = $1
              AND care_kind = ANY ($4::text[]) AND place = 'remote' AND retired_at IS NULL OFFSET 0) AS remote
      CROSS JOIN LATERAL (SELECT FROM professional WHERE id = remote.professional_id
              AND commune_code >= $13::text AND commune_code < $14::text OFFSET 0) AS there
      LIMIT ${MOST_REMOTE})
  ), found AS MATERIALIZED (
    SELECT id, professional_id, min(rank) AS rank, hashtext(professional_id::text || $11) AS turn
    FROM reached GROUP BY id, professional_id ORDER BY rank, turn, id
  )
  SELECT ${PROFESSIONAL}, professional.languages, coalesce(practice.accessibility, '{}') AS accessibility,
    appointment_type.id AS "appointmentTypeId", appointment_type.name AS "appointmentTypeName",
    appointment_type.care_kind AS "careKind", duration_minutes AS "durationMinutes",
    buffer_minutes AS "bufferMinutes", place, new_patients AS "newPatients", daily_cap AS "dailyCap"
  FROM found
    CROSS JOIN LATERAL (SELECT * FROM appointment_type WHERE id = found.id AND retired_at IS NULL
      AND (NOT $10::boolean OR online) AND (place <> 'home' OR NOT $7::boolean OR area_communes && $5::text[])
      OFFSET 0) AS appointment_type
    CROSS JOIN LATERAL (SELECT * FROM professional WHERE id = found.professional_id AND retired_at IS NULL
      AND (accepts_new OR id = ANY ($6::uuid[])) OFFSET 0) AS professional
    LEFT JOIN LATERAL (SELECT accessibility FROM practice WHERE id = professional.practice_id OFFSET 0) AS practice ON true
  WHERE (SELECT true FROM opening WHERE opening.professional_id = found.professional_id
           AND opening.starts_at < $9 AND opening.starts_at >= $8::timestamptz - interval '1 day'
           AND opening.ends_at > $8 LIMIT 1)
  ORDER BY found.rank, found.turn, found.id LIMIT $12`;

/** The first code that is no commune of the département any more: `63` after `62`, `2B` after `2A`. */
function codeAfter(departmentCode: string): string {
  if (!/^\d+$/.test(departmentCode)) return departmentCode === '2A' ? '2B' : '2C';
  return String(Number(departmentCode) + 1).padStart(departmentCode.length, '0');
}

export function readBookable(
  transaction: TenantTransaction,
  organisationId: string,
  who: WhoCould,
): Promise<readonly Bookable[]> {
  return transaction.query<Bookable>(
    BOOKABLE,
    [
      organisationId,
      who.communeCodes,
      who.professions,
      who.careKinds,
      who.homeCommuneCodes ?? [],
      who.knownIds,
      who.homeCommuneCodes !== null,
      new Date(who.window.from),
      new Date(who.window.to),
      who.onlineOnly,
      who.salt,
      who.limit,
      who.departmentCode,
      who.departmentCode === null ? null : codeAfter(who.departmentCode),
      who.visitsHome,
    ],
    'slot-bookable',
  );
}

export async function readPractices(
  transaction: TenantTransaction,
  practiceIds: readonly string[],
): Promise<readonly OtherPractice[]> {
  if (practiceIds.length === 0) return [];
  return transaction.query<OtherPractice>(
    `SELECT id AS "practiceId", name, city, phone, commune_code AS "communeCode", accessibility
     FROM practice WHERE id = ANY ($1::uuid[])`,
    [practiceIds],
  );
}

/**
 * `$1` organisation, `$2` communes nearest first, `$3` professions, `$4` kinds of care, `$5` known, `$6` how many of
 * each sort, `$7` whether the ladder is wanted: those known; who is near and has no agenda here; health houses and
 * centres near, by one of their own; those who answer for a territory, or for any.
 */
const CALLABLE = `WITH near AS MATERIALIZED (
    SELECT code, rank FROM unnest($2::text[]) WITH ORDINALITY AS near (code, rank)
  ), there AS MATERIALIZED (
    SELECT id, commune_code FROM professional WHERE organisation_id = $1 AND commune_code = ANY ($2::text[])
      AND profession = ANY ($3::text[]) AND accepts_new AND retired_at IS NULL
  )
  SELECT ${PROFESSIONAL}, accepts_new AS "acceptsNew", NULL AS rung FROM professional
    WHERE id = ANY ($5::uuid[]) AND profession = ANY ($3::text[]) AND retired_at IS NULL
  UNION ALL
  (SELECT ${PROFESSIONAL}, true, NULL
    FROM (SELECT there.id, near.rank FROM there JOIN near ON near.code = there.commune_code
          WHERE there.id NOT IN (
            SELECT professional_id FROM appointment_type WHERE professional_id = ANY (ARRAY(SELECT id FROM there))
              AND care_kind = ANY ($4::text[]) AND retired_at IS NULL AND new_patients <> 'on-request')
          ORDER BY near.rank, there.id LIMIT $6) AS chosen
      JOIN professional ON professional.id = chosen.id
    ORDER BY chosen.rank, chosen.id)
  UNION ALL
  (SELECT DISTINCT ON (near.rank, practice.id) ${PROFESSIONAL}, true, practice.kind
    FROM near JOIN practice ON practice.organisation_id = $1 AND practice.kind IN ('health-house', 'health-centre')
        AND practice.commune_code = near.code AND practice.retired_at IS NULL
      JOIN professional ON professional.practice_id = practice.id AND professional.retired_at IS NULL
    WHERE $7::boolean
    ORDER BY near.rank, practice.id, (professional.profession = 'general-practitioner') DESC, professional.id LIMIT $6)
  UNION ALL
  (SELECT ${PROFESSIONAL}, true, profession
    FROM professional LEFT JOIN practice ON practice.id = professional.practice_id
    WHERE $7::boolean AND professional.organisation_id = $1 AND professional.retired_at IS NULL
      AND profession IN ('territorial-community', 'insurer-mediator', 'local-coordination')
      AND (coalesce(practice.area_communes, '{}') = '{}' OR ($2::text[])[1] = ANY (practice.area_communes))
    ORDER BY profession, professional.id LIMIT $6)`;

export function readCallable(
  transaction: TenantTransaction,
  organisationId: string,
  { careKinds, professions, communeCodes, knownIds }: Parameters<SlotReading['callable']>[0],
  ladder: boolean,
): Promise<readonly Callable[]> {
  return transaction.query<Callable>(
    CALLABLE,
    [organisationId, communeCodes, professions, careKinds, knownIds, MOST_CALLABLE, ladder],
    'slot-callable',
  );
}
