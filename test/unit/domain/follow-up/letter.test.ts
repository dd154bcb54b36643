import { workItems, type FollowUpEvent, type LetterKnowledge } from '../../../../domain/follow-up';
import { HOSPITAL, LETTER_ARRIVED, SERVICE, storyOf } from '../../../support/break-stories';
import { aPlan, aSituation } from '../../../support/follow-up-builders';
import { jn, Story, TEAM_LEAD } from '../../../support/follow-up-story';

type State = keyof LetterKnowledge;

function told(...states: readonly State[]): FollowUpEvent {
  const letter = Object.fromEntries(states.map((state) => [state, true]));
  return { type: 'letter-reported', letter, source: 'operator' };
}

const nothingKnown = () => storyOf({}, {});

describe('where the letter is', () => {
  it.each<State>(['announced', 'sentByHospital', 'gpHasIt', 'patientHasIt'])(
    'when only %s is known as J0 ends, then it is not known to have reached both, and R01 opens',
    (state) => {
      const story = nothingKnown();
      story.happens(told(state));
      expect(story.state.letter?.[state]).toBe(true);
      expect(story.decision.history[0]).toMatchObject({ code: 'letter-known', detail: state });
      expect(story.until(jn(0, 19)).break('R01')).toMatchObject({ grade: 'fragile', status: 'open' });
    },
  );

  it('when the four follow one another, then only the last of patient and practitioner closes it', () => {
    const story = nothingKnown().until(jn(1, 9));
    for (const state of ['announced', 'sentByHospital', 'patientHasIt'] as const) {
      story.happens(told(state));
      expect(story.break('R01')?.status).toBe('open');
    }
    story.happens(
      { type: 'letter-reported', letter: { gpHasIt: true }, source: 'secure-mail' },
      { actor: SERVICE },
    );
    expect(story.break('R01')).toMatchObject({ status: 'resolved', resolution: 'arrived' });
    expect(story.until(jn(6, 19)).state.breaks.filter(({ code }) => code === 'R01')).toHaveLength(1);
  });

  it('when both have it before J0 ends, then nothing is late', () => {
    const story = nothingKnown();
    story.happens(told('gpHasIt', 'patientHasIt'));
    expect(story.until(jn(3, 19)).break('R01')).toBeUndefined();
  });

  it('when something is said that was known, then nothing is written again and nothing is unlearnt', () => {
    const story = nothingKnown();
    story.happens(told('gpHasIt'));
    const again = story.happens(told('gpHasIt'));
    expect(again.history).toEqual([]);
    story.happens({ type: 'amended' });
    expect(story.state.letter?.gpHasIt).toBe(true);
  });

  it('when the patient has no practitioner, or opposes sharing, then the patient having it is enough', () => {
    const letter = { ...LETTER_ARRIVED, gpHasIt: false };
    expect(storyOf({}, { letter, generalPractitioner: null }).until(jn(2, 9)).break('R01')).toBeUndefined();

    const story = storyOf({}, { letter }).until(jn(2, 9));
    expect(story.break('R01')?.status).toBe('open');
    story.happens({ type: 'opposed', opposition: { calls: false, messages: false, sharing: true } });
    expect(story.break('R01')?.status).toBe('resolved');
  });

  it('when the hospital corrects what it announced, then what it says of the letter is taken up', () => {
    const story = nothingKnown().until(jn(1, 9));
    const situation = aSituation({ letter: LETTER_ARRIVED });
    story.happens({ type: 'amended' }, { replanning: { plan: story.state.plan, situation } });
    expect(story.break('R01')?.status).toBe('resolved');
  });
});

describe('why the letter is missing', () => {
  it.each([
    ['there is no practitioner', { generalPractitioner: null }, 'no-regular-gp'],
    [
      'the practitioner has no secure mail',
      { generalPractitioner: { professionalId: 'gp-own', channel: 'telephone' } },
      'gp-without-secure-mail',
    ],
    ['nothing explains it', {}, undefined],
  ] as const)('when %s, then the cause is known or left to a person', (_case, situation, cause) => {
    expect(storyOf({}, situation).until(jn(0, 19)).break('R01')?.cause).toBe(cause);
  });

  it('when the practitioner without secure mail has it, then that is not why', () => {
    const story = storyOf(
      {},
      {
        generalPractitioner: { professionalId: 'gp-own', channel: 'telephone' },
        letter: { ...LETTER_ARRIVED, patientHasIt: false },
      },
    );
    expect(story.until(jn(0, 19)).break('R01')?.cause).toBeUndefined();
  });
});

describe('a letter that stays missing', () => {
  it('when J0 ends, then it is fragile, late once J1 ends, and the break alone has the clock then', () => {
    const story = nothingKnown().until(jn(0, 19));
    expect(story.break('R01')?.grade).toBe('fragile');
    expect(workItems(story.state).some(({ key }) => key === 'letter')).toBe(true);
    story.until(jn(1, 18));
    expect(story.break('R01')?.grade).toBe('fragile');
    story.until(jn(1, 19));
    expect(story.break('R01')?.grade).toBe('late');
    expect(workItems(story.state).some(({ key }) => key === 'letter')).toBe(false);
  });

  it('when the ward was told and nothing comes by the evening after, then R01 opens anew, late', () => {
    const story = nothingKnown().until(jn(1, 9));
    story.resolves('R01', 'not-signed', 'ward-told', TEAM_LEAD);
    expect(story.state.letter?.dueAt).toBe(jn(2, 19));
    story.until(jn(2, 18));
    expect(story.state.breaks.filter(({ code }) => code === 'R01')).toHaveLength(1);
    story.until(jn(2, 19));
    expect(story.state.breaks.filter(({ code }) => code === 'R01').at(-1)).toMatchObject({
      id: 'R01-2',
      grade: 'late',
      status: 'open',
    });
  });

  it('when the ward itself says that the patient has it, then the letter is where it says', () => {
    const story = storyOf({}, { letter: { ...LETTER_ARRIVED, patientHasIt: false } }).until(jn(1, 9));
    story.resolves('R01', 'not-signed', 'patient-has-it', HOSPITAL);
    expect(story.state.letter?.patientHasIt).toBe(true);
    expect(story.until(jn(6, 19)).state.breaks.filter(({ code }) => code === 'R01')).toHaveLength(1);
  });

  it('when a person reports it missing too, then it is the same alert', () => {
    const story = nothingKnown().until(jn(0, 18));
    const report = { type: 'break-reported', code: 'R01', subject: 'patient', cause: 'not-written' } as const;
    story.happens(report);
    expect(story.break('R01')?.subject).toBe('letter');
    story.until(jn(1, 9));
    expect(story.state.breaks.filter(({ code }) => code === 'R01')).toHaveLength(1);
    expect(story.happens(report).outcome).toEqual({ status: 'refused', reason: 'already-open' });
  });

  it('when the plan is older than this rule, then no letter is watched', () => {
    const story = new Story({ plan: aPlan() });
    story.happens(told('gpHasIt'));
    expect(story.until(jn(3, 9)).state.letter).toBeNull();
    expect(story.break('R01')).toBeUndefined();
  });
});
