import { speakTo, type Phone } from '../../domain/discharge';
import { dayOf, DEFAULT_SERVICE_CALENDAR } from '../../domain/calendar';
import type { FieldCipher } from '../../security/field-encryption';
import type { TenantTransaction } from './database';
import { openDetails, personKnown, sealDetails, type PatientDetails } from './sealed-patient';

/** Who noted it, and when (business time). */
interface Noting {
  readonly by: string;
  readonly at: number;
}

/** Whether a number turned out to be somebody else's: it is kept, and not called. */
export function isWrong(
  { wrongNumbers = [] }: Pick<PatientDetails, 'wrongNumbers'>,
  number: string,
): boolean {
  return wrongNumbers.some((wrong) => wrong.number === number);
}

/**
 * The number that was dialled: `patient/2` or `relative/0/1` name a place in the lists as they are shown; without a
 * name it is the first of the patient's numbers that may be called.
 */
function dialledNumber(details: PatientDetails, dialled: string | undefined, at: number): string | undefined {
  const [whose, ...places] = dialled?.split('/') ?? [];
  const [first = Number.NaN, second = Number.NaN] = places.map(Number);
  const ofOrder = (phones: readonly Phone[], order: number) =>
    phones.find((phone) => phone.order === order)?.number;
  if (whose === 'patient') return ofOrder(details.patient.phones, first);
  if (whose === 'relative') return ofOrder(details.relatives[first]?.phones ?? [], second);
  return firstNumber(details, at);
}

/**
 * The number to call first: of whom is spoken to first, and nobody else's. A number of an institution on the patient's
 * own list is that of the home where they live: its nurse is called.
 *
 * @param at business time
 */
export function firstNumber(details: PatientDetails, at: number): string | undefined {
  const patient = personKnown(details);
  const livesInHome = patient.phones.some(({ owner }) => owner === 'institution');
  const { phones } = speakTo(
    { ...details, patient, dischargeMode: livesInHome ? 'care-home' : 'home' },
    dayOf(at, DEFAULT_SERVICE_CALENDAR.zone),
  );
  return phones.find(({ valid, number }) => valid && !isWrong(details, number))?.number;
}

/** Marks the number that was dialled as not to be called. */
export async function markWrongNumber(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  patientId: string,
  dialled: string | undefined,
  { by, at }: Noting,
): Promise<void> {
  const details = await lockedDetails(transaction, cipher, patientId);
  const number = dialledNumber(details, dialled, at);
  if (number === undefined || isWrong(details, number)) return;
  const wrongNumbers = [...(details.wrongNumbers ?? []), { number, notedBy: by, notedAt: at }];
  await writeDetails(transaction, cipher, patientId, { ...details, wrongNumbers });
}

/** The attempt that had marked a number is taken back: the number marked last may be called again. */
export async function unmarkLastWrongNumber(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  patientId: string,
): Promise<void> {
  const details = await lockedDetails(transaction, cipher, patientId);
  const wrongNumbers = (details.wrongNumbers ?? []).slice(0, -1);
  await writeDetails(transaction, cipher, patientId, { ...details, wrongNumbers });
}

/** @throws RangeError when there is no such patient */
export async function lockedDetails(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  patientId: string,
): Promise<PatientDetails> {
  const [row] = await transaction.query<{ details: Buffer }>(
    'SELECT details FROM patient WHERE id = $1 FOR UPDATE',
    [patientId],
  );
  if (row === undefined) throw new RangeError('no such patient');
  return openDetails(cipher, patientId, row.details);
}

export async function writeDetails(
  transaction: TenantTransaction,
  cipher: FieldCipher,
  patientId: string,
  details: PatientDetails,
): Promise<void> {
  await transaction.query('UPDATE patient SET details = $2 WHERE id = $1', [
    patientId,
    sealDetails(cipher, patientId, details),
  ]);
}
