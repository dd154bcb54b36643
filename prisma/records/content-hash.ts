import { createHash } from 'node:crypto';
import { canonicalContent, type Discharge } from '../../domain/discharge';

/** @returns 32 bytes: the same for discharges that say the same, however they are written */
export function contentHashOf(discharge: Discharge): Uint8Array {
  return createHash('sha256').update(canonicalContent(discharge), 'utf8').digest();
}
