import type {
  KeptPractice,
  KeptProfessional,
  ProfessionalOutcome,
} from '../../../application/scheduling/agenda-records';
import type {
  PracticeFilter,
  PracticeView,
  ProfessionalFilter,
  ProfessionalView,
} from '../../../application/scheduling/agenda-use-cases';
import type { TenantTransaction } from '../database';
import { lockName } from '../transaction-lock';
import { isPracticeInUse } from './agenda-rows';

/** Practices and professionals, read and kept. */

/** A row to keep: a new one, or one in use. */
interface Keeping {
  readonly organisationId: string;
  readonly id: string;
  readonly isNew: boolean;
}

const PRACTICE_COLUMNS = `id AS "practiceId", kind, name, finess, phone, mail, secure_mail AS "secureMail", line,
  postal_code AS "postalCode", city, commune_code AS "communeCode", area_communes AS "areaCommunes", accessibility,
  instructions`;

const PROFESSIONAL_COLUMNS = `professional.id AS "professionalId", display_name AS "displayName", profession, rpps,
  practice_id AS "practiceId", practice_name AS "practiceName", professional.postal_code AS "postalCode",
  professional.city, professional.commune_code AS "communeCode", professional.phone, mobile_phone AS "mobilePhone",
  professional.mail, professional.secure_mail AS "secureMail", languages,
  coalesce(practice.accessibility, '{}') AS accessibility, accepts_new AS "acceptsNew",
  EXISTS (SELECT FROM opening WHERE opening.professional_id = professional.id AND opening.ends_at > $1) AS "hasAgenda"`;

/** SQL: without case and without the accents of French names. */
function plain(column: string): string {
  return `translate(lower(${column}), 'àâäçéèêëîïôöùûüÿ', 'aaaceeeeiioouuuy')`;
}

/** A pattern that finds the text anywhere, whatever signs of a pattern it holds. */
function anywhere(text: string | undefined): string | null {
  return text === undefined ? null : `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

export async function listPractices(
  transaction: TenantTransaction,
  { kind, communeCode, text, limit }: PracticeFilter,
): Promise<PracticeView[]> {
  return transaction.query<PracticeView>(
    `SELECT ${PRACTICE_COLUMNS} FROM practice
     WHERE retired_at IS NULL AND ($1::text IS NULL OR kind = $1)
       AND ($2::text IS NULL OR commune_code = $2 OR $2 = ANY (area_communes))
       AND ($3::text IS NULL OR ${plain("name || ' ' || city")} LIKE ${plain('$3')})
     ORDER BY name, id LIMIT $4`,
    [kind ?? null, communeCode ?? null, anywhere(text), limit],
  );
}

export async function practiceById(
  transaction: TenantTransaction,
  practiceId: string,
): Promise<PracticeView | null> {
  const [row] = await transaction.query<PracticeView>(
    `SELECT ${PRACTICE_COLUMNS} FROM practice WHERE id = $1 AND retired_at IS NULL`,
    [practiceId],
  );
  return row ?? null;
}

/** @returns false when there is none of that id in use */
export async function keepPractice(
  transaction: TenantTransaction,
  { organisationId, id, isNew }: Keeping,
  practice: KeptPractice,
): Promise<boolean> {
  if (!isNew && !(await isPracticeInUse(transaction, id))) return false;
  const { name, postalCode, city, communeCode } = practice;
  await transaction.query(
    `INSERT INTO practice (id, organisation_id, kind, name, finess, phone, mail, secure_mail, line, postal_code, city,
       commune_code, area_communes, accessibility, instructions)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name, finess = excluded.finess,
       phone = excluded.phone, mail = excluded.mail, secure_mail = excluded.secure_mail, line = excluded.line,
       postal_code = excluded.postal_code, city = excluded.city, commune_code = excluded.commune_code,
       area_communes = excluded.area_communes, accessibility = excluded.accessibility,
       instructions = excluded.instructions`,
    [
      id,
      organisationId,
      practice.kind,
      name,
      practice.finess ?? null,
      practice.phone ?? null,
      practice.mail ?? null,
      practice.secureMail ?? null,
      practice.line ?? null,
      postalCode,
      city,
      communeCode,
      practice.areaCommunes,
      practice.accessibility,
      practice.instructions ?? null,
    ],
  );
  await transaction.query(
    `UPDATE professional SET practice_name = $2, postal_code = $3, city = $4, commune_code = $5
     WHERE practice_id = $1`,
    [id, name, postalCode, city, communeCode],
  );
  return true;
}

const PROFESSIONALS = `SELECT ${PROFESSIONAL_COLUMNS} FROM professional
  LEFT JOIN practice ON practice.id = practice_id WHERE professional.retired_at IS NULL`;

export async function listProfessionals(
  transaction: TenantTransaction,
  { profession, communeCode, text, practiceId, language, accessibility, limit }: ProfessionalFilter,
  now: number,
): Promise<ProfessionalView[]> {
  return transaction.query<ProfessionalView>(
    `${PROFESSIONALS} AND ($2::text IS NULL OR profession = $2)
       AND ($3::text IS NULL OR professional.commune_code = $3 OR EXISTS (SELECT FROM service_area
            WHERE service_area.professional_id = professional.id AND service_area.commune_code = $3))
       AND ($4::text IS NULL OR ${plain("display_name || ' ' || practice_name")} LIKE ${plain('$4')})
       AND ($5::uuid IS NULL OR practice_id = $5)
       AND ($7::text IS NULL OR $7 = ANY (languages))
       AND ($8::text IS NULL OR $8 = ANY (practice.accessibility))
     ORDER BY display_name, professional.id LIMIT $6`,
    [
      new Date(now),
      profession ?? null,
      communeCode ?? null,
      anywhere(text),
      practiceId ?? null,
      limit,
      language ?? null,
      accessibility ?? null,
    ],
  );
}

export async function professionalById(
  transaction: TenantTransaction,
  professionalId: string,
  now: number,
): Promise<ProfessionalView | null> {
  const [row] = await transaction.query<ProfessionalView>(`${PROFESSIONALS} AND professional.id = $2`, [
    new Date(now),
    professionalId,
  ]);
  return row ?? null;
}

/** Keeps a professional; who practises at a practice of the list is where that is. */
export async function keepProfessional(
  transaction: TenantTransaction,
  { organisationId, id, isNew, byThemselves = false }: Keeping & { readonly byThemselves?: boolean },
  professional: KeptProfessional,
): Promise<ProfessionalOutcome> {
  const { practiceId, rpps, profession } = professional;
  const before = isNew ? null : await professionalById(transaction, id, 0);
  if (!isNew && before === null) return null;
  if (
    before !== null &&
    byThemselves &&
    (before.profession !== profession || before.rpps !== (rpps ?? null))
  ) {
    return { refused: 'identity-not-yours' };
  }
  const practice = practiceId === undefined ? null : await practiceById(transaction, practiceId);
  if (practiceId !== undefined && practice === null) return { refused: 'unknown-practice' };
  if (rpps !== undefined) await lockName(transaction, `rpps ${organisationId} ${profession} ${rpps}`);
  if (rpps !== undefined && (await isRppsOfAnother(transaction, { id, rpps, profession }))) {
    return { refused: 'rpps-known' };
  }
  const {
    practiceName = '',
    postalCode = '',
    city = '',
    communeCode = '',
  } = practice === null ? (professional.place ?? {}) : { ...practice, practiceName: practice.name };
  await transaction.query(
    `INSERT INTO professional (id, organisation_id, display_name, profession, rpps, practice_id, practice_name,
       postal_code, city, commune_code, phone, mobile_phone, mail, secure_mail, languages, accepts_new)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
     ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, profession = excluded.profession,
       rpps = excluded.rpps, practice_id = excluded.practice_id, practice_name = excluded.practice_name,
       postal_code = excluded.postal_code, city = excluded.city, commune_code = excluded.commune_code,
       phone = excluded.phone, mobile_phone = excluded.mobile_phone, mail = excluded.mail,
       secure_mail = excluded.secure_mail, languages = excluded.languages, accepts_new = excluded.accepts_new`,
    [
      id,
      organisationId,
      professional.displayName,
      profession,
      rpps ?? null,
      practiceId ?? null,
      practiceName,
      postalCode,
      city,
      communeCode,
      professional.phone ?? null,
      professional.mobilePhone ?? null,
      professional.mail ?? null,
      professional.secureMail ?? null,
      professional.languages,
      professional.acceptsNew,
    ],
  );
  return { id };
}

async function isRppsOfAnother(
  transaction: TenantTransaction,
  { id, rpps, profession }: { id: string; rpps: string; profession: string },
): Promise<boolean> {
  const rows = await transaction.query(
    'SELECT FROM professional WHERE rpps = $1 AND profession = $2 AND id <> $3 AND retired_at IS NULL LIMIT 1',
    [rpps, profession, id],
  );
  return rows.length > 0;
}
