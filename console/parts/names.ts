import type { FollowUpSummary } from '../../api/schemas';

/** `Jeanne DUPONT`: given name first, birth name in capitals, as identity rules write it (RNIV). */
export function patientName(
  patient: Pick<FollowUpSummary['patient'], 'birthName' | 'firstGivenName'>,
): string {
  const birthName = patient.birthName.toLocaleUpperCase('fr');
  return patient.firstGivenName === null ? birthName : `${patient.firstGivenName} ${birthName}`;
}

/** French numbers by pairs, `03 21 00 00 01`; others as they are. */
export function phoneWords(number: string): string {
  const national = /^\+33(\d{9})$/.exec(number)?.[1];
  if (national === undefined) return number;
  return `0${national}`.replace(/(\d{2})(?=\d)/g, '$1 ');
}
