import type { Address, Discharge, ProfessionalReference } from '../../domain/discharge';
import type { ContactChannel, ProfessionalContact } from '../../domain/follow-up';
import type { TenantTransaction } from './database';

interface ContactRow {
  id: string;
  mail: string | null;
  secure_mail: string | null;
}

/** Secure health mail first, then a notice by ordinary mail, else somebody telephones (field.md, law). */
function contactOf({ id, mail, secure_mail: secureMail }: ContactRow): ProfessionalContact {
  const written: ContactChannel = mail === null ? 'telephone' : 'mail';
  return { professionalId: id, channel: secureMail === null ? written : 'secure-mail' };
}

/** @returns the professional of that RPPS number, else of that name; null when neither is known */
export async function findProfessional(
  transaction: TenantTransaction,
  organisationId: string,
  { rpps, name }: ProfessionalReference,
  profession: string,
): Promise<ProfessionalContact | null> {
  if (rpps === undefined && name === undefined) return null;
  const rows = await transaction.query<ContactRow>(
    `SELECT id, mail, secure_mail FROM professional
     WHERE organisation_id = $1 AND profession = $2 AND (rpps = $3 OR ($3 IS NULL AND lower(display_name) = lower($4)))
     ORDER BY id LIMIT 1`,
    [organisationId, profession, rpps ?? null, name ?? null],
  );
  const row = rows[0];
  return row === undefined ? null : contactOf(row);
}

/** A professional that a hospital names and nobody knew yet is kept as it was named. */
async function ensureProfessional(
  transaction: TenantTransaction,
  organisationId: string,
  {
    newId,
    reference,
    profession,
    address,
  }: {
    newId: () => string;
    reference: ProfessionalReference;
    profession: string;
    address: Address | undefined;
  },
): Promise<void> {
  const { rpps, name, phone, secureMail } = reference;
  if (rpps === undefined && name === undefined) return;
  if ((await findProfessional(transaction, organisationId, reference, profession)) !== null) return;
  const displayName = name ?? `RPPS ${rpps}`;
  await transaction.query(
    `INSERT INTO professional (id, organisation_id, rpps, profession, display_name, practice_name, postal_code, city,
                               phone, secure_mail, accepts_new)
     VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, false)`,
    [
      newId(),
      organisationId,
      rpps ?? null,
      profession,
      displayName,
      address?.postalCode ?? '',
      address?.city ?? '',
      phone ?? null,
      secureMail ?? null,
    ],
  );
}

/** The general practitioner that a discharge names, and the one who stands in. */
export async function knowProfessionalsOf(
  transaction: TenantTransaction,
  organisationId: string,
  { generalPractitioner, patient }: Discharge,
  newId: () => string,
): Promise<void> {
  for (const reference of [generalPractitioner, generalPractitioner?.replacement]) {
    if (reference === undefined) continue;
    await ensureProfessional(transaction, organisationId, {
      newId,
      reference,
      profession: 'general-practitioner',
      address: patient.address,
    });
  }
}

/**
 * Practices that take new patients, nearest first: same postal code, then same département.
 *
 * @param limit how many at most
 */
export async function nearbyProfessionals(
  transaction: TenantTransaction,
  organisationId: string,
  { profession, postalCode, limit }: { profession: string; postalCode: string | undefined; limit: number },
): Promise<ProfessionalContact[]> {
  const rows = await transaction.query<ContactRow>(
    `SELECT id, mail, secure_mail FROM professional
     WHERE organisation_id = $1 AND profession = $2 AND accepts_new
     ORDER BY (postal_code = $3) DESC, (left(postal_code, 2) = left($3, 2)) DESC, id LIMIT $4`,
    [organisationId, profession, postalCode ?? '', limit],
  );
  return rows.map(contactOf);
}
