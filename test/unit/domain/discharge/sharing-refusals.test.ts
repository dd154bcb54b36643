import { CARE_KINDS, sharingRefusalsOf } from '../../../../domain/discharge';
import { aDischarge } from './discharge-builder';

const refusing = (...sharingWith: string[]) => sharingRefusalsOf(aDischarge({ refusals: { sharingWith } }));

describe('with whom nothing may be shared', () => {
  it.each(['10000023084', '100 000 230 84'])(
    'when it is the RPPS number %s, then that professional',
    (text) => {
      expect(refusing(text)).toEqual([{ kind: 'professional', reference: { rpps: '10000023084' } }]);
    },
  );

  it.each(['Dr Lemaire', 'docteur LEMAIRE', 'lemaire'])(
    'when it is “%s”, who the discharge names, then that professional',
    (text) => {
      expect(refusing(text)).toMatchObject([{ kind: 'professional', reference: { rpps: '10000023084' } }]);
    },
  );

  it.each([
    ['nurse', 'nurse'],
    ['les infirmières', 'nurse'],
    ['Kinésithérapeute', 'physiotherapy'],
    ['médecin traitant', 'general-practitioner'],
  ])('when it is “%s”, then the whole profession %s', (text, profession) => {
    expect(refusing(text)).toEqual([{ kind: 'profession', profession }]);
  });

  it.each(CARE_KINDS)('when it is the code %s, then that kind of care', (kind) => {
    expect(refusing(kind)).toEqual([{ kind: 'profession', profession: kind }]);
  });

  it.each(['my cousin', '10000023085', 'constructor', ''])(
    'when it is “%s”, which names nobody we know, then a person has to say who is meant',
    (text) => {
      expect(refusing(text)).toEqual([{ kind: 'unmatched', position: 0 }]);
    },
  );
});
