import type { Closing, OfferStatus } from '../../domain/follow-up';
import type { LetterFacts, MessageToProfessional } from '../../domain/messages';
import type { FieldCipher } from '../../security/field-encryption';
import { openDischarge } from './sealed-patient';

/** What the tables say for one letter. */
export interface LetterRow {
  readonly serviceName: string;
  readonly hospitalName: string;
  readonly recipientName: string;
  readonly stayId: string;
  readonly discharge: Buffer;
  readonly dischargedAt: Date;
  readonly closing: Closing | null;
  readonly offerStatus: OfferStatus | null;
  readonly answerBy: Date | null;
  readonly profession: string | null;
  readonly careDueAt: Date | null;
  readonly resumption: boolean;
}

/** Accounts and professionals who keep what stays open. */
export function peopleKeeping({ closing }: LetterRow): string[] {
  return (closing?.leftOpen ?? []).flatMap((item) => keeperOf(item) ?? []);
}

/** The one person who keeps it; null for a queue, a household or an institution. */
function keeperOf({ kept, owner }: Closing['leftOpen'][number]): string | null {
  if (kept !== undefined) return kept.professionalId ?? null;
  return owner.kind === 'person' ? owner.userId : null;
}

/**
 * @param people display names of accounts and professionals by id
 * @throws DecryptionError when the discharge was altered or its key is gone
 */
export function letterFactsOf(
  message: MessageToProfessional,
  row: LetterRow,
  people: ReadonlyMap<string, string>,
  cipher: FieldCipher,
): LetterFacts {
  const { patient, hospital } = openDischarge(cipher, row.stayId, row.discharge);
  return {
    followUpId: message.followUpId,
    answerBy: row.answerBy?.getTime() ?? null,
    serviceName: row.serviceName,
    recipientName: row.recipientName,
    hospitalName: row.hospitalName,
    hospitalPhone: hospital.dischargeContactPhone ?? null,
    dischargedAt: row.dischargedAt.getTime(),
    patient: {
      birthName: patient.birthName,
      usedName: patient.usedName ?? null,
      firstGivenName: patient.firstGivenName ?? null,
      birthDate: patient.birthDate ?? null,
    },
    offer: offerOf(row),
    closing: closingOf(row.closing, people),
  };
}

function offerOf({ offerStatus, profession, careDueAt, resumption }: LetterRow): LetterFacts['offer'] {
  if (offerStatus === null || profession === null || careDueAt === null) return null;
  return { status: offerStatus, profession, careDueAt: careDueAt.getTime(), resumption };
}

function closingOf(closing: Closing | null, people: ReadonlyMap<string, string>): LetterFacts['closing'] {
  if (closing === null) return null;
  const kept = closing.leftOpen.map((item) => ({
    item,
    personName: people.get(keeperOf(item) ?? '') ?? null,
  }));
  return { reason: closing.reason, kept };
}
