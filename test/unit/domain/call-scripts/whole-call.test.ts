import {
  AnswerNotAllowed,
  CALL_DAYS,
  callDayOf,
  callFactsOf,
  CallInterrupted,
  conductWholeCall,
  openingScript,
  QuestionNotAsked,
  scriptForCall,
  type StatedAnswer,
} from '../../../../domain/call-scripts';
import type { Care } from '../../../../domain/follow-up';
import { aDischarge } from '../discharge/discharge-builder';
import { assemble, problemsOf, shippedFiles } from './support';

const SCRIPTS = assemble(shippedFiles());
const OPENING = openingScript(SCRIPTS);
const GENERAL = scriptForCall(SCRIPTS, 'standard', 'J2');

const said = (...pairs: readonly (readonly [string, string])[]): StatedAnswer[] =>
  pairs.map(([questionId, value]) => ({ questionId, value, cases: [] }));
const conduct = (answers: readonly StatedAnswer[], alerts: readonly string[] = []) =>
  conductWholeCall(OPENING, GENERAL, { callDay: 'J2' }, answers, alerts);
const IDENTIFIED = said(
  ['OUV-01', 'oui'],
  ['OUV-02', 'concorde'],
  ['OUV-03', 'oui'],
  ['OUV-04', 'domicile'],
  ['OUV-05', 'seul'],
  ['OUV-06', 'bonne'],
);

describe('the script of a call', () => {
  it.each([
    ['standard', 'J2', 'GEN-J2'],
    ['standard', 'J3', 'GEN-J2'],
    ['standard', 'J7', 'GEN-J2'],
    ['standard', 'J15', 'SUIVI-J15'],
    ['stroke', 'J30', 'SUIVI-J30'],
    ['heart-failure', 'J2', 'IC'],
    ['heart-failure', 'J15', 'IC'],
    ['heart-failure', 'J1', 'IC'],
    ['copd', 'J1', 'BPCO'],
    ['orthopaedic-surgery', 'J7', 'ORTHO'],
    ['older-person', 'J30', 'PA'],
    ['maternity', 'J1', 'GEN-J2'],
  ] as const)('when the pathway is %s and the day %s, then it is %s', (pathway, day, key) => {
    expect(scriptForCall(SCRIPTS, pathway, day).key).toBe(key);
  });

  it('when any pathway calls on any day, then there is a script', () => {
    for (const day of CALL_DAYS) expect(scriptForCall(SCRIPTS, 'of-tomorrow', day).kind).toBe('call');
    expect(() => scriptForCall(new Map(), 'standard', 'J2')).toThrow(RangeError);
    expect(() => openingScript(new Map())).toThrow(RangeError);
  });

  it.each([
    ['call-j2', 40, 'J2'],
    ['call-j15', 0, 'J15'],
    ['call-j10', 0, 'J7'],
    ['call-j45', 0, 'J30'],
    ['after-visit', 8, 'J7'],
    ['after-visit', 0, 'J1'],
  ])('when the call is %s, %i days after the discharge, then it is the one of %s', (key, days, day) => {
    expect(callDayOf(key, days)).toBe(day);
  });
});

describe('a whole call', () => {
  it('when identity or agreement is missing, then nothing of the call itself can be asked', () => {
    for (const answers of [
      [],
      IDENTIFIED.slice(0, 2),
      said(['OUV-01', 'oui'], ['OUV-02', 'discorde']),
      said(['OUV-01', 'oui'], ['OUV-02', 'concorde'], ['OUV-03', 'plus_tard']),
    ]) {
      expect(conduct(answers).phase).toBe('opening');
      expect(() => conduct([...answers, ...said(['GEN-01', 'mieux'])])).toThrow(QuestionNotAsked);
    }
    expect(conduct(IDENTIFIED)).toMatchObject({ phase: 'call', status: 'open', outcome: undefined });
  });

  it('when the identity turns out wrong afterwards, then the call is over and asks nothing more', () => {
    const corrected = conduct([...IDENTIFIED, ...said(['GEN-01', 'mieux'], ['OUV-02', 'discorde'])]);
    expect(corrected).toMatchObject({ phase: 'opening', status: 'done', pending: [] });
  });

  it.each([
    [said(['OUV-01', 'erreur']), 'wrong-number'],
    [said(['OUV-01', 'absent']), 'relative-reached'],
    [said(['OUV-01', 'proche'], ['PRO-01', 'rappel']), 'relative-reached'],
    [said(['OUV-01', 'oui'], ['OUV-02', 'concorde'], ['OUV-03', 'plus_tard']), 'call-back-at'],
    [said(['OUV-01', 'oui'], ['OUV-02', 'concorde'], ['OUV-03', 'non'], ['REF-01', 'tout']), 'refused'],
    [said(['OUV-01', 'oui'], ['OUV-02', 'concorde'], ['OUV-03', 'non'], ['REF-01', 'sms']), undefined],
    [said(['OUV-01', 'decede'], ['DEC-01', 'note']), undefined],
  ])(
    'when it ends in the opening, then the outcome is what the last answer says (%#)',
    (answers, outcome) => {
      expect(conduct(answers)).toMatchObject({ phase: 'opening', status: 'done' });
      expect(conduct(answers).outcome).toBe(outcome);
    },
  );

  it('when everything was asked, then the patient was reached', () => {
    let answers = IDENTIFIED;
    for (;;) {
      const { pending, status, outcome } = conduct(answers);
      const [next] = pending;
      if (next === undefined) {
        expect([status, outcome]).toEqual(['done', 'reached']);
        return;
      }
      expect(outcome).toBeUndefined();
      answers = [...answers, ...said([next.id, next.answers[0]?.value ?? ''])];
    }
  });

  it.each([
    [said(['GEN-01', 'mieux']), undefined],
    [said(['GEN-01', 'moins_bien']), 'two-hours'],
    [said(['GEN-01', 'tres_mal']), 'immediate'],
    [said(['GEN-01', 'moins_bien'], ['GEN-02', 'repos']), 'emergency'],
  ])('when answers lead to an action, then the red flag is as urgent (%#)', (answers, urgency) => {
    expect(conduct([...IDENTIFIED, ...answers]).urgency).toBe(urgency);
  });

  it('when an action interrupts in the opening already, then what remains includes the whole call', () => {
    const confused = [...IDENTIFIED.slice(0, 5), ...said(['OUV-06', 'confus'])];
    const { status, outcome, urgency, pending, actions } = conduct(confused);
    expect([status, outcome, urgency]).toEqual(['interrupted', 'red-flag', 'immediate']);
    expect(actions[0]?.code).toBe('CLINICIEN_IMMEDIAT');
    expect(pending.map(({ id }) => id)).toContain('GEN-01');
    expect(() => conduct([...confused, ...said(['OUV-01', 'oui'])])).toThrow(CallInterrupted);
  });

  it('when something grave is said before the identity is known, then it counts all the same', () => {
    expect(conduct([], ['URGENCE_15'])).toMatchObject({ status: 'interrupted', urgency: 'emergency' });
    expect(() => conduct([], ['RAS'])).toThrow(AnswerNotAllowed);
  });
});

describe('what the file says', () => {
  const care = (profession: string, appointmentAt?: number): Care =>
    ({ profession, ...(appointmentAt === undefined ? {} : { appointmentAt }) }) as Care;

  it('when prescriptions are listed, then what is not among them is not prescribed', () => {
    expect(callFactsOf(aDischarge({ carePrescribed: [{ kind: 'nurse' }, { kind: 'bed' }] }), [])).toEqual({
      'nursing-prescribed': true,
      'physiotherapy-prescribed': false,
      'blood-test-prescribed': false,
      'oxygen-prescribed': false,
      'equipment-prescribed': true,
    });
  });

  it('when none is listed, then nothing is known, except what was in place before', () => {
    expect(callFactsOf(aDischarge(), [])).toEqual({});
    const inPlace = aDischarge({ careInPlace: [{ kind: 'home-nursing-service' }] });
    expect(callFactsOf(inPlace, [])).toEqual({ 'nursing-prescribed': true });
  });

  it('when an appointment outside is dated, then the question about the way there is asked', () => {
    const facts = (cares: Care[]) => callFactsOf(aDischarge(), cares)['appointment-outside-home'];
    expect([facts([care('general-practitioner', 1)]), facts([care('general-practitioner')])]).toEqual([
      true,
      undefined,
    ]);
    expect(facts([care('nurse', 1)])).toBeUndefined();
  });
});

describe('an opening', () => {
  it('when it leads nowhere, or by an answer nobody can give, then it is refused', () => {
    const files = shippedFiles();
    const opening = files['opening.yaml'] ?? {};
    expect(problemsOf({ ...files, 'opening.yaml': { ...opening, continuesIf: undefined } })).toEqual([
      'opening.yaml: continuesIf',
    ]);
    const wrong = [{ question: 'OUV-02', value: 'peut-etre' }];
    expect(problemsOf({ ...files, 'opening.yaml': { ...opening, continuesIf: wrong } })).toEqual([
      'opening.yaml: continuesIf.0',
    ]);
  });
});

describe('visits spoken of in a call', () => {
  const J15 = scriptForCall(SCRIPTS, 'standard', 'J15');
  const visitsOf = (...pairs: readonly (readonly [string, string])[]) =>
    conductWholeCall(OPENING, J15, { callDay: 'J15' }, [...IDENTIFIED, ...said(...pairs)], []).visits;

  it('when answers say that visits took place or not, then each care has its last word', () => {
    expect(visitsOf(['S15-01', 'mieux'], ['S15-02', 'oui'], ['S15-03', 'oui'], ['S15-02', 'manque'])).toEqual(
      [
        { care: 'general-practitioner', outcome: 'missed-by-patient' },
        { care: 'nurse', outcome: 'kept' },
        { care: 'physiotherapy', outcome: 'kept' },
      ],
    );
  });

  it('when an answer also fits that nobody was found or somebody is only planned, then no visit is spoken of', () => {
    expect(visitsOf(['S15-01', 'mieux'], ['S15-02', 'prevu'], ['S15-03', 'ide'])).toEqual([]);
  });
});
