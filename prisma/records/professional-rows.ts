import type { Address, Discharge, ProfessionalReference } from '../../domain/discharge';
import type { ContactChannel, ProfessionalContact } from '../../domain/follow-up';
import type { TenantTransaction } from './database';

export interface ContactRow {
  id: string;
  mail: string | null;
  secure_mail: string | null;
  mobile_phone: string | null;
}

/**
 * Secure health mail first, then a notice by ordinary mail, then a link by SMS, else somebody telephones (field.md,
 * law; docs/decisions/ladder-of-offers.md).
 */
export function contactOf({ id, mail, secure_mail, mobile_phone }: ContactRow): ProfessionalContact {
  return { professionalId: id, channel: channelOf({ mail, secure_mail, mobile_phone }) };
}

function channelOf({ mail, secure_mail, mobile_phone }: Omit<ContactRow, 'id'>): ContactChannel {
  if (secure_mail !== null) return 'secure-mail';
  if (mail !== null) return 'mail';
  return mobile_phone === null ? 'telephone' : 'sms';
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
    `SELECT id, mail, secure_mail, mobile_phone FROM professional
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

/** Whom a discharge names: general practitioner, the one who stands in, and whoever came before the stay. */
export function namedIn({ generalPractitioner, careInPlace = [] }: Discharge) {
  const named = [
    { reference: generalPractitioner, profession: 'general-practitioner' },
    { reference: generalPractitioner?.replacement, profession: 'general-practitioner' },
    ...careInPlace.map(({ kind, provider }) => ({ reference: provider, profession: kind })),
  ];
  return named.flatMap(({ reference, profession }) =>
    reference?.rpps === undefined && reference?.name === undefined ? [] : [{ reference, profession }],
  );
}

/** Keeps everybody whom a discharge names and nobody knew. */
export async function knowProfessionalsOf(
  transaction: TenantTransaction,
  organisationId: string,
  discharge: Discharge,
  newId: () => string,
): Promise<void> {
  for (const { reference, profession } of namedIn(discharge)) {
    await ensureProfessional(transaction, organisationId, {
      newId,
      reference,
      profession,
      address: discharge.patient.address,
    });
  }
}
