import { join } from 'node:path';
import fc from 'fast-check';
import type { MessageKind } from '../../../domain/follow-up';
import type { LetterFacts } from '../../../domain/messages';
import {
  createMessageRendering,
  InvalidTemplates,
  loadTemplates,
  parseTemplates,
  type MessageRendering,
  type MessageTemplates,
} from '../../../integrations/documents';

const FILE = join(__dirname, '../../../data/messages/professionals-fr.yaml');
const KINDS: readonly MessageKind[] = [
  'handover-notice',
  'offer',
  'offer-withdrawn',
  'closing-summary',
  'death-notice',
  'follow-up-stopped',
];

/** Words that would tell somebody reading over a shoulder that this is about a person's health. */
const HEALTH_WORDS =
  /hôpital|hospitali|clinique|établissement|sortie|service de|soins|soign|infirm|médec|médic|kiné|patient|santé|maladi|décès|décéd|mort|naissance|né\(e\)|diagnos|alerte|rendez-vous|consultation/i;

const FACTS: LetterFacts = {
  followUpId: '0193a3c0-0000-7000-8000-000000000001',
  answerBy: Date.UTC(2026, 10, 4, 18, 0),
  serviceName: 'Gesnord suivi',
  recipientName: 'Dr Claire Lemaire',
  hospitalName: 'Centre hospitalier de Lens',
  hospitalPhone: '+33321691234',
  dischargedAt: Date.UTC(2026, 10, 3, 14, 0),
  patient: { birthName: 'DELATTRE', usedName: 'MERCIER', firstGivenName: 'Simone', birthDate: '1941-03-08' },
  offer: {
    profession: 'general-practitioner',
    status: 'awaiting',
    careDueAt: Date.UTC(2026, 10, 10, 18, 0),
    resumption: false,
  },
  closing: {
    reason: 'unreachable',
    kept: [
      {
        item: { kind: 'care', subject: 'gp-visit', owner: { kind: 'queue', queue: 'operators' } },
        personName: null,
      },
      {
        item: { kind: 'break', subject: 'R13-1', owner: { kind: 'person', userId: 'account-1' } },
        personName: 'Nadia Benali',
      },
    ],
  },
};

const settings = {
  publicUrl: 'https://relais.example.org',
  servicePhone: '03 21 00 00 00',
  timeZone: 'Europe/Paris',
};

let templates: MessageTemplates;
let rendering: MessageRendering;

beforeAll(async () => {
  templates = await loadTemplates(FILE);
  rendering = createMessageRendering(templates, settings);
});

/** The words of a name or number, as they could show up in a text. */
const name = fc.stringMatching(/^[A-Z][a-zé]{7,14}Q[xz]$/);

describe('a notice by ordinary mail', () => {
  it.each(KINDS)('%s says nothing about health in subject or text', (kind) => {
    const { subject, text } = rendering.notice(kind, FACTS);
    const words = text.replace(/https:\S+/g, '');
    expect(subject).not.toMatch(HEALTH_WORDS);
    expect(words).not.toMatch(HEALTH_WORDS);
  });

  it('holds nothing of the patient, the hospital or the professional, whatever they are called', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), name, name, name, name, (kind, birth, used, given, hospital) => {
        const facts: LetterFacts = {
          ...FACTS,
          hospitalName: hospital,
          recipientName: `Dr ${used}`,
          patient: { birthName: birth, usedName: used, firstGivenName: given, birthDate: '1941-03-08' },
        };
        const { subject, text } = rendering.notice(kind, facts);
        for (const told of [birth, used, given, hospital, '1941', '8 mars', 'Lemaire', '+33']) {
          expect(`${subject}\n${text}`).not.toContain(told);
        }
      }),
    );
  });

  it.each([
    ['handover-notice', `/suivis/${FACTS.followUpId}/fiche`],
    ['handover-copy', `/suivis/${FACTS.followUpId}/fiche`],
    ['closing-summary', `/suivis/${FACTS.followUpId}/fiche`],
    ['death-notice', `/suivis/${FACTS.followUpId}`],
    ['offer', '/demandes'],
  ] as const)('of %s leads by ids only to %s, and gives a telephone number', (kind, path) => {
    const { text } = rendering.notice(kind, FACTS);
    expect(text.match(/https:\S+/g)).toEqual([`https://relais.example.org${path}`]);
    expect(text).toContain('03 21 00 00 00');
  });

  it('of an offer says until when to answer', () => {
    expect(rendering.notice('offer', FACTS).text).toContain(
      'Merci de répondre avant le mercredi 4 novembre 2026 à 19 h 00.',
    );
  });
});

describe('an SMS to a professional', () => {
  it.each(KINDS)('%s says nothing about a person or their health, and gives a number', (kind) => {
    const { subject, text } = rendering.text(kind, { ...FACTS, link: null });
    expect(`${subject}${text}`).not.toMatch(HEALTH_WORDS);
    expect(`${subject}${text}`).not.toMatch(/DELATTRE|Simone|Lens|Lemaire|(?<![\w-])1941(?!\w)/);
    expect(text).toContain('03 21 00 00 00');
  });

  it('of an offer says until when, where and whom to call', () => {
    const link = 'https://relais.example.org/d/secret';
    expect(rendering.text('offer', { ...FACTS, link }).text).toBe(
      `Relais : une demande vous attend, réponse avant mercredi 4 novembre à 19h :\n${link}\nou tél. 03 21 00 00 00`,
    );
  });
});

describe('a letter by secure health mail', () => {
  it.each(KINDS)('%s names the patient in its text and nothing in its subject', (kind) => {
    fc.assert(
      fc.property(name, name, (birth, given) => {
        const patient = { birthName: birth, usedName: null, firstGivenName: given, birthDate: '1941-03-08' };
        const { subject, text } = rendering.letter(kind, { ...FACTS, patient });
        expect(text).toContain(`Patient : ${birth} ${given}\n`);
        expect(text).toContain('Date de naissance : 8 mars 1941');
        expect(text).toContain('Centre hospitalier de Lens');
        expect(text).toContain('Sortie : mardi 3 novembre 2026 à 15 h 00');
        for (const told of [birth, given, '1941', 'Lens']) expect(subject).not.toContain(told);
        expect(subject).not.toMatch(HEALTH_WORDS);
      }),
      { numRuns: 20 },
    );
  });

  it('of an offer says what is asked, by when to answer and how', () => {
    const { text } = rendering.letter('offer', FACTS);
    expect(text).toContain('Demande : une consultation de médecine générale après la sortie');
    expect(text).toContain('À prévoir avant le : mardi 10 novembre 2026 à 19 h 00');
    expect(text).toContain('Merci de répondre avant le mercredi 4 novembre 2026 à 19 h 00');
    expect(text).toContain('Répondre en ligne : https://relais.example.org/demandes');
    expect(text).toContain('Répondre par téléphone : 03 21 00 00 00');
  });

  it.each([
    ['filled', 'pourvue'],
    ['withdrawn', 'annulée'],
  ] as const)('of an offer that is %s says « %s »', (status, word) => {
    const offer = { profession: 'nurse', careDueAt: 0, status, resumption: false };
    const { text } = rendering.letter('offer-withdrawn', { ...FACTS, offer });
    expect(text).toContain(`La demande que nous vous avions adressée est ${word}.`);
  });

  it('of a resumption asks whoever came before to go on, and says that nobody else is asked', () => {
    const offer = { profession: 'nurse', careDueAt: 0, status: 'awaiting', resumption: true } as const;
    const { text } = rendering.letter('offer', { ...FACTS, offer });
    expect(text).toMatch(/confirmer\s+la reprise des passages/);
    expect(text).toContain("Personne d'autre n'est sollicité");
    expect(text).toContain('Reprise demandée : des passages infirmiers à domicile');
  });

  it('at closing names what stays open and with whom', () => {
    const { text } = rendering.letter('closing-summary', FACTS);
    expect(text).toContain("- rendez-vous avec le médecin généraliste : l'équipe de suivi");
    expect(text).toContain('- patient injoignable : Nadia Benali');
    expect(text).toContain('Motif : patient injoignable par nos appels');
  });

  it('at closing says when nothing stays open', () => {
    const closing = { reason: 'completed', kept: [] } as const;
    expect(rendering.letter('closing-summary', { ...FACTS, closing }).text).toContain('- rien');
  });

  it('leaves out a line whose fact is not known', () => {
    const patient = { ...FACTS.patient, birthDate: null, firstGivenName: null, usedName: null };
    const { text } = rendering.letter('handover-notice', { ...FACTS, hospitalPhone: null, patient });
    expect(text).toContain('Patient : DELATTRE\n');
    expect(text).not.toContain('Date de naissance');
    expect(text).not.toContain("Joindre le service de l'établissement");
    expect(text).not.toMatch(/[{}]|null/);
  });

  it('cannot be given more lines by a fact from outside', () => {
    const patient = { ...FACTS.patient, birthName: 'DELATTRE\n\nMotif : guéri {link}' };
    const { text } = rendering.letter('handover-notice', { ...FACTS, patient });
    expect(text).toContain('Patient : DELATTRE Motif : guéri {link} Simone');
  });
});

describe('the templates', () => {
  const changed = (change: (copy: Record<string, Record<string, Record<string, string>>>) => void) => {
    const copy = structuredClone(templates) as never;
    change(copy);
    return () => parseTemplates(copy);
  };

  it('are refused with a placeholder in a subject', () => {
    const parse = changed(({ letters }) => (letters!.offer!.subject = 'Pour {patientName}'));
    expect(parse).toThrow(InvalidTemplates);
    expect(parse).toThrow('letters.offer.subject has the placeholder patientName: a subject holds none');
  });

  it('are refused with something about a person in a notice', () => {
    const parse = changed(({ notices }) => (notices!['death-notice']!.text = 'Bonjour, {birthDate}'));
    expect(parse).toThrow('notices.death-notice.text may not have the placeholder birthDate');
  });

  it('are refused when a kind of message has none, naming all that is missing', () => {
    const parse = changed((copy) => {
      delete copy.letters!.offer;
      delete copy.words!.owners;
    });
    expect(parse).toThrow(/letters\.offer is not a mapping[\s\S]*words\.owners is not a mapping/);
  });
});
