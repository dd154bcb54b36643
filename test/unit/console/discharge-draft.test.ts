import { dischargeSchema } from '../../../api/schemas/discharge';
import { dischargeOf, EMPTY_DRAFT } from '../../../console/hospital/discharge-draft';
import { patientName, phoneWords } from '../../../console/parts/names';

const REQUIRED = {
  ...EMPTY_DRAFT,
  finess: ' 620100057 ',
  visitNumber: 'S-42',
  dischargedAt: '2026-11-22T15:00',
  birthName: 'Delattre ',
};

describe('announcing a discharge by form', () => {
  it('when only the four required facts are typed, then nothing else is sent', () => {
    const discharge = dischargeOf(REQUIRED);
    expect(discharge).toEqual({
      hospital: { finess: '620100057' },
      stay: { visitNumber: 'S-42', dischargedAt: '2026-11-22T14:00:00.000Z' },
      patient: { birthName: 'Delattre' },
    });
    expect(dischargeSchema.safeParse(discharge).success).toBe(true);
  });

  it('when everything is typed, then the door finds it well-formed', () => {
    const discharge = dischargeOf({
      ...REQUIRED,
      firstGivenName: 'Jeanne',
      birthDate: '1941-03-08',
      sex: 'female',
      phone: '03 21 00 00 01',
      addressLine: '12 rue des Mines',
      postalCode: '62710',
      city: 'Courrières',
      wardName: 'Orthopédie',
      admittedAt: '2026-11-18T09:00',
      dischargeMode: 'home',
      gpName: 'Dr Petit',
      gpRpps: '10001234567',
      gpPhone: '0321000002',
    });
    expect(dischargeSchema.safeParse(discharge).error).toBeUndefined();
    expect(discharge.patient.phones).toEqual(['03 21 00 00 01']);
    expect(discharge.generalPractitioner).toEqual({
      name: 'Dr Petit',
      rpps: '10001234567',
      phone: '0321000002',
    });
    expect(discharge.stay.admittedAt).toBe('2026-11-18T08:00:00.000Z');
  });
});

describe('names and numbers', () => {
  it('when a patient is named, then the birth name is in capitals', () => {
    expect(patientName({ firstGivenName: 'Hélène', birthName: 'Lefèvre' })).toBe('Hélène LEFÈVRE');
    expect(patientName({ firstGivenName: null, birthName: 'Petit' })).toBe('PETIT');
  });

  it('when a number is French, then it is written by pairs; another is left as it is', () => {
    expect(phoneWords('+33321000001')).toBe('03 21 00 00 01');
    expect(phoneWords('+3228888888')).toBe('+3228888888');
  });
});

describe('announcing how the discharge was prepared', () => {
  it('when some items are answered, then those alone are sent, and the door finds them well-formed', () => {
    const discharge = dischargeOf({ ...REQUIRED, preparation: { 1: 'no', 4: '', 18: 'not-applicable' } });
    expect(discharge.preparation).toEqual([
      { item: 1, answer: 'no' },
      { item: 18, answer: 'not-applicable' },
    ]);
    expect(dischargeSchema.safeParse(discharge).success).toBe(true);
  });
});
