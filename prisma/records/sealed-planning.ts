import type { PlanningExplanation } from '../../domain/planning';
import type { FieldCipher } from '../../security/field-encryption';

const location = (followUpId: string) => ({ table: 'follow_up', rowId: followUpId, column: 'planning' });

/** Why a follow-up is planned as it is speaks of diagnoses: `follow_up.planning` holds it encrypted. */
export function sealExplanation(
  cipher: FieldCipher,
  followUpId: string,
  explanation: PlanningExplanation,
): Buffer {
  return cipher.encryptJson(explanation, location(followUpId));
}

/** What was sealed by {@link sealExplanation} is of its shape: AES-GCM lets nothing else through. */
export function openExplanation(
  cipher: FieldCipher,
  followUpId: string,
  sealed: Uint8Array,
): PlanningExplanation {
  return cipher.decryptJson(sealed, location(followUpId)) as PlanningExplanation;
}
