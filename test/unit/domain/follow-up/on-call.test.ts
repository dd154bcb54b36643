import { nextDeadline, workItems, type OnCallRoster } from '../../../../domain/follow-up';
import { jn, OPERATOR } from '../../../support/follow-up-story';
import { ALWAYS, answered, onJ2, QUEUE, RED_FLAG, threeLines, tries } from '../../../support/on-call-story';

describe('a red flag', () => {
  it('when it is raised, then the first line on duty is rung and has its time to answer', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });

    expect(story.break('R14')).toMatchObject({
      urgency: 'immediate',
      grade: 'broken',
      owner: QUEUE('on-call-clinicians'),
      dueAt: jn(2, 9, 3),
      walk: { status: 'ringing' },
    });
    expect(tries(story)).toEqual(['nurse ringing']);
    expect(nextDeadline(story.state)).toMatchObject({ at: jn(2, 9, 3), reason: 'red-flag-ringing' });
    expect(workItems(story.state).find(({ key }) => key === 'break/R14-1')).toMatchObject({
      actionable: true,
      reason: 'red-flag-ringing',
    });
  });

  it('when nobody answers, then each line is rung in turn, by the minute, and then 15 is due', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    expect(tries(story.until(jn(2, 9, 3)))).toEqual(['nurse no-answer', 'ward ringing']);
    expect(tries(story.until(jn(2, 9, 8)))).toEqual([
      'nurse no-answer',
      'ward no-answer',
      'physician ringing',
    ]);
    story.until(jn(2, 9, 12));
    expect(story.break('R14')).toMatchObject({
      owner: QUEUE('operators'),
      dueAt: jn(2, 9, 13),
      walk: { status: 'emergency' },
    });
    expect(nextDeadline(story.state)?.reason).toBe('red-flag-emergency');
  });

  it('when a line does not answer or is not free, then the next is rung at once', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.now = jn(2, 9, 1);
    story.happens(answered('nurse', 'no-answer'));
    story.now = jn(2, 9, 2);
    story.happens(answered('ward', 'unavailable'));
    expect(tries(story)).toEqual(['nurse no-answer', 'ward unavailable', 'physician ringing']);
    expect(story.break('R14')?.dueAt).toBe(jn(2, 9, 6));
  });

  it('when a line is reached, then the clinicians on call have it, with who and when, and its clock goes on', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.until(jn(2, 9, 5));
    const { history } = story.happens(answered('ward', 'reached'));

    expect(story.break('R14')).toMatchObject({
      status: 'owned',
      owner: QUEUE('on-call-clinicians'),
      dueAt: jn(2, 9, 20),
      walk: { status: 'reached' },
    });
    expect(story.break('R14')?.walk?.tries[1]).toEqual({
      contactId: 'ward',
      startedAt: jn(2, 9, 3),
      outcome: 'reached',
      endedAt: jn(2, 9, 5),
    });
    expect(history[0]).toEqual({
      at: jn(2, 9, 5),
      code: 'on-call-reached',
      subject: 'R14-1',
      detail: 'ward',
      userId: OPERATOR.userId,
    });
    story.until(jn(2, 10));
    expect(story.break('R14')?.owner).toEqual(QUEUE('team-leads'));
  });

  it('when a line that had not answered calls back, then it is reached, and no line is listed twice', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.until(jn(2, 9, 4));
    story.happens(answered('nurse', 'reached'));
    expect(tries(story)).toEqual(['ward stopped', 'nurse reached']);
  });

  it('when 15 is due and a clinician calls back first, then they have it, unless it must be 15', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: { rungs: threeLines().rungs.slice(0, 1) } });
    story.until(jn(2, 9, 4));
    story.happens(answered('nurse', 'reached'));
    expect(story.break('R14')?.walk?.status).toBe('reached');

    const grave = onJ2();
    grave.happens({ ...RED_FLAG, urgency: 'emergency' }, { onCall: threeLines() });
    grave.happens(answered('nurse', 'reached'));
    expect(grave.break('R14')?.walk?.status).toBe('emergency');
    grave.happens({ type: 'emergency-called', breakId: 'R14-1' });
    expect(grave.break('R14')).toMatchObject({ status: 'owned', owner: QUEUE('on-call-clinicians') });
  });

  it.each([
    ['the roster is empty', { rungs: [] }],
    [
      'nobody is on duty',
      { rungs: [{ contactId: 'nurse', answerMinutes: 3, onDuty: [{ from: jn(2, 10), to: jn(2, 12) }] }] },
    ],
  ])('when %s, then 15 is due at once', (_what, onCall) => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall });
    expect(story.break('R14')).toMatchObject({
      dueAt: jn(2, 9, 1),
      walk: { status: 'emergency', tries: [] },
    });
  });

  it('when it is an emergency, then nobody is rung first: 15 is due at once', () => {
    const story = onJ2();
    story.happens({ ...RED_FLAG, urgency: 'emergency' }, { onCall: threeLines() });
    expect(story.break('R14')).toMatchObject({
      urgency: 'emergency',
      owner: QUEUE('operators'),
      walk: { status: 'emergency', tries: [] },
    });
  });

  it('when a line comes on duty while others are rung, then it is rung in its place', () => {
    const story = onJ2(8, 58);
    const [nurse, ward, physician] = threeLines().rungs;
    const onCall = {
      rungs: [{ ...nurse!, onDuty: [{ from: jn(2, 9), to: jn(2, 12) }] }, ward!, physician!],
    };
    story.happens(RED_FLAG, { onCall });
    expect(tries(story)).toEqual(['ward ringing']);
    expect(tries(story.until(jn(2, 9, 3)))).toEqual(['ward no-answer', 'nurse ringing']);
  });

  it('when the lines take longer to answer than a clinician may be waited for, then 15 is due in time', () => {
    const slow: OnCallRoster = {
      rungs: threeLines().rungs.map((rung) => ({ ...rung, answerMinutes: 10 })),
    };
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: slow });
    story.until(jn(2, 9, 15));
    expect(tries(story)).toEqual(['nurse no-answer', 'ward no-answer']);
    expect(story.break('R14')?.walk?.status).toBe('emergency');
  });

  it('when two hours pass without a clinician, then 15 is due, whoever is being rung', () => {
    const patient: OnCallRoster = {
      rungs: [
        { contactId: 'nurse', answerMinutes: 60, onDuty: ALWAYS },
        { contactId: 'ward', answerMinutes: 90, onDuty: ALWAYS },
      ],
    };
    const story = onJ2();
    story.happens({ ...RED_FLAG, urgency: 'two-hours' }, { onCall: patient });
    story.until(jn(2, 10, 59));
    expect(story.break('R14')).toMatchObject({ dueAt: jn(2, 11), walk: { status: 'ringing' } });
    story.until(jn(2, 11));
    expect(story.break('R14')?.walk?.status).toBe('emergency');
  });

  it('when it is heard in a call, then it walks with the urgency that the call found', () => {
    const story = onJ2();
    const attempt = { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag' } as const;
    story.happens({ ...attempt, urgency: 'two-hours' }, { onCall: threeLines() });
    expect(story.break('R14')).toMatchObject({ subject: 'call-j2', urgency: 'two-hours' });
    expect(tries(story)).toEqual(['nurse ringing']);
  });

  it('when it comes without a roster, as in a follow-up begun before them, then it stands as it did', () => {
    const story = onJ2();
    story.happens(RED_FLAG);
    expect(story.break('R14')).not.toHaveProperty('walk');
    expect(story.break('R14')?.dueAt).toBe(jn(2, 9, 15));
    story.until(jn(2, 9, 16));
    expect(story.break('R14')?.owner).toEqual(QUEUE('team-leads'));
  });

  it('when a person is in danger, then the team leads have it and no line is rung', () => {
    const story = onJ2();
    story.happens({ type: 'alert-raised', code: 'R22', cause: 'violence' }, { onCall: threeLines() });
    expect(story.break('R22')).toMatchObject({ owner: QUEUE('team-leads') });
    expect(story.break('R22')).not.toHaveProperty('walk');
  });
});
