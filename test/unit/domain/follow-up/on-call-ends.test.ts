import { nextDeadline, workItems } from '../../../../domain/follow-up';
import { CLINICIAN, jn, OPERATOR, type Story } from '../../../support/follow-up-story';
import { answered, onJ2, QUEUE, RED_FLAG, redFlags, threeLines, tries } from '../../../support/on-call-story';

describe('calling 15', () => {
  it('when it is not called, then it is said again by the minute, and climbs to the team lead', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: { rungs: [] } });
    story.until(jn(2, 9, 1));
    expect(story.break('R14')).toMatchObject({ owner: QUEUE('team-leads'), dueAt: jn(2, 9, 2) });
    story.until(jn(2, 9, 2));
    expect(story.break('R14')).toMatchObject({ dueAt: jn(2, 9, 4), overdueCount: 2 });
  });

  it('when the service is closed, then the team leads must dial', () => {
    const story = onJ2(22);
    story.happens(RED_FLAG, { onCall: { rungs: [] } });
    expect(story.break('R14')?.owner).toEqual(QUEUE('team-leads'));
  });

  it('when it was called, then a clinician is to be told within 15 minutes and the patient called back that day', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.now = jn(2, 9, 2);
    story.happens({ type: 'emergency-called', breakId: 'R14-1' });

    expect(tries(story)).toEqual(['nurse stopped']);
    expect(story.break('R14')).toMatchObject({
      urgency: 'emergency',
      owner: QUEUE('operators'),
      dueAt: jn(2, 9, 17),
      walk: { status: 'emergency-called', emergencyCalledAt: jn(2, 9, 2) },
    });
    expect(workItems(story.state).map(({ reason }) => reason)).toContain('red-flag-to-inform');
    expect(story.call('call-back-1')).toMatchObject({ status: 'due', dueAt: jn(2, 19) });

    story.until(jn(2, 9, 20));
    expect(story.break('R14')?.owner).toEqual(QUEUE('team-leads'));
    story.happens(answered('physician', 'reached'));
    expect(story.break('R14')).toMatchObject({
      status: 'owned',
      owner: QUEUE('on-call-clinicians'),
      walk: { status: 'emergency-called', informedAt: jn(2, 9, 20) },
    });
    expect(workItems(story.state).find(({ key }) => key === 'break/R14-1')?.reason).toBe('R14');
    story.happens({ type: 'call-attempted', callKey: 'call-back-1', outcome: 'reached' });
    expect(story.call('call-back-1').status).toBe('done');
  });

  it('when a relative says where the patient is, then the call back is made; when nobody answers, they are sought', () => {
    const asked = (outcome: 'relative-reached' | 'no-answer') => {
      const story = onJ2();
      story.happens(RED_FLAG, { onCall: { rungs: [] } });
      story.happens({ type: 'emergency-called', breakId: 'R14-1' });
      story.happens({ type: 'call-attempted', callKey: 'call-back-1', outcome });
      return story;
    };
    expect(asked('relative-reached').call('call-back-1').status).toBe('done');
    expect(asked('no-answer').break('R13')).toMatchObject({ subject: 'call-back-1', status: 'open' });
  });

  it('when it was called at night, then the patient is called back first thing', () => {
    const story = onJ2(22);
    story.happens(RED_FLAG, { onCall: { rungs: [] } });
    story.happens({ type: 'emergency-called', breakId: 'R14-1' });
    expect(story.call('call-back-1').dueAt).toBe(jn(3, 8));
  });

  it('when the patient is moved to another pathway, then the call back is still to be made', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: { rungs: [] } });
    story.happens({ type: 'emergency-called', breakId: 'R14-1' });
    const plan = { ...story.state.plan, pathway: { key: 'other', version: '1.0.0' }, calls: [] };
    const moved = { type: 'pathway-moved', pathwayKey: 'other', reason: 'test' } as const;
    story.happens(moved, { replanning: { plan, situation: story.state.situation } });
    expect(story.call('call-j2').status).toBe('dropped');
    expect(story.call('call-back-1').status).toBe('due');
  });

  it('when it was called already, or the clinician closed the red flag, then it is refused', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: { rungs: [] } });
    const called = { type: 'emergency-called', breakId: 'R14-1' } as const;
    expect(story.happens({ ...called, expectedRevision: 1 }).outcome).toMatchObject({
      reason: 'changed-meanwhile',
    });
    expect(story.happens(called).outcome).toEqual({ status: 'applied' });
    expect(story.happens(called).outcome).toMatchObject({ reason: 'already-settled' });
    story.resolves('R14', 'call', 'emergency-call-15', CLINICIAN);
    expect(story.happens(called).outcome).toMatchObject({ reason: 'already-settled' });
  });
});

describe('what is said of a walk', () => {
  it.each([
    ['a line that is not of the roster', answered('stranger', 'reached'), 'unknown-subject'],
    ['a line that is not being rung', answered('physician', 'no-answer'), 'already-settled'],
    ['no break', { ...answered('nurse', 'reached'), breakId: 'R14-9' }, 'unknown-subject'],
    ['something older', { ...answered('nurse', 'reached'), expectedRevision: 1 }, 'changed-meanwhile'],
  ] as const)('when it is about %s, then it is refused', (_what, event, reason) => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    expect(story.happens(event).outcome).toEqual({ status: 'refused', reason });
  });

  it('when a clinician was reached, then another answer is refused', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.happens(answered('nurse', 'reached'));
    expect(story.happens(answered('ward', 'reached')).outcome).toMatchObject({ reason: 'already-settled' });
  });

  it('when a clinician takes it, then they were reached; when an operator does, then lines are rung on', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.happens({ type: 'break-taken', breakId: 'R14-1' });
    story.until(jn(2, 9, 3));
    expect(tries(story)).toEqual(['nurse no-answer', 'ward ringing']);
    expect(story.break('R14')?.owner).toEqual({ kind: 'person', userId: OPERATOR.userId });

    story.happens({ type: 'break-taken', breakId: 'R14-1' }, { actor: CLINICIAN });
    expect(story.break('R14')).toMatchObject({
      owner: { kind: 'person', userId: CLINICIAN.userId },
      walk: { status: 'reached' },
    });
    expect(tries(story)).toEqual(['nurse no-answer', 'ward stopped']);
  });
});

describe('several red flags at once', () => {
  const FROM_CALL = { type: 'call-attempted', callKey: 'call-j2', outcome: 'red-flag' } as const;
  const byId = (story: Story, id: string) => story.state.breaks.find((item) => item.id === id);

  it('when a second comes, then it joins the walk of the first and follows its clock', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.now = jn(2, 9, 1);
    story.happens(FROM_CALL, { onCall: threeLines() });
    story.until(jn(2, 9, 3));

    expect(byId(story, 'R14-2')).toMatchObject({ joins: 'R14-1', dueAt: jn(2, 9, 8) });
    expect(byId(story, 'R14-2')).not.toHaveProperty('walk');
    expect(tries(story)).toEqual(['nurse no-answer', 'ward ringing']);
    const items = workItems(story.state).filter(({ subject }) => subject.startsWith('R14'));
    expect(items.map(({ subject, reason, actionable }) => [subject, reason, actionable])).toEqual([
      ['R14-1', 'red-flag-ringing', true],
      ['R14-2', 'red-flag-joined', false],
    ]);

    story.happens({ ...answered('ward', 'reached'), breakId: 'R14-2' });
    expect(redFlags(story)).toMatchObject([
      { status: 'owned', owner: QUEUE('on-call-clinicians'), dueAt: jn(2, 9, 18) },
      { status: 'owned', owner: QUEUE('on-call-clinicians'), dueAt: jn(2, 9, 18) },
    ]);
    expect(byId(story, 'R14-2')).not.toHaveProperty('joins');
  });

  it('when the second is more urgent, then it goes on with the walk, which nobody is rung twice for', () => {
    const story = onJ2();
    story.happens({ ...RED_FLAG, urgency: 'two-hours' }, { onCall: threeLines() });
    story.until(jn(2, 9, 4));
    story.happens({ ...FROM_CALL, urgency: 'immediate' }, { onCall: threeLines() });
    expect(byId(story, 'R14-1')).toMatchObject({ joins: 'R14-2', urgency: 'two-hours' });
    expect(byId(story, 'R14-2')?.walk).toMatchObject({ status: 'ringing', until: jn(2, 9, 19) });

    story.happens({ ...RED_FLAG, urgency: 'emergency' }, { onCall: threeLines() });
    expect(byId(story, 'R14-2')).toMatchObject({ joins: 'R14-1' });
    expect(byId(story, 'R14-1')).toMatchObject({ urgency: 'emergency', walk: { status: 'emergency' } });
  });

  it('when the same is said again, less urgent, then nothing is lowered and the history says so', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    const { history } = story.happens({ ...RED_FLAG, urgency: 'two-hours' }, { onCall: threeLines() });
    expect(history.map(({ code }) => code)).toEqual(['alert-repeated']);
    expect(story.break('R14')?.urgency).toBe('immediate');
    expect(redFlags(story)).toHaveLength(1);
  });

  it('when one is said after a clinician was reached, then the roster is walked again for it', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.happens(answered('nurse', 'reached'));
    story.until(jn(2, 14));
    story.happens(RED_FLAG, { onCall: threeLines() });
    expect(story.break('R14')).toMatchObject({ status: 'open', dueAt: jn(2, 14, 3) });
    expect(tries(story)).toEqual(['nurse ringing']);
  });

  it('when the one that walks is closed, then the one that had joined goes on with the walk', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.happens(FROM_CALL, { onCall: threeLines() });
    story.resolves('R14', 'call', 'false-alarm', CLINICIAN);
    expect(byId(story, 'R14-1')?.walk?.status).toBe('stopped');
    expect(byId(story, 'R14-2')).toMatchObject({ dueAt: jn(2, 9, 3), walk: { status: 'ringing' } });
    story.until(jn(2, 9, 12));
    expect(byId(story, 'R14-2')?.walk?.status).toBe('emergency');
  });
});

describe('the end of a walk', () => {
  it('when a clinician closes the red flag, then nobody is rung any more', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.resolves('R14', 'call', 'false-alarm', CLINICIAN);
    story.until(jn(3, 9));
    expect(story.break('R14')?.walk?.status).toBe('stopped');
    expect(tries(story)).toEqual(['nurse stopped']);
  });

  it('when it is opened again, then the roster of that moment is walked from its beginning', () => {
    const story = onJ2();
    story.happens({ ...RED_FLAG, urgency: 'two-hours' }, { onCall: threeLines() });
    story.resolves('R14', 'call', 'false-alarm', CLINICIAN);
    story.until(jn(3, 9));
    story.happens({ type: 'break-reopened', breakId: 'R14-1' }, { onCall: threeLines() });
    expect(story.break('R14')).toMatchObject({
      status: 'reopened',
      urgency: 'two-hours',
      dueAt: jn(3, 9, 3),
    });
    expect(tries(story)).toEqual(['nurse ringing']);
  });

  it('when the patient dies, then the walk ends with the follow-up, and nobody is rung any more', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    const { history } = story.happens({ type: 'died', source: 'hospital' });
    expect(history.map(({ code }) => code)).toContain('on-call-stopped');
    expect(story.break('R14')?.walk?.status).toBe('stopped');
    expect(tries(story)).toEqual(['nurse stopped']);
    expect(nextDeadline(story.state)).toBeNull();
  });

  it('when the follow-up is reopened with the red flag still open, then the roster is walked again', () => {
    const story = onJ2();
    story.happens(RED_FLAG, { onCall: threeLines() });
    story.happens({ type: 'died', source: 'hospital' });
    story.now = jn(2, 9, 20);
    story.reopens({}, { onCall: threeLines() });
    expect(story.break('R14')).toMatchObject({ dueAt: jn(2, 9, 23), walk: { status: 'ringing' } });
  });
});
