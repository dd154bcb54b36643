import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  handoverDifferences,
  sameHandover,
  type HandoverContent,
  type HandoverDocument,
} from '../../../domain/handover';
import {
  createHandoverRendering,
  handoverText,
  InvalidTemplates,
  loadHandoverTemplates,
  parseHandoverTemplates,
  type HandoverRendering,
  type HandoverTemplates,
} from '../../../integrations/documents';
import { handoverArbitrary } from '../../support/handover-arbitrary';
import {
  CLOSED_HANDOVER,
  handoverVersion,
  MINIMAL_HANDOVER,
  RICH_HANDOVER,
} from '../../support/handover-examples';

const FILE = join(__dirname, '../../../data/messages/handover-fr.yaml');
const settings = { servicePhone: '+33321000000', timeZone: 'Europe/Paris' };

let templates: HandoverTemplates;
let rendering: HandoverRendering;

beforeAll(async () => {
  templates = await loadHandoverTemplates(FILE);
  rendering = createHandoverRendering(templates, settings);
});

const documentOf = (content: HandoverContent) => rendering.document(handoverVersion(content));
const keysOf = ({ sections }: HandoverDocument) => sections.map(({ key }) => key);
/** With ordinary spaces, as one would search it. */
const textOf = (content: HandoverContent) => plain(handoverText(documentOf(content)));
const plain = (text: string) => text.replace(/\u00A0/g, ' ');
const golden = (name: string) => readFile(join(__dirname, 'handover-texts', name), 'utf8');

describe('a handover in words', () => {
  it.each([
    ['rich.txt', RICH_HANDOVER],
    ['minimal.txt', MINIMAL_HANDOVER],
    ['closed.txt', CLOSED_HANDOVER],
  ])('when it is %s, then it reads as agreed', async (name, content) => {
    expect(textOf(content)).toBe(await golden(name));
  });

  it('when something is asked, then this comes first and stands out', () => {
    const [first, ...others] = documentOf(RICH_HANDOVER).sections;
    expect(first).toMatchObject({ key: 'asked', heading: 'Attendu de vous', emphasis: true });
    expect(others.some(({ emphasis }) => emphasis)).toBe(false);
    expect(textOf(RICH_HANDOVER)).not.toContain('aucune réponse');
  });

  it('when nothing is asked, then it says so and asks nothing', () => {
    const document = documentOf({ ...RICH_HANDOVER, requests: [] });
    expect(keysOf(document)).not.toContain('asked');
    expect(document.subtitles.map(plain)).toContain(
      'Ce document vous informe : aucune réponse n’est attendue de vous.',
    );
  });

  it('when nothing else is known, then only what can be said is there', () => {
    expect(keysOf(documentOf(MINIMAL_HANDOVER))).toEqual(['stay', 'contacts', 'pathway']);
  });

  it('when the follow-up ended, then it is its summary: outcome, and what stays open with whom', () => {
    const document = documentOf(CLOSED_HANDOVER);
    expect(document.title).toBe('Bilan de fin de suivi');
    expect(document.sections[0]).toMatchObject({ key: 'outcome', emphasis: true });
    const text = textOf(CLOSED_HANDOVER);
    expect(text).toContain('RDV cardiologue, suivi par l’équipe de suivi');
    expect(text).toContain('Pas de spécialiste (alerte), suivi par Nadia Benali');
    expect(text).not.toContain('Appel de J2');
  });

  it('when differences are given, then they are told in words', () => {
    const differences = handoverDifferences(RICH_HANDOVER, CLOSED_HANDOVER);
    const { sections } = rendering.document(handoverVersion(CLOSED_HANDOVER), differences);
    const news = sections.find(({ key }) => key === 'news');
    expect(news?.blocks.flatMap((block) => (block.type === 'list' ? block.items.map(plain) : []))).toEqual([
      'Demande qui n’attend plus de réponse : RDV médecin traitant',
      'Suivi clôturé : suivi terminé',
    ]);
  });

  it('when the clocks change in between, then every time is that of Paris', () => {
    const stay = {
      ...RICH_HANDOVER.stay,
      admittedAt: Date.UTC(2026, 9, 24, 22, 30),
      dischargedAt: Date.UTC(2026, 9, 25, 22, 5),
    };
    const text = textOf({ ...RICH_HANDOVER, stay }).replace(/\n */g, ' ');
    expect(text).toContain('Entrée : dimanche 25 octobre 2026 à 0h30');
    expect(text).toContain('dimanche 25 octobre 2026 à 23h05');
  });

  it('when the records know the service by its name alone, then its number is the one that is set', () => {
    const service = { role: 'service', name: 'Gesnord suivi', phone: null, as: null } as const;
    const content = { ...MINIMAL_HANDOVER, contacts: [service] };
    expect(textOf(content)).toMatch(/Gesnord suivi.*03 21 00 00 00/);

    const unset = createHandoverRendering(templates, { ...settings, servicePhone: null });
    expect(handoverText(unset.document(handoverVersion(content)))).not.toMatch(/inconnu/);
  });

  it('when a fact holds line breaks or controls, then it adds no line', () => {
    const birthName = 'DUPONT\r\n\r\nAttendu de vous\u2028- appeler\u202Ele 06\u0007';
    const patient = { ...MINIMAL_HANDOVER.patient, birthName };
    expect(documentOf({ ...MINIMAL_HANDOVER, patient }).subtitles.map(plain)).toContain(
      'Patient : DUPONT Attendu de vous - appelerle 06',
    );
    const lines = (content: HandoverContent) => handoverText(documentOf(content)).split('\n').length;
    expect(lines({ ...MINIMAL_HANDOVER, patient })).toBe(lines(MINIMAL_HANDOVER));
  });

  it('when a fact looks like a placeholder, then it stays what it is', () => {
    const patient = { ...MINIMAL_HANDOVER.patient, birthName: '{birthDate} $& {name}' };
    expect(textOf({ ...MINIMAL_HANDOVER, patient })).toContain('Patient : {birthDate} $& {name}');
  });
});

describe('a handover for those who organise', () => {
  const CANARY = 'CANARI';
  const canary = (name: string) => `${CANARY}-${name}`;
  const content: HandoverContent = {
    ...RICH_HANDOVER,
    stay: { ...RICH_HANDOVER.stay, diagnoses: [canary('diagnosis')], procedures: [canary('procedure')] },
    changed: RICH_HANDOVER.changed.map((one) => ({
      ...one,
      what: canary('what'),
      frequency: canary('frequency'),
    })),
    awaited: RICH_HANDOVER.awaited.map((one) => ({ ...one, what: canary('result') })),
    safetyNotes: [{ text: canary('safety'), notedAt: RICH_HANDOVER.stay.dischargedAt }],
    wardNotes: canary('notes'),
  };

  it('when the content holds clinical parts all the same, then none of them is said', () => {
    const differences = handoverDifferences(MINIMAL_HANDOVER, content);
    const [forCare, forOrganisers] = (['care-team', 'organisers'] as const).map((audience) =>
      JSON.stringify(rendering.document(handoverVersion({ ...content, audience }), differences)),
    );
    for (const name of ['diagnosis', 'procedure', 'what', 'frequency', 'result', 'safety', 'notes']) {
      expect(forCare).toContain(canary(name));
    }
    expect(forOrganisers).not.toContain(CANARY);
    expect(forOrganisers).toContain('RDV cardiologue');
    expect(forOrganisers).not.toMatch(/CIM-10|CCAM|Note du service|Diagnostics|Sécurité des intervenants/);
  });
});

describe('any content', () => {
  const texts = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 30 }));

  it('when it is put in words, then every line is one line and holds words', () => {
    fc.assert(
      fc.property(handoverArbitrary(texts), handoverArbitrary(texts), (before, content) => {
        const document = rendering.document(handoverVersion(content), handoverDifferences(before, content));
        const { title, subtitles, sections, footer } = document;
        const strings = sections.flatMap(({ blocks, heading }) => [
          heading,
          ...blocks.flatMap((block) => {
            if (block.type === 'paragraph') return [block.text];
            return block.type === 'list'
              ? block.items
              : [block.caption, ...block.columns, ...block.rows.flat()];
          }),
        ]);
        for (const one of [title, ...subtitles, ...strings, footer]) {
          expect(one).toMatch(/\S/);
          expect(one).not.toMatch(/\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u202A-\u202E\u2066-\u2069]/u);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('when two contents are the same version, then their words are the same', () => {
    fc.assert(
      fc.property(handoverArbitrary(texts), (content) => {
        const other = {
          ...content,
          toDo: [...content.toDo].reverse(),
          breaks: [...content.breaks].reverse(),
        };
        expect(sameHandover(content, other)).toBe(true);
        expect(documentOf(other)).toEqual(documentOf(content));
      }),
      { numRuns: 50 },
    );
  });

  it('when it is written as text, then no line made of short words is longer than 78 characters', () => {
    const words = fc
      .array(fc.stringMatching(/^[a-zé]{1,12}$/), { maxLength: 30 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(handoverArbitrary(words), (content) => {
        const longest = Math.max(
          ...handoverText(documentOf(content))
            .split('\n')
            .map(({ length }) => length),
        );
        expect(longest).toBeLessThanOrEqual(78);
      }),
    );
  });
});

describe('words that cannot be used', () => {
  it('when a word is missing or a placeholder stands where it may not, then all of it is named', () => {
    const sentences = { ...templates.sentences, title: 'Fiche de {name}', emergency: ' ' };
    const { R14: _missing, ...breaks } = templates.words.breaks;
    const data = { ...templates, sentences, words: { ...templates.words, breaks } };
    const parse = () => parseHandoverTemplates(data);
    expect(parse).toThrow(InvalidTemplates);
    expect(parse).toThrow(
      [
        'sentences.title may not have the placeholder name',
        'sentences.emergency is not a text of one line',
        'words.breaks.R14 is not a text of one line',
      ].join('\n'),
    );
  });

  it('when the file is no mapping, then it is refused', () => {
    expect(() => parseHandoverTemplates(null)).toThrow(InvalidTemplates);
  });
});
