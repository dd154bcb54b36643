import {
  PROTECTION_KINDS,
  RELATIVE_SCOPES,
  rightsOfRelative,
  speakTo,
  type SpeakToFacts,
} from '../../../../domain/discharge';
import { aDischarge } from './discharge-builder';

const TODAY = '2026-11-24';

function facts(changes: Partial<SpeakToFacts> = {}): SpeakToFacts {
  return {
    patient: aDischarge().patient,
    relatives: [],
    protectionMeasure: null,
    dischargeMode: 'home',
    ...changes,
  };
}

const phone = (number: string, order: number, owner: 'patient' | 'institution' | 'relative') =>
  ({ number, valid: true, owner, order }) as const;

describe('whom to speak to', () => {
  it.each(PROTECTION_KINDS.filter((kind) => kind !== 'parental-authority'))(
    'when an adult is under %s, then they are spoken to first and the one who protects is named',
    (kind) => {
      const contact = { name: 'Mme Renard', organisation: 'UDAF 62', phone: '+33321000009' };
      const spoken = speakTo(facts({ protectionMeasure: { kind, contact } }), TODAY);
      expect(spoken).toMatchObject({
        first: 'patient',
        isMinor: false,
        protection: { kind, name: 'Mme Renard', phone: '+33321000009', reachable: true },
      });
    },
  );

  it('when the measure is a guardianship, a curatorship or a safeguard, then they decide, help or are told', () => {
    const roleOf = (kind: (typeof PROTECTION_KINDS)[number]) =>
      speakTo(facts({ protectionMeasure: { kind } }), TODAY).protection?.role;
    expect([roleOf('guardianship'), roleOf('curatorship'), roleOf('judicial-safeguard')]).toEqual([
      'represents',
      'assists',
      'told',
    ]);
  });

  it('when the measure has ended, then there is none any more', () => {
    const ends = (until: string) =>
      speakTo(facts({ protectionMeasure: { kind: 'curatorship', until } }), TODAY).protection;
    expect(ends('2026-11-23')).toBeNull();
    expect(ends('2026-11-24')).not.toBeNull();
  });

  it('when nobody said how to reach the guardian, then that is said', () => {
    const { protection } = speakTo(facts({ protectionMeasure: { kind: 'guardianship' } }), TODAY);
    expect(protection?.reachable).toBe(false);
  });

  it.each([
    ['2008-11-25', 'parental-authority'],
    ['2008-11-24', 'patient'],
  ])('when the patient was born on %s, then %s is spoken to first', (birthDate, first) => {
    const patient = { ...aDischarge().patient, birthDate };
    expect(speakTo(facts({ patient }), TODAY).first).toBe(first);
  });

  it('when the patient is a child, then the parent’s number comes before the child’s', () => {
    const patient = {
      ...aDischarge().patient,
      birthDate: '2015-01-01',
      phones: [phone('+33600000001', 1, 'patient')],
    };
    const mother = {
      name: 'Mme Delattre',
      relationship: 'mother',
      scope: 'all' as const,
      phones: [phone('+33600000002', 1, 'relative')],
    };
    const { phones } = speakTo(facts({ patient, relatives: [mother] }), TODAY);
    expect(phones.map(({ number }) => number)).toEqual(['+33600000002', '+33600000001']);
  });

  it('when the patient lives in a care home, then its nurse is called on the home’s number', () => {
    const patient = {
      ...aDischarge().patient,
      phones: [phone('+33600000001', 1, 'patient'), phone('+33321000005', 2, 'institution')],
    };
    const spoken = speakTo(facts({ patient, dischargeMode: 'care-home' }), TODAY);
    expect(spoken.first).toBe('institution-nurse');
    expect(spoken.phones.map(({ number }) => number)).toEqual(['+33321000005', '+33600000001']);
  });
});

describe('what may be said to a relative', () => {
  it('when the daughter answers and her father agreed to practical matters only, then health is not spoken of', () => {
    expect(rightsOfRelative('practical')).toEqual({
      listen: true,
      confirmFollowUp: true,
      practicalMatters: true,
      healthByClinician: false,
    });
  });

  it('when nothing may be said, then not even that there was a stay, and they are listened to all the same', () => {
    expect(rightsOfRelative('nothing')).toEqual({
      listen: true,
      confirmFollowUp: false,
      practicalMatters: false,
      healthByClinician: false,
    });
  });

  it('whatever the scope, whoever calls is listened to, and health needs the widest', () => {
    for (const scope of RELATIVE_SCOPES) {
      const rights = rightsOfRelative(scope);
      expect(rights.listen).toBe(true);
      expect(rights.healthByClinician).toBe(scope === 'all');
      expect(rights.practicalMatters).toBe(scope !== 'nothing');
    }
  });
});
