import { join } from 'node:path';
import fc from 'fast-check';
import {
  inSmsLetters,
  PATIENT_MESSAGE_KINDS,
  smsSegments,
  type PatientMessageFacts,
  type WrittenAppointment,
} from '../../../domain/messages';
import {
  createPatientRendering,
  InvalidTemplates,
  loadPatientTemplates,
  parsePatientTemplates,
  type PatientMessageRendering,
  type PatientTemplates,
} from '../../../integrations/documents';

const FILE = join(__dirname, '../../../data/messages/patients-fr.yaml');
const LINK = 'https://relais.example.org/r/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ';
/** Tuesday 10 November 2026, 9h30 in Paris. */
const TUESDAY = Date.UTC(2026, 10, 10, 8, 30);

/** Words that would tell somebody reading over a shoulder of an illness, a stay or a specialty. */
const HEALTH_WORDS =
  /hôpital|hospitali|clinique|établissement|sortie|soins|soign|infirm|médec|médic|kiné|patient|santé|maladi|décès|cardio|onco|consultation/i;

let templates: PatientTemplates;
let rendering: PatientMessageRendering;
beforeAll(async () => {
  templates = await loadPatientTemplates(FILE);
  rendering = createPatientRendering(templates, { servicePhone: '03 21 00 00 00', timeZone: 'Europe/Paris' });
});

const at = (startsAt: number, changes: Partial<WrittenAppointment> = {}): WrittenAppointment => ({
  startsAt,
  place: { kind: 'practice', line: '12 rue de la Gare', city: 'Lens' },
  change: null,
  ...changes,
});
const facts = (appointments: WrittenAppointment[], link: string | null = LINK): PatientMessageFacts => ({
  appointments,
  link,
  answerBy: TUESDAY - 3_600_000,
});

describe('what patients are written', () => {
  it('says when and where, how to answer and whom to call', () => {
    expect(rendering('appointment-reminder', 'sms', facts([at(TUESDAY)]))).toEqual({
      subject: '',
      text: `Rappel : vous avez un rendez-vous mardi 10 novembre à 9h30, 12 rue de la Gare, Lens. Répondre : ${LINK} ou 03 21 00 00 00.`,
      templateVersion: templates.version,
    });
    const { subject, text } = rendering('appointment-reminder', 'mail', facts([at(TUESDAY)]));
    expect(subject).toBe('Rappel de Relais');
    expect(text).toContain('- mardi 10 novembre à 9h30, 12 rue de la Gare, Lens\n');
    expect(text).toContain(LINK);
  });

  it('several in one day are one SMS', () => {
    const three = [0, 90, 300].map((minutes) => at(TUESDAY + minutes * 60_000));
    expect(rendering('appointment-reminder', 'sms', facts(three)).text).toBe(
      `Rappel : vous avez 3 rendez-vous : mardi 10 novembre à 9h30, mardi 10 novembre à 11h, mardi 10 novembre à 14h30. Répondre : ${LINK} ou 03 21 00 00 00.`,
    );
  });

  it.each<[string, WrittenAppointment[], string | null, RegExp]>([
    [
      'moved',
      [at(TUESDAY, { change: 'moved' })],
      LINK,
      /^Changement : votre rendez-vous a maintenant lieu mardi 10/,
    ],
    [
      'cancelled',
      [at(TUESDAY, { change: 'cancelled' })],
      null,
      /^Changement : votre rendez-vous du mardi 10 novembre à 9h30 est annulé\. Renseignements : 03 21/,
    ],
    [
      'both at once',
      [at(TUESDAY, { change: 'moved' }), at(TUESDAY + 3_600_000, { change: 'cancelled' })],
      LINK,
      /: mardi 10 novembre à 9h30, mardi 10 novembre à 10h30 \(annulé\)\. R/,
    ],
  ])('a change that was not theirs, %s', (_case, appointments, link, expected) => {
    expect(rendering('appointment-change', 'sms', facts(appointments, link)).text).toMatch(expected);
  });

  it('at home and at a distance are said without an address', () => {
    const where = (kind: 'home' | 'remote') =>
      rendering(
        'appointment-reminder',
        'sms',
        facts([at(TUESDAY, { place: { kind, line: null, city: null } })]),
      ).text;
    expect(where('home')).toContain('à 9h30 chez vous. ');
    expect(where('remote')).toContain('à 9h30 à distance. ');
  });

  it('whatever the facts: two segments of SMS letters, nothing about health, no placeholder left', () => {
    const words = fc.stringMatching(/^[A-Za-zÀ-ÿœ’ \n-]{0,120}$/);
    const place = fc.record({
      kind: fc.constantFrom('practice', 'home', 'remote', 'group'),
      line: fc.option(words),
      city: fc.option(words),
    });
    const change = fc.constantFrom(null, 'moved', 'cancelled');
    const appointment = fc
      .record({ startsAt: fc.integer({ min: 0, max: 400 * 24 * 60 }), place, change })
      .map(({ startsAt, ...rest }) => ({ startsAt: TUESDAY + startsAt * 60_000, ...rest }));
    fc.assert(
      fc.property(
        fc.constantFrom(...PATIENT_MESSAGE_KINDS),
        fc.array(appointment as fc.Arbitrary<WrittenAppointment>, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (kind, appointments, linked) => {
          const { text } = rendering(kind, 'sms', facts(appointments, linked ? LINK : null));
          expect(smsSegments(text)).toBeLessThanOrEqual(2);
          expect(text).toBe(inSmsLetters(text));
          expect(text).not.toMatch(/[{}\n]/);
          expect(rendering(kind, 'mail', facts(appointments)).subject).not.toMatch(/\d/);
        },
      ),
    );
    for (const text of JSON.stringify(templates).split('"')) expect(text).not.toMatch(HEALTH_WORDS);
  });

  it('when words are missing or a placeholder stands where it may not, then nothing starts', () => {
    const broken = { ...structuredClone(templates), mails: { ...templates.mails } };
    broken.mails['slot-offer'] = { subject: 'Bonjour {list}', text: 'x {patientName}' };
    const { moved: _moved, ...changes } = templates.changes;
    const problems = (data: unknown) => {
      try {
        parsePatientTemplates(data);
        return [];
      } catch (error) {
        return (error as InvalidTemplates).problems;
      }
    };
    expect(problems({ ...broken, changes })).toEqual([
      'changes.moved is not a text',
      'mails.slot-offer.subject may not have the placeholder list',
      'mails.slot-offer.text may not have the placeholder patientName',
    ]);
    expect(problems(templates)).toEqual([]);
  });
});

describe('the letters of an SMS', () => {
  it('are what telephones carry in 160 places', () => {
    expect(inSmsLetters('Le 1er août, d’être là : œuvre 😀…')).toBe("Le 1er aout, d'etre là : oeuvre ...");
    expect([
      smsSegments('é'.repeat(160)),
      smsSegments('é'.repeat(161)),
      smsSegments('€'.repeat(154)),
    ]).toEqual([1, 2, 3]);
    expect(smsSegments('a'.repeat(306))).toBe(2);
  });
});
