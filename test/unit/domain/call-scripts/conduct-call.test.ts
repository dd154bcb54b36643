import fc from 'fast-check';
import {
  answer,
  AnswerNotAllowed,
  CallInterrupted,
  QuestionNotAsked,
  raiseAlert,
  startCall,
  summariseCall,
  type CallContext,
  type CallScript,
  type CallState,
} from '../../../../domain/call-scripts';
import { assemble, script, shippedFiles } from './support';

const scripts = assemble(shippedFiles());
const general = script('GEN-J2');
const heart = script('IC');

type Said = readonly [id: string, value: string, cases?: readonly string[]];
const say = (state: CallState, ...said: readonly Said[]): CallState =>
  said.reduce((call, [id, value, cases]) => answer(call, id, value, cases), state);
const ids = (state: CallState): string[] => state.pending.map(({ id }) => id);

describe('red flags of the general call', () => {
  test.each<[...Said, string, string, CallContext?]>([
    ['GEN-01', 'tres_mal', [], 'CLINICIEN_IMMEDIAT', 'interrupted'],
    ['GEN-02', 'plus', [], 'CLINICIEN_2H', 'open'],
    ['GEN-02', 'repos', [], 'URGENCE_15', 'interrupted'],
    ['GEN-03', 'passe', [], 'CLINICIEN_IMMEDIAT', 'interrupted'],
    ['GEN-03', 'maintenant', [], 'URGENCE_15', 'interrupted'],
    ['GEN-04', 'nouveau', [], 'URGENCE_15', 'interrupted'],
    ['GEN-05', 'tete', [], 'CLINICIEN_IMMEDIAT', 'interrupted'],
    ['GEN-05', 'tete', ['anticoagulant-or-head-signs'], 'URGENCE_15', 'interrupted'],
    ['GEN-05', 'tete', [], 'URGENCE_15', 'interrupted', { facts: { anticoagulant: true } }],
    ['GEN-05', 'bloque', [], 'URGENCE_15', 'interrupted'],
    ['GEN-06', 'elevee', [], 'CLINICIEN_2H', 'open'],
    ['GEN-06', 'immuno', [], 'CLINICIEN_IMMEDIAT', 'interrupted'],
    ['GEN-07', '5', [], 'AVIS_MEDICAL_JOUR', 'open'],
    ['GEN-07', '8', [], 'CLINICIEN_2H', 'open'],
    ['GEN-08', 'peu', [], 'AVIS_MEDICAL_JOUR', 'open'],
    ['GEN-08', 'peu', ['anticoagulant'], 'CLINICIEN_2H', 'open'],
    ['GEN-08', 'digestif', [], 'URGENCE_15', 'interrupted'],
    ['GEN-10', 'urines', [], 'CLINICIEN_IMMEDIAT', 'interrupted'],
    ['GEN-11', 'partie', ['critical-medicine'], 'CLINICIEN_2H', 'open'],
    ['GEN-12', 'double', [], 'CLINICIEN_IMMEDIAT', 'interrupted'],
    ['GEN-13', 'gene', ['allergic-signs'], 'URGENCE_15', 'interrupted'],
    ['GEN-14', 'du', [], 'CLINICIEN_IMMEDIAT', 'interrupted'],
    ['GEN-19', 'vital', [], 'PRESTATAIRE_2H', 'open'],
    ['GEN-22', 'danger', [], 'DETRESSE_PSY', 'interrupted'],
  ])('when %s is answered %s %j, then %s, call %s', (id, value, cases, action, status, context = {}) => {
    const call = answer(startCall(general, context), id, value, cases);
    expect([call.highest.code, call.status]).toEqual([action, status]);
  });

  test('when an action is reached, then the summary says who acts, in how many minutes, on which clock, and why', () => {
    const call = say(startCall(general, {}), ['GEN-02', 'plus'], ['GEN-15', 'non']);
    const { actions, breaks } = summariseCall(call);
    expect(
      actions.map(({ code, deadlineMinutes, clock, because }) => [code, deadlineMinutes, clock, because]),
    ).toEqual([
      ['CLINICIEN_2H', 120, 'continuous', ['GEN-02']],
      ['OPERATEUR_JOUR', 480, 'service', ['GEN-15']],
    ]);
    expect(call.highest.who).toBe("Clinicien d'astreinte ; à défaut médecin traitant");
    expect(breaks).toEqual([
      { code: 'R14', because: 'GEN-02' },
      { code: 'R06', because: 'GEN-15' },
    ]);
  });
});

describe('conducting a call', () => {
  test('when an answer interrupts, then nothing more is asked and the call is never done', () => {
    const call = say(startCall(general, {}), ['GEN-01', 'mieux'], ['GEN-02', 'repos']);
    expect(call.status).toBe('interrupted');
    expect(() => answer(call, 'GEN-03', 'non')).toThrow(CallInterrupted);
    const { asked, remaining } = summariseCall(call);
    expect(asked.map(({ questionId, label }) => [questionId, label])).toEqual([
      ['GEN-01', 'Mieux'],
      ['GEN-02', 'Au repos, ou ne finit pas ses phrases'],
    ]);
    expect([remaining[0]?.id, remaining.length]).toEqual(['GEN-03', 22]);
  });

  test('when the interrupting answer is the very last, then the call is interrupted all the same', () => {
    const call = answer(startCall(general, { onlyQuestions: ['GEN-22'] }), 'GEN-22', 'danger');
    expect([call.pending.length, call.status]).toEqual([0, 'interrupted']);
  });

  test('when an interrupted call is taken up later, then only what remained is asked', () => {
    const left = summariseCall(say(startCall(general, {}), ['GEN-03', 'passe'])).remaining;
    const later = startCall(general, { onlyQuestions: left.map(({ id }) => id) });
    expect(ids(later)).toEqual(left.map(({ id }) => id));
    expect(ids(later)).not.toContain('GEN-03');
  });

  test('when a fact is known to be false, then its question is not asked; when unknown, it is', () => {
    const without = { facts: { 'nursing-prescribed': false } } as const;
    expect(ids(startCall(general, without))).not.toContain('GEN-14');
    expect(ids(startCall(general, {}))).toContain('GEN-14');
    const oxygen = { facts: { 'equipment-prescribed': false, 'oxygen-prescribed': true } } as const;
    expect(ids(startCall(general, oxygen))).toContain('GEN-19');
  });

  test('when a condition is about the day, then it holds on that day only', () => {
    const older = script('PA');
    expect(ids(startCall(older, { callDay: 'J15' }))).toContain('PA-04');
    expect(ids(startCall(older, { callDay: 'J2' }))).not.toContain('PA-04');
  });

  test('when the call must be short, then only the core is asked, conditions applied', () => {
    const short = startCall(general, { coreOnly: true, facts: { 'nursing-prescribed': false } });
    expect(short.pending.every(({ core }) => core)).toBe(true);
    expect(ids(short)).not.toContain('GEN-14');
    expect(ids(short)).toHaveLength(16);
  });

  test('when an answer opens questions, even of another script, then they come next, once', () => {
    const call = answer(startCall(script('SUIVI-J15'), {}), 'S15-01', 'moins');
    expect(ids(call).slice(0, 5)).toEqual(['GEN-02', 'GEN-03', 'GEN-05', 'GEN-06', 'S15-02']);
    expect(ids(answer(call, 'S15-01', 'moins')).filter((id) => id === 'GEN-02')).toHaveLength(1);
  });

  test('when the person is absent, then the opening ends there; when identity holds, it goes on to the end', () => {
    const opening = startCall(script('OUVERTURE'), {});
    expect(ids(opening)).toEqual(['OUV-01']);
    const absent = answer(opening, 'OUV-01', 'absent');
    expect([absent.status, absent.highest.code]).toEqual(['done', 'RAPPEL_J1']);
    const met = say(
      opening,
      ['OUV-01', 'oui'],
      ['OUV-02', 'concorde'],
      ['OUV-03', 'oui'],
      ['OUV-04', 'domicile'],
      ['OUV-05', 'seul'],
      ['OUV-06', 'bonne'],
    );
    expect([met.status, met.highest.code, summariseCall(met).actions]).toEqual(['done', 'RAS', []]);
  });

  test('when an answer is corrected, then the correction counts and the action stays', () => {
    const call = say(startCall(general, {}), ['GEN-02', 'plus'], ['GEN-02', 'non']);
    expect(call.highest.code).toBe('CLINICIEN_2H');
    expect(summariseCall(call).asked).toMatchObject([{ questionId: 'GEN-02', value: 'non' }]);
    expect(call.answers).toHaveLength(2);
  });

  test('when a grave answer is corrected to a lesser one, then what the grave one set going is still to be done', () => {
    const { actions, breaks } = summariseCall(say(startCall(general, {}), ['GEN-07', '8'], ['GEN-07', '5']));
    expect(actions.map(({ code, because }) => [code, because])).toEqual([['CLINICIEN_2H', ['GEN-07']]]);
    expect(breaks).toEqual([{ code: 'R14', because: 'GEN-07' }]);
  });

  test('when two signs of the heart add up, then a clinician now, whatever the order', () => {
    const one = say(startCall(heart, {}), ['IC-02', 'oreillers']);
    expect([one.highest.code, one.status]).toEqual(['CLINICIEN_2H', 'open']);
    const two = say(one, ['IC-04', 'plus']);
    expect([two.highest.code, two.status]).toEqual(['CLINICIEN_IMMEDIAT', 'interrupted']);
    expect(two.raised).toContainEqual({ because: 'cumulative-rule', action: 'CLINICIEN_IMMEDIAT' });
  });

  test('when a later answer makes an earlier one graver, then the earlier one is raised', () => {
    const call = say(startCall(heart, {}), ['IC-05', 'fatigue'], ['IC-03', 'perte']);
    expect(call.raised).toContainEqual({ because: 'IC-05', action: 'CLINICIEN_2H' });
  });

  test('when the alert key is used, then its action and its break are there, even in an interrupted call', () => {
    const call = raiseAlert(startCall(general, {}), 'PROTECTION');
    expect([call.highest.code, call.status]).toEqual(['PROTECTION', 'interrupted']);
    expect(call.breaks).toEqual([{ code: 'R22', because: 'alert' }]);
    expect(raiseAlert(call, 'URGENCE_15').highest.code).toBe('URGENCE_15');
    expect(() => raiseAlert(call, 'OPERATEUR_JOUR')).toThrow(AnswerNotAllowed);
  });

  test('when a side block is opened by hand, then it alone is asked', () => {
    const side = script('SITUATIONS');
    expect(ids(startCall(side, { entry: 'DNG-01' }))).toEqual(['DNG-01']);
    expect(() => startCall(side, {})).toThrow(QuestionNotAsked);
  });

  test('when a question or an answer is not of this call, then it is refused', () => {
    const call = startCall(heart, {});
    expect(() => answer(call, 'GEN-02', 'non')).toThrow(QuestionNotAsked);
    expect(() => answer(call, 'IC-01', 'peut-être')).toThrow(AnswerNotAllowed);
    expect(() => answer(call, 'GEN-07', '11')).toThrow(AnswerNotAllowed);
    expect(() => answer(call, 'IC-01', 'effort', ['anticoagulant'])).toThrow(AnswerNotAllowed);
  });
});

describe('a call in which all is well', () => {
  test.each(['GEN-J2', 'IC', 'BPCO', 'ORTHO', 'PA', 'SUIVI-J15', 'SUIVI-J30'])(
    'when every question of %s has its first answer, then the call is done and nobody has anything to do',
    (key) => {
      const asked = startCall(script(key), {});
      const call = asked.pending.reduce(
        (state, { id, answers }) => answer(state, id, answers[0]?.value ?? ''),
        asked,
      );
      const { status, actions, breaks, asked: said } = summariseCall(call);
      expect([status, actions, breaks, said.length]).toEqual(['done', [], [], asked.pending.length]);
    },
  );
});

describe('any sequence of allowed answers', () => {
  const order = general.catalogue.actions.map(({ code }) => code);
  const rank = (state: CallState): number => order.indexOf(state.highest.code);

  test('when answers are drawn at random, then the call ends and its action never goes down', () => {
    const starts = [...scripts.values()].flatMap((one): [CallScript, CallContext][] =>
      one.kind === 'side' ? one.questions.map(({ id }) => [one, { entry: id }]) : [[one, {}]],
    );
    const draws = fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { minLength: 60, maxLength: 60 });
    fc.assert(
      fc.property(fc.constantFrom(...starts), draws, ([one, context], choices) => {
        let call = startCall(one, context);
        for (const [where, what, ticked] of choices) {
          const question = call.pending[where % Math.max(call.pending.length, 1)];
          if (question === undefined || call.status === 'interrupted') break;
          const chosen = question.answers[what % question.answers.length];
          if (chosen === undefined) throw new RangeError(question.id);
          const cases = ticked ? chosen.raisedIf.map(({ code }) => code) : [];
          const after = answer(call, question.id, chosen.value, cases);
          expect(rank(after)).toBeLessThanOrEqual(rank(call));
          expect(rank(after)).toBeLessThanOrEqual(order.indexOf(chosen.action));
          expect(after.status === 'interrupted').toBe(after.highest.interrupts);
          call = after;
          const correction = question.answers[where % question.answers.length];
          if (call.status === 'interrupted' || correction === undefined) continue;
          call = answer(call, question.id, correction.value);
          expect(rank(call)).toBeLessThanOrEqual(rank(after));
        }
        expect(call.status).not.toBe('open');
      }),
      { numRuns: 300 },
    );
  });
});
