import { mayResume, workItems } from '../../../../domain/follow-up';
import { CLINICIAN, jn, OPERATOR } from '../../../support/follow-up-story';
import { answered, onJ2, RED_FLAG, threeLines } from '../../../support/on-call-story';

const calledBack = (outcome: 'spoken-to' | 'no-answer' | 'voicemail-left') =>
  ({ type: 'clinician-called-back', breakId: 'R14-1', outcome }) as const;
const byClinician = { actor: CLINICIAN };
const flagged = () => {
  const story = onJ2();
  story.happens(RED_FLAG, { onCall: threeLines() });
  return story;
};

describe('a clinician who calls the patient of a red flag back', () => {
  it('when they spoke to the patient, then they have it, nobody is rung any more, and it stands', () => {
    const story = flagged();
    const { history } = story.happens(calledBack('spoken-to'), byClinician);
    expect(story.break('R14')).toMatchObject({
      status: 'owned',
      owner: { kind: 'person', userId: CLINICIAN.userId },
      walk: { status: 'reached' },
      callBacks: [{ at: story.now, outcome: 'spoken-to', by: CLINICIAN.userId }],
    });
    expect(history.map(({ code }) => code)).toEqual(['clinician-spoke-to-patient', 'break-taken']);
    expect(workItems(story.state).some(({ key }) => key === 'break/R14-1')).toBe(true);
  });

  it('when another person has it, then it stays theirs', () => {
    const story = flagged();
    story.happens({ type: 'break-taken', breakId: 'R14-1' }, { actor: OPERATOR });
    story.happens(calledBack('spoken-to'), byClinician);
    expect(story.break('R14')?.owner).toEqual({ kind: 'person', userId: OPERATOR.userId });
  });

  it.each(['no-answer', 'voicemail-left'] as const)(
    'when it is %s, then its clock and its walk go on and the operators look for the patient, once',
    (outcome) => {
      const story = flagged();
      const before = story.break('R14');
      story.happens(calledBack(outcome), byClinician);
      story.happens(calledBack(outcome), byClinician);
      const { dueAt, owner, walk, callBacks } = story.break('R14') ?? {};
      expect({ dueAt, owner, walk }).toEqual({
        dueAt: before?.dueAt,
        owner: before?.owner,
        walk: before?.walk,
      });
      expect(callBacks).toHaveLength(2);
      expect(story.state.calls.filter(({ key }) => key.startsWith('call-back-'))).toMatchObject([
        { key: 'call-back-1', status: 'due', owner: { kind: 'queue', queue: 'operators' } },
      ]);
    },
  );

  it('when an operator says it, it is closed, or it is no red flag, then it is refused', () => {
    const story = flagged();
    const refusedFor = (event: ReturnType<typeof calledBack> | { breakId: string }, actor = CLINICIAN) =>
      story.happens({ ...calledBack('no-answer'), ...event }, { actor }).outcome;
    expect(story.happens(calledBack('spoken-to'), { actor: OPERATOR }).outcome).toEqual({
      status: 'refused',
      reason: 'not-allowed',
    });
    expect(refusedFor({ breakId: 'R14-9' })).toEqual({ status: 'refused', reason: 'unknown-subject' });
    story.resolves('R14', 'call', 'seen-same-day', CLINICIAN);
    expect(refusedFor(calledBack('no-answer'))).toEqual({ status: 'refused', reason: 'already-settled' });
  });
});

describe('going on with an interrupted call', () => {
  const interrupted = () => {
    const story = onJ2();
    story.happens(
      { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag' },
      { onCall: threeLines() },
    );
    return story;
  };

  it('when the roster is being rung, or 15 is due, then it waits; once a clinician is reached, it goes on', () => {
    const story = interrupted();
    expect(mayResume(story.state, 'call-j2')).toBe(false);
    story.happens({ type: 'break-taken', breakId: 'R14-1' }, { actor: OPERATOR });
    expect(mayResume(story.state, 'call-j2')).toBe(false);
    story.happens(answered('nurse', 'reached'));
    expect(mayResume(story.state, 'call-j2')).toBe(true);

    const unanswered = interrupted().until(jn(2, 9, 30));
    expect(mayResume(unanswered.state, 'call-j2')).toBe(false);
    unanswered.happens({ type: 'emergency-called', breakId: 'R14-1' });
    expect(mayResume(unanswered.state, 'call-j2')).toBe(false);
    unanswered.happens(answered('ward', 'reached'));
    expect(mayResume(unanswered.state, 'call-j2')).toBe(true);
  });
});

describe('a medical opinion asked for the same day', () => {
  const asked = { type: 'medical-advice-asked', callKey: 'call-j2' } as const;

  it('when a call asks for it, then the clinicians on call have it by the end of the day, once', () => {
    const story = onJ2();
    story.happens(asked);
    story.happens(asked);
    expect(workItems(story.state).filter(({ reason }) => reason === 'medical-advice')).toMatchObject([
      {
        key: 'check/medical-advice-call-j2',
        owner: { kind: 'queue', queue: 'on-call-clinicians' },
        dueAt: jn(2, 18),
        actionable: true,
      },
    ]);
    story.happens({ type: 'check-settled', checkKey: 'medical-advice-call-j2', outcome: 'done' });
    expect(workItems(story.state).some(({ reason }) => reason === 'medical-advice')).toBe(false);
  });

  it('when nobody gave it in time, then the team lead has it', () => {
    const story = onJ2();
    story.happens(asked);
    story.until(jn(2, 18, 1));
    expect(workItems(story.state).find(({ reason }) => reason === 'medical-advice')).toMatchObject({
      owner: { kind: 'queue', queue: 'team-leads' },
      overdue: true,
    });
  });

  it('when the service is about to close, or the call is unknown, then by closing; refused', () => {
    const story = onJ2(18, 30);
    story.happens(asked);
    expect(story.state.checks.find(({ key }) => key.startsWith('medical'))?.dueAt).toBe(jn(2, 19));
    expect(story.happens({ ...asked, callKey: 'call-j99' }).outcome).toEqual({
      status: 'refused',
      reason: 'unknown-subject',
    });
  });
});
