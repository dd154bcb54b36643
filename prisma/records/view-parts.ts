import type { FollowUpSummary, PatientView } from '../../application/reading/views';
import { personKnown, type PatientDetails } from './sealed-patient';

/** ISO 8601 in UTC, from the database's date or an instant in epoch milliseconds. */
export function iso(instant: Date | number): string {
  return new Date(instant).toISOString();
}

export function isoOrNull(instant: Date | null): string | null {
  return instant === null ? null : iso(instant);
}

export function traitsView({ patient }: PatientDetails): FollowUpSummary['patient'] {
  const { birthName, firstGivenName, birthDate } = patient;
  return { birthName, firstGivenName: firstGivenName ?? null, birthDate: birthDate ?? null };
}

export function patientView(
  details: PatientDetails,
  known: { deceased: boolean; calls: boolean; messages: boolean; sharing: boolean },
): PatientView {
  const { relatives, protectionMeasure } = details;
  const patient = personKnown(details);
  const { deceased, ...opposition } = known;
  return {
    ...traitsView(details),
    usedName: patient.usedName ?? null,
    sex: patient.sex ?? null,
    phones: patient.phones,
    address: patient.address ?? null,
    currentAddress: patient.currentAddress ?? null,
    language: patient.language ?? null,
    hearing: patient.hearing ?? null,
    deceased,
    opposition,
    relatives: relatives.map(({ name, relationship, scope, phones }) => ({
      name,
      relationship: relationship ?? null,
      scope,
      phones,
    })),
    protectionMeasure: protectionMeasure?.kind ?? null,
  };
}
