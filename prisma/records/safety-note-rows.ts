import type { Caller } from '../../application/application';
import type { SafetyNoteText } from '../../application/people/people-records';
import type { SafetyNoteView } from '../../application/people/views';
import { addMonths, dayOf, DEFAULT_SERVICE_CALENDAR, instantAt } from '../../domain/calendar';
import type { FieldCipher } from '../../security/field-encryption';
import type { PatientReference } from './address-changes';
import type { TenantTransaction } from './database';
import { iso } from './view-parts';

/** A dated fact about a home is looked at again after three months (call-scripts-fr.md, SEC-01). */
const REVIEW_MONTHS = 3;

const { zone, opensAt } = DEFAULT_SERVICE_CALENDAR;

interface SafetyNoteRow {
  id: string;
  source: string;
  noted_at: Date;
  noted_by_name: string | null;
  review_at: Date;
  content: Buffer;
}

/**
 * Who may see a safety note (field.md, 15): clinicians of the care circle, who go there; the team lead; and whoever of
 * the service wrote it. `$3` is the role, `$2` the account.
 */
const VISIBLE = `($3 IN ('clinician', 'teamLead') OR ($3 = 'operator' AND safety_note.noted_by = $2))`;

interface Dependencies {
  readonly newId: () => string;
  /** Business time. */
  readonly now: () => number;
}

export class SafetyNoteRows {
  constructor(private readonly dependencies: Dependencies) {}

  async keep(
    transaction: TenantTransaction,
    cipher: FieldCipher,
    caller: Caller,
    { organisationId, patientId, followUpId }: PatientReference & { readonly followUpId: string },
    { text, source }: SafetyNoteText,
  ): Promise<string> {
    const id = this.dependencies.newId();
    const now = this.dependencies.now();
    await transaction.query(
      `INSERT INTO safety_note (id, organisation_id, patient_id, follow_up_id, source, noted_by, noted_at, review_at, content)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        organisationId,
        patientId,
        followUpId,
        source,
        caller.accountId,
        new Date(now),
        reviewAfter(now),
        cipher.encryptJson({ text }, { table: 'safety_note', rowId: id, column: 'content' }),
      ],
    );
    return id;
  }

  /** @returns false when there is no such note, or not for them */
  async review(
    transaction: TenantTransaction,
    { accountId, role }: Caller,
    patientId: string,
    noteId: string,
    keep: boolean,
  ): Promise<boolean> {
    const now = this.dependencies.now();
    const reviewed = await transaction.query<{ id: string }>(
      `UPDATE safety_note SET reviewed_by = $2, review_at = CASE WHEN $5 THEN $6 ELSE review_at END,
         removed_at = CASE WHEN $5 THEN NULL ELSE $7::timestamptz END
       WHERE id = $1 AND patient_id = $4 AND removed_at IS NULL AND ${VISIBLE} RETURNING id`,
      [noteId, accountId, role, patientId, keep, reviewAfter(now), new Date(now)],
    );
    return reviewed.length > 0;
  }
}

/** Notes about the home of a patient that this caller may see, the newest first. */
export async function readSafetyNotes(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  { accountId, role }: Caller,
  patientId: string,
  now: number,
): Promise<SafetyNoteView[]> {
  const rows = await transaction.query<SafetyNoteRow>(
    `SELECT safety_note.id, safety_note.source, safety_note.noted_at, safety_note.review_at, safety_note.content,
            account.display_name AS noted_by_name
     FROM safety_note LEFT JOIN account ON account.id::text = safety_note.noted_by
     WHERE safety_note.patient_id = $1 AND safety_note.removed_at IS NULL AND ${VISIBLE}
     ORDER BY safety_note.noted_at DESC, safety_note.id DESC`,
    [patientId, accountId, role],
  );
  return rows.map((row) => ({
    noteId: row.id,
    text: textOf(cipher, 'safety_note', row),
    source: row.source,
    notedAt: iso(row.noted_at),
    notedBy: row.noted_by_name,
    reviewAt: iso(row.review_at),
    reviewDue: row.review_at.getTime() <= now,
  }));
}

/** What was sealed as `{ text }`: AES-GCM lets nothing else through. */
export function textOf(
  cipher: FieldCipher,
  table: 'safety_note' | 'said_note',
  { id, content }: { readonly id: string; readonly content: Uint8Array },
): string {
  const opened = cipher.decryptJson(content, { table, rowId: id, column: 'content' }) as { text: string };
  return opened.text;
}

/** At the opening of the day three months later. */
function reviewAfter(now: number): Date {
  return new Date(instantAt(addMonths(dayOf(now, zone), REVIEW_MONTHS), opensAt, zone));
}
