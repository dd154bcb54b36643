import { isSamePerson, trustworthyInsNumbers, type Patient } from '../../../../domain/discharge';

const patient = (changes: Partial<Patient> = {}): Patient => ({
  birthName: 'DE LA TOUR',
  birthDate: '1941-03-08',
  phones: [],
  ...changes,
});

describe('isSamePerson', () => {
  it.each([
    ['the same traits', {}],
    ['a name written otherwise', { birthName: 'Delatour' }],
    ['accents and hyphens', { birthName: 'dé-la-Toûr' }],
  ])('when the INS comes with %s, then it is the same person', (_what, changes) => {
    expect(isSamePerson(patient(), patient(changes))).toBe(true);
  });

  it.each([
    ['another birth name', { birthName: 'DURAND' }],
    ['another birth date', { birthDate: '1941-03-09' }],
    ['no birth date', { birthDate: undefined }],
  ])('when the INS comes with %s, then the two are kept apart', (_what, changes) => {
    expect(isSamePerson(patient(), patient(changes))).toBe(false);
    expect(isSamePerson(patient(changes), patient())).toBe(false);
  });
});

describe('trustworthyInsNumbers', () => {
  it('when a key is wrong or the number is local, then it finds nobody', () => {
    const identifiers = [
      { system: 'INS-NIR', value: '279035121518989' },
      { system: 'INS-NIR', value: '279035121518988' },
      { system: 'PI', value: '279035121518989' },
    ] as const;
    expect(trustworthyInsNumbers({ identifiers })).toEqual(['279035121518989']);
  });
});
