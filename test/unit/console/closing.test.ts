import type { ClosingPreview } from '../../../api/schemas';
import { closingBody, itemKeyOf, keeperKeyOf, keepersToChoose } from '../../../console/patient/closing-draft';
import { keeperWords, notToldWords, summaryWords, toldWords } from '../../../console/words/closing';
import { LEFT_OPEN_KEEPERS } from '../../../domain/follow-up';

const QUEUE = { kind: 'queue', id: 'operators' } as const;
const NURSE = { by: 'professional', professionalId: 'nurse-1', professionalName: 'Léa Petit' } as const;
const FAMILY = { by: 'family', professionalId: null, professionalName: null } as const;
const SERVICE = { by: 'service', professionalId: null, professionalName: null } as const;
const CARE = { kind: 'care', subject: 'nurse', owner: QUEUE, kept: null } as const;
const CALL = { kind: 'call', subject: 'call-j2', owner: QUEUE, kept: null } as const;
const PREVIEW: ClosingPreview = {
  reason: 'moved',
  allowed: true,
  refusal: null,
  standing: [],
  leftOpen: [CARE, CALL],
  summary: 'closing-summary',
  told: [],
  notTold: [],
  generalPractitionerByTelephone: true,
  keepers: [NURSE, FAMILY, SERVICE],
};

describe('what is sent to close', () => {
  it('when nobody is chosen, then the reason alone is sent', () => {
    expect(closingBody(PREVIEW, {}, false)).toEqual({ reason: 'moved' });
    expect(closingBody(PREVIEW, { [itemKeyOf(CARE)]: '' }, false)).toEqual({ reason: 'moved' });
  });

  it('when keepers are chosen, then each is sent with what it keeps', () => {
    const chosen = { [itemKeyOf(CARE)]: keeperKeyOf(NURSE), [itemKeyOf(CALL)]: keeperKeyOf(FAMILY) };
    expect(closingBody(PREVIEW, chosen, true)).toEqual({
      reason: 'moved',
      keptBy: [
        { kind: 'care', subject: 'nurse', by: 'professional', professionalId: 'nurse-1' },
        { kind: 'call', subject: 'call-j2', by: 'family' },
      ],
      gpTold: true,
    });
  });

  it('when a choice was made for what another reason leaves, then it is not sent', () => {
    const chosen = { 'result/result-1': keeperKeyOf(FAMILY), [itemKeyOf(CARE)]: 'professional/gone' };
    expect(closingBody(PREVIEW, chosen, false)).toEqual({ reason: 'moved' });
  });

  it('when the general practitioner is written to, then nobody says that they were telephoned', () => {
    expect(closingBody({ ...PREVIEW, generalPractitionerByTelephone: false }, {}, true)).toEqual({
      reason: 'moved',
    });
  });
});

describe('who keeps what stays open', () => {
  it('when it is with a queue of ours, then our service is not offered a second time', () => {
    expect(keepersToChoose(PREVIEW.keepers, QUEUE)).toEqual([NURSE, FAMILY]);
    expect(keepersToChoose(PREVIEW.keepers, { kind: 'person' })).toEqual(PREVIEW.keepers);
  });

  it.each(LEFT_OPEN_KEEPERS)('when it is %s, then it has French words', (by) => {
    expect(keeperWords({ by, professionalName: null })).not.toBe(by);
  });

  it('when a professional keeps it, then they are named', () => {
    expect(keeperWords(NURSE)).toBe('Léa Petit');
  });
});

describe('who is told', () => {
  const gp = {
    professionalId: 'gp-1',
    professionalName: 'Dr Vasseur',
    phone: null,
    role: 'general-practitioner',
    channel: 'secure-mail',
  } as const;

  it('when somebody is written to, then it says who and how', () => {
    expect(toldWords(gp)).toBe('Dr Vasseur (MT), par messagerie sécurisée de santé');
    expect(toldWords({ ...gp, role: 'professional', professionalName: null, channel: 'mail' })).toBe(
      'un professionnel, par courriel',
    );
  });

  it.each([
    ['telephone', 'MT : à prévenir par téléphone'],
    ['nobody-known', 'MT : pas connu, personne à prévenir'],
    ['withheld', 'MT : pas prévenu, le patient s’oppose au partage'],
  ] as const)('when somebody is not written to (%s), then it says why', (why, words) => {
    expect(notToldWords({ ...gp, professionalId: null, professionalName: null, channel: null, why })).toBe(
      words,
    );
  });

  it.each(['closing-summary', 'follow-up-stopped', 'death-notice'] as const)(
    'when %s is sent, then it has French words',
    (summary) => {
      expect(summaryWords(summary)).not.toBe(summary);
    },
  );

  it('when nothing is sent, then nothing is said of it', () => {
    expect(summaryWords(null)).toBeNull();
  });
});
