import { hasNurseOfInstitution, leftToInstitution } from '../../../../domain/planning';
import { aFullPlan } from '../../../support/follow-up-builders';
import { aDischarge } from '../discharge/discharge-builder';

const leaving = (dischargeMode: 'home' | 'care-home', changes = {}) => {
  const discharge = aDischarge(changes);
  return { ...discharge, stay: { ...discharge.stay, dischargeMode } };
};

describe('who gives the nursing care (field.md, 9)', () => {
  it.each([
    ['at home', leaving('home'), false],
    ['in a care home', leaving('care-home'), true],
    [
      'in a care home, prescribed without saying who comes',
      leaving('care-home', { carePrescribed: [{ kind: 'nurse' }] }),
      true,
    ],
    [
      'in a care home, prescribed with a nurse named',
      leaving('care-home', { carePrescribed: [{ kind: 'nurse', provider: { name: 'Mme Petit' } }] }),
      false,
    ],
  ])('when the patient lives %s, then the home’s own nurse does: %#', (_where, discharge, byInstitution) => {
    expect(hasNurseOfInstitution(discharge)).toBe(byInstitution);
    const marked = leftToInstitution(aFullPlan(), discharge).cares.filter((care) => care.byInstitution);
    expect(marked.map(({ profession }) => profession)).toEqual(byInstitution ? ['nurse', 'nurse'] : []);
  });
});
