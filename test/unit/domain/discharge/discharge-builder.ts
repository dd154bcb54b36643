import {
  normaliseDischarge,
  type CommuneDirectory,
  type Discharge,
  type SubmittedDischarge,
} from '../../../../domain/discharge';

/** A complete discharge without any fault, except what the test changes. */
export function aSubmittedDischarge(changes: Partial<SubmittedDischarge> = {}): SubmittedDischarge {
  return {
    hospital: { finess: '620100057' },
    stay: {
      visitNumber: 'V-1',
      admittedAt: '2026-11-18T09:00:00+01:00',
      dischargedAt: '2026-11-22T15:00:00+01:00',
      dischargeMode: 'home',
    },
    patient: {
      birthName: 'Delattre',
      firstGivenName: 'Jeanne',
      birthDate: '1941-03-08',
      sex: 'female',
      phones: ['+33321000001'],
      address: { line: '1 rue de la Gare', postalCode: '62710', city: 'Courrières' },
    },
    generalPractitioner: { rpps: '10000023084', name: 'Dr Lemaire' },
    ...changes,
  };
}

export function aDischarge(changes: Partial<SubmittedDischarge> = {}): Discharge {
  return normaliseDischarge(aSubmittedDischarge(changes));
}

/** Knows Courrières only. */
export const COURRIERES_ONLY: CommuneDirectory = {
  has: (inseeCode) => inseeCode === '62250',
  byPostalCode: (postalCode) => (postalCode === '62710' ? ['62250'] : []),
  codeOf: (postalCode) => (postalCode === '62710' ? '62250' : undefined),
  matches: (postalCode, city) => postalCode === '62710' && city === 'Courrières',
};
