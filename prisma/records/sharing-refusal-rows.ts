import { sharingRefusalsOf, type Discharge, type ProfessionalReference } from '../../domain/discharge';
import type { WithheldFrom } from '../../domain/follow-up';
import type { PatientReference } from './address-changes';
import type { TenantTransaction } from './database';

/** Who stated what a hospital announced. */
const HOSPITAL = 'hospital';

interface Minting {
  readonly newId: () => string;
  /** Business time. */
  readonly now: number;
}

/** One professional or a whole profession. */
export type RefusedParty = { readonly professionalId: string } | { readonly profession: string };

/**
 * Keeps what a hospital states of whom nothing is shared with. What it leaves out is not taken back: only a person who
 * spoke with the patient lifts a refusal. A name that matches nobody is a flag of the stay (domain/discharge).
 */
export async function keepStatedRefusals(
  transaction: TenantTransaction,
  of: PatientReference,
  discharge: Discharge,
  minting: Minting,
): Promise<void> {
  for (const refusal of sharingRefusalsOf(discharge)) {
    if (refusal.kind === 'profession') {
      await keepRefusal(transaction, of, { profession: refusal.profession }, HOSPITAL, minting);
    } else if (refusal.kind === 'professional') {
      for (const professionalId of await professionalsOf(transaction, of, refusal.reference, minting.newId)) {
        await keepRefusal(transaction, of, { professionalId }, HOSPITAL, minting);
      }
    }
  }
}

/** Everybody of that RPPS number, else of that name; whoever nobody knew yet is kept, so that they stay refused. */
async function professionalsOf(
  transaction: TenantTransaction,
  { organisationId }: PatientReference,
  { rpps, name }: ProfessionalReference,
  newId: () => string,
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>(
    `SELECT id FROM professional WHERE organisation_id = $1
       AND (rpps = $2 OR ($2::text IS NULL AND lower(display_name) = lower($3))) ORDER BY id`,
    [organisationId, rpps ?? null, name ?? null],
  );
  if (rows.length > 0) return rows.map(({ id }) => id);
  const id = newId();
  await transaction.query(
    `INSERT INTO professional (id, organisation_id, rpps, profession, display_name, practice_name, postal_code, city,
                               accepts_new)
     VALUES ($1, $2, $3, 'other', $4, $4, '', '', false)`,
    [id, organisationId, rpps ?? null, name ?? `RPPS ${rpps}`],
  );
  return [id];
}

/** The same refusal again changes nothing. @returns whether it was new */
export async function keepRefusal(
  transaction: TenantTransaction,
  { organisationId, patientId }: PatientReference,
  party: RefusedParty,
  statedBy: string,
  { newId, now }: Minting,
): Promise<boolean> {
  const professionalId = 'professionalId' in party ? party.professionalId : null;
  const profession = 'profession' in party ? party.profession : null;
  const inserted = await transaction.query<{ id: string }>(
    `INSERT INTO sharing_refusal (id, organisation_id, patient_id, professional_id, profession, stated_by, stated_at)
     SELECT $1, $2, $3, $4::uuid, $5::text, $6, $7 WHERE NOT EXISTS (
       SELECT FROM sharing_refusal WHERE patient_id = $3 AND lifted_at IS NULL
         AND professional_id IS NOT DISTINCT FROM $4::uuid AND profession IS NOT DISTINCT FROM $5::text)
     RETURNING id`,
    [newId(), organisationId, patientId, professionalId, profession, statedBy, new Date(now)],
  );
  return inserted.length > 0;
}

/**
 * With whom nothing is shared, for the plan of a follow-up: a person known twice under one RPPS number is one person.
 */
export async function withheldFrom(transaction: TenantTransaction, patientId: string): Promise<WithheldFrom> {
  const refused = await transaction.query<{ id: string }>(
    `SELECT DISTINCT professional.id FROM sharing_refusal
       JOIN professional AS named ON named.id = sharing_refusal.professional_id
       JOIN professional ON professional.id = named.id
         OR (professional.organisation_id = named.organisation_id AND professional.rpps = named.rpps)
     WHERE sharing_refusal.patient_id = $1 AND lifted_at IS NULL ORDER BY professional.id`,
    [patientId],
  );
  const professions = await transaction.query<{ profession: string }>(
    `SELECT DISTINCT profession FROM sharing_refusal
     WHERE patient_id = $1 AND lifted_at IS NULL AND profession IS NOT NULL ORDER BY profession`,
    [patientId],
  );
  return {
    professionalIds: refused.map(({ id }) => id),
    professions: professions.map(({ profession }) => profession),
  };
}

/** SQL: whether the patient of `follow_up` refuses that anything be shared with `professional`. */
export const WITHHELD_FROM_PROFESSIONAL = `EXISTS (
  SELECT FROM sharing_refusal LEFT JOIN professional AS named ON named.id = sharing_refusal.professional_id
  WHERE sharing_refusal.patient_id = follow_up.patient_id AND sharing_refusal.lifted_at IS NULL
    AND (sharing_refusal.profession = professional.profession OR named.id = professional.id
         OR (named.organisation_id = professional.organisation_id AND named.rpps = professional.rpps)))`;
