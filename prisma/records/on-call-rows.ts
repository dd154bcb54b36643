import type { KeptLine } from '../../application/on-call/on-call-records';
import type { OnCallLineDetails } from '../../application/on-call/views';
import type { FieldCipher } from '../../security/field-encryption';

/** A line as it lies in the database. */
export interface LineRow {
  line_id: string;
  position: number;
  kind: OnCallLineDetails['kind'];
  details: Buffer;
  answer_minutes: number;
  weekly: OnCallLineDetails['weekly'];
  exceptions: OnCallLineDetails['exceptions'];
  first_day: string | null;
  last_day: string | null;
}

export const LINE_COLUMNS = `on_call_line.id AS line_id, position, kind, on_call_line.details, answer_minutes, weekly,
  exceptions, first_day::text, last_day::text`;

type Sealed = Pick<OnCallLineDetails, 'label' | 'phone'>;

function locationOf(lineId: string) {
  return { table: 'on_call_line', rowId: lineId, column: 'details' };
}

export function sealLine(cipher: FieldCipher, lineId: string, { label, phone }: Sealed): Buffer {
  return cipher.encryptJson({ label, phone }, locationOf(lineId));
}

/** What was sealed by {@link sealLine} is of its shape: AES-GCM lets nothing else through. */
export function lineOf(cipher: FieldCipher, row: LineRow): KeptLine {
  const { label, phone } = cipher.decryptJson(row.details, locationOf(row.line_id)) as Sealed;
  return {
    lineId: row.line_id,
    position: row.position,
    kind: row.kind,
    label,
    phone,
    answerMinutes: row.answer_minutes,
    weekly: row.weekly,
    exceptions: row.exceptions,
    firstDay: row.first_day,
    lastDay: row.last_day,
  };
}
